"""Examples where people meet, in a room or on a screen."""

from datetime import time

from home.starter.pay_rates import HOUR, SESSION
from involvement.models import OpportunityPage, OpportunityQuestion

from .example import ExampleOpportunity, Session
from .shared import facts, question

Expenses, Payment, Unit = OpportunityPage.Expenses, OpportunityPage.Payment, OpportunityPage.PaymentUnit
OnTheDay = OpportunityPage.Offered

CHAIRS = ExampleOpportunity(
    slug="choose-waiting-room-chairs",
    title="Choose the chairs for a new waiting room",
    summary="Come and sit. Tell us which chairs suit a sore back or a tired child, and where a wheelchair needs space.",
    drawing="chairs",
    closes=21,
    outcome=80,
    rung="designing-together",
    stage="planning",
    area="cambridge",
    directorate="older-people-and-adult-community",
    audiences=("patients", "carers", "older-people"),
    themes=("places", "waiting"),
    sessions=(
        Session(28, time(10, 0), 120, "Try the chairs and draw the room"),
        Session(42, time(14, 0), 90, "Look at the plan we made of it"),
    ),
    questions=(
        question(
            "Which day could you come?",
            kind=OpportunityQuestion.Kind.CHOICE,
            choices="The day we try the chairs\nThe day we look at the plan\nBoth days",
            required=True,
        ),
    ),
    values=facts(
        what_you_would_do=(
            "<p>You try eight chairs and say what is good and bad about each. Then you move paper chairs around on a "
            "plan of the room, until it works for everybody.</p>"
        ),
        who_for="Anyone who spends time in our waiting rooms. You do not need to know anything about chairs.",
        in_person=True,
        place="Example Health Centre, 2 Example Road, Cambridge",
        minutes_asked=210,
        time_note="two meetings, nothing to prepare",
        payment=Payment.VOUCHER,
        payment_pence=2500,
        payment_unit=Unit.SESSION,
        payment_note="You get the voucher on the day. You may say no to it.",
        expenses=Expenses.PAID_BACK,
        expenses_note="Travel, parking, child care, or somebody to sit with the person you care for.",
        travel_booked_by="We book a taxi for you if you ask.",
        rung_reason="We can spend the money on any chair that is safe. So the choice is open, and we make it together.",
        who_decides="The group, within the money there is",
        what_happens=(
            "Eight people and two of us. First you sit, then we talk. Nobody has to speak in front of the others."
        ),
        getting_there="Bus stop and blue badge parking are at the front door. Somebody waits for you inside.",
        breaks="Every half hour, with tea and water.",
        step_free=OnTheDay.YES,
        hearing_loop=OnTheDay.ASK,
        quiet_space=OnTheDay.YES,
        supporter_welcome=True,
        what_we_do_with_it=(
            "The plan that you draw goes to the people who buy the chairs. They may only say no where something is not "
            "safe, and then they tell you why."
        ),
        capacity=8,
    ),
)

INTERVIEWS = ExampleOpportunity(
    slug="interview-new-nurses",
    title="Help to choose new nurses",
    summary="Sit on the panel, ask your own question, and decide with us who gets the job.",
    pay_rate=HOUR,
    related=("/road-map/", "/patient-safety-partners/"),
    drawing="table",
    closes=16,
    outcome=60,
    rung="deciding-together",
    stage="doing",
    area="peterborough",
    directorate="adult-and-specialist-mental-health",
    audiences=("patients", "carers"),
    themes=("staff",),
    sessions=(
        Session(23, time(13, 0), 120, "Training, with tea and coffee"),
        Session(30, time(9, 30), 390, "Interviews, with lunch"),
    ),
    questions=(
        question("Have you been on a panel before?", kind=OpportunityQuestion.Kind.YES_NO, help_text="Both are fine."),
    ),
    values=facts(
        what_you_would_do=(
            "<p>You learn how interviews work, and write one question of your own. On the day you meet the people who "
            "want the job. You listen, give marks, and talk it over with two members of staff.</p>"
        ),
        who_for="You have been a patient on one of our wards, or you are close to somebody who has.",
        in_person=True,
        place="Example Hospital, 3 Example Avenue, Peterborough",
        minutes_asked=570,
        time_note="one afternoon, one day, and an hour of reading",
        payment=Payment.PAID,
        payment_pence=1500,
        payment_unit=Unit.HOUR,
        payment_note="We pay within a month after the interviews.",
        expenses=Expenses.PAID_AHEAD,
        expenses_note="Travel, lunch and a replacement carer.",
        travel_booked_by="We book your train or taxi.",
        it_support="You do not need a computer. We print everything for you.",
        training="Two hours on how to interview fairly.",
        rung_reason="Your marks count the same as those of staff. Nobody gets the job if you say no.",
        who_decides="The panel: two people who have used our services, and two members of staff",
        what_happens="Four people sit on the panel. You ask your question first, so that you need not wait for it.",
        getting_there="We meet you at the main door. Tell us if you come by train: we book the taxi from the station.",
        breaks="Ten minutes after every interview, and an hour for lunch.",
        step_free=OnTheDay.YES,
        hearing_loop=OnTheDay.YES,
        quiet_space=OnTheDay.ASK,
        supporter_welcome=True,
        what_we_do_with_it="The marks of all four are added up that day. You hear the result before you go home.",
        capacity=4,
    ),
)

