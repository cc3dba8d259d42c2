"""The mail that leads members to new papers, each in the language and format that suits them."""

from datetime import date, timedelta

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from network.letters.shared import Subject, facts_about, note_lines, subject_of, way_in
from network.models import MeetingPaper
from network.papers import Choice, choices_for
from network.telling.owed import PAPERS, new_papers
from people.models import Mailing, OutboxMessage, Person
from people.own_links import own_link_age
from people.post.mails import DuringBreak, Mail, Reader, in_one, register_mail
from people.post.notices import is_still_right
from people.post.pieces import Button, Items, Lines, Piece, Pieces, Title


def _gather(message: OutboxMessage) -> Pieces | None:
    """Return the pieces for one member; None where they left, the papers are gone, or the meeting is over by now."""
    mailing, person = message.mailing, message.person
    if mailing is None or person is None or not is_still_right(message):
        return None
    subject, papers = subject_of(mailing), new_papers(mailing.details)
    if subject is None or not _are_of_use(papers, subject):
        return None
    return _pieces(mailing, subject, papers, person) | {"button": way_in(person, subject)}


def _are_of_use(papers: list[MeetingPaper], subject: Subject) -> bool:
    """Tell whether anybody needs these now: papers before the end of a meeting that takes place, notes at any time."""
    if any(paper.kind == MeetingPaper.Kind.NOTES for paper in papers):
        return True
    ends_at = subject.meeting.ends_at
    is_ahead = subject.meeting.cancelled_at is None and (ends_at is None or ends_at > timezone.now())
    return bool(papers) and is_ahead


def _shown(mailing: Mailing) -> Pieces:
    """Return what staff see: the same facts, for an invented member."""
    subject = subject_of(mailing)
    if subject is None:
        return _sample()
    invented = Person(name=_("Sam Example"))
    return _pieces(mailing, subject, new_papers(mailing.details), invented) | {"button": _example_button()}


def _pieces(mailing: Mailing, subject: Subject, papers: list[MeetingPaper], person: Person) -> dict[str, Piece]:
    return facts_about(subject) | {
        "name": person.name,
        "papers": Items(tuple(_line(choice) for choice in choices_for(person, papers))),
        "note": note_lines(mailing.details.get("note", "")),
        "day": when_in_words(timezone.localdate() + own_link_age()),
    }


def _line(choice: Choice) -> str:
    if choice.best.format == MeetingPaper.Format.STANDARD:
        return choice.title
    return f"{choice.title} ({choice.best.get_format_display()})"


def _example_button() -> Button:
    return Button(_("Open the members’ area"), f"{settings.SITE_URL}/members/enter/example/")


def _sample() -> Pieces:
    return {
        "name": _("Sam Example"),
        "group": _("Example forum"),
        "title": Title(_("Example: a meeting about the waiting room")),
        "when": when_in_words(date(2030, 3, 4)),
        "where": _("Example House, Example Street"),
        "papers": Items((_("Agenda"), _("Plan of the room (Large print)"))),
        "note": note_lines(_("Please bring your glasses.")),
        "button": _example_button(),
        "day": when_in_words(date(2030, 3, 4) + timedelta(days=30)),
        "contact": Lines((_("Alex Example"), _("Phone: %(number)s") % {"number": "01632 960001"})),
    }


register_mail(
    Mail(
        name=PAPERS,
        label=gettext_lazy("To the members: papers of a meeting"),
        reader=Reader.PERSON,
        subject=gettext_lazy("Your papers are ready"),
        body=in_one(
            gettext_lazy(
                "Hello {name},\n\n"
                "there are new papers for {group}:\n\n"
                "{title}\n\n"
                "When: {when}\n\n"
                "Where: {where}\n\n"
                "{papers}\n\n"
                "{note}\n\n"
                "Press the button to read them. You do not need a password.\n\n"
                "{button}\n\n"
                "The link is yours alone. It works until {day}. Please do not pass it on."
            ),
            gettext_lazy("# If you have a question, or need another format\n\n{contact}"),
        ),
        gather=_gather,
        sample=_sample,
        shown=_shown,
        needed=frozenset({"button"}),
        during_break=DuringBreak.HELD,
    )
)
