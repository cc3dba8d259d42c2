"""What a person decides about translations; each decision is written down with who and when."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page

from core.models import EnglishEdition, TranslatedPage, TranslationDecision, User

CHECKER = "Involvement team"
Kind = TranslationDecision.Kind


@transaction.atomic
def declare_still_right(page: Page, by: User) -> bool:
    """Let this translation stand for the English as it is now; tell whether there was anything to decide."""
    record = TranslatedPage.objects.select_for_update().filter(page=page, stale_since__isnull=False).first()
    if record is None:
        return False
    english = EnglishEdition.objects.filter(page__translation_key=page.translation_key).first()
    _write_down(page, Kind.STILL_RIGHT, by, edition=english.number if english else 0)
    _clear(record)
    return True


@transaction.atomic
def declare_typing_error(english: Page, by: User) -> int:
    """Take the last change of the English as one that readers of translations need not know; return how many."""
    edition = EnglishEdition.objects.select_for_update().filter(page=english).first()
    if edition is None:
        return 0
    behind = list(stale_by_the_last_change(english, edition).select_for_update())
    if behind:
        _write_down(english, Kind.TYPING_ERROR, by, edition=edition.number)
    for record in behind:
        _clear(record)
    return len(behind)


def stale_by_the_last_change(english: Page, edition: EnglishEdition) -> QuerySet[TranslatedPage]:
    """Return the translations that only the last change of the English made stale."""
    return TranslatedPage.objects.filter(page__translation_key=english.translation_key, stale_by=edition.number)


def number_behind_the_last_change(english: Page) -> int:
    """Return how many translations those are, none of a page that is no English one: only those have editions."""
    last = EnglishEdition.objects.filter(page=english.pk).values("number")
    return TranslatedPage.objects.filter(page__translation_key=english.translation_key, stale_by__in=last).count()


@transaction.atomic
def declare_checked(page: Page, by: User, role: str = "") -> bool:
    """Take away the mark of the machine, because a person has read every word; tell whether there was one."""
    record = TranslatedPage.objects.select_for_update().filter(page=page, machine_made=True).first()
    if record is None:
        return False
    record.machine_made, record.checked_at, record.checked_by = False, timezone.now(), role or CHECKER
    record.save()
    _write_down(page, Kind.CHECKED, by, role=record.checked_by)
    return True


def _clear(record: TranslatedPage) -> None:
    record.stale_since, record.stale_by = None, None
    record.save()


def _write_down(page: Page, kind: Kind, by: User, *, edition: int = 0, role: str = "") -> None:
    TranslationDecision.objects.create(
        page=page, kind=kind, decided_by=by, decided_at=timezone.now(), edition=edition, role=role
    )
