"""The yearly question whether what people need is still right, and telling organisers when it is not."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from people.actions.post import write_message
from people.models import AccessNeed, Person, SignUp
from people.needs import NOT_EXPECTED, is_over
from people.needs_review import needs_to_ask_again, to_ask_by_hand
from people.subjects import SignUpSubject

A_ROUND = 500  # people


def ask_for_reviews() -> int:
    """Ask everyone whose review is due, once for each due date; returns how many people that are.

    Those whom no mail reaches are asked by the team, who get one mail with their number.
    """
    now = timezone.now()
    due = list(needs_to_ask_again(timezone.localdate(now)).filter(review_asked_at__isnull=True)[:A_ROUND])
    by_hand = to_ask_by_hand(due)
    numbers = {need.pk for need in by_hand}
    for need in due:
        if need.pk not in numbers:
            _ask_by_mail(need, now)
    _ask_the_team(by_hand, now)
    return len(due)


def tell_organisers(person: Person) -> int:
    """Tell the team of each thing a person still takes part in that their needs have changed; returns how many.

    Not more than one mail an hour for each: whoever opens it sees what is known then.
    """
    now = timezone.now()
    places = SignUp.objects.filter(person=person).exclude(state__in=NOT_EXPECTED).select_related("page")
    told = [sign_up for sign_up in places if _is_to_come(sign_up, now)]
    for sign_up in told:
        write_message(f"team-changed-needs-{sign_up.pk}-{now:%Y%m%d%H}", "team_changed", sign_up=sign_up)
    return len(told)


def _ask_by_mail(need: AccessNeed, now: datetime) -> None:
    with transaction.atomic():
        if _mark_as_asked([need], now):  # not answered a moment ago
            key = f"needs-review-{need.pk}-{need.review_due:%Y%m%d}"
            write_message(key, "needs_review", person=need.person)


def _ask_the_team(needs: list[AccessNeed], now: datetime) -> None:
    with transaction.atomic():
        if _mark_as_asked(needs, now):
            write_message(f"team-needs-review-{now:%Y%m%d%H%M%S%f}", "team_needs_review")


def _mark_as_asked(needs: list[AccessNeed], now: datetime) -> int:
    numbers = [need.pk for need in needs]
    still_due = needs_to_ask_again(timezone.localdate(now)).filter(pk__in=numbers, review_asked_at__isnull=True)
    return still_due.order_by().update(review_asked_at=now)


def _is_to_come(sign_up: SignUp, now: datetime) -> bool:
    subject = sign_up.page.specific
    if not isinstance(subject, SignUpSubject):
        return False
    briefing = subject.sign_up_briefing()
    has_dates = bool(briefing.when or briefing.ends_on)
    return not briefing.is_cancelled and not (has_dates and is_over(briefing, now))
