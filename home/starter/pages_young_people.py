"""The young people's section: plain words for readers of nine and older; the facts of the forum are examples."""

from dataclasses import dataclass
from typing import Any

from youngpeople.models import YoungPeoplesForumPage, YoungPeoplesPage

from .organisation import TEAM_EMAIL, TEAM_PHONE
from .plan import Block, PageAt, PagePlan
from .writing import callout, links, section

ADDRESS = "/young-people/"


@dataclass(frozen=True)
class ExampleQuestion:
    """An invented question to the trust; days count from the day of loading, `story` is the slug of what answers it."""

    words: str
    asked: int  # days ago
    due: int | None = None
    story: str = ""


TRUST_QUESTIONS = (
    ExampleQuestion("Why can’t you text us the day before, so that we don’t forget?", 60, 30, "a-text-the-day-before"),
    ExampleQuestion("Why are your letters so hard to read?", 200, None, "letters-in-plain-words"),
    ExampleQuestion("Can there be a later bus from the clinic, after school?", 150, None, "a-later-bus"),
    ExampleQuestion("Can we help to choose the people you hire for young people’s teams?", 20, 40),
)


def childline() -> list[Block]:
    """Return the helpline that is there for children and teenagers alone; it is real and national."""
    return [
        (
            "contact",
            {
                "source": "own",
                "name": "Childline",
                "introduction": "For anyone under 19. You can talk about anything. It is free, day and night. "
                "The call does not show up on the phone bill.",
                "phone": "0800 1111",
                "email": "",
                "hours": "Any time",
                "address": "",
            },
        )
    ]


VALUES: dict[str, Any] = {
    "drawing": "hills",
    "purpose": "<p>Adults often guess what young people need. You know. We promised to start a forum for young people, "
    "so that you can say what should change and help to change it.</p>"
    "<p>The forum can ask us anything. We must answer, and everybody can read the answer. The forum cannot change your "
    "own care. For that, talk to the people who look after you.</p>",
    "who_for": "You use our services, or you care for somebody who does? Then we want you with us. You do not have to "
    "be good at talking. You do not have to tell us about your health.",
    "what_members_do": "<ul><li>say what works and what does not</li><li>look at our plans before they are done</li>"
    "<li>ask the people in charge, and hear what they say</li><li>choose what we talk about next</li></ul>"
    "<p>You do as much as you like. You can just listen.</p>",
    "how_often": "Example: once a month, on a Monday after school, for one hour and a half.",
    "where_it_meets": "Example: Example House in Example Town, or online with your camera off. You choose each time.",
    "how_we_work": "<ul><li>You can stop, take a break or leave at any time. You do not have to say why.</li>"
    "<li>What is said in the room stays in the room.</li><li>Nobody laughs at a question.</li>"
    "<li>We never put your name or your face on a website.</li></ul>",
    "adjustments": "Would something help you to take part? A lift, a quiet place, a friend who comes along? Just tell "
    "us. You can do that at any time.",
    "how_we_keep_safe": "<p>Two trained adults are at each meeting. They have been checked for work with young people. "
    "If you feel bad, you can go out with one of them.</p>"
    "<p>There is one thing that we cannot keep to ourselves: if you or somebody else is in danger. Then we must get "
    "help. We tell you first if we can.</p>",
    "payment": "voucher",
    "payment_pence": 1_000,
    "payment_unit": "session",
    "payment_note": "Example: you get it at the end of each meeting, and you may say no to it.",
    "expenses": "paid-ahead",
    "expenses_note": "Example: we send you a bus ticket. There is food, too.",
    "training": "Example: we show you how to speak up in a meeting, if you like.",
    "it_support": "Example: we can lend you a tablet to join online.",
    "contact_name": "Example: the forum’s youth worker",
    "contact_phone": TEAM_PHONE,
    "contact_email": TEAM_EMAIL,
    "stands_in": "Example: the involvement team, 01632 960001",
    "adult_is_checked": True,
    "joining": "open",
    "joining_note": "Fill in a short form. It takes two minutes. Then we send you a link to check that it was you.",
    "lowest_age": 13,
    "highest_age": 25,
    "guardian_below": 16,
}
CONFIDENCES = (
    {
        "who": "The forum’s youth worker",
        "what": "what you write in the form, and what you say when we meet",
        "why": "so that they know who you are and can help you",
    },
    {
        "who": "The involvement team",
        "what": "what you write in the form",
        "why": "they answer when the youth worker is away",
    },
    {
        "who": "Your parent or guardian",
        "what": "if you are under 16: your name, and that you want to join",
        "why": "they must say yes first; we do not tell them what you say when we meet",
    },
    {
        "who": "People who can help, if somebody is in danger",
        "what": "only what they need to know",
        "why": "to keep you or others safe; we tell you first if we can",
    },
    {
        "who": "Everybody else",
        "what": "nothing that shows who you are",
        "why": "your care team, your school and other members do not get it from us",
    },
)
QUESTIONS = (
    {"label": "What would you like to talk about?", "help_text": "You can leave this empty.", "kind": "long"},
    {
        "label": "How would you like to join in?",
        "kind": "choice",
        "choices": "In the room\nOnline\nI do not know yet",
        "required": True,
    },
)

