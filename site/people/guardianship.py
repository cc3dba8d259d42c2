"""Ages and guardians: how old somebody is, whether a guardian must agree, and how things stand with that guardian."""

from calendar import isleap, monthrange
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from people.models import GuardianAgreement, Person, PrivacySettings, SignUp
from people.subjects import AgeRule, SignUpSubject
from people.submissions import Submission
from people.tokens import Claim

ADULT = 18  # years; no page can ask for a guardian of somebody older
OLDEST = 120  # years; a date further back is a slip of the hand

Agreement = GuardianAgreement.State
_NOT_IN = (SignUp.State.UNCONFIRMED, SignUp.State.EXPIRED, SignUp.State.LEFT)


class Standing(StrEnum):
    """How things stand between us and one guardian."""

    OPEN = "open"  # we wait for their answer
    AGREED = "agreed"  # they agreed, and may change their mind
    WITHDRAWN = "withdrawn"  # they agreed, and changed their mind
    LEFT = "left"  # the young person does not take part any more
    NOT_NEEDED = "not needed"  # the young person is old enough now
    RUN_OUT = "run out"  # nobody answered in time
    OVER = "over"  # the team has decided otherwise


def age_on(born_on: date, day: date) -> int:
    """Return the age in whole years on a day; the birthday itself counts as the new age.

    Who was born on 29 February is a year older on 1 March of a year without that day.
    """
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def birthday_of(born_on: date, age: int) -> date:
    """Return the first day on which somebody is this old."""
    year = born_on.year + age
    is_missing = (born_on.month, born_on.day) == (2, 29) and not isleap(year)
    return date(year, 3, 1) if is_missing else born_on.replace(year=year)


def age_today(born_on: date) -> int:
    """Return the age in whole years on today's date in London."""
    return age_on(born_on, timezone.localdate())


def earliest_birth(today: date) -> date:
    """Return the first date of birth that is less than 120 years ago."""
    year = today.year - OLDEST
    return date(year, today.month, min(today.day, monthrange(year, today.month)[1])) + timedelta(days=1)


def asks_for_guardian(rule: AgeRule | None) -> bool:
    """Tell whether there can be somebody who may sign up and needs a guardian."""
    return rule is not None and rule.guardian_below is not None and (rule.lowest or 0) < rule.guardian_below


def needs_guardian(rule: AgeRule | None, born_on: date | None) -> bool:
    """Tell whether a guardian must agree today; where the date of birth is unknown, one must."""
    if rule is None or rule.guardian_below is None:
        return False
    return born_on is None or rule.needs_guardian(age_today(born_on))


def birth_to_keep(known: date | None, typed: date | None, *, by_staff: bool = False) -> date | None:
    """Return which date of birth counts: a form never makes somebody older whom we know to be under 18.

    Otherwise a second form would end the need for a guardian. Staff who have talked with the person may correct it.
    """
    if known is None or typed is None or by_staff:
        return typed or known
    return max(known, typed) if age_today(known) < ADULT else typed


def lacks_answers(sign_up: SignUp, submission: Submission, rule: AgeRule | None, *, by_staff: bool = False) -> bool:
    """Tell whether a form that nobody has confirmed yet leaves out what the page asks about ages by now.

    It does where an editor has set the ages since, and where somebody we know as younger says to be older.
    """
    if rule is None:
        return False
    born_on = birth_to_keep(sign_up.person.born_on, submission.birth_date, by_staff=by_staff)
    if born_on is None or age_today(born_on) < (rule.lowest or 0):
        return True
    return needs_guardian(rule, born_on) and not submission.names_guardian and not has_agreement(sign_up)


def rule_of(sign_up: SignUp) -> AgeRule | None:
    """Return the ages of the page that a sign-up is for, None where age does not matter."""
    page = sign_up.page.specific
    return page.sign_up_ages() if isinstance(page, SignUpSubject) else None


def agreement_of(sign_up: SignUp) -> GuardianAgreement | None:
    """Return the question to the guardian of this sign-up, None where nobody was asked."""
    return GuardianAgreement.objects.filter(sign_up=sign_up).first()


def agreement_behind(claim: Claim) -> GuardianAgreement | None:
    """Return the question that a guardian's link is about, None where it has been deleted."""
    whole = GuardianAgreement.objects.select_related("sign_up__person", "sign_up__page")
    return whole.filter(pk=claim.about).first()


