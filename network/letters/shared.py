"""What the mails about meetings have in common: which meeting, what it is called, when and where, and the way in."""

from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.look.words import when_in_words
from network.meetings import meeting_with
from network.membership import group_with
from network.models import MeetingPage
from network.naming import discreet_name, discreet_title, is_discreet
from people.models import Mailing, Person
from people.own_links import enter_url
from people.post.pieces import Button, Lines, Piece, Title
from people.post.texts.sign_ups import contact_lines
from people.subjects import SignUpSubject


@dataclass(frozen=True)
class Subject:
    """The meeting that a mail is about, in the language of the mail, with its group."""

    meeting: MeetingPage
    group: Page

    @property
    def place_in_area(self) -> str:
        """Return where in the members' area the meeting is."""
        return f"{self.group.translation_key}/{self.meeting.translation_key}/"


def subject_of(mailing: Mailing) -> Subject | None:
    """Return what a mailing is about, or None where the public cannot see group or meeting any more."""
    leading = MeetingPage.objects.filter(pk=mailing.details.get("meeting", 0)).first()
    key = Page.objects.filter(pk=mailing.page_id).values_list("translation_key", flat=True).first()
    language = get_language() or "en"
    group = group_with(key, language) if leading and key else None
    meeting = meeting_with(leading.translation_key, group, language) if leading and group else None
    return Subject(meeting, group) if meeting and group else None


def facts_about(subject: Subject) -> dict[str, Piece]:
    """Return what a mail says of the meeting; of a discreet group neither its name nor an address with it."""
    meeting, group = subject.meeting, subject.group
    url = "" if is_discreet(group) else meeting.full_url or ""
    return {
        "group": discreet_name(group),
        "title": Title(discreet_title(meeting, group), url),
        "when": when_in_words(meeting),
        "where": where_in_words(meeting),
        "contact": contact_lines(group.sign_up_briefing()) if isinstance(group, SignUpSubject) else Lines(()),
    }


def where_in_words(meeting: MeetingPage) -> str:
    """Return where people meet; how to join online stands in the members' area only."""
    parts = (meeting.place if meeting.in_person else "", _("online") if meeting.online else "")
    return ", ".join(part for part in parts if part)


def way_in(person: Person, subject: Subject) -> Button:
    """Return the button that leads one member to the meeting in the members' area."""
    return Button(_("Open the members’ area"), enter_url(person, subject.place_in_area))


def note_lines(note: str) -> Piece:
    """Return what the team adds in its own words."""
    lines = tuple(line.strip() for line in note.splitlines() if line.strip())
    return Lines((_("The team adds:"), *lines)) if lines else ""
