"""Members are told once that a meeting has changed or is called off; the number and the words are seen first."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from core.models import User
from network.actions.telling import note_new_meetings, tell_no_members
from network.models import GroupPage, MeetingPage, MeetingTelling
from network.telling.owed import CANCELLED, CHANGED, owed_change
from people.actions.breaks import begin_break
from people.actions.mailing_letters import carry_on
from people.actions.mailings import Answer
from people.models import Person, SignUp
from people.post.delivery import deliver_due_messages
from tests.factories.meetings import in_two_weeks, make_meeting, make_members, over, publish, send
from tests.factories.staff import make_staff, signed_in

pytestmark = pytest.mark.django_db


def told(meeting: MeetingPage, by: User, note: str = "") -> Any:
    """Tell members what has changed and return the one mail that came of it."""
    carry_on.call(send(meeting, by, "change", note).pk)
    deliver_due_messages()
    (letter,) = mail.outbox
    return letter


def moved(meeting: MeetingPage, **changes: Any) -> MeetingPage:
    """Publish the meeting at another time."""
    starts_at = in_two_weeks() + timedelta(days=1)
    return publish(meeting, **({"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)} | changes))


def test_a_first_publication_owes_nothing(meeting: MeetingPage, member: Person) -> None:
    assert owed_change(meeting) is None
    assert owed_change(publish(meeting, topic="<p>Other beds.</p>")) is None


def test_members_hear_of_another_day_once_with_a_calendar_that_moves_it(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    moved(meeting, place="Another house")
    letter = told(meeting, secretary, "The room was taken.")
    assert letter.subject == "Something has changed: please read"
    for words in ("The date was:", "The place was: Example House", "Another house", "The room was taken."):
        assert words in letter.body
    ((_name, content, _kind),) = [each for each in letter.attachments if each[0] == "calendar.ics"]
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    assert event["uid"] == f"meeting-{meeting.translation_key}@testserver"
    assert owed_change(meeting) is None


def test_a_cancellation_is_told_and_reaches_who_is_on_a_break_too(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    begin_break(member, None)
    publish(meeting, cancelled_at=timezone.now())
    owed = owed_change(meeting)
    assert owed is not None
    assert owed.template == CANCELLED
    letter = told(meeting, secretary)
    assert letter.subject == "Cancelled: please read"
    assert "STATUS:CANCELLED" in str(letter.attachments)


def test_a_mail_that_a_newer_one_overtakes_is_not_sent(meeting: MeetingPage, member: Person, secretary: User) -> None:
    moved(meeting)
    first = send(meeting, secretary, "change")
    publish(meeting, cancelled_at=timezone.now())
    second = send(meeting, secretary, "change")
    for mailing in (first, second):
        carry_on.call(mailing.pk)
    deliver_due_messages()
    assert [each.subject for each in mail.outbox] == ["Cancelled: please read"]


def test_a_change_of_another_meeting_overtakes_nothing(
    group: GroupPage, meeting: MeetingPage, member: Person, secretary: User
) -> None:
    other = make_meeting(group, slug="other", title="Another meeting")
    moved(meeting)
    moved(other)
    for mailing in [send(each, secretary, "change") for each in (meeting, other)]:
        carry_on.call(mailing.pk)
    deliver_due_messages()
    assert len(mail.outbox) == 2


def test_a_slip_of_the_pen_is_settled_without_a_mail(meeting: MeetingPage, member: Person, secretary: User) -> None:
    owed = owed_change(moved(meeting))
    assert owed is not None
    assert owed.template == CHANGED
    assert tell_no_members(meeting, "change", mark=owed.mark, by=secretary) == Answer.DONE
    assert owed_change(meeting) is None
    assert not mail.outbox


def test_once_its_day_is_over_nothing_is_owed(meeting: MeetingPage, member: Person) -> None:
    moved(meeting)
    assert owed_change(over(meeting)) is None


def test_a_discreet_group_stays_unnamed(
    meeting: MeetingPage, member: Person, group: GroupPage, secretary: User
) -> None:
    GroupPage.objects.update(is_discreet=True)
    moved(meeting)
    letter = told(meeting, secretary)
    whole = letter.message().as_string() + letter.body + str(letter.attachments)
    for words in (group.title, group.slug, meeting.title, meeting.slug):
        assert words not in whole


def test_publishing_a_change_leads_there_and_the_page_sends_it(
    meeting: MeetingPage, member: Person, secretary: User
) -> None:
    client, path = signed_in(secretary), reverse("meeting_papers:tell", args=[meeting.pk, "change"])
    moved(meeting)
    shown = client.get(path).content.decode()
    assert "1 person gets this mail." in shown
    owed = owed_change(meeting)
    assert owed is not None
    sent = {"wish": "send", "mark": owed.mark, "number": "1", "note": ""}
    assert client.post(path, sent | {"number": "2"}).status_code == 409
    assert client.post(path, sent | {"note": "x" * 601}).status_code == 422
    assert client.post(path, sent | {"wish": "look", "note": "Sorry."}).status_code == 200
    assert client.post(path, sent).status_code == 302
    assert client.post(path, sent).status_code == 302  # pressed twice
    assert "There is nothing to tell." in client.get(path).content.decode()


def test_a_meeting_is_not_hidden_before_its_members_know(meeting: MeetingPage, member: Person, secretary: User) -> None:
    publish(meeting, cancelled_at=timezone.now())
    client = signed_in(secretary)
    answer = client.post(reverse("wagtailadmin_pages:unpublish", args=[meeting.pk]))
    assert answer["Location"] == reverse("meeting_papers:tell", args=[meeting.pk, "change"])
    assert MeetingPage.objects.get(pk=meeting.pk).live


def test_only_who_may_publish_tells_of_changes(meeting: MeetingPage, member: Person) -> None:
    moved(meeting)
    path = reverse("meeting_papers:tell", args=[meeting.pk, "change"])
    assert signed_in(make_staff("add_meetingpaper", name="a")).get(path).status_code in (302, 403)
    assert signed_in(make_staff(pages=("change",), name="b")).get(path).status_code in (302, 403)
    assert signed_in(make_staff(pages=("publish",), name="c")).get(path).status_code == 200


def test_meetings_that_came_without_being_published_are_noted(meeting: MeetingPage) -> None:
    MeetingTelling.objects.all().delete()
    assert note_new_meetings() == 1
    assert owed_change(meeting) is None


def test_where_there_are_no_members_nobody_has_to_be_told(meeting: MeetingPage, group: GroupPage) -> None:
    make_members(group)
    SignUp.objects.update(state=SignUp.State.AWAITING_TEAM)
    assert owed_change(moved(meeting)) is None
