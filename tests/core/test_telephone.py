"""A written phone number as a link that rings the right number."""

import pytest

from core.telephone import telephone_link


@pytest.mark.parametrize(
    ("written", "link"),
    [
        ("01632 960001", "tel:01632960001"),
        ("+44 (0)1632 960001", "tel:+441632960001"),
        ("111", "tel:111"),
        ("Text SHOUT", ""),
        ("+", ""),
        ("", ""),
    ],
)
def test_telephone_link_can_be_rung(written: str, link: str) -> None:
    assert telephone_link(written) == link
