"""The list of people whom mail does not reach: whom to ring, what to tell them, and that it is settled."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.post import write_message
from people.admin.unreachable import LISTED
from people.models import GuardianAgreement, Mailing, OutboxMessage, Person, SignUp, Suppression
from people.post.clearance import UNREACHABLE
from people.post.delivery import deliver_due_messages
from people.tokens import digest_of
from people.unreached import people_to_ring, ring_notes
from tests.factories.people import make_sign_up

LIST = "/admin/people_to_ring/"
State = OutboxMessage.State


def _stopped(person: Person, address: str = "", reason: str = Suppression.Reason.BOUNCED) -> Suppression:
    digest = digest_of(address or person.email or "")
    return Suppression.objects.create(person=person, address_digest=digest, reason=reason)


def _sign_up(page: OpportunityPage, number: int = 0) -> SignUp:
    """Return the sign-up of somebody whose first mail has gone."""
    sign_up = make_sign_up(page, email=f"sam{number}@example.com", name=f"Sam {number}")
    Person.objects.filter(pk=sign_up.person_id).update(
        name=f"Sam {number}", phone=f"0163296{number:04}", email_confirmed_at=timezone.now()
    )
    deliver_due_messages()
    return SignUp.objects.select_related("person").get(pk=sign_up.pk)


def _client_who_may(*codenames: str) -> Client:
    user = User.objects.create_user(f"staff{User.objects.count()}", password="example-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", *codenames]))
    client = Client()
    client.force_login(user)
    return client


def test_staff_see_whom_to_ring_and_what_to_say(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = _sign_up(page)
    _stopped(sign_up.person)
    mailing = Mailing.objects.create(
        audience=Mailing.Audience.TAKING_PART, page=page, states=["active"], subject="A new room", body="Hello",
        state=Mailing.State.SENDING,
    )  # fmt: skip
    OutboxMessage.objects.create(key="1", template="mailing", person=sign_up.person, sign_up=sign_up, mailing=mailing)
    deliver_due_messages()
    assert OutboxMessage.objects.get(key="1").last_error == UNREACHABLE
    shown = " ".join(editor_client.get(LIST).content.decode().split())
    for words in (
        "Sam 0",
        "01632960000",
        "Mail came back, since",
        "To many people: what staff wrote: <a",
        "A new room",
    ):
        assert words in shown


def test_a_mail_that_failed_is_told_with_its_page(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = _sign_up(page)
    OutboxMessage.objects.filter(person=sign_up.person).update(state=State.FAILED)
    shown = " ".join(editor_client.get(LIST).content.decode().split())
    assert "A message did not arrive" in shown
    assert f'<a href="/admin/sign_ups/inspect/{sign_up.pk}/">{page.title}</a>' in shown


@pytest.mark.parametrize(
    "change",
    [
        {"state": State.SENT},
        {"state": State.WAITING},
        {"state": State.HELD},
        {"state": State.CANCELLED},
        {"state": State.FAILED, "template": "team_new"},
        {"state": State.FAILED, "template": "a mail that no room knows any more"},
        {"state": State.FAILED, "kind": OutboxMessage.Kind.SUBSCRIPTION},
        {"state": State.CANCELLED, "last_error": UNREACHABLE, "kind": OutboxMessage.Kind.SUBSCRIPTION},
    ],
)
def test_who_has_missed_nothing_is_not_rung(page: OpportunityPage, change: dict[str, str]) -> None:
    sign_up = _sign_up(page)
    OutboxMessage.objects.filter(person=sign_up.person).update(**change)
    assert not people_to_ring().exists()


def test_a_report_about_an_address_of_before_is_no_reason_to_ring(page: OpportunityPage) -> None:
    person = _sign_up(page).person
    _stopped(person, "before@example.com")
    assert not people_to_ring().exists()
    OutboxMessage.objects.filter(person=person).update(state=State.FAILED)
    assert ring_notes(list(people_to_ring()))[person.pk].reasons == []


def test_a_guardian_is_rung_about_an_address_of_their_own(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = _sign_up(page)
    guardian = GuardianAgreement.objects.create(
        sign_up=sign_up, name="Lee Example", email="lee@example.com", phone="01632960999"
    )
    write_message("ask", "guardian_ask", guardian=guardian)
    OutboxMessage.objects.filter(key="ask").update(state=State.FAILED)
    _stopped(sign_up.person, "lee@example.com")
    assert list(people_to_ring()) == [sign_up.person]
    shown = " ".join(editor_client.get(LIST).content.decode().split())
    assert "Guardian: Lee Example 01632960999" in shown
    assert page.title in shown


def test_staff_are_told_of_a_break_and_of_nothing_to_reach_them_by(
    editor_client: Client, page: OpportunityPage
) -> None:
    person = _sign_up(page).person
    _stopped(person)
    Person.objects.update(phone="", address="", paused_at=timezone.now())
    shown = editor_client.get(LIST).content.decode()
    assert "Taking a break" in shown
    assert "We have no phone number and no postal address." in shown
    assert "Nothing yet: the next message would not arrive." in shown


def test_settled_takes_somebody_off_the_list_once(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = _sign_up(page)
    person = sign_up.person
    _stopped(person)
    OutboxMessage.objects.filter(person=person).update(state=State.FAILED)
    page_of_list = editor_client.get(LIST).content.decode()
    told = re.findall(r'name="told" value="(\d+)"', page_of_list)
    assert told == [str(OutboxMessage.objects.get(person=person).pk)]
    address = f"{LIST}settled/{person.pk}/"
    answer = editor_client.post(address, {"told": told}, follow=True)
    assert "Written down. We will send mail to this address again." in answer.content.decode()
    assert "There is nobody to ring." in answer.content.decode()
    assert Suppression.objects.get().lifted_by == User.objects.get(username="editor")
    line = ModelLogEntry.objects.get(action="people.change")
    assert (line.label, line.data) == (f"Person {person.pk}", {"what": "reached another way"})
    again = editor_client.post(address, {"told": told}, follow=True)
    assert "somebody has settled this already" in again.content.decode()
    assert ModelLogEntry.objects.filter(action="people.change").count() == 1


@pytest.mark.parametrize("told", ["x", "-1", "9" * 30, "²", ""])
def test_odd_numbers_settle_no_message(editor_client: Client, page: OpportunityPage, told: str) -> None:
    person = _sign_up(page).person
    OutboxMessage.objects.filter(person=person).update(state=State.FAILED)
    assert editor_client.post(f"{LIST}settled/{person.pk}/", {"told": told}).status_code == 302
    assert OutboxMessage.objects.filter(person=person, state=State.FAILED).exists()


def test_permissions_are_asked_for(page: OpportunityPage) -> None:
    person = _sign_up(page).person
    _stopped(person)
    address = f"{LIST}settled/{person.pk}/"
    stranger, reader, writer = (
        _client_who_may(),
        _client_who_may("view_person"),
        _client_who_may("view_person", "change_person"),
    )
    assert stranger.get(LIST).status_code == 302  # away, with a message
    assert LIST not in stranger.get("/admin/").content.decode()
    assert stranger.post(address).status_code == 302
    assert LIST in reader.get("/admin/").content.decode()
    assert reader.get(LIST).status_code == 200
    assert "Settled" not in reader.get(LIST).content.decode().split("<tbody>")[1]
    reader.post(address)
    assert not Suppression.objects.filter(lifted_at__isnull=False).exists()
    assert writer.get(address).status_code == 405
    assert Client().post(address).status_code == 302
    assert not Suppression.objects.filter(lifted_at__isnull=False).exists()
    writer.post(address)
    assert Suppression.objects.filter(lifted_at__isnull=False).exists()
    assert writer.post(f"{LIST}settled/999999/").status_code == 404


def test_a_foreign_site_settles_nothing(editor: User, page: OpportunityPage) -> None:
    person = _sign_up(page).person
    _stopped(person)
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert client.post(f"{LIST}settled/{person.pk}/").status_code == 403
    assert people_to_ring().exists()


def test_reading_the_list_is_written_down_without_a_name(editor_client: Client, page: OpportunityPage) -> None:
    editor_client.get(LIST)
    assert not ModelLogEntry.objects.filter(action=LISTED).exists()
    _stopped(_sign_up(page).person)
    answer = editor_client.get(LIST)
    assert "no-store" in answer["Cache-Control"]
    line = ModelLogEntry.objects.get(action=LISTED)
    assert (line.label, line.data) == ("People to ring", {"count": 1})
    assert "Looked at how to reach people" in str(line.message)


def _owe_calls(page: OpportunityPage, numbers: range) -> None:
    for number in numbers:
        sign_up = _sign_up(page, number)
        _stopped(sign_up.person)
        GuardianAgreement.objects.create(sign_up=sign_up, name="Lee", email=f"lee{number}@example.com")
    OutboxMessage.objects.filter(person__isnull=False).update(state=State.FAILED)


def test_more_people_ask_no_more_of_the_database(editor_client: Client, page: OpportunityPage) -> None:
    _owe_calls(page, range(1))
    editor_client.get(LIST)
    with CaptureQueriesContext(connection) as few:
        editor_client.get(LIST)
    _owe_calls(page, range(1, 12))
    with CaptureQueriesContext(connection) as many:
        shown = editor_client.get(LIST).content.decode()
    assert len(many) == len(few)
    assert shown.count('name="told"') == 12


def test_the_list_has_pages(editor_client: Client, page: OpportunityPage) -> None:
    people = [Person.objects.create(name=f"Reader {each}", email=f"reader{each}@example.com") for each in range(35)]
    for person in people:
        _stopped(person)
    Suppression.objects.update(happened_at=timezone.now() - timedelta(days=3))
    for query, number in {"": 30, "?p=2": 5, "?p=99": 5, "?p=nonsense": 30}.items():
        assert editor_client.get(LIST + query).content.decode().count("/settled/") == number, query
