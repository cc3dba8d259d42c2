"""Meetings of a group with papers and members, for tests; valid unless a test says otherwise."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from core.models import User
from network.actions.papers import add_paper
from network.actions.telling import owed_of_kind, tell_members
from network.models import MeetingPage, MeetingPaper
from people.actions.mailings import Answer
from people.mailing_audience import headcount
from people.models import Mailing, Person, SignUp
from people.tokens import enter_token
from tests.factories.mailings import make_people, sign_up_all

SECRET = b"What only members may read"
JOINING_LINK = "https://meet.example.org/only-for-members"


def meeting_values(**overrides: Any) -> dict[str, Any]:
    """Return field values of a complete meeting in two weeks, with papers promised in one."""
    starts_at = in_two_weeks()
    return {
        "title": "Which beds come first",
        "slug": "which-beds-come-first",
        "topic": "<p>We decide which beds we dig first.</p>",
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=2),
        "in_person": True,
        "online": True,
        "place": "Example House, Example Street",
        "papers_by": timezone.localdate() + timedelta(days=7),
        "joining_link": JOINING_LINK,
        "joining_details": "Meeting number 123 456",
    } | overrides


def make_meeting(group: Page, **overrides: Any) -> MeetingPage:
    """Add a complete meeting to a group and publish it as an editor would."""
    meeting = MeetingPage(**meeting_values(**overrides))
    group.add_child(instance=meeting)
    return publish(meeting)


def publish(meeting: MeetingPage, **changes: Any) -> MeetingPage:
    """Publish a meeting with these changes."""
    found = MeetingPage.objects.get(pk=meeting.pk)
    for name, value in changes.items():
        setattr(found, name, value)
    found.save_revision(clean=False).publish()
    return MeetingPage.objects.get(pk=meeting.pk)


def over(meeting: MeetingPage, **changes: Any) -> MeetingPage:
    """Let a meeting be over since yesterday afternoon, without anybody publishing it."""
    starts_at = in_two_weeks() - timedelta(days=15)
    values = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)} | changes
    MeetingPage.objects.filter(pk=meeting.pk).update(**values)
    return MeetingPage.objects.get(pk=meeting.pk)


def make_paper(meeting: MeetingPage, by: User, **overrides: Any) -> MeetingPaper:
    """Add a paper; `is_sent` shows it to members without a mail."""
    is_sent = overrides.pop("is_sent", False)
    name, content = overrides.pop("name", "agenda.pdf"), overrides.pop("content", SECRET)
    values = {"title": "Agenda", "kind": "paper", "format_": "standard", "language": "en"} | overrides
    paper = add_paper(meeting, file=SimpleUploadedFile(name, content), by=by, **values)
    if is_sent:
        MeetingPaper.objects.filter(pk=paper.pk).update(told_at=timezone.now())
        paper.refresh_from_db()
    return paper


def make_members(group: Page, number: int = 1, **overrides: Any) -> list[Person]:
    """Return this many members of a group, who joined a month ago."""
    people = make_people(number, **({"prefix": "member"} | overrides))
    sign_ups = sign_up_all(people, group)
    before = timezone.now() - timedelta(days=30)
    SignUp.objects.filter(pk__in=[each.pk for each in sign_ups]).update(created_at=before, confirmed_at=before)
    return people


def send(meeting: MeetingPage, by: User, kind: str = "papers", note: str = "") -> Mailing:
    """Tell members what is owed, as the button does, and return the mailing."""
    owed = owed_of_kind(meeting, kind)
    assert owed is not None
    number = headcount(owed.mailing()).letters
    assert tell_members(meeting, kind, mark=owed.mark, number=number, note=note, by=by) == Answer.DONE
    return Mailing.objects.get(occasion=owed.occasion)


def come_in(client: Client, person: Person, place: str = "") -> Any:
    """Press the button behind a member's link."""
    return client.post(f"/members/enter/{enter_token(person, place)}/")


def inside(person: Person) -> Client:
    """Return the browser of a member who has come in."""
    client = Client()
    assert come_in(client, person).status_code == 302
    return client


def group_path(group: Page) -> str:
    """Return the private address of a group."""
    return f"/members/{group.translation_key}/"


def meeting_path(group: Page, meeting: MeetingPage) -> str:
    """Return the private address of a meeting."""
    return f"{group_path(group)}{meeting.translation_key}/"


def paper_path(group: Page, paper: MeetingPaper) -> str:
    """Return the private address of a file."""
    return f"{meeting_path(group, paper.meeting)}papers/{paper.pk}/"


def in_two_weeks() -> datetime:
    """Return two in the afternoon two weeks from now."""
    return timezone.localtime().replace(hour=14, minute=0, second=0, microsecond=0) + timedelta(days=14)


def days_from_now(number: int) -> date:
    """Return a day in London."""
    return timezone.localdate() + timedelta(days=number)
