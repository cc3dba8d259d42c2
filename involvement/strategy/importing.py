"""The import as a whole: read, compare, and write all of it or nothing."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from involvement.models import StrategyPage

from .building import create_draft, page_title, update_draft
from .differences import Differences, differences
from .document import Document, RowKind
from .placing import Place, known_page, place_for
from .reading import read_strategy
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
    page: StrategyPage | None = None
    place: Place | None = None
    changes: Differences | None = None

    @property
    def is_nothing_to_do(self) -> bool:
        """Tell whether the page already holds this text."""
        return self.changes is not None and self.changes.is_nothing_to_do


def plan_import(source: Source, *, edition: str = "", title: str = "", under: str | None = None) -> Plan:
    """Read the text and find out what is to be done; raise UnusableSource or NoPlace where that cannot be said."""
    document = read_strategy(source)
    edition = edition.strip() or document.edition
    title = title.strip()
    _check(document, edition, title)
    count = compare_words(source, document, words_of_document(document))
    if page := known_page(edition):
        changes = differences(page, document, title)
        return Plan(source, document, edition, title, count, page=page, changes=changes)
    return Plan(source, document, edition, title, count, place=place_for(edition, under))


def carry_out(plan: Plan) -> StrategyPage:
    """Build or update the page in one transaction; raise LostWords, with nothing written, if a word went missing."""
    with transaction.atomic():
        if plan.page:
            page = update_draft(plan.page, plan.document, plan.title)
        elif plan.place:
            page = create_draft(plan.document, plan.place, plan.edition, plan.title)
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
