"""A group about health keeps its name out of mail, headers and addresses, whatever happens to a member."""

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_string, policy
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import OrganisationSettings, User
from network.models import GroupPage
from people.actions.confirmation import confirm
from people.actions.leaving import leave
from people.models import GuardianAgreement, Mailing, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.post.letters import Letter, build_letter
from people.post.mails import registered_mails
from tests.factories.network import make_discreet_group
from tests.factories.people import confirm_path, make_sign_up
from tests.people.desk import fresh, make_confirmed
from tests.people.own_page import leave_path, main_of, own_path

TELLING = re.compile(r"psychosis|living.with|network", re.IGNORECASE)
PEOPLE_TOLD = {"confirm", "confirm_changes", "confirmed", "accepted", "declined", "left", "place_offered", "offer_over"}
TEAM_TOLD = {"team_new", "team_changed", "team_contact", "team_left"}
GUARDIANS_TOLD = {"guardian_ask", "guardian_reminder"}


def letters_about(sign_up: SignUp) -> Iterator[tuple[str, Letter]]:
    """Yield every mail that this site can send about a sign-up, in every state in which it can be sent."""
    agreement = GuardianAgreement.objects.create(sign_up=sign_up, name="Max", email="max@family.example")
    for state in SignUp.State.values:
        now = timezone.now()
        for ends in (now + timedelta(days=1), now - timedelta(minutes=1)):
            values: dict[str, Any] = {"state": state, "offer_ends_at": ends, "kind_words": "We are sorry."}
            SignUp.objects.filter(pk=sign_up.pk).update(**values)
            for each in registered_mails():
                if each.shown is None:  # notices are about something that happened, with facts of their own
                    yield from _letter(each.name, fresh(sign_up), agreement)


def _letter(name: str, sign_up: SignUp, agreement: GuardianAgreement) -> Iterator[tuple[str, Letter]]:
    OutboxMessage.objects.all().delete()
    agreement.refresh_from_db()
    agreement.sign_up = sign_up
    guardian = agreement if name.startswith("guardian") else None
    message = OutboxMessage.objects.create(
        key=f"all-{name}", template=name, person=sign_up.person, sign_up=sign_up, guardian=guardian
    )
    mailing = Mailing(page=sign_up.page, audience=Mailing.Audience.TAKING_PART, subject="Hello", body="Hello {name}")
    if name == "mailing":
        mailing.save()
        message.mailing = mailing
    if letter := build_letter(message):
        yield name, letter


def test_no_mail_about_a_membership_tells_the_groups_name(discreet_group: GroupPage) -> None:
    GroupPage.objects.update(lowest_age=13, guardian_below=18)
    sign_up = make_sign_up(discreet_group, born_on="2010-03-04", guardian_name="Max", guardian_email="m@family.example")
    SignUp.objects.filter(pk=sign_up.pk).update(confirmed_at=timezone.now())
    Person.objects.update(name="Sam", email_confirmed_at=timezone.now())
    told = set()
    for name, letter in letters_about(sign_up):
        told.add(name)
        whole = "\n".join((letter.subject, letter.sender_name, letter.reply_to, letter.text, letter.html))
        assert not TELLING.search(whole), (name, TELLING.search(whole))
        assert not letter.calendar or not TELLING.search(letter.calendar.decode()), name
    assert told >= PEOPLE_TOLD | TEAM_TOLD | GUARDIANS_TOLD, (PEOPLE_TOLD | TEAM_TOLD | GUARDIANS_TOLD) - told


def test_what_really_leaves_the_house_is_neutral_to_the_last_header(
    discreet_group: GroupPage, organisation: OrganisationSettings
) -> None:
    sign_up = make_sign_up(discreet_group)
    deliver_due_messages()
    confirm(sign_up)
    deliver_due_messages()
    leave(fresh(sign_up))
    deliver_due_messages()
    assert len(mail.outbox) >= 5
    for sent in mail.outbox:
        raw = message_from_string(sent.message().as_string(), policy=policy.default)
        headers = "\n".join(f"{name}: {value}" for name, value in raw.items())
        parts = "\n".join(part.get_content() for part in raw.walk() if not part.is_multipart())
        assert not TELLING.search(headers), headers
        assert not TELLING.search(parts), parts
        assert organisation.sender_name in str(raw["From"])


def test_no_own_page_tells_the_groups_name(discreet_group: GroupPage, client: Client) -> None:
    sign_up = make_sign_up(discreet_group)
    shown = [client.get(confirm_path(sign_up))]
    confirm(sign_up)
    shown.append(client.get(confirm_path(sign_up)))
    sign_up = fresh(sign_up)
    places = ("", "details/", "needs/", "mail/", "break/", "links/")
    shown += [client.get(own_path(sign_up.person, place)) for place in places]
    shown += [client.get(own_path(sign_up.person, f"{place}/{sign_up.pk}/")) for place in ("answers", "place")]
    shown.append(client.get(leave_path(sign_up.person, sign_up)))
    leave(sign_up)
    shown.append(client.get(leave_path(sign_up.person, sign_up)))
    for answer in shown:
        assert answer.status_code == 200
        page = answer.content.decode()
        assert not TELLING.search(page.partition("</title>")[0])
        assert not TELLING.search(main_of(answer)), main_of(answer)
    assert "Our wider group" in main_of(shown[2])


def test_an_open_group_is_called_by_its_title(group: GroupPage, client: Client) -> None:
    sign_up = make_confirmed(group)
    assert "Garden forum" in main_of(client.get(own_path(sign_up.person)))
    deliver_due_messages()
    assert any("Garden forum" in sent.body for sent in mail.outbox)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name_in_mail": ""}, "name_in_mail"),
        ({"name_in_mail": "The psychosis people"}, "name_in_mail"),
        ({"contact_name": "Psychosis team"}, "contact_name"),
        ({"contact_email": "livingwithpsychosis@example.org"}, "contact_email"),
    ],
)
def test_what_mails_show_cannot_hold_a_word_of_the_name(values: dict[str, str], field: str, home_page: Page) -> None:
    page = make_discreet_group(home_page)
    for name, value in values.items():
        setattr(page, name, value)
    assert set(page.publishing_gaps()) == {field}


def test_words_that_tell_nothing_may_stand_there(home_page: Page) -> None:
    page = make_discreet_group(home_page, name_in_mail="Our wider network", contact_name="Edith Withers, with the team")
    assert page.publishing_gaps() == {}


def test_a_mail_that_staff_write_to_members_cannot_tell_it_either(
    discreet_group: GroupPage, editor_client: Client, editor: User
) -> None:
    make_confirmed(discreet_group)
    data = {
        "subject": "News for people with psychosis",
        "body": "Hello {name}",
        "audience": "taking-part",
        "page": discreet_group.pk,
        "states": ["active"],
    }
    refused = editor_client.post("/admin/mailings/new/", data)
    assert refused.status_code == 200
    assert "word of the group’s name" in refused.content.decode()
    assert not Mailing.objects.exists()
    editor_client.post("/admin/mailings/new/", data | {"subject": "News for you"})
    assert Mailing.objects.count() == 1
