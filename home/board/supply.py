"""In which state every page is in every language, read at once from the pages and from the translation tool."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, F, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.models import TranslatedPage, TranslationRecord

Place = tuple[UUID, str]  # what a page and its translations share, and a language
Share = tuple[int, int]  # how many strings of a source are translated, and how many of them by a machine


class State(TextChoices):
    """How a page stands in a language."""

    NONE = "none", _("Not started")
    IN_PROGRESS = "in-progress", _("In progress")
    MACHINE = "machine-made", _("Machine-made")
    CHECKED = "checked", _("Checked")
    STALE = "stale", _("Out of date")


@dataclass(frozen=True)
class Standing:
    """The state of one page in one language, since when it is out of date, and the page itself."""

    state: State
    since: datetime | None = None
    page: int | None = None


NOTHING = Standing(State.NONE)


@dataclass(frozen=True)
class _Target:
    pk: int
    is_live: bool
    published_at: datetime | None


@dataclass(frozen=True)
class Work:
    """What the translation tool knows of one page, or of other words, in one language."""

    read_at: datetime  # when it last took the English
    strings: int
    translated: int
    by_machine: int

    @property
    def has_gaps(self) -> bool:
        """Tell whether some strings wait for their translation."""
        return self.translated < self.strings


def standings(pages: QuerySet[Page], languages: Iterable[str]) -> dict[Place, Standing]:
    """Return the state of these pages in these languages; what is not there has not been started."""
    codes = list(languages)
    published = dict(pages.order_by().values_list("translation_key", "last_published_at"))
    targets = _targets(codes)
    known = _known(codes)
    found = works(codes)
    places = [place for place in targets.keys() | found.keys() if place[0] in published]
    return {place: _standing(published[place[0]], targets.get(place), found.get(place), known) for place in places}


def _standing(
    english_at: datetime | None, target: _Target | None, work: Work | None, known: dict[int, TranslatedPage]
) -> Standing:
    if target is None:
        return Standing(State.IN_PROGRESS)
    if not target.is_live or (work and work.has_gaps):
        return Standing(State.IN_PROGRESS, page=target.pk)
    if record := known.get(target.pk):
        return as_recorded(record, target.pk)
    known_at = work.read_at if work else target.published_at
    if english_at and known_at and english_at > known_at:
        return Standing(State.STALE, since=english_at, page=target.pk)
    return Standing(State.MACHINE if work and work.by_machine else State.CHECKED, page=target.pk)


def as_recorded(record: TranslationRecord, page: int | None = None) -> Standing:
    """Return what is written down about a translation; a page tells its readers the same."""
    if record.stale_since:
        return Standing(State.STALE, since=record.stale_since, page=page)
    return Standing(State.MACHINE if record.machine_made else State.CHECKED, page=page)


def _known(codes: list[str]) -> dict[int, TranslatedPage]:
    records = TranslatedPage.objects.filter(page__locale__language_code__in=codes)
    return {record.page_id: record for record in records}


def _targets(codes: list[str]) -> dict[Place, _Target]:
    # A page that only repeats another one is no translation of it.
    pages = Page.objects.filter(locale__language_code__in=codes, alias_of__isnull=True).order_by()
    fields = ("translation_key", "locale__language_code", "pk", "live", "last_published_at")
    return {(key, code): _Target(*rest) for key, code, *rest in pages.values_list(*fields)}


def works(codes: list[str]) -> dict[Place, Work]:
    """Return what the translation tool knows of everything in these languages, pages or not."""
    rows = Translation.objects.filter(target_locale__language_code__in=codes, enabled=True).order_by()
    fields = ("source__object_id", "target_locale__language_code", "source_id", "source__last_updated_at")
    strings = _strings()
    shares = _shares(codes)
    return {
        (key, code): Work(read_at, strings.get(source, 0), *shares.get((source, code), (0, 0)))
        for key, code, source, read_at in rows.values_list(*fields)
    }


def _strings() -> dict[int, int]:
    counted = StringSegment.objects.order_by().values("source_id").annotate(number=Count("pk"))
    return dict(counted.values_list("source_id", "number"))


def _shares(codes: list[str]) -> dict[tuple[int, str], Share]:
    done = StringSegment.objects.filter(
        string__translations__context_id=F("context_id"),
        string__translations__has_error=False,
        string__translations__locale__language_code__in=codes,
    ).order_by()
    fields = ("source_id", "string__translations__locale__language_code", "string__translations__translation_type")
    shares: dict[tuple[int, str], Share] = defaultdict(lambda: (0, 0))
    for source, code, kind, number in done.values(*fields).annotate(number=Count("pk")).values_list(*fields, "number"):
        translated, by_machine = shares[source, code]
        is_machine = kind == StringTranslation.TRANSLATION_TYPE_MACHINE
        shares[source, code] = (translated + number, by_machine + number * is_machine)
    return shares
