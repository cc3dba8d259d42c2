"""Reads how far the strategy is, in a number of queries that does not grow with it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Coalesce, Length, Substr
from django.utils import timezone
from wagtail.models import PageViewRestriction

from involvement.codes import ActionGroup
from involvement.evidence import Evidence, evidence_by
from involvement.models import (
    ActionEvidence,
    Objective,
    ProgressPage,
    ProgressUpdate,
    StrategyAction,
    StrategyPage,
    StrategyPromise,
    TrackerSettings,
)
from involvement.progress_statuses import ProgressStatus, is_past, shown_status
from involvement.tracker.followed import Followed, Helped, ShownUpdate, Tracker

_KINDS = StrategyPromise.Kind


class _Row(NamedTuple):
    kind: str
    thread: UUID
    code: str
    text: str
    group: str
    sort_order: int | None


@dataclass(frozen=True)
class _Kept:
    """Everything that hangs on the promises, by their keys."""

    updates: Mapping[int, list[ProgressUpdate]]
    links: list[ActionEvidence]
    evidence: Mapping[int, list[Evidence]]


def current_edition(locale_id: int) -> StrategyPage | None:
    """Return the edition that counts in a language: the one that was published last among those for everybody."""
    private = PageViewRestriction.objects.filter(page__path=Substr(OuterRef("path"), 1, Length("page__path")))
    pages = StrategyPage.objects.live().filter(~Exists(private), locale_id=locale_id)
    newest_first = (F("first_published_at").desc(nulls_last=True), "-pk")
    page: StrategyPage | None = pages.select_related("locale").defer("body").order_by(*newest_first).first()
    return page


def read_tracker(locale_id: int, now: datetime) -> Tracker:
    """Return how far the strategy is at this moment; an empty answer where no edition is public."""
    today = timezone.localdate(now)
    page = current_edition(locale_id)
    if page is None:
        return Tracker(as_at=today)
    settings = TrackerSettings.objects.first() or TrackerSettings()
    promises = {promise.thread: promise for promise in StrategyPromise.objects.all()}
    kept = _kept(locale_id)
    rows = list(_rows(page))
    current = [_followed(row, promises.get(row.thread), kept, today) for row in rows]
    threads = {row.thread for row in rows}
    left = [promise for thread, promise in promises.items() if thread not in threads]
    gone = [_followed(_row_of(each), each, kept, today, each.edition) for each in left if _has_history(each, kept)]
    followed = {each.thread: each for each in (*current, *gone)}
    address = _progress_address(locale_id)
    return Tracker(
        as_at=today,
        edition=page.edition,
        title=page.title,
        url=page.get_url() or "",
        evidence_days=settings.evidence_days,
        followed=tuple(current),
        gone=tuple(gone),
        helps=_helps(kept, promises.values(), followed, address or page.get_url() or ""),
    )


def _rows(page: StrategyPage) -> Iterator[_Row]:
    fields = ("kind", "thread_now", "code", "text", "place", "sort_order")
    sources = (
        (Objective, Value(_KINDS.OBJECTIVE.value), Value("")),
        (StrategyAction, Value(_KINDS.ACTION.value), F("group")),
    )
    objectives, actions = (
        model._default_manager.filter(strategy=page)
        .order_by()
        .annotate(kind=kind, thread_now=Coalesce("continues", "translation_key"), place=group)
        .values_list(*fields)
        for model, kind, group in sources
    )
    found = (_Row(*row) for row in objectives.union(actions, all=True))
    yield from sorted(found, key=_place)


def _place(row: _Row) -> tuple[bool, int, int]:
    """Return where it stands: objectives first, then the groups in their order."""
    group = list(ActionGroup.values).index(row.group) if row.group in ActionGroup.values else 0
    return row.kind != _KINDS.OBJECTIVE, group, row.sort_order or 0


def _row_of(promise: StrategyPromise) -> _Row:
    return _Row(promise.kind, promise.thread, promise.code, promise.words, "", promise.sort_order)


def _kept(locale_id: int) -> _Kept:
    updates: dict[int, list[ProgressUpdate]] = defaultdict(list)
    for update in ProgressUpdate.objects.order_by("-pk"):
        updates[update.promise_id].append(update)
    links = list(ActionEvidence.objects.select_related("shows").order_by("pk"))
    return _Kept(updates, links, evidence_by(((link.promise_id, link) for link in links), locale_id))


def _followed(row: _Row, promise: StrategyPromise | None, kept: _Kept, today: date, edition: str = "") -> Followed:
    group = str(ActionGroup(row.group).label) if row.group in ActionGroup.values else ""
    if promise is None:
        return Followed(row.code, row.kind, row.text, group, ProgressStatus.NOT_STARTED, str(row.thread))
    updates = kept.updates.get(promise.pk, [])
    evidence = kept.evidence.get(promise.pk, [])
    return Followed(
        code=row.code,
        kind=row.kind,
        words=row.text,
        group=group,
        status=shown_status(updates[0].status if updates else "", promise.due, today),
        thread=str(row.thread),
        owner_role=promise.owner_role,
        due=promise.due,
        next_review=promise.next_review,
        is_review_past=not edition and is_past(promise.next_review, today),
        updates=tuple(_update(each, promise) for each in updates),
        evidence=tuple(evidence),
        evidence_added_on=_newest(promise, kept) if evidence else None,
        edition=edition,
    )


def _update(update: ProgressUpdate, promise: StrategyPromise) -> ShownUpdate:
    words_then = update.words_then if update.words_then != promise.words else ""
    day = timezone.localdate(update.recorded_at)
    return ShownUpdate(update.pk, day, ProgressStatus(update.status), update.words, words_then)


def _newest(promise: StrategyPromise, kept: _Kept) -> date:
    """Return the day on which evidence was last added, as far as everybody can read it."""
    readable = {each.page_key for each in kept.evidence[promise.pk]}
    links = (link for link in kept.links if link.promise_id == promise.pk)
    return timezone.localdate(max(link.added_at for link in links if str(link.shows.translation_key) in readable))


def _has_history(promise: StrategyPromise, kept: _Kept) -> bool:
    return promise.pk in kept.updates or promise.pk in kept.evidence


def _progress_address(locale_id: int) -> str:
    page = ProgressPage.objects.live().filter(locale_id=locale_id).select_related("locale").first()
    return (page.get_url() or "") if page else ""


def _helps(
    kept: _Kept, promises: Iterable[StrategyPromise], followed: Mapping[str, Followed], address: str
) -> dict[str, tuple[Helped, ...]]:
    threads = {promise.pk: str(promise.thread) for promise in promises}
    found: dict[str, dict[str, Helped]] = defaultdict(dict)
    for link in kept.links:
        each = followed.get(threads[link.promise_id])
        if each and not each.edition:
            helped = Helped(each.code, each.words, f"{address}#{each.anchor}")
            found[str(link.shows.translation_key)][each.code] = helped
    return {page: tuple(each.values()) for page, each in found.items()}
