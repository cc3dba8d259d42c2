"""The report of an import: what was recognised, what was skipped, what looks damaged and what needs a look."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.utils.translation import pgettext as _in

from .document import Bullets, Document, Heading, Note, Paragraph, Part, Quotation, RowKind, Rows
from .words import WordCount

FIRST_WORDS = 70


def report_lines(document: Document, count: WordCount) -> list[str]:
    """Return the whole report, one string a line."""
    return [
        *_recognised(document),
        *_notes(_("Skipped"), document.skipped),
        *_marks(document),
        *_notes(_("Looks damaged (kept as it is: please check)"), document.damage),
        *_notes(_("Needs a look"), document.doubts),
        *_words(count),
    ]


def summary_line(document: Document) -> str:
    """Return the one sentence that says whether everything was found."""
    groups = [len(part.rows) for part in document.lists(RowKind.ACTIONS)]
    actions = ngettext("%(n)d action", "%(n)d actions", sum(groups)) % {"n": sum(groups)}
    if len(groups) > 1:
        actions += f" ({', '.join(map(str, groups))})"
    objectives, key_points = (len(document.rows(kind)) for kind in (RowKind.OBJECTIVES, RowKind.KEY_POINTS))
    found = (
        actions,
        ngettext("%(n)d objective", "%(n)d objectives", objectives) % {"n": objectives},
        ngettext("%(n)d key point", "%(n)d key points", key_points) % {"n": key_points},
    )
    return _("Found %(found)s.") % {"found": ", ".join(found)}


def _recognised(document: Document) -> Iterator[str]:
    yield _("Recognised")
    if document.short_name:
        yield "  " + _("short name: %(text)s") % {"text": document.short_name}
    yield "  " + _("title: %(text)s") % {"text": document.title or _in("no title", "none")}
    yield "  " + _("edition: %(text)s") % {"text": document.edition or _in("no edition", "none")}
    yield from _counts(document)
    for part in document.parts:
        yield from _part(part)


def _counts(document: Document) -> Iterator[str]:
    counted = Counter(type(part) for part in document.parts)
    for kind, words in (
        (Heading, ngettext("%(n)d heading", "%(n)d headings", counted[Heading])),
        (Paragraph, ngettext("%(n)d paragraph", "%(n)d paragraphs", counted[Paragraph])),
        (Quotation, ngettext("%(n)d quotation", "%(n)d quotations", counted[Quotation])),
        (Bullets, ngettext("%(n)d list that stays text", "%(n)d lists that stay text", counted[Bullets])),
    ):
        if counted[kind]:
            yield "  " + words % {"n": counted[kind]}


def _part(part: Part) -> Iterator[str]:
    """Show headings as an outline, quotations and lists by their first words, and the rows with their codes."""
    match part:
        case Heading():
            yield f"  {part.line:>5}  {'  ' * (part.level - 2)}{part.text}"
        case Rows():
            for row in part.rows:
                yield f"  {row.line:>5}      {row.code:<4}{_first_words(row.text)}"
        case Quotation():
            number = len(part.paragraphs)
            words = ngettext("quotation of %(n)d paragraph", "quotation of %(n)d paragraphs", number) % {"n": number}
            yield f"  {part.line:>5}      {words}: {_first_words(part.paragraphs[0])}"
        case Bullets():
            number = len(part.items)
            words = ngettext("list of %(n)d point", "list of %(n)d points", number) % {"n": number}
            yield f"  {part.line:>5}      {words}: {_first_words(part.items[0])}"


def _notes(heading: str, notes: tuple[Note, ...]) -> Iterator[str]:
    if not notes:
        return
    yield ""
    yield f"{heading}: {len(notes)}"
    for note in notes:
        quoted = f"“{_first_words(note.text)}”: " if note.text else ""
        yield f"  {note.line:>5}  {quoted}{note.reason}"


def _marks(document: Document) -> Iterator[str]:
    if document.marks:
        number = len(document.marks)
        words = ngettext(
            "%(n)d list mark at the beginning of a line became a real list.",
            "%(n)d list marks at the beginning of lines became real lists.",
            number,
        )
        yield "  " + words % {"n": number}


def _words(count: WordCount) -> Iterator[str]:
    yield ""
    words = _("Words: %(file)d in the file; %(skipped)d in skipped lines, %(marks)d list marks, %(lost)d lost.")
    yield words % {
        "file": count.in_file,
        "skipped": count.skipped,
        "marks": count.marks,
        "lost": len(count.lost),
    }
    if count.lost:
        yield "  " + _("lost: %(words)s") % {"words": " ".join(count.lost[:50])}
    elif not count.in_order:
        yield "  " + _("every word arrived, but not in the order of the file")


def _first_words(text: str) -> str:
    return text if len(text) <= FIRST_WORDS else text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
