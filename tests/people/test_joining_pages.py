"""The two pages on which staff join records: who may, what they show, and how they answer when it cannot be."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people import audit
from people.actions.consent import record_consent
from people.actions.joining import join_records
from people.models import Erasure, Person
from people.selectors import current_wording
from tests.factories.joining import PHONE, make_who_goes, make_who_stays, wish_for
from tests.factories.people import make_sign_up
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted_pages import main_of
from tests.people.test_permissions import ALLOWED, REFUSED, signed_in_with


@pytest.fixture
def stays(page: OpportunityPage) -> Person:
    """Somebody who confirmed by email."""
    return make_who_stays(page)


@pytest.fixture
def goes(page: OpportunityPage, editor: User) -> Person:
    """The same somebody, who rang about something else."""
    return make_who_goes(page.copy(update_attrs={"slug": "another", "title": "Another"}), editor)


def choose(person: Person) -> str:
    """Return the address of the page with which the other record is found."""
    return reverse("people_joining:choose", args=[person.pk])


def preview(first: Person, second: Person) -> str:
    """Return the address of the page that shows what joining does."""
    return reverse("people_joining:preview", args=[first.pk, second.pk])


def press(client: Client, first: Person, second: Person, **values: Any) -> Any:
    """Look at the preview and press its button."""
    plan = client.get(preview(first, second)).context["plan"]
    shown = {"stays": plan.stays.pk, "seen": plan.fingerprint}
    return client.post(preview(first, second), shown | values)


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        ((), False),
        (("view_person",), False),
        (("change_person",), False),
        (("view_person", "add_person", "export_person", "erase_person"), False),
        (("view_signup", "change_signup"), False),
        (("view_person", "change_person"), True),
    ],
)
def test_who_may_join(stays: Person, goes: Person, permissions: tuple[str, ...], may: bool) -> None:
    client = signed_in_with(*permissions)
    expected = ALLOWED if may else REFUSED
    assert client.get(choose(stays)).status_code == expected
    assert client.post(choose(stays), {"q": "Sam"}).status_code == expected
    assert client.get(preview(stays, goes)).status_code == expected
    client.post(preview(stays, goes), {"stays": stays.pk, "seen": wish_for(stays, goes).seen})
    assert Person.objects.filter(pk=goes.pk).exists() is not may


def test_a_foreign_site_cannot_press_the_button(editor: User, stays: Person, goes: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    seen = wish_for(stays, goes).seen
    assert strict.post(preview(stays, goes), {"stays": stays.pk, "seen": seen}).status_code == 403
    assert Person.objects.count() == 2


def test_records_that_look_alike_are_offered(editor_client: Client, page: OpportunityPage, stays: Person) -> None:
    same_name = Person.objects.create(name="SAM example", reach_key="1")
    typed = make_sign_up(page, email="sam.example@example.org", name="sam Example").person
    Person.objects.filter(pk=stays.pk).update(phone="01632960077")
    same_phone = Person.objects.create(name="S. E.", phone="01632960077", reach_key="2")
    Person.objects.create(name="Kim Example", reach_key="3")
    answer = editor_client.get(choose(stays))
    assert [person for person, _name in answer.context["alike"]] == [same_name, typed, same_phone]
    assert "sam Example (not confirmed)" in answer.content.decode()
    assert preview(stays, same_phone) in answer.content.decode()


def test_nobody_looks_like_somebody_without_details(editor_client: Client) -> None:
    nobody, other = Person.objects.create(reach_key="1"), Person.objects.create(reach_key="2")
    assert editor_client.get(choose(nobody)).context["alike"] == []
    assert other.pk


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("samantha", True),
        ("Samantha  Gone", True),
        ("01632 960 077", True),
        ("+44 1632 960077", True),
        ("960077", True),
        ("number", True),
        ("nobody", False),
        ("", False),
        ("s", False),
        ("9" * 30, False),
        ("%", False),
    ],
)
def test_search_finds_by_name_phone_and_number(
    editor_client: Client, stays: Person, goes: Person, typed: str, is_found: bool
) -> None:
    typed = str(goes.pk) if typed == "number" else typed
    answer = editor_client.post(choose(stays), {"q": typed})
    assert answer.context["found"] == ([(goes, "Samantha Gone")] if is_found else [])
    assert answer.status_code == 200


def test_search_is_not_part_of_the_address_and_never_finds_the_person_themselves(
    editor_client: Client, stays: Person
) -> None:
    assert editor_client.post(choose(stays), {"q": "sam@example.com"}).context["found"] == []
    assert "found" not in editor_client.get(f"{choose(stays)}?q=sam").context


def test_preview_shows_what_happens_to_each_field(editor_client: Client, stays: Person, goes: Person) -> None:
    news = current_wording("news", "en")
    assert news
    record_consent(goes, news, "withdrawn")
    Person.objects.filter(pk=goes.pk).update(paused_at=timezone.now())
    answer = editor_client.get(preview(goes, stays))
    lines = {line.label: (line.stays, line.goes, line.after) for line in answer.context["lines"]}
    assert lines["Name"] == ("Sam Example", "Samantha Gone", "Sam Example")
    assert lines["Email"] == ("sam@example.com", "", "sam@example.com")
    assert lines["Phone"] == ("", "01632960077", "01632960077")
    assert lines["Reach by"] == ("E-mail", "Phone", "E-mail")
    assert lines["Needs in order to take part"][2] == "Large print\n\nA step-free room"
    assert "until they say so" in lines["Taking a break"][2]
    words = " ".join(answer.content.decode().split())
    for expected in (
        "Another (Waiting for the team): moves to the record that stays.",
        "2 entries are copied with their dates.",
        "Send me news and new opportunities",
        "This record stays because only it has an email address.",
    ):
        assert expected in words, expected


def test_preview_changes_nothing_and_is_written_down(
    editor_client: Client, editor: User, stays: Person, goes: Person
) -> None:
    for _twice in range(2):
        editor_client.get(preview(stays, goes))
    assert Person.objects.count() == 2
    viewed = ModelLogEntry.objects.filter(action=audit.VIEWED, user=editor)
    assert {entry.object_id for entry in viewed} == {str(stays.pk), str(goes.pk)}


def test_button_joins_and_pressing_it_again_is_answered_kindly(
    editor_client: Client, stays: Person, goes: Person
) -> None:
    seen = wish_for(stays, goes).seen
    answer = press(editor_client, stays, goes)
    assert answer.status_code == 302
    assert Person.objects.get() == stays
    again = editor_client.post(preview(stays, goes), {"stays": stays.pk, "seen": seen})
    assert again.status_code == 409
    assert "not there any more" in again.content.decode()
    assert choose(stays) in again.content.decode()


def test_staff_choose_which_of_two_addresses_stays(editor_client: Client, page: OpportunityPage, stays: Person) -> None:
    other = make_sign_up(page, email="new@example.org").person
    answer = editor_client.get(preview(other, stays))
    assert answer.context["plan"].stays == stays  # the confirmed address is suggested
    assert f'href="?stays={other.pk}"' in answer.content.decode()
    swapped = editor_client.get(f"{preview(other, stays)}?stays={other.pk}").context["plan"]
    assert swapped.stays == other
    editor_client.post(preview(other, stays), {"stays": other.pk, "seen": swapped.fingerprint})
    assert Person.objects.get().email == "new@example.org"


@pytest.mark.parametrize("wanted", ["nonsense", "999999", ""])
def test_an_odd_wish_is_ignored(editor_client: Client, stays: Person, goes: Person, wanted: str) -> None:
    assert editor_client.get(f"{preview(stays, goes)}?stays={wanted}").context["plan"].stays == stays


def test_what_changed_meanwhile_is_shown_again(editor_client: Client, stays: Person, goes: Person) -> None:
    seen = wish_for(stays, goes).seen
    Person.objects.filter(pk=goes.pk).update(address="1 Example Street")
    answer = editor_client.post(preview(stays, goes), {"stays": stays.pk, "seen": seen})
    assert answer.status_code == 409
    assert "Please look again" in answer.content.decode()
    assert "1 Example Street" in answer.content.decode()
    assert Person.objects.count() == 2


def test_staff_say_which_date_of_birth_is_right(editor_client: Client, stays: Person, goes: Person) -> None:
    Person.objects.filter(pk=stays.pk).update(born_on=date(1990, 3, 4))
    Person.objects.filter(pk=goes.pk).update(born_on=date(1991, 3, 4))
    words = editor_client.get(preview(stays, goes)).content.decode()
    assert "Which date of birth is right?" in words
    for wrong in ("", "1992-01-01", "nonsense"):
        answer = press(editor_client, stays, goes, born_on=wrong)
        assert (answer.status_code, Person.objects.count()) == (409, 2)
        assert "Choose the right one" in answer.content.decode()
    press(editor_client, stays, goes, born_on="1991-03-04")
    assert Person.objects.get().born_on == date(1991, 3, 4)


@pytest.mark.parametrize("what", ["same", "gone", "erased"])
def test_what_cannot_be_joined_is_said_kindly(editor_client: Client, stays: Person, goes: Person, what: str) -> None:
    address = preview(stays, stays) if what == "same" else preview(stays, goes)
    if what == "gone":
        goes.delete()
    if what == "erased":
        Erasure.objects.create(person=goes, person_digest="x", cause=Erasure.Cause.ASKED)
    for answer in (editor_client.get(address), editor_client.post(address, {"stays": stays.pk, "seen": ""})):
        assert answer.status_code == 409
        assert 'role="alert"' in answer.content.decode()


def test_a_person_who_is_not_there_is_not_found(editor_client: Client, stays: Person) -> None:
    assert editor_client.get(reverse("people_joining:choose", args=[999999])).status_code == 404


def test_lists_and_preview_cost_the_same_for_many(
    editor_client: Client, editor: User, page: OpportunityPage, stays: Person, goes: Person
) -> None:
    def queries() -> tuple[int, int]:
        numbers = []
        for address in (choose(stays), preview(stays, goes)):
            with CaptureQueriesContext(connection) as asked:
                editor_client.get(address)
            numbers.append(len(asked))
        return numbers[0], numbers[1]

    Person.objects.create(name="Sam Example", reach_key="a")
    queries()
    few = queries()
    for number in range(12):
        Person.objects.create(name="Sam Example", reach_key=f"{number}")
        make_sign_up(page.copy(update_attrs={"slug": f"copy-{number}"}), **PHONE, name="Samantha Gone")
    assert goes.sign_ups.count() == 13
    assert queries() == few


def test_our_parts_of_the_pages_are_valid_html(
    editor_client: Client, editor: User, page: OpportunityPage, stays: Person, goes: Person
) -> None:
    make_sign_up(page, **PHONE, name="Samantha Gone", answers=({"question": "<Why>", "answer": "&"},))
    Person.objects.filter(pk=stays.pk).update(born_on=date(1990, 3, 4), phone="01632960077")
    Person.objects.filter(pk=goes.pk).update(born_on=date(1991, 3, 4))
    documents = {
        "choose": editor_client.get(choose(stays)),
        "search": editor_client.post(choose(stays), {"q": "<nobody>"}),
        "preview": editor_client.get(preview(stays, goes)),
        "obstacle": editor_client.post(preview(stays, goes), {"stays": stays.pk, "seen": "x"}),
        "refused": editor_client.get(preview(stays, stays)),
    }
    errors = html_errors_of({name: as_document(main_of(answer)) for name, answer in documents.items()})
    assert errors == {name: [] for name in documents}
    assert documents["preview"].context["collisions"]


def test_a_record_joined_elsewhere_is_gone_from_both_pages(
    editor_client: Client, editor: User, stays: Person, goes: Person
) -> None:
    join_records(wish_for(stays, goes), by=editor)
    assert editor_client.get(choose(goes)).status_code == 404
    assert editor_client.get(preview(goes, stays)).status_code == 409
