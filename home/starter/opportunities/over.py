"""Examples of what has closed: the meeting is still to come, an answer is owed, and an answer has been given."""

from datetime import time

from involvement.models import OpportunityPage

from .example import ExampleOpportunity, Session
from .shared import facts

Expenses, Payment, Unit = OpportunityPage.Expenses, OpportunityPage.Payment, OpportunityPage.PaymentUnit
OnTheDay = OpportunityPage.Offered

DIARY = ExampleOpportunity(
    slug="a-diary-for-appointments",
    title="Try out a paper diary for appointments",
    summary="You have had the diary for a month. Now we meet and hear what it was good for.",
    drawing="notes",
    closes=-20,
    outcome=45,
    rung="joining-in",
    stage="checking",
    area="cambridge",
    audiences=("patients", "carers"),
    themes=("letters", "waiting"),
    sessions=(Session(9, time(11, 0), 90, "Bring your diary"),),
    values=facts(
        what_you_would_do="<p>You show us what you wrote in the diary, and what you left empty.</p>",
        who_for="Anyone who has tried out the diary with us.",
        in_person=True,
        place="Example Health Centre, 2 Example Road, Cambridge",
        minutes_asked=90,
        payment=Payment.VOUCHER,
        payment_pence=1500,
        payment_unit=Unit.TOTAL,
        expenses=Expenses.PAID_BACK,
        expenses_note="Travel, parking or child care.",
        rung_reason="The diary is made. What stands in it next year is open.",
        who_decides="The letters group",
        capacity=10,
        what_happens="Ten of us around a table. Everybody who wants to shows one page of their diary.",
        breaks="One break with tea.",
        step_free=OnTheDay.YES,
        hearing_loop=OnTheDay.YES,
        supporter_welcome=True,
        what_we_do_with_it="The letters group changes the diary before the next one is printed.",
    ),
)

SURVEY = ExampleOpportunity(
    slug="questions-worth-asking",
    title="Find questions that are worth asking",
    summary="Our questionnaire asks what matters to us. Help us to ask what matters to you.",
    drawing="notes",
    closes=-12,
    outcome=30,
    rung="being-asked",
    stage="idea",
    area="anywhere",
    audiences=("anyone",),
    themes=("communication",),
    values=facts(
        what_you_would_do="<p>You look at twelve questions, cross out the useless ones and add one of your own.</p>",
        who_for="Anyone who has ever filled in a questionnaire and thought: why do they ask me that?",
        online=True,
        by_post=True,
        minutes_asked=20,
        payment=Payment.VOUCHER,
        payment_pence=1000,
        payment_unit=Unit.TOTAL,
        expenses=Expenses.NONE_NEEDED,
        rung_reason="Five questions are the same in the whole country. We can choose all the others.",
        who_decides="The experience group",
        what_we_do_with_it="The group goes through every answer. Questions that most of you cross out are taken out.",
    ),
)

POSTERS = ExampleOpportunity(
    slug="posters-in-our-waiting-rooms",
    title="Read the posters in our waiting rooms",
    summary="Which posters help, and which ones does nobody read? People told us. Here is what happened.",
    drawing="chairs",
    closes=-80,
    outcome=-10,
    rung="being-asked",
    stage="checking",
    area="peterborough",
    audiences=("anyone",),
    themes=("communication", "places"),
    sessions=(Session(-70, time(14, 0), 60, "In the waiting room"),),
    related=("/we-said-we-did/",),
    values=facts(
        what_you_would_do="<p>You walk along the walls of a waiting room, and say what you would take down.</p>",
        who_for="Anyone who has ever waited.",
        in_person=True,
        place="Example Hospital, 3 Example Avenue, Peterborough",
        minutes_asked=60,
        payment=Payment.VOUCHER,
        payment_pence=1000,
        payment_unit=Unit.TOTAL,
        expenses=Expenses.PAID_BACK,
        rung_reason="Some posters must hang there by law. All the others are open.",
        who_decides="The manager of the waiting room",
        what_we_do_with_it="The manager walks along the walls with what you wrote, and takes down what nobody needs.",
        outcome=(
            "<p>This is an example of an answer. Nothing of it has really happened.</p>"
            "<ul><li>What we heard: there are too many posters, and they hang too high.</li>"
            "<li>What we did: the old ones are gone. The others hang where you can read them from a wheelchair.</li>"
            "<li>What we could not do: take down the fire plan. It must hang there by law.</li></ul>"
        ),
    ),
)

OVER = (DIARY, SURVEY, POSTERS)
