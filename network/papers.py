"""Reads about papers: what members may see of a meeting, and which version of each suits one of them best."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from django.db.models import QuerySet
from django.utils.text import slugify

from network.models import MeetingPaper
from people.models import Person

# What may be handed in, and as what it is handed out: nothing that a browser would run.
KINDS_OF_FILES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".rtf": "application/rtf",
    ".txt": "text/plain; charset=utf-8",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
}


@dataclass(frozen=True)
class Choice:
    """One paper in all its versions, the one that suits a member best first."""

    title: str
    kind: str
    best: MeetingPaper
    others: tuple[MeetingPaper, ...] = ()


def shown_papers(meeting_key: UUID) -> QuerySet[MeetingPaper]:
    """Return the papers that members of the group may see: those that were sent to them."""
    return MeetingPaper.objects.filter(meeting__translation_key=meeting_key, told_at__isnull=False)


def choices_for(person: Person | None, papers: Iterable[MeetingPaper]) -> list[Choice]:
    """Return each paper once, papers before notes, with its versions in the order in which they suit this person.

    A language that somebody reads weighs more than a format; without a person, the ordinary English version leads.
    """
    language = person.language if person else "en"
    format_ = person.format if person else MeetingPaper.Format.STANDARD
    named: dict[tuple[str, str], list[MeetingPaper]] = {}
    for paper in papers:
        named.setdefault((paper.kind, paper.title), []).append(paper)
    choices = []
    for kind, title in sorted(named, key=lambda name: (name[0] != MeetingPaper.Kind.PAPER, name[1].casefold())):
        best, *others = sorted(named[kind, title], key=lambda paper: _distance(paper, language, format_))
        choices.append(Choice(title, kind, best, tuple(others)))
    return choices


def _distance(paper: MeetingPaper, language: str, format_: str) -> tuple[bool, bool, bool, bool, int]:
    return (
        paper.language != language,
        paper.language != "en",
        paper.format != format_,
        paper.format != MeetingPaper.Format.STANDARD,
        paper.pk,
    )


def download_name(paper: MeetingPaper) -> str:
    """Return what a paper is called once it is on somebody's device."""
    words = [paper.title, "" if paper.format == MeetingPaper.Format.STANDARD else paper.format, _language_of(paper)]
    return f"{slugify('-'.join(word for word in words if word)) or 'paper'}{PurePath(paper.file.name or '').suffix}"


def content_type(paper: MeetingPaper) -> str:
    """Return as what a file is handed out; what we do not know is plain bytes."""
    return KINDS_OF_FILES.get(_ending(paper), "application/octet-stream")


def _ending(paper: MeetingPaper) -> str:
    return PurePath(paper.file.name or "").suffix


def _language_of(paper: MeetingPaper) -> str:
    return "" if paper.language == "en" else paper.language
