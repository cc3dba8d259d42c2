"""Lists that the site keeps true by itself."""

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from core.blocks import BodyBlock
from core.live_lists import live_list_choices, live_rows, register_live_list


def test_an_unknown_list_has_no_rows_and_breaks_no_page() -> None:
    block = BodyBlock().child_blocks["live_list"]
    assert live_rows("gone") == []
    assert block.render(block.to_python({"name": "gone"})).strip() == ""


def test_a_name_is_taken_once() -> None:
    name = live_list_choices()[0][0]
    with pytest.raises(ImproperlyConfigured):
        register_live_list(name, "Again")(list)


@pytest.mark.django_db
def test_an_editor_chooses_from_what_the_rooms_offer() -> None:
    block = BodyBlock().child_blocks["live_list"]
    for name, _label in live_list_choices():
        block.clean(block.to_python({"name": name}))
        assert "<dt" in block.render(block.to_python({"name": name}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"name": "gone"}))
