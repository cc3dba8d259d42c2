"""What the mails say, to whom, and what they never say."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar

from core.models import User
from involvement.models import OpportunityPage, OpportunitySession
from people.actions.agreements import write_down_agreed
from people.actions.confirmation import confirm
from people.models import OutboxMessage, SignUp
from people.post.sending import message_id
from tests.factories.people import make_sign_up, post_arrives

TITLE = "Talk about psychosis, sleep, and Żółć"


def confirmed_mail(page: OpportunityPage, **values: Any) -> Any:
    """Sign somebody up, confirm, and return the mail they get."""
    sign_up = make_sign_up(page, **values)
    confirm(sign_up)
    return next(message for message in post_arrives() if message.to == ["sam@example.com"])


def test_subject_and_sender_tell_nobody_what_it_is_about(page: OpportunityPage) -> None:
    page.title = TITLE
    page.save()
    make_sign_up(page)
    asked = post_arrives()[0]
    confirmed_mail(page)
    for message in post_arrives():
        assert "psychosis" not in message.subject
        assert "psychosis" not in message.from_email
    assert "psychosis" in asked.body
    assert parseaddr(asked.from_email) == ("Involvement team", "involvement@example.org")
    assert asked.reply_to == ["team@example.org"]
    assert asked.extra_headers["Auto-Submitted"] == "auto-generated"
    assert "List-Unsubscribe" not in asked.extra_headers


def test_the_first_mail_holds_nothing_that_a_stranger_could_have_typed(page: OpportunityPage) -> None:
    make_sign_up(page, name="Buy at http://spam.example", how_heard="spam", access_needs="spam")
    asked = post_arrives()[0]
    assert "spam" not in asked.body + asked.alternatives[0][0] + asked.subject
    assert (timezone.localdate() + timedelta(days=7)).strftime("%Y") in asked.body


def test_mail_to_the_team_holds_no_personal_details(page: OpportunityPage) -> None:
    confirmed_mail(page, name="Samantha Example", access_needs="A wheelchair space", phone="")
    team = next(message for message in post_arrives() if message.to == ["team@example.org"])
    text = team.body + team.alternatives[0][0]
    for personal in ("Samantha", "sam@example.com", "wheelchair"):
        assert personal not in text
    assert page.title in team.body
    assert f"/admin/sign_ups/inspect/{SignUp.objects.get().pk}/" in team.body


def test_a_confirmation_says_when_where_and_whom_to_ask(page: OpportunityPage) -> None:
    add_session(page)
    mail = confirmed_mail(page)
    for words in (
        "15 July 2027, 2pm to 4pm",
        "Example House, Example Street",
        "01632 960001",
        "team@example.org",
        "We promise to tell everyone",
        "Hello Sam Example",
    ):
        assert words in mail.body
        assert words in mail.alternatives[0][0]


def add_session(page: OpportunityPage) -> None:
    """Give the page a date in summer time: 1pm UTC is 2pm in London."""
    OpportunitySession.objects.create(
        page=page,
        starts_at=datetime(2027, 7, 15, 13, tzinfo=UTC),
        ends_at=datetime(2027, 7, 15, 15, tzinfo=UTC),
    )


def calendar_of(mail: Any) -> bytes:
    """Return the calendar file that hangs on a mail."""
    name, content, kind = next(part for part in mail.attachments)
    assert (name, kind) == ("calendar.ics", "text/calendar")
    return content if isinstance(content, bytes) else str(content).encode()


def test_a_confirmation_carries_a_calendar_file(page: OpportunityPage) -> None:
    page.title = TITLE
    page.place = "Room 1; Example House,\nExample Street"
    page.save()
    add_session(page)
    raw = calendar_of(confirmed_mail(page))
    assert b"\r\n" in raw
    assert max(len(line) for line in raw.split(b"\r\n")) <= 75
    calendar = Calendar.from_ical(raw)
    assert calendar["method"] == "PUBLISH"
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]
    (event,) = calendar.walk("VEVENT")
    assert (event["summary"], event["status"]) == (f"Not decided yet: {TITLE}", "TENTATIVE")
    assert event["location"] == "Room 1; Example House,\nExample Street"
    assert event.decoded("dtstart") == datetime(2027, 7, 15, 14, tzinfo=ZoneInfo("Europe/London"))
    assert event["uid"] == f"session-{page.sessions.get().pk}@testserver"  # as in the calendar of the page


def test_who_has_a_place_gets_a_date_that_stands(page: OpportunityPage) -> None:
    page.selection, page.title = page.Selection.FIRST_COME, TITLE
    page.save()
    add_session(page)
    (event,) = Calendar.from_ical(calendar_of(confirmed_mail(page))).walk("VEVENT")
    assert (event["summary"], event["status"]) == (TITLE, "CONFIRMED")


def test_what_is_noted_of_a_date_is_in_the_mail_and_in_the_calendar(page: OpportunityPage) -> None:
    add_session(page)
    add_session(page)
    first = page.sessions.order_by("pk").first()
    assert first is not None
    first.note = "Online, link sent beforehand"
    first.save()
    mail = confirmed_mail(OpportunityPage.objects.get())
    for text in (mail.body, mail.alternatives[0][0]):
        assert "15 July 2027, 2pm to 4pm: Online, link sent beforehand" in text
    online, on_site = Calendar.from_ical(calendar_of(mail)).walk("VEVENT")
    assert "Online, link sent beforehand" in str(online["description"])
    assert "location" not in online
    assert "Example House" in str(on_site["location"])


def test_who_was_told_no_meanwhile_is_not_thanked(page: OpportunityPage, editor: User) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    assert write_down_agreed(sign_up, "declined", by=editor)
    assert "Thank you for signing up" not in [message.subject for message in post_arrives()]
    assert OutboxMessage.objects.get(template="confirmed").state == "cancelled"


def test_long_links_break_in_narrow_mail_programs(page: OpportunityPage) -> None:
    make_sign_up(page)
    assert "overflow-wrap: anywhere" in post_arrives()[0].alternatives[0][0]


def test_no_date_no_calendar_file(page: OpportunityPage) -> None:
    assert confirmed_mail(page).attachments == []


def test_who_is_on_the_waiting_list_gets_no_date(page: OpportunityPage) -> None:
    page.selection, page.capacity = page.Selection.FIRST_COME, 1
    page.save()
    add_session(page)
    confirm(make_sign_up(page, email="first@example.com"))
    mail = confirmed_mail(page)
    assert "waiting list" in mail.body
    assert mail.attachments == []
    assert set(SignUp.objects.values_list("state", flat=True)) == {"active", "waiting-list"}


def test_html_is_made_for_mail_programs(page: OpportunityPage) -> None:
    html = str(confirmed_mail(page, name="<b>Sam</b>").alternatives[0][0])
    assert "<style" not in html
    assert 'style="' in html
    assert "&lt;b&gt;Sam" in html
    assert "http://www" not in html and "src=" not in html


def test_message_id_is_the_same_every_time(page: OpportunityPage) -> None:
    make_sign_up(page)
    message = OutboxMessage.objects.get()
    assert post_arrives()[0].extra_headers["Message-ID"] == message_id(message)
    assert message_id(message).endswith("@testserver>")


def test_mail_and_link_are_in_the_language_of_the_form(page: OpportunityPage) -> None:
    make_sign_up(page, language="ur")
    asked = post_arrives()[0]
    assert "/ur/confirm/" in asked.body
    assert 'dir="rtl"' in asked.alternatives[0][0]