FORUM = PagePlan(
    address=ADDRESS,
    kind=YoungPeoplesForumPage,
    title="Young people’s forum",
    summary="You know what young people need. Come and tell us, and help to change it.",
    in_menu=True,
    is_example=True,
    values=VALUES,
    rows={
        "confidences": CONFIDENCES,
        "questions": QUESTIONS,
        "next_pages": (
            {"next_page": PageAt("/participation-and-partnership-forum/")},
            {"next_page": PageAt("/mental-health-network/")},
            {"next_page": PageAt("/patient-safety-partners/")},
        ),
    },
    body=[
        *callout(
            "The forum is still being set up",
            "<p>The day, the place and the people on this page are examples. You can help us to get them right: tell "
            "us what the forum should be.</p>",
        ),
        *section(
            "You don’t want to join, but to say something?",
            "<p>Ring or write to us, or ask an adult you trust to do it. You can also look at the other "
            '<a href="/opportunities/">ways to take part</a>. Some take ten minutes.</p>',
        ),
        *section("Need to talk to somebody?", "<p>We do not read this page all the time. Childline does.</p>"),
        *childline(),
    ],
)
SAFE = PagePlan(
    address=f"{ADDRESS}how-we-keep-you-safe/",
    kind=YoungPeoplesPage,
    title="How we keep you safe",
    summary="Who is there, what we do if you feel bad, and what you can do.",
    values={"drawing": "shelter"},
    body=[
        *section(
            "When we meet",
            "<ul><li>Two trained adults are always there.</li><li>You are never alone with one adult, unless you ask "
            "for it.</li><li>Online you can keep your camera off and use a nickname.</li>"
            "<li>Nobody takes photos.</li></ul>",
        ),
        *section(
            "If you feel bad",
            "<p>Some talks are hard. You can go out, and an adult comes with you if you like. You do not have to come "
            "back in. We ask you the next day how you are, if that is all right for you.</p>",
        ),
        *section(
            "If something is not right",
            "<p>Did somebody in the forum hurt you or scare you? Was it one of us? Tell any adult you trust, ring us, "
            "or ring Childline. We will believe you, and we will do something about it.</p>",
        ),
        *childline(),
        *section(
            "If somebody is in danger",
            "<p>We keep to ourselves what you tell us. There is one thing that we cannot keep: if you or somebody else "
            "could get badly hurt. Then we must get help. We tell you first if we can.</p>",
        ),
    ],
)
WHO_SEES = PagePlan(
    address=f"{ADDRESS}who-sees-what-you-tell-us/",
    kind=YoungPeoplesPage,
    title="What happens to what you tell us",
    summary="What we keep, for how long, and how you can see it or have it deleted.",
    values={"drawing": "talk"},
    body=[
        *section(
            "What we ask, and what we do not ask",
            "<p>We ask for a first name or a nickname, a way to reach you, and your date of birth. We need the date to "
            "know if a parent or guardian must say yes first. We do not ask about your health, your school or where "
            "you live.</p>",
        ),
        *section(
            "If you are under 16",
            "<p>We ask your parent or guardian. They see your name and that you want to join. Until they say yes you "
            "are not in, and your name is on no list. If they say no, we delete what you wrote. When you turn 16, you "
            "decide alone. We tell you and them once.</p>",
        ),
        *section(
            "What others can read",
            "<p>On this site we write what the forum asked and what came of it. We never write who said it. There are "
            "no names and no photos of you here.</p>",
        ),
        *section(
            "See it, change it, delete it",
            '<p>It is yours. On <a href="/my/">your own page</a> you see all that we keep about you. You can change '
            "it, take a break, leave, or have it all deleted. You do not have to say why. If you leave, we delete what "
            "you wrote after some time by ourselves.</p>",
        ),
        *links((PageAt("/privacy/"), "Privacy", "All about how we handle what people tell us. It is a longer text.")),
    ],
)
TALK = PagePlan(
    address=f"{ADDRESS}what-we-talk-about/",
    kind=YoungPeoplesPage,
    title="What we talk about",
    summary="You choose. Here are some things that young people often bring up.",
    values={"drawing": "none"},
    body=[
        *section(
            "You choose",
            "<p>At the end of each meeting the forum says what comes next. Nobody else does. It can be big or small: a "
            "plan for all of us, or a chair that hurts your back.</p>",
        ),
        *section(
            "Things you could bring up",
            "<ul><li>what it is like to wait, and for how long</li><li>letters and texts that make no sense</li>"
            "<li>how adults talk to you, or about you</li><li>what happens when you turn 18</li>"
            "<li>rooms, food, phones and Wi-Fi</li><li>what school should know</li></ul>",
        ),
        *section(
            "What then happens",
            "<p>We write down what you ask, in your words and with no names. It goes to somebody who can decide. We "
            "say by when they must answer. The answer is on this site, also when it is no, and then it says why.</p>",
        ),
        *links(
            (PageAt("/we-said-we-did/"), "We said, we did", "What people asked us for, and what came of it."),
        ),
    ],
)

PAGES = (FORUM, SAFE, WHO_SEES, TALK)
