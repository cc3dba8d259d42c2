"""The same address typed in different ways is the same address; what is none is refused with words."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from people.addresses import normalised_email, normalised_phone, normalised_postal_address, reach_key


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("sam@example.com", "sam@example.com"),
        ("  Sam@Example.COM\t", "sam@example.com"),
        ("sam+news@example.com", "sam+news@example.com"),
        ("\u200bsam@example.com\ufeff", "sam@example.com"),
        ("ｓａｍ＠example.com", "sam@example.com"),
        ("mailto:sam@example.com", "sam@example.com"),
        ("sam@example.com.", "sam@example.com"),
        ("sam@bücher.example", "sam@xn--bcher-kva.example"),
        ("sam@faß.example", "sam@xn--fa-hia.example"),
    ],
)
def test_email_is_brought_to_one_form(typed: str, stored: str) -> None:
    assert normalised_email(typed) == stored
    assert normalised_email(stored) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "sam",
        "@example.com",
        "sam@",
        "sam@example",
        "sam @example.com",
        "sam@exa mple.com",
        "söm@example.com",
        "a@b@c.com",
        "sam@example.com\nbcc:x@example.com",
        "sam\x00@example.com",
        "sam@-example.com",
        "sam@" + "a" * 300 + ".com",
        "a" * 65 + "@example.com",
        "x" * 5000,
        "@" * 5000,
        "sam@xn--\ud800.com",
        "root@localhost",
        "sam@[127.0.0.1]",
        "sam@[::1]",
        '"sam@example.org,"@example.com',
        '"<sam@example.org>"@example.com',
    ],
)
def test_what_is_no_email_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError) as refused:
        normalised_email(typed)
    assert refused.value.messages[0]


@given(st.text(max_size=200))
def test_any_text_is_an_email_or_refused(typed: str) -> None:
    try:
        stored = normalised_email(typed)
    except ValidationError:
        return
    assert normalised_email(stored) == stored
    assert stored.isascii()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("01632 960 001", "01632960001"),
        ("+44 1632 960001", "01632960001"),
        ("+44 (0)1632 960001", "01632960001"),
        ("0044 1632 960001", "01632960001"),
        ("(01632) 960-001", "01632960001"),
        ("٠١٦٣٢٩٦٠٠٠١", "01632960001"),
        ("+48 22 555 01 23", "+48225550123"),
        ("0048225550123", "+48225550123"),
    ],
)
def test_phone_is_brought_to_one_form(typed: str, stored: str) -> None:
    assert normalised_phone(typed) == stored


@pytest.mark.parametrize("typed", ["", "12", "abc", "01632 96000x", "+", "0" * 30, "1" * 5000, "=1+1"])
def test_what_is_no_phone_number_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        normalised_phone(typed)


def test_postal_address_keeps_its_lines() -> None:
    assert normalised_postal_address(" 1  Example Street \r\n\r\n Exampletown ") == "1 Example Street\nExampletown"
    with pytest.raises(ValidationError):
        normalised_postal_address("here")


def test_reach_key_does_not_care_for_case_and_spaces() -> None:
    one = reach_key("post", "1 Example Street\nExampletown", "Sam  Example")
    assert one == reach_key("post", "1 EXAMPLE STREET, Exampletown", " sam example ")
    assert one != reach_key("post", "1 Example Street\nExampletown", "Kim Example")
    assert one != reach_key("phone", "1 Example Street\nExampletown", "Sam Example")
