"""The sheet of a page says what to have ready, without names unless somebody who may asks; the report names nobody."""

from datetime import UTC, datetime
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, ModelLogEntry, PageLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.needs_met import record_met
from people.models import AccessNeed, AccessNeedMet, EqualityCount, SignUp
from people.needs import sheet_of, sign_ups_with_place
from people.needs_report import needs_report
from tests.factories.needs import make_due, make_over, make_taking_part
from tests.html_checker import as_document, html_errors_of
from tests.people.test_permissions import signed_in_with


@pytest.fixture
def everyone(page: OpportunityPage) -> list[SignUp]:
    """Four people who take part, two of whom need the same."""
    return [
        make_taking_part(page, "Sam Example", "A step-free  room"),
        make_taking_part(page, "Kim Example", "a step-free room", format="large-print"),
        make_taking_part(page, "Lee Example", language="ur", channel="phone"),
        make_taking_part(page, "Alex Example"),
    ]


def sheet(page: OpportunityPage) -> str:
    """Return the address of the sheet."""
    return f"/admin/needs/page/{page.pk}/"


def test_equal_needs_are_counted_together(page: OpportunityPage, everyone: list[SignUp]) -> None:
    lines = [(line.need.about, line.need.words, line.number) for line in sheet_of(sign_ups_with_place(page))]
    assert lines == [
        ("Format", "Large print", 1),
        ("Language", "Urdu", 1),
        ("Reach by", "Phone", 1),
        ("In their words", "a step-free room", 2),
    ]


def test_names_are_shown_only_to_those_who_ask_and_may(
    editor_client: Client, page: OpportunityPage, everyone: list[SignUp]
) -> None:
    plain = editor_client.get(sheet(page)).content.decode()
    assert "step-free room" in plain and "4 people" in plain
    named = editor_client.get(f"{sheet(page)}?names").content.decode()
    for name in ("Sam Example", "Kim Example", "Lee Example"):
        assert name not in plain and name in named
    assert "Alex Example" not in named
    organiser = signed_in_with("view_accessneed")
    for address in (sheet(page), f"{sheet(page)}?names"):
        shown = organiser.get(address).content.decode()
        assert "step-free room" in shown and "Kim Example" not in shown and "Show with names" not in shown


@pytest.mark.parametrize(
    ("permissions", "sees"),
    [((), False), (("view_person",), False), (("view_accessneed",), True), (("view_signup",), True)],
)
def test_who_may_see_a_sheet(page: OpportunityPage, permissions: tuple[str, ...], sees: bool) -> None:
    client = signed_in_with(*permissions)
    assert (client.get(sheet(page)).status_code == 200) is sees


def test_every_reading_is_written_down_without_a_name(
    editor_client: Client, editor: User, page: OpportunityPage, everyone: list[SignUp]
) -> None:
    editor_client.get(sheet(page))
    editor_client.get(f"{sheet(page)}?names")
    entries = PageLogEntry.objects.filter(action="people.view_needs").order_by("pk")
    assert [entry.data for entry in entries] == [{"count": 4, "names": False}, {"count": 4, "names": True}]
    assert {entry.user for entry in entries} == {editor}
    assert {str(entry.message) for entry in entries} == {"Read what the people of this need"}
    need = AccessNeed.objects.first()
    editor_client.get(f"/admin/needs/person/{need.pk}/")
    viewed = ModelLogEntry.objects.get(action="people.view")
    assert viewed.data == {"what": ["access_need"]} and "Example" not in viewed.label


@pytest.mark.parametrize("state", ["left", "declined", "expired", "unconfirmed", "awaiting-guardian"])
def test_whoever_does_not_come_needs_nothing(page: OpportunityPage, everyone: list[SignUp], state: str) -> None:
    SignUp.objects.filter(pk=everyone[1].pk).update(state=state)
    assert [line.number for line in sheet_of(sign_ups_with_place(page)) if line.need.about == "In their words"] == [1]
    assert "Large print" not in [line.need.words for line in sheet_of(sign_ups_with_place(page))]


def test_the_sheet_holds_those_who_signed_up_in_another_language(page: OpportunityPage, editor_client: Client) -> None:
    locale = Locale.objects.create(language_code="pl")
    page.get_parent().get_parent().specific.copy_for_translation(locale)
    page.get_parent().specific.copy_for_translation(locale)
    polish = page.copy_for_translation(locale)
    polish.save_revision().publish()
    make_taking_part(polish.specific, "Kim Example", "Tłumacz")
    assert "Tłumacz" in editor_client.get(sheet(page)).content.decode()