CARERS_PACK = ExampleOpportunity(
    slug="welcome-pack-for-carers",
    pay_rate=SESSION,
    related=("/case-studies/",),
    title="Make a welcome pack for carers",
    summary="What should somebody have in their hands on the first day of caring? Help us to make it.",
    drawing="notes",
    closes=30,
    outcome=120,
    rung="designing-together",
    stage="planning",
    area="huntingdon",
    directorate="older-people-and-adult-community",
    audiences=("carers",),
    themes=("carers", "letters"),
    sessions=(
        Session(37, time(18, 30), 90, "In Huntingdon or online, as you like"),
        Session(51, time(18, 30), 90, "Online"),
        Session(65, time(18, 30), 90, "In Huntingdon or online, as you like"),
    ),
    questions=(question("What do you wish you had known on the first day?", kind=OpportunityQuestion.Kind.LONG),),
    values=facts(
        what_you_would_do=(
            "<p>In three evenings we collect what helps, throw out what does not, and lay out the pack together with a "
            "designer.</p>"
        ),
        who_for="You look after a partner, parent, child or friend. You do not have to call yourself a carer.",
        in_person=True,
        online=True,
        place="Example Library, 4 Example Street, Huntingdon",
        minutes_asked=330,
        time_note="three evenings, and twenty minutes of reading before each",
        payment=Payment.PAID,
        payment_pence=3000,
        payment_unit=Unit.SESSION,
        expenses=Expenses.PAID_BACK,
        expenses_note="Travel, or somebody to sit with the person you care for.",
        it_support="Any phone or computer with a camera. We try it out with you beforehand.",
        rung_reason="There is no pack yet. You decide with us what goes in it.",
        who_decides="The group and the head of the service",
        what_happens="Twelve carers at most. We look at one part of the pack each evening, and you cross out and add.",
        getting_there="The library’s side door is open in the evening. For online, the link comes a day before.",
        breaks="One break in the middle.",
        step_free=OnTheDay.YES,
        hearing_loop=OnTheDay.NO,
        quiet_space=OnTheDay.ASK,
        supporter_welcome=True,
        what_we_do_with_it="The designer draws what you chose. You see it before it is printed, and can say stop.",
        capacity=12,
    ),
)

COMPLAINTS_TALK = ExampleOpportunity(
    slug="how-complaints-help-us-learn",
    title="Come and hear how complaints help us to learn",
    summary="An open evening about what people complain about, and what happens with it.",
    drawing="table",
    closes=28,
    outcome=45,
    rung="being-told",
    stage="checking",
    area="east-cambridgeshire",
    audiences=("anyone",),
    themes=("communication",),
    sessions=(Session(29, time(18, 0), 75, "In Ely and online at the same time"),),
    values=facts(
        what_you_would_do="<p>You listen, ask what you want to know, and have a cup of tea with us.</p>",
        who_for="Everybody. You do not need to have made a complaint.",
        in_person=True,
        online=True,
        place="Example Hall, 5 Example Lane, Ely",
        minutes_asked=75,
        payment=Payment.UNPAID,
        expenses=Expenses.PAID_BACK,
        expenses_note="Bus, train or parking.",
        rung_reason="This evening is for telling and asking. Nothing is decided there.",
        capacity=60,
        selection=OpportunityPage.Selection.FIRST_COME,
    ),
)

TOGETHER = (CHAIRS, INTERVIEWS, CARERS_PACK, COMPLAINTS_TALK)
