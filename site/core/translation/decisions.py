"""What a person decides about translations; each decision is written down with who and when."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from core.models import Edition, TranslationDecision, TranslationRecord, User
from core.selectors import chrome
from core.translation.keeping import Keeper, keeper_of

Kind = TranslationDecision.Kind


@transaction.atomic
def declare_still_right(thing: Any, by: User) -> bool:
    """Let this translation stand for the English as it is now; tell whether there was anything to decide."""
    keeper = keeper_of(thing)
    record = keeper.records().select_for_update().filter(stale_since__isnull=False).first()
    if record is None:
        return False
    english = keeper.english()
    edition = english.editions().first() if english else None
    _write_down(keeper, Kind.STILL_RIGHT, by, edition=edition.number if edition else 0)
    _clear(record)
    keeper.after_decision()
    return True


@transaction.atomic
def declare_typing_error(english: Any, by: User) -> int:
    """Take the last change of the English as one that readers of translations need not know; return how many."""
    keeper = keeper_of(english)
    edition = keeper.editions().select_for_update().first()
    if edition is None:
        return 0
    behind = list(stale_by_the_last_change(keeper, edition).select_for_update())
    if behind:
        _write_down(keeper, Kind.TYPING_ERROR, by, edition=edition.number)
    for record in behind:
        _clear(record)
    keeper.after_decision()
    return len(behind)


def stale_by_the_last_change(english: Any, edition: Edition) -> QuerySet[Any]:
    """Return the translations that only the last change of the English made stale."""
    return keeper_of(english).family_records().filter(stale_by=edition.number)


def number_behind_the_last_change(english: Any) -> int:
    """Return how many translations those are, none of what is not English: only that has editions."""
    keeper = keeper_of(english)
    return keeper.family_records().filter(stale_by__in=keeper.editions().values("number")).count()


@transaction.atomic
def declare_checked(thing: Any, by: User, role: str = "") -> bool:
    """Take away the mark of the machine, because a person has read every word; tell whether there was one."""
    keeper = keeper_of(thing)
    record = keeper.records().select_for_update().filter(machine_made=True).first()
    if record is None:
        return False
    record.machine_made, record.checked_at, record.checked_by = False, timezone.now(), role or usual_checker()
    record.save()
    _write_down(keeper, Kind.CHECKED, by, role=record.checked_by)
    return True


def usual_checker() -> str:
    """Return who checks translations where nobody says otherwise: the team that runs this site."""
    return chrome(settings.LANGUAGE_CODE).organisation.team_name


def _clear(record: TranslationRecord) -> None:
    record.stale_since, record.stale_by = None, None
    record.save()


def _write_down(keeper: Keeper, kind: Kind, by: User, *, edition: int = 0, role: str = "") -> None:
    keeper.decided(kind=kind, decided_by=by, decided_at=timezone.now(), edition=edition, role=role)