def test_figures_of_what_was_met_stand_on_the_sheet_once_it_is_over(
    editor_client: Client, editor: User, page: OpportunityPage, everyone: list[SignUp]
) -> None:
    make_over(page)
    record_met(everyone[0], "partly", by=editor)
    shown = editor_client.get(sheet(page)).content.decode()
    for words in ("Some of it: 1", "Yes, all of it: 0", "Not written down yet: 2", "Write down whether it was there"):
        assert words in shown


def test_the_sheet_costs_the_same_for_few_and_for_many(
    editor_client: Client, page: OpportunityPage, everyone: list[SignUp], django_assert_max_num_queries: Any
) -> None:
    editor_client.get(sheet(page))
    with django_assert_max_num_queries(30) as few:
        editor_client.get(f"{sheet(page)}?names")
    number = len(few.captured_queries)
    for letter in "ABCDEFGHIJ":
        make_taking_part(page, f"{letter}x Example", f"Thing {letter}", format="audio")
    with django_assert_max_num_queries(number):
        editor_client.get(f"{sheet(page)}?names")


def test_the_sheet_prints_without_the_furniture(editor_client: Client, page: OpportunityPage) -> None:
    assert 'css/admin-print.css" media="print"' in editor_client.get(sheet(page)).content.decode()


def test_a_page_has_a_button_to_its_sheet(editor_client: Client, page: OpportunityPage) -> None:
    assert sheet(page) in editor_client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    parent = page.get_parent()
    assert (
        f"/admin/needs/page/{parent.pk}/" not in editor_client.get(f"/admin/pages/{parent.pk}/edit/").content.decode()
    )


def test_there_is_no_sheet_of_what_does_not_exist(editor_client: Client, client: Client, page: OpportunityPage) -> None:
    assert editor_client.get("/admin/needs/page/999999/").status_code == 404
    assert client.get(sheet(page)).status_code == 302


def test_the_report_counts_who_told_us_and_who_was_asked_in_time(page: OpportunityPage) -> None:
    for number in range(12):
        sign_up = make_taking_part(page, f"P{number} Example", "Breaks", format="audio" if number < 3 else "standard")
        if number < 2:
            make_due(sign_up)
    AccessNeed.objects.filter(person__name="P0 Example").update(review_asked_at=timezone.now())
    report = needs_report(timezone.localdate())
    assert dict(report.told_us) == {
        "People who told us what they need": "10",
        "People who need another format": "*",
        "People who need another language": "0",
    }
    assert {label: figure.text for label, figure in report.reviews.rows.items()} == {
        "Recorded or reviewed in time": "10",
        "Asked again, no answer yet": "*",
        "To be asked again": "*",
    }
    assert report.reviews.total.text not in ("12", "10")


def test_the_report_tells_met_partly_and_not_by_quarter(editor_client: Client, page: OpportunityPage) -> None:
    for number in range(13):
        written = AccessNeedMet.objects.create(
            sign_up=make_taking_part(page, f"P{number} Example", "Breaks"), answer="yes" if number < 9 else "no"
        )
        AccessNeedMet.objects.filter(pk=written.pk).update(recorded_at=datetime(2026, 9, 30, 22, 30, tzinfo=UTC))
    AccessNeedMet.objects.filter(sign_up__person__name="P0 Example").update(
        recorded_at=datetime(2026, 9, 30, 23, 30, tzinfo=UTC)  # 1 October in London
    )
    met = [
        (each.label, [row.text for row in each.figures.rows.values()])
        for each in needs_report(timezone.localdate()).met
    ]
    assert met == [("October to December 2026", ["*", "0", "0"]), ("July to September 2026", ["10", "0", "*"])]
    shown = editor_client.get("/admin/needs/report/").content.decode()
    assert "July to September 2026" in shown and "Example" not in shown.split("<main")[1].split("editor")[0]


def test_the_report_is_for_those_who_may_read_sign_ups() -> None:
    assert signed_in_with("view_accessneed").get("/admin/needs/report/").status_code != 200
    User.objects.all().delete()
    assert signed_in_with("view_signup").get("/admin/needs/report/").status_code == 200


def test_our_own_part_of_the_pages_is_valid_html(
    editor_client: Client, page: OpportunityPage, everyone: list[SignUp]
) -> None:
    make_over(page)
    need = AccessNeed.objects.first()
    addresses = [
        f"{sheet(page)}?names",
        f"{sheet(page)}met/",
        f"/admin/needs/person/{need.pk}/",
        "/admin/needs/report/",
        "/admin/equality/",
    ]
    EqualityCount.objects.create(quarter="2020-Q1", question="gender", answer="man", number=9)
    parts = {}
    for address in addresses:
        soup = BeautifulSoup(editor_client.get(address).content, "html.parser")
        for icon in soup.select("svg"):  # Wagtail's own, which name a sprite outside this part
            icon.decompose()
        parts[address] = as_document(soup.select_one("main .nice-padding").decode_contents())
    assert html_errors_of(parts) == {address: [] for address in addresses}
