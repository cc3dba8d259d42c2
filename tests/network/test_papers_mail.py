"""The mail about papers: each active member once, in their language and format, a link that is theirs, no file."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from core.models import User
from network.actions.telling import owed_of_kind, tell_members
from network.models import GroupPage, MeetingPage, MeetingPaper
from network.telling.owed import owed_papers
from people.actions.breaks import begin_break, end_break
from people.actions.mailing_letters import carry_on
from people.actions.mailings import Answer
from people.mailing_progress import letters_of
from people.models import Mailing, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.meetings import make_members, make_paper, meeting_path, over, paper_path, send

pytestmark = pytest.mark.django_db


def sent(meeting: MeetingPage, by: User, note: str = "") -> Mailing:
    """Send what is new and let it arrive."""
    mailing = send(meeting, by, note=note)
    carry_on.call(mailing.pk)
    deliver_due_messages()
    return mailing


def mail_to(person: Person) -> Any:
    """Return the one mail that a person got."""
    (found,) = [each for each in mail.outbox if each.to == [person.email]]
    return found


def link_in(letter: Any) -> str:
    """Return the path of the link into the members' area."""
    return str(re.findall(r"http://testserver(/\S*members/enter/\S+)", letter.body)[0])


def test_each_active_member_gets_one_and_nobody_else(group: GroupPage, meeting: MeetingPage, secretary: User) -> None:
    states = list(SignUp.State)
    people = make_people(len(states))
    for state, person in zip(states, people, strict=True):
        sign_up_all([person], group, state)
    make_paper(meeting, secretary)
    sent(meeting, secretary)
    assert [each.to for each in mail.outbox] == [[people[states.index(SignUp.State.ACTIVE)].email]]


def test_the_link_leads_to_the_papers_and_there_is_no_file_in_the_mail(
    group: GroupPage, meeting: MeetingPage, member: Person, secretary: User
) -> None:
    paper = make_paper(meeting, secretary)
    sent(meeting, secretary, note="Please bring your glasses.")
    letter = mail_to(member)
    assert letter.attachments == []
    assert "Agenda" in letter.body
    assert "Please bring your glasses." in letter.body
    assert letter.subject == "Your papers are ready"
    assert "List-Unsubscribe" not in letter.extra_headers
    client = Client()
    assert client.get(paper_path(group, paper)).status_code == 403
    answer = client.post(link_in(letter))
    assert answer["Location"] == meeting_path(group, meeting)
    assert client.get(paper_path(group, paper)).status_code == 200


