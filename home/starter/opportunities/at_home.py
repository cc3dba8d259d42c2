"""Examples that can be done from home: by phone, by post or online."""

from datetime import time

from involvement.models import OpportunityPage, OpportunityQuestion

from .example import ExampleOpportunity, Session
from .shared import facts, question

Expenses, Payment, Unit = OpportunityPage.Expenses, OpportunityPage.Payment, OpportunityPage.PaymentUnit

PHONE_CALL = ExampleOpportunity(
    slug="ten-minute-phone-call",
    title="A ten-minute phone call about your last visit",
    summary="We ring you when it suits you, and ask five questions. No computer needed.",
    drawing="phone",
    closes=3,
    outcome=40,
    rung="being-asked",
    stage="checking",
    area="anywhere",
    directorate="older-people-and-adult-community",
    audiences=("patients", "carers"),
    themes=("communication", "waiting"),
    questions=(
        question(
            "When shall we ring you?",
            kind=OpportunityQuestion.Kind.CHOICE,
            choices="In the morning\nIn the afternoon\nIn the evening",
            required=True,
        ),
        question(
            "Which number shall we ring?",
            help_text="Leave this empty if you give us your phone number above.",
        ),
    ),
    values=facts(
        what_you_would_do="<p>You tell us on the phone what went well at your last visit, and what did not.</p>",
        who_for="You saw one of our nurses or therapists in the last three months, or you went along with somebody.",
        by_phone=True,
        minutes_asked=10,
        time_note="one phone call",
        payment=Payment.VOUCHER,
        payment_pence=500,
        payment_unit=Unit.TOTAL,
        expenses=Expenses.NONE_NEEDED,
        expenses_note="We ring you, so the call costs you nothing.",
        rung_reason="The visits have taken place. We want to know what to change for the next ones.",
        who_decides="The managers of the service",
        capacity=20,
        selection=OpportunityPage.Selection.FIRST_COME,
    ),
)

LETTERS = ExampleOpportunity(
    slug="read-our-letters",
    title="Read our letters and mark what is unclear",
    summary="We send you three letters and a red pen. Cross out whatever makes you frown.",
    drawing="notes",
    closes=6,
    outcome=50,
    rung="being-asked",
    stage="doing",
    area="anywhere",
    audiences=("anyone",),
    themes=("letters", "communication"),
    questions=(
        question(
            "How would you like the letters?",
            kind=OpportunityQuestion.Kind.CHOICE,
            choices="On paper\nBy email\nIn large print\nIn Easy Read",
            required=True,
        ),
        question("Which language do you read best?", help_text="Leave empty if it is English."),
    ),
    values=facts(
        what_you_would_do="<p>You read three letters at home, mark what is hard to understand, and send them back.</p>",
        who_for="Anyone who gets letters. If reading is hard for you, we need you all the more.",
        online=True,
        by_post=True,
        minutes_asked=60,
        time_note="whenever it suits you within two weeks",
        payment=Payment.PAID,
        payment_pence=1500,
        payment_unit=Unit.TOTAL,
        expenses=Expenses.NONE_NEEDED,
        expenses_note="A stamped envelope comes with the letters.",
        rung_reason="The law fixes some of the words. All the others can change.",
        who_decides="The letters group, which has two members from the public",
        capacity=30,
    ),
)

REMINDERS = ExampleOpportunity(
    slug="try-our-text-reminders",
    title="Try out our new text reminders",
    summary="Get four test messages on your phone. Tell us if they come at the right time and make sense.",
    drawing="path",
    closes=10,
    outcome=55,
    rung="joining-in",
    stage="doing",
    area="anywhere",
    audiences=("patients", "parents"),
    themes=("digital", "waiting"),
    values=facts(
        what_you_would_do="<p>You get four texts in two weeks, and answer three short questions after each.</p>",
        who_for=(
            "You are 13 or older and have a mobile phone, old or new. We are short of people who do not like texts. "
            "If you are under 16, we ask your parent or guardian too."
        ),
        lowest_age=13,
        guardian_below=16,
        online=True,
        by_phone=True,
        minutes_asked=40,
        time_note="about ten minutes each time",
        payment=Payment.UNPAID,
        payment_note="There is no pay for this one. It takes little time, and you can do it anywhere.",
        expenses=Expenses.NONE_NEEDED,
        it_support="You use your own phone. We pay nothing and charge nothing for the texts.",
        rung_reason="The system has been bought. Words and times are still open, and you work on them with us.",
        who_decides="The project team",
        selection=OpportunityPage.Selection.FIRST_COME,
    ),
)

CALM_ARRIVAL = ExampleOpportunity(
    slug="a-calmer-arrival",
    title="What would make arriving at a clinic calmer?",
    summary="We have no plan yet, only the question. Think with us from the very beginning.",
    drawing="seedling",
    closes=45,
    outcome=150,
    rung="designing-together",
    stage="idea",
    area="anywhere",
    directorate="children-young-people-and-families",
    audiences=("parents", "patients", "carers"),
    themes=("places", "waiting"),
    sessions=(Session(52, time(19, 0), 60, "Online, link sent beforehand"),),
    values=facts(
        what_you_would_do=(
            "<p>You tell us about the last time you arrived at a clinic with a child: the door, the noise, the wait. "
            "Together we choose the one thing to try first.</p>"
        ),
        who_for="Parents and others who bring a child. Noise or crowds are hard for your child? Then please come.",
        online=True,
        minutes_asked=60,
        time_note="one evening, nothing to prepare",
        payment=Payment.UNPAID,
        payment_note="For the next meetings we want to pay. We are asking for the money now.",
        expenses=Expenses.NONE_NEEDED,
        it_support="Any phone or computer. You can also ring in.",
        what_happens="Up to 15 people on the screen. You can leave your camera off, or only write.",
        getting_there="The link comes by email a day before. We can try it out with you.",
        breaks="Five minutes in the middle.",
        supporter_welcome=True,
        what_we_do_with_it="The one thing that the group chooses is tried out in one clinic for three months.",
        rung_reason="Nothing is fixed. What we try first is for the group to say.",
        who_decides="The group",
        capacity=15,
    ),
)

AT_HOME = (PHONE_CALL, LETTERS, REMINDERS, CALM_ARRIVAL)
