"""The import as a whole: read, compare, and write all of it or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from involvement.models import StrategyPage

from .building import create_draft, page_title, update_draft
from .comparing import compared, edition_before
from .differences import Differences
from .document import Document, RowKind
from .matching import Decisions
from .placing import Place, known_page, place_for
from .reading import read_strategy
from .recoding import recoded, threads_of
from .source import Source, UnusableSource
from .words import WordCount, compare_words, words_of_document, words_of_page

LONGEST_EDITION, LONGEST_TITLE = 20, 255


class LostWords(RuntimeError):
    """Words of the file did not arrive on the page, so nothing is written."""

    def __init__(self, count: WordCount) -> None:
        super().__init__(_("Words would be lost, so nothing was written."))
        self.count = count


@dataclass(frozen=True)
class Plan:
    """What an import would do: build at a place, or bring a known page up to date."""

    source: Source
    document: Document
    edition: str
    title: str
    count: WordCount
    changes: Differences
    page: StrategyPage | None = None
    place: Place | None = None

    @property
    def is_nothing_to_do(self) -> bool:
        """Tell whether the page already holds this text."""
        return self.page is not None and self.changes.is_nothing_to_do


def plan_import(
    source: Source, *, edition: str = "", title: str = "", under: str | None = None, decided: Decisions | None = None
) -> Plan:
    """Read the text and find out what is to be done; raise UnusableSource or NoPlace where that cannot be said."""
    read = read_strategy(source)
    edition = edition.strip() or read.edition
    title = title.strip()
    _check(read, edition, title)
    count = compare_words(source, read, words_of_document(read))
    page = known_page(edition)
    place = None if page else place_for(edition, under)
    changes = compared(read, page, edition_before(), title, decided or {})
    document = recoded(read, changes.matchings)
    return Plan(source, document, edition, title, count, changes, page=page, place=place)


def carry_out(plan: Plan) -> StrategyPage:
    """Build or update the page in one transaction; raise LostWords, with nothing written, if a word went missing."""
    threads = threads_of(plan.document, plan.changes.matchings)
    with transaction.atomic():
        if plan.page:
            page = update_draft(plan.page, plan.document, plan.title, threads)
        elif plan.place:
            page = create_draft(plan.document, plan.place, plan.edition, plan.title, threads)
        stored = StrategyPage.objects.get(pk=page.pk)
        built = words_of_page(stored.get_latest_revision_as_object())
        count = compare_words(plan.source, plan.document, built)
        if not count.is_complete:
            raise LostWords(count)
    return stored


def _check(document: Document, edition: str, title: str) -> None:
    if not document.rows(RowKind.ACTIONS):
        raise UnusableSource(
            _(
                "No actions were found. They are looked for in lists below a heading that names one of the groups "
                "(see involvement/strategy/cues.py). Is this the strategy?"
            )
        )
    if not edition:
        raise UnusableSource(_("No year is named in the title. Say which edition this is with --edition."))
    if len(edition) > LONGEST_EDITION or len(page_title(document, edition, title)) > LONGEST_TITLE:
        raise UnusableSource(_("The edition can have at most 20 characters, the title at most 255."))
