"""The mental health network, with an example of a letter to its members."""

from network.models import GroupPage

from .group_facts import OFFER
from .plan import PageAt, PagePlan
from .writing import callout, links

MENTAL_HEALTH_NETWORK = PagePlan(
    address="/mental-health-network/",
    kind=GroupPage,
    title="Mental health network",
    summary="A wider circle of people who know what living with mental health problems is like.",
    drawing="seedling",
    values=OFFER
    | {
        "purpose": "<p>Not everyone wants to sit in meetings. In the network you are asked from time to time, about "
        "things that you have chosen. You can do a little or a lot. What many people say here reaches those who plan "
        "our services.</p>",
        "who_for": "Anyone who lives with mental health problems, or has done so. You need not use our services now, "
        "and you need not tell us anything about your health.",
        "what_members_do": "<ul><li>get a letter now and then with things to take part in</li>"
        "<li>answer a few questions when they have time</li>"
        "<li>try out a form, a text or a room, and say what is wrong with it</li>"
        "<li>join a project for longer, if they like</li></ul>"
        "<p>You never have to do any of it.</p>",
        "how_often": "It does not meet. You get a letter about every two months.",
        "where_it_meets": "By email, by phone or by post, as you choose",
        "how_we_work": "<ul><li>Being in the network says something about your health. So our letters and emails do "
        "not say on the outside what they are about, and nobody else can see who is in it.</li>"
        "<li>Other members do not learn your name unless you tell them.</li>"
        "<li>We ask only about what you have chosen. You can change it at any time on your own page.</li>"
        "<li>You can stop for a while with one button. We do not ask why.</li></ul>",
        "training": "Where something needs preparation, we prepare it with you and pay you for that time too.",
        "joining": GroupPage.Joining.OPEN,
        "joining_note": "After the form you get an email with a link. You are a member once you press its button.",
        "is_discreet": True,
        "name_in_mail": "Our wider circle",
        "lowest_age": 18,
    },
    rows={
        "topics": [
            {"name": "Care at home and in the community"},
            {"name": "Hospital wards"},
            {"name": "Help in a crisis"},
            {"name": "Talking therapies"},
            {"name": "Medicines"},
            {"name": "Carers and families"},
            {"name": "Letters and websites"},
            {"name": "Training for staff"},
        ],
    },
    body=[
        *callout(
            "Are you under 18?",
            '<p>There is a <a href="/young-people/">forum for young people</a>.</p>',
        ),
        *links((PageAt("/opportunities/"), "Ways to take part now", "Some take ten minutes and can be done at home.")),
    ],
)
LETTER_TITLE = "Example of a letter to members"
LETTER_SUMMARY = "This is how a letter to the network looks. What it tells is made up."
LETTER = (
    "<p>Hello,</p><p>thank you for being there. This is what has happened since our last letter, and what you can do "
    "next, if you like.</p>"
    "<h2>What came of what you told us</h2>"
    "<p>Many of you wrote that the letter about a first appointment frightened you. It has been written anew. Members "
    "read it twice before it was printed.</p>"
    "<p>Some of you asked for a quiet place to wait. In one building there is one now. In the others we have not found "
    "a room yet. We tell you in spring how it goes on.</p>"
    "<h2>Three things to choose from</h2>"
    "<ul><li>Ten minutes by phone: how did you find the right number?</li>"
    "<li>Read a page about medicines at home, and mark what is not clear.</li>"
    "<li>Come to a morning about what helps in a crisis. You are paid for it.</li></ul>"
    "<h2>Is it too much just now?</h2>"
    "<p>Then leave it. On your own page you can stop our letters for a while, or choose other topics.</p>"
)