def is_agreed(sign_up: SignUp) -> bool:
    """Tell whether the guardian of somebody who takes part, or waits for it, has agreed."""
    return sign_up.state not in _NOT_IN and _agreements(sign_up, Agreement.AGREED)


def has_agreement(sign_up: SignUp) -> bool:
    """Tell whether the guardian of this sign-up has agreed, or is being asked at this moment."""
    is_waiting = sign_up.state == SignUp.State.AWAITING_GUARDIAN
    return is_agreed(sign_up) or (is_waiting and _agreements(sign_up, Agreement.ASKED))


def lacks_agreement(sign_up: SignUp) -> bool:
    """Tell whether somebody must not take part because a guardian whom they need has not agreed."""
    agreement = agreement_of(sign_up)
    if agreement and agreement.state == Agreement.AGREED:
        return False
    if agreement is None and sign_up.person.born_on is None:
        return False
    return needs_guardian(rule_of(sign_up), sign_up.person.born_on)


def answer_until(agreement: GuardianAgreement) -> datetime:
    """Return the moment until which a guardian can answer."""
    return agreement.asked_at + timedelta(days=guardian_times().guardian_days)


def standing_of(agreement: GuardianAgreement, rule: AgeRule | None) -> Standing:
    """Return how things stand at this moment; dates decide, whether or not a timer has run."""
    sign_up = agreement.sign_up
    if agreement.state == Agreement.WITHDRAWN:
        return Standing.WITHDRAWN
    if not needs_guardian(rule, sign_up.person.born_on):
        return Standing.NOT_NEEDED
    if sign_up.state == SignUp.State.LEFT:
        return Standing.LEFT
    if agreement.state == Agreement.AGREED:
        return Standing.OVER if sign_up.state == SignUp.State.DECLINED else Standing.AGREED
    if agreement.state != Agreement.ASKED or sign_up.state != SignUp.State.AWAITING_GUARDIAN:
        return Standing.OVER
    return Standing.OPEN if timezone.now() <= answer_until(agreement) else Standing.RUN_OUT


def agreements_waited_for() -> QuerySet[GuardianAgreement]:
    """Return the questions that nobody has answered, with the person and the page they are about."""
    waiting = GuardianAgreement.objects.filter(state=Agreement.ASKED, sign_up__state=SignUp.State.AWAITING_GUARDIAN)
    return waiting.select_related("sign_up__person", "sign_up__page").order_by("pk")


def agreements_in_force() -> QuerySet[GuardianAgreement]:
    """Return what guardians have agreed to of people who take part, or wait for it, and what has not lapsed."""
    agreed = GuardianAgreement.objects.filter(state=Agreement.AGREED, lapsed_at__isnull=True)
    without = (*_NOT_IN, SignUp.State.DECLINED)
    return agreed.exclude(sign_up__state__in=without).select_related("sign_up__person", "sign_up__page").order_by("pk")


def has_outgrown(rule: AgeRule | None, born_on: date | None) -> bool:
    """Tell whether somebody is old enough by now where younger people need a guardian."""
    return asks_for_guardian(rule) and born_on is not None and not needs_guardian(rule, born_on)


def people_who_wait_for_a_guardian() -> QuerySet[Person]:
    """Return everybody of whom no guardian has agreed to anything yet: until then no news goes to them."""
    waiting = SignUp.objects.filter(person=OuterRef("pk"), state=SignUp.State.AWAITING_GUARDIAN)
    agreed = GuardianAgreement.objects.filter(sign_up__person=OuterRef("pk"), state=Agreement.AGREED)
    return Person.objects.filter(Exists(waiting), ~Exists(agreed.exclude(sign_up__state__in=_NOT_IN)))


def is_kept_back(sign_up: SignUp) -> bool:
    """Tell whether a young person's name and answers stay out of lists and files, because nobody has agreed yet."""
    is_unconfirmed = sign_up.state in _NOT_IN
    return sign_up.state == SignUp.State.AWAITING_GUARDIAN or (
        is_unconfirmed and bool(sign_up.pending.get("guardian_name"))
    )


def _agreements(sign_up: SignUp, state: str) -> bool:
    return GuardianAgreement.objects.filter(sign_up=sign_up, state=state).exists()


def guardian_times() -> PrivacySettings:
    """Return the periods as they are set, or the defaults; makes no row, because opening a page must change none."""
    return PrivacySettings.objects.first() or PrivacySettings()
