"""Writes down how far the strategy is: what is followed, and updates that are only ever added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Locale

from core.models import User
from involvement.models import ProgressUpdate, StrategyPage, StrategyPromise
from involvement.models.strategy import StrategyRow

UPDATED = "involvement.update_progress"
REVIEWED = "involvement.review_progress"
_SAID_LAST = ("kind", "code", "words", "edition", "sort_order")


def follow_strategy(page: StrategyPage) -> int:
    """Follow every objective and action of a published edition, by its words of today; returns how many are new.

    Translations carry on the same threads; the edition in the site's own language gives the words.
    """
    if page.locale_id != Locale.get_default().pk:
        return 0
    known = {promise.thread: promise for promise in StrategyPromise.objects.all()}
    said = [_said(row, page.edition) for row in (*page.objectives.all(), *page.actions.all())]
    new = [promise for promise in said if promise.thread not in known]
    StrategyPromise.objects.bulk_create(new, ignore_conflicts=True)  # two machines may publish at once
    changed = [promise for promise in said if _is_said_anew(known.get(promise.thread), promise)]
    for promise in changed:
        promise.pk = known[promise.thread].pk
    StrategyPromise.objects.bulk_update(changed, _SAID_LAST)
    return len(new)


def _said(row: StrategyRow, edition: str) -> StrategyPromise:
    kinds = StrategyPromise.Kind
    kind = kinds.ACTION if hasattr(row, "group") else kinds.OBJECTIVE
    return StrategyPromise(
        thread=row.thread, kind=kind, code=row.code, words=row.text, edition=edition, sort_order=row.sort_order or 0
    )


def _is_said_anew(known: StrategyPromise | None, said: StrategyPromise) -> bool:
    return known is not None and any(getattr(known, name) != getattr(said, name) for name in _SAID_LAST)


class Outcome(Enum):
    """What became of what somebody wrote down."""

    WRITTEN = auto()
    NOTHING_NEW = auto()
    OVERTAKEN = auto()  # somebody else has written something about it meanwhile


@dataclass(frozen=True)
class Said:
    """What a member of staff says of one action; `seen` is the latest update they had before them, 0 for none."""

    promise: int
    seen: int
    status: str = ""
    words: str = ""
    next_review: date | None = None


def write_updates(said: Iterable[Said], user: User) -> dict[int, Outcome]:
    """Write all of it or, where one of them was overtaken, nothing; saying the same again adds nothing.

    Returns what became of each, by the key of the promise.
    """
    wanted = {each.promise: each for each in said}
    with transaction.atomic():
        promises = StrategyPromise.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
        known = {promise.pk: promise for promise in promises}
        latest = _latest(known)
        outcomes = {pk: _outcome(known[pk], latest.get(pk), wanted[pk]) for pk in known}
        if Outcome.OVERTAKEN not in outcomes.values():
            for pk, outcome in outcomes.items():
                if outcome == Outcome.WRITTEN:
                    _write(known[pk], wanted[pk], user)
    return outcomes


def _latest(promises: Iterable[int]) -> dict[int, ProgressUpdate]:
    updates = ProgressUpdate.objects.filter(promise__in=list(promises)).order_by("pk")
    return {update.promise_id: update for update in updates}


def _outcome(promise: StrategyPromise, latest: ProgressUpdate | None, said: Said) -> Outcome:
    is_overtaken = (latest.pk if latest else 0) != said.seen
    is_same = latest is not None and (latest.status, latest.words) == (said.status, said.words)
    if said.status and not (is_overtaken and is_same):
        return Outcome.OVERTAKEN if is_overtaken else Outcome.WRITTEN
    return Outcome.WRITTEN if promise.next_review != said.next_review else Outcome.NOTHING_NEW


def _write(promise: StrategyPromise, said: Said, user: User) -> None:
    if said.status and said.seen == _newest(promise):
        update = ProgressUpdate(promise=promise, status=said.status, words=said.words, recorded_at=timezone.now())
        update.code_then, update.words_then = promise.code, promise.words
        update.save(force_insert=True)
        log(instance=promise, action=UPDATED, user=user, data={"status": said.status})
    if promise.next_review != said.next_review:
        promise.next_review = said.next_review
        promise.save(update_fields=["next_review"])
        day = said.next_review.isoformat() if said.next_review else ""
        log(instance=promise, action=REVIEWED, user=user, data={"next_review": day})


def _newest(promise: StrategyPromise) -> int:
    newest = ProgressUpdate.objects.filter(promise=promise).order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0
