"""What a plan costs in payments, in whole pence, from the rate that the trust has set."""

from dataclasses import dataclass

from involvement.models import PayRate
from involvement.models.offer import OfferMixin
from involvement.road_map.plan import Plan

Unit = OfferMixin.PaymentUnit
AN_HOUR, HALF_A_DAY, A_DAY = 60, 4 * 60, 8 * 60  # minutes


@dataclass(frozen=True)
class Budget:
    """Pence for one meeting and for everything, of one person and of all; nothing by the meeting is paid in all."""

    one_meeting: int | None
    one_person: int
    everybody: int


def budget_of(plan: Plan) -> Budget | None:
    """Return what the payments of a plan come to; None where people are not paid."""
    if plan.rate is None:
        return None
    one_meeting = pence_a_meeting(plan.rate, plan.minutes_a_meeting)
    one_person = plan.rate.pence if one_meeting is None else one_meeting * plan.meetings
    return Budget(one_meeting, one_person, one_person * plan.people)


def pence_a_meeting(rate: PayRate, minutes: int) -> int | None:
    """Return what one person gets for a meeting of so many minutes, preparation included; None if paid once in all.

    Hours are paid to the minute and rounded up to a penny; days and half days that have begun are paid in full.
    """
    match rate.unit:
        case Unit.HOUR:
            return _rounded_up(rate.pence * minutes, AN_HOUR)
        case Unit.HALF_DAY:
            return rate.pence * _rounded_up(minutes, HALF_A_DAY)
        case Unit.DAY:
            return rate.pence * _rounded_up(minutes, A_DAY)
        case Unit.SESSION:
            return rate.pence
    return None


def _rounded_up(number: int, by: int) -> int:
    return -(-number // by)
