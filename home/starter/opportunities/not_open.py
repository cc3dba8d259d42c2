"""Examples of what nobody can join: not open yet, cancelled, and a draft that is not finished."""

from datetime import time

from home.starter.pay_rates import HALF_DAY
from involvement.models import OpportunityPage

from .example import ExampleOpportunity, Session
from .shared import facts

Expenses, Payment, Unit = OpportunityPage.Expenses, OpportunityPage.Payment, OpportunityPage.PaymentUnit
OnTheDay = OpportunityPage.Offered

SAFETY_WALK = ExampleOpportunity(
    slug="safety-walk",
    title="Walk through a clinic and look for what is not safe",
    summary="Fresh eyes see the loose carpet that we have stopped seeing. Walk with us for a morning.",
    drawing="umbrella",
    opens=9,
    closes=40,
    outcome=90,
    rung="joining-in",
    stage="planning",
    area="fenland",
    directorate="older-people-and-adult-community",
    audiences=("patients", "carers", "older-people"),
    themes=("safety", "places"),
    sessions=(Session(47, time(9, 30), 180, "With a break for tea"),),
    pay_rate=HALF_DAY,
    related=("/patient-safety-partners/",),
    values=facts(
        what_you_would_do="<p>In twos we walk from the bus stop to the clinic room, and note what could hurt us.</p>",
        who_for="Anyone who comes to our clinics. With a stick, a buggy or a wheelchair you see most.",
        in_person=True,
        place="Example Clinic, 6 Example Way, Wisbech",
        minutes_asked=180,
        payment=Payment.PAID,
        payment_pence=5000,
        payment_unit=Unit.HALF_DAY,
        expenses=Expenses.PAID_AHEAD,
        travel_booked_by="We book a taxi for you.",
        training="Twenty minutes at the start.",
        what_happens="Six of you, and two of us. We explain the list over tea. Then you walk in twos.",
        getting_there="The taxi brings you to the front door. Somebody meets you there.",
        breaks="Tea in the middle. You can sit down whenever you like.",
        step_free=OnTheDay.YES,
        quiet_space=OnTheDay.ASK,
        supporter_welcome=True,
        what_we_do_with_it="Each point goes to the clinic manager. What is easy to mend is mended in the week after.",
        rung_reason="You choose what to look at. What costs much money, others must agree to.",
        who_decides="The clinic manager, who answers each point in writing",
        capacity=6,
    ),
)

GARDEN = ExampleOpportunity(
    slug="garden-day",
    title="Plant a garden with us",
    summary="A day of digging and planting on a ward. It will not take place, and here is why.",
    drawing="seedling",
    closes=14,
    cancelled=-2,
    outcome=20,
    rung="joining-in",
    stage="doing",
    area="cambridge",
    directorate="adult-and-specialist-mental-health",
    audiences=("anyone",),
    themes=("places",),
    sessions=(Session(18, time(10, 0), 300, "Bring gloves if you have them"),),
    values=facts(
        what_you_would_do=(
            "<p>We had to cancel this day, because the ground has to be made safe first. If you have signed up and "
            "want to know more, please ring us.</p><p>You would have dug, planted and "
            "watered together with people from the ward.</p>"
        ),
        who_for="Anyone who likes to be outside.",
        in_person=True,
        place="Example Ward, 7 Example Drive, Cambridge",
        minutes_asked=300,
        payment=Payment.UNPAID,
        expenses=Expenses.PAID_BACK,
        expenses_note="Travel and lunch.",
        rung_reason="The beds are planned. What grows in them is up to those who come.",
        who_decides="Patients on the ward",
        capacity=20,
    ),
)

OPEN_DAY = ExampleOpportunity(
    slug="plan-the-open-day",
    title="Plan the next open day with us",
    summary="A draft: the team still has to fill in the pay, the dates and the contact.",
    drawing="kite",
    closes=None,
    outcome=None,
    is_draft=True,
    area="peterborough",
    audiences=("anyone",),
    values={"who_for": "Anyone with ideas for a good day out.", "in_person": True},
)

NOT_OPEN = (SAFETY_WALK, GARDEN, OPEN_DAY)
