"""The report of moving in: what became what, what was left out, and what somebody should look at."""

from collections import Counter
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.blocks import BodyBlock

from .notes import Kind, Note
from .planning import PagePlan, Plan, State

FIRST_WORDS = 70


def report_lines(plan: Plan) -> Iterator[str]:
    """Yield the whole report, one string a line."""
    for page in plan.pages:
        yield from _page(page, plan)
        yield ""
    if plan.refused:
        yield _("Not read") + f": {len(plan.refused)}"
        for name, why in plan.refused:
            yield f"  {name}: {why}"
        yield ""
    yield from _sums(plan)


def _page(page: PagePlan, plan: Plan) -> Iterator[str]:
    yield f"{page.name}  ({page.address[:200]})"
    where = f"{plan.parent.get_url() or '/'}{page.slug}/"
    yield "  " + {
        State.NEW: _("becomes a new draft “%(title)s” at %(where)s"),
        State.SAME: _("is as it was: nothing to do for “%(title)s”"),
        State.CHANGED: _("changed: “%(title)s” gets a new draft version"),
        State.EDITED: _("changed, but so did “%(title)s” here: it is left alone, somebody must compare them"),
    }[page.state] % {"title": page.title, "where": where}
    if page.state == State.SAME:
        return
    yield "  " + _("became: %(blocks)s") % {"blocks": _blocks(page)}
    for path in page.redirects:
        yield "  " + _("redirect from %(path)s") % {"path": path}
    for kind, heading in _headings():
        notes = [note for note in page.notes if note.kind == kind]
        if notes:
            yield f"  {heading}: {len(notes)}"
            yield from (f"    {_note(note)}" for note in notes)


def _headings() -> Iterator[tuple[Kind, str]]:
    yield Kind.LEFT_OUT, _("Left out")
    yield Kind.LOST, _("Did not arrive (add it by hand)")
    yield Kind.LOOK, _("Needs a look")
    yield Kind.QUOTED, _("Words of somebody (not to be published before they agree)")
    yield Kind.NO_WORDS, _("Pictures without alternative text")
    yield Kind.FILE, _("Files that did not come along")
    yield Kind.DEAD, _("Dead links")
    yield Kind.LINK, _("Links that were not kept")
    yield Kind.PDF, _("PDFs without a page that says the same")
    yield Kind.HEADING, _("Headings")
    yield Kind.REDIRECT, _("Old addresses without a redirect")


def _blocks(page: PagePlan) -> str:
    labels = {name: str(block.label) for name, block in BodyBlock().child_blocks.items()}
    counted = Counter(labels[name] for name, _value in page.blocks)
    return ", ".join(f"{number} × {label}" for label, number in counted.items()) or _(
        "nothing: the page has no content"
    )


def _note(note: Note) -> str:
    """Show what did not arrive in full, everything else by its first words."""
    text = " ".join(note.text.split())
    if note.kind != Kind.LOST and len(text) > FIRST_WORDS:
        text = text[:FIRST_WORDS].rsplit(" ", 1)[0] + " …"
    return ": ".join(part for part in (f"“{text}”" if text else "", note.why) if part)


def _sums(plan: Plan) -> Iterator[str]:
    states = Counter(page.state for page in plan.pages)
    numbers = {name: states[state] for name, state in State.__members__.items()}
    words = _("Pages: %(NEW)d new, %(CHANGED)d changed, %(SAME)d as they were, %(EDITED)d edited here and left alone.")
    yield words % numbers
    stored = len({file.digest for page in plan.to_write for file in page.files.values()})
    yield ngettext("%(n)d file to bring along.", "%(n)d files to bring along.", stored) % {"n": stored}
    lost = sum(note.kind == Kind.LOST for page in plan.to_write for note in page.notes)
    if lost:
        yield ngettext("%(n)d sentence did not arrive.", "%(n)d sentences did not arrive.", lost) % {"n": lost}
    else:
        yield _("Every sentence arrived or is named above.")
