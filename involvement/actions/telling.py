"""What people have been told of an opportunity: noted when it is published, and when staff tell them or need not."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from core.models import User
from core.translation.as_read import as_read
from involvement.models import OpportunityPage, Telling
from involvement.telling.facts import facts_of
from involvement.telling.notices import OUTCOME, Owed, owed_notice, tellings_with_people
from people.actions.mailings import Answer
from people.actions.notices import send_notice

TOLD = "involvement.tell"
NOT_NEEDED = "involvement.tell_nobody"
AT_ONCE = 500  # pages that are noted in one round


def note_publication(page: OpportunityPage) -> None:
    """Note what the public can read of a page from now on, unless somebody must first be told that it is otherwise."""
    with transaction.atomic():
        fresh = as_read(page)
        if fresh is None or not fresh.live:
            return
        telling = _telling_of(fresh)
        page.has_sign_ups = telling.has_sign_ups  # who fills places after this publication need not ask again
        if fresh.has_outcome and telling.outcome_given_at is None:
            telling.outcome_given_at = timezone.now()
            telling.save(update_fields=["outcome_given_at"])
        owed = owed_notice(fresh) if telling.has_people else None
        if owed is None or owed.page.pk != fresh.pk or owed.template == OUTCOME:
            _renew(telling, facts_of(fresh))


def note_new_pages() -> int:
    """Note what the public can read of pages that came without being published here; returns how many."""
    pages = OpportunityPage.objects.live().filter(telling__isnull=True).prefetch_related("sessions")
    rows = [
        Telling(
            page=page,
            facts=facts_of(page),
            outcome_given_at=page.last_published_at or timezone.now() if page.has_outcome else None,
        )
        for page in pages.order_by("pk")[:AT_ONCE]
    ]
    Telling.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def tell(page: OpportunityPage, *, mark: str, number: int, note: str, by: User) -> Answer:
    """Send off what is owed, if it is still what staff were shown, to this number of people.

    `mark` is Owed.mark; `note` is what the team adds, plain text.
    """
    with transaction.atomic():
        owed = _still_owed(page, mark)
        if not isinstance(owed, Owed):
            return owed
        answer = send_notice(
            owed.page,
            template=owed.template,
            occasion=owed.occasion,
            details=owed.details | {"note": note},
            states=owed.states,
            number=number,
            by=by,
        )
        if answer == Answer.DONE:
            _settle(owed)
            _write_down(owed, TOLD, by, count=number)
    return answer


def tell_nobody(page: OpportunityPage, *, mark: str, by: User) -> Answer:
    """Write down that nobody needs to hear of it, such as where a slip of the pen was put right."""
    with transaction.atomic():
        owed = _still_owed(page, mark)
        if not isinstance(owed, Owed):
            return owed
        _settle(owed)
        _write_down(owed, NOT_NEEDED, by)
    return Answer.DONE


def _still_owed(page: OpportunityPage, mark: str) -> Owed | Answer:
    """Return what is owed, held until the transaction ends; or why what was shown is not owed any more."""
    shown = owed_notice(page)
    if shown is None:
        return Answer.NOT_NOW
    _telling_of(shown.page)
    owed = owed_notice(page)  # again: somebody may have been quicker
    if owed is None:
        return Answer.NOT_NOW
    return owed if owed.mark == mark else Answer.NOT_AS_SHOWN


def _telling_of(page: OpportunityPage) -> Any:
    """Return the row of a page with its people, made where it is missing, held until the transaction ends."""
    rows = tellings_with_people().select_for_update(of=("self",))
    if known := rows.filter(page=page).first():
        return known
    Telling.objects.get_or_create(page=page, defaults={"facts": facts_of(page)})
    return rows.get(page=page)


def _settle(owed: Owed) -> None:
    telling = Telling.objects.get(page=owed.page)
    if owed.template == OUTCOME:
        telling.outcome_told_at = timezone.now()
        telling.save(update_fields=["outcome_told_at"])
    else:
        _renew(telling, owed.details["now"])


def _renew(telling: Telling, facts: dict[str, Any]) -> None:
    telling.facts = facts
    telling.changed_at = timezone.now()
    telling.save(update_fields=["facts", "changed_at"])


def _write_down(owed: Owed, action: str, by: User, **data: object) -> None:
    log(instance=owed.page, action=action, user=by, title=_("Telling people"), data={"mail": owed.template, **data})