def test_each_link_is_of_that_member_and_ends_with_their_membership(
    group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    first, second = make_members(group, 2)
    paper = make_paper(meeting, secretary)
    sent(meeting, secretary)
    assert link_in(mail_to(first)) != link_in(mail_to(second))
    SignUp.objects.filter(person=first).update(state=SignUp.State.LEFT)
    clients = {person: Client() for person in (first, second)}
    for person, client in clients.items():
        client.post(link_in(mail_to(person)))
    assert clients[first].get(paper_path(group, paper)).status_code == 404
    assert clients[second].get(paper_path(group, paper)).status_code == 200


def test_the_link_runs_out(group: GroupPage, meeting: MeetingPage, member: Person, secretary: User) -> None:
    make_paper(meeting, secretary)
    sent(meeting, secretary)
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert Client().get(link_in(mail_to(member))).status_code == 410


def test_the_mail_names_what_suits_each_member(group: GroupPage, meeting: MeetingPage, secretary: User) -> None:
    (plain,) = make_members(group, prefix="plain")
    (large,) = make_members(group, prefix="large", format="large-print")
    (polish,) = make_members(group, prefix="polish", language="pl")
    (easy,) = make_members(group, prefix="easy", format="easy-read", language="pl")
    make_paper(meeting, secretary)
    make_paper(meeting, secretary, format_="large-print")
    make_paper(meeting, secretary, format_="easy-read")
    make_paper(meeting, secretary, language="pl", name="agenda.docx")
    sent(meeting, secretary)
    assert "- Agenda\n" in mail_to(plain).body
    assert "- Agenda (Large print)\n" in mail_to(large).body
    assert "- Agenda\n" in mail_to(polish).body  # in Polish
    assert "- Agenda\n" in mail_to(easy).body  # words they can read weigh more than the format
    client = Client()
    shown = client.post(link_in(mail_to(easy)), follow=True).content.decode()
    assert shown.index("Polish") < shown.index("Large print")
    shown = Client().post(link_in(mail_to(large)), follow=True).content.decode()
    assert "in the format you like" in shown


def test_sending_again_tells_only_what_is_new(meeting: MeetingPage, member: Person, secretary: User) -> None:
    make_paper(meeting, secretary)
    sent(meeting, secretary)
    assert owed_papers(meeting) is None
    mail.outbox.clear()
    make_paper(meeting, secretary, title="Map of the beds")
    sent(meeting, secretary)
    body = mail_to(member).body
    assert "Map of the beds" in body
    assert "Agenda" not in body


def test_a_second_press_and_a_second_run_send_nothing_twice(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    make_paper(meeting, secretary)
    owed = owed_of_kind(meeting, "papers")
    assert owed is not None
    mailing = sent(meeting, secretary)
    again = tell_members(meeting, "papers", mark=owed.mark, number=1, note="", by=secretary)
    assert again == Answer.NOT_NOW
    carry_on.call(mailing.pk)
    deliver_due_messages()
    assert len(mail.outbox) == 1


def test_a_worker_that_was_killed_midway_is_taken_up_and_nobody_hears_twice(
    group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    make_members(group, 5)
    make_paper(meeting, secretary)
    mailing = send(meeting, secretary)
    carry_on.call(mailing.pk)
    assert len(mail.outbox) == 5
    # As if the worker had died while it wrote: the mailing does not know how far it got, one letter is claimed.
    Mailing.objects.filter(pk=mailing.pk).update(state=Mailing.State.SENDING, is_written=False, last_person=0)
    abandoned = letters_of(mailing.pk).order_by("pk")[:1].values_list("pk", flat=True)[0]
    long_ago = timezone.now() - timedelta(hours=1)
    letters_of(mailing.pk).filter(pk=abandoned).update(state=OutboxMessage.State.WAITING, claimed_at=long_ago)
    carry_on.call(mailing.pk)
    deliver_due_messages()
    assert letters_of(mailing.pk).count() == 5
    ids = [each.extra_headers["Message-ID"] for each in mail.outbox]
    assert len(set(ids)) == 5  # the one whose sending nobody had noted has the same id again


def test_nothing_goes_where_number_or_papers_are_not_as_they_were_shown(
    group: GroupPage, meeting: MeetingPage, member: Person, secretary: User
) -> None:
    make_paper(meeting, secretary)
    owed = owed_of_kind(meeting, "papers")
    assert owed is not None
    assert tell_members(meeting, "papers", mark=owed.mark, number=7, note="", by=secretary) == Answer.NOT_AS_SHOWN
    make_paper(meeting, secretary, title="Map")
    assert tell_members(meeting, "papers", mark=owed.mark, number=1, note="", by=secretary) == Answer.NOT_AS_SHOWN
    assert not MeetingPaper.objects.filter(told_at__isnull=False).exists()
    assert not Mailing.objects.exists()


def test_who_is_on_a_break_gets_it_when_they_are_back_and_not_once_the_meeting_is_over(
    group: GroupPage, meeting: MeetingPage, secretary: User
) -> None:
    soon, late = make_members(group, 2)
    for person in (soon, late):
        begin_break(person, None)
    make_paper(meeting, secretary)
    sent(meeting, secretary)
    assert mail.outbox == []
    end_break(soon)
    deliver_due_messages()
    assert mail_to(soon)
    over(meeting)
    end_break(late)
    deliver_due_messages()
    assert len(mail.outbox) == 1


def test_who_leaves_before_it_goes_gets_nothing(meeting: MeetingPage, member: Person, secretary: User) -> None:
    make_paper(meeting, secretary)
    mailing = send(meeting, secretary)
    SignUp.objects.update(state=SignUp.State.LEFT)
    carry_on.call(mailing.pk)
    deliver_due_messages()
    assert mail.outbox == []


def test_the_mail_of_a_discreet_group_names_neither_group_nor_meeting(
    group: GroupPage, meeting: MeetingPage, member: Person, secretary: User
) -> None:
    GroupPage.objects.update(is_discreet=True, name_in_mail="our wider group")
    make_paper(meeting, secretary)
    sent(meeting, secretary)
    letter = mail_to(member)
    whole = letter.message().as_string() + letter.body + str(letter.alternatives)
    for words in (group.title, group.slug, meeting.title, meeting.slug):
        assert words not in whole
    assert "our wider group" in letter.body
