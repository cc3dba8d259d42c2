"""Writes about what people let us use: whose it is, taking it back, and asking in time whether it may stay."""

from django.db import transaction
from django.utils import timezone

from core.models import Contribution, User
from core.withdrawing import forget_content, withdraw
from people.actions.post import write_message
from people.audit import LINKED, write_down
from people.contributions import contributions_of, due_for_review
from people.models import Contributor, Person

WITHDRAWN = "team_words_withdrawn"
REVIEW = "team_words_review"


def link_to_person(contribution: Contribution, person: Person, *, by: User) -> None:
    """Write down that something is this person's; doing it twice does it once."""
    _link, is_new = Contributor.objects.get_or_create(contribution=contribution, person=person)
    if is_new:
        write_down(LINKED, user=by, person=person, contribution=contribution.pk)


def unlink_from_person(contribution: Contribution, person: Person, *, by: User) -> None:
    """Write down that it is not theirs."""
    if Contributor.objects.filter(contribution=contribution, person=person).delete()[0]:
        write_down(LINKED, user=by, person=person, contribution=contribution.pk)


def take_back(contribution: Contribution) -> bool:
    """Take something back as its owner; the team hears of it, because paper and slides must be changed by hand."""
    with transaction.atomic():
        if not withdraw(contribution, how=Contribution.Withdrawal.OWN_PAGE):
            return False
        write_message(f"words-withdrawn-{contribution.pk}", WITHDRAWN)
    return True


def forget_contributions(person: Person) -> int:
    """Take back everything a person let us use and delete it at once; returns how many records that are."""
    contributions = list(contributions_of(person))
    for contribution in contributions:
        withdraw(contribution, how=Contribution.Withdrawal.ERASED)
        forget_content(contribution)
        Contribution.objects.filter(pk=contribution.pk).update(agreement_note="")
    Contributor.objects.filter(person=person.pk).delete()
    return len(contributions)


def join_contributions(stays: Person, goes: Person) -> None:
    """Give what one of two records of a person let us use to the record that stays."""
    theirs = Contributor.objects.filter(person=stays).values_list("contribution", flat=True)
    Contributor.objects.filter(person=goes).exclude(contribution__in=list(theirs)).update(person=stays)


def remind_of_reviews() -> int:
    """Tell the team in one mail of everybody who is soon to be asked again, once for each day of asking."""
    now = timezone.now()
    with transaction.atomic():
        due = due_for_review(timezone.localdate(now)).select_for_update()
        untold = [each for each in due if each.review_told_for != each.review_on]
        for contribution in untold:
            Contribution.objects.filter(pk=contribution.pk).update(review_told_for=contribution.review_on)
        if untold:
            write_message(f"team-words-review-{now:%Y%m%d%H%M%S%f}", REVIEW)
    return len(untold)
