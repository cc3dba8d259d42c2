"""A date asked for in three parts: what is taken, what is refused, and where the error leads."""

from datetime import date

import pytest
from bs4 import BeautifulSoup

from core.look.errors import error_links
from core.look.fields import NhsDateField
from core.look.forms import NhsForm


class Ask(NhsForm):
    """A form with one date."""

    born = NhsDateField(label="Date of birth", earliest=date(1900, 1, 1), latest=date(2020, 1, 1))


def asked(day: str, month: str, year: str) -> Ask:
    """Return the form as sent with these parts."""
    return Ask({"born_day": day, "born_month": month, "born_year": year})


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", " MARCH "])
def test_months_may_be_numbers_or_words(month: str) -> None:
    form = asked("4", month, "1980")
    assert form.is_valid(), form.errors
    assert form.cleaned_data["born"] == date(1980, 3, 4)


@pytest.mark.parametrize(
    ("parts", "message", "leads_to"),
    [
        (("", "", ""), "Fill in “Date of birth”", "#id_born-day"),
        (("", "3", "1980"), "Date of birth must include a day", "#id_born-day"),
        (("4", "", ""), "Date of birth must include a month and a year", "#id_born-month"),
        (("4", "3", "80"), "The year must have 4 numbers", "#id_born-year"),
        (("31", "2", "1980"), "Date of birth must be a real date", "#id_born-day"),
        (("4", "nonsense", "1980"), "Date of birth must be a real date", "#id_born-day"),
        (("4\x00", "3", "1980"), "Date of birth must be a real date", "#id_born-day"),
        (("9" * 5000, "3", "1980"), "Date of birth must be a real date", "#id_born-day"),
        (("-4", "3", "1980"), "Date of birth must be a real date", "#id_born-day"),
        (("4", "3", "1899"), "Date of birth must be the same as or after 1 January 1900", "#id_born-day"),
        (("2", "1", "2020"), "Date of birth must be the same as or before 1 January 2020", "#id_born-day"),
    ],
)
def test_a_wrong_date_names_the_part_and_leads_to_it(parts: tuple[str, str, str], message: str, leads_to: str) -> None:
    form = asked(*parts)
    assert error_links(form) == [{"text": message, "href": leads_to}]
    marked = BeautifulSoup(str(form), "html.parser").select("[aria-invalid=true]")
    assert f"#{marked[0]['id']}" == leads_to


def test_an_initial_date_fills_the_parts() -> None:
    soup = BeautifulSoup(str(Ask(initial={"born": date(1980, 3, 4)})), "html.parser")
    assert [tag["value"] for tag in soup.find_all("input")] == ["4", "3", "1980"]


def test_an_optional_date_may_be_left_out() -> None:
    class Optional(NhsForm):
        born = NhsDateField(required=False)

    form = Optional({})
    assert form.is_valid() and form.cleaned_data["born"] is None


def test_the_form_knows_whether_the_date_changed() -> None:
    same, other = {"born_day": "4", "born_month": "3", "born_year": "1980"}, {"born_day": "4"}
    assert not Ask(same, initial={"born": date(1980, 3, 4)}).has_changed()
    assert Ask(other, initial={"born": date(1980, 3, 4)}).has_changed()
