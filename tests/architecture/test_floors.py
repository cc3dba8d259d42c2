"""Foreign keys obey the floors too, also those written as strings, which no import shows."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import Field, Model
from django.template.loader import get_template

from core.apps import our_apps
from core.checks import our_page_types

from .house import FLOORS, ROOT


def _relations() -> Iterator[tuple[type[Model], str, type[Model]]]:
    """Yield model, field and target of every relation that starts in one of our rooms."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label not in FLOORS:
            continue
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            if isinstance(field, Field) and field.remote_field and isinstance(field.related_model, type):
                yield model, field.name, field.related_model


def test_there_are_relations_to_look_at() -> None:
    assert len(list(_relations())) > 10


def test_foreign_keys_go_down_the_floors_only() -> None:
    wrong = [
        f"{model._meta.label}.{name} -> {target._meta.label}"
        for model, name, target in _relations()
        if target._meta.app_label in FLOORS
        and target._meta.app_label != model._meta.app_label
        and FLOORS[target._meta.app_label] >= FLOORS[model._meta.app_label]
    ]
    assert not wrong


def test_site_is_a_plain_folder() -> None:
    """The standard library owns the module name `site`."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_no_room_is_missing_from_the_floors() -> None:
    ours = {config.label for config in our_apps()}
    assert ours == set(FLOORS) - {"config"}


def test_every_page_type_has_its_template() -> None:
    for page_type in our_page_types():
        if page_type.is_creatable:
            get_template(page_type.template)
