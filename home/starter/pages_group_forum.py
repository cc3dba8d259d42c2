"""The Participation and Partnership Forum, and the eight points that it asks for."""

from dataclasses import dataclass

from network.models import GroupPage

from .group_facts import OFFER
from .plan import PageAt, PagePlan
from .writing import callout, links

PARTNERSHIP_FORUM = PagePlan(
    address="/participation-and-partnership-forum/",
    kind=GroupPage,
    title="Participation and Partnership Forum",
    summary="People who use our services, carers and staff who look at the whole trust together.",
    drawing="table",
    values=OFFER
    | {
        "purpose": "<p>The forum helped to write our strategy. Its members set the five aims, and told us the eight "
        "things that make working together a success. Now it helps to see that we keep to them.</p>"
        '<p><a href="/strategy/">Read the aims of the strategy</a></p>',
        "who_for": "You have used our services, or you look after somebody who has. You can see further than your own "
        "story, and you like to work with others. We help you with the rest.",
        "what_members_do": "<ul><li>look at plans while they can still change</li>"
        "<li>say what matters to people who use services, and to carers</li>"
        "<li>ask what came of what we said, and whether it is true</li>"
        "<li>help to run the group that looks at what people tell us about their care</li></ul>",
        "how_often": "Example: every two months, for two hours. The team puts the real dates here.",
        "where_it_meets": "Example: in Cambridge or Peterborough, and online at the same time",
        "how_we_work": "<ul><li>You get the papers a week before, in the form you asked for.</li>"
        "<li>There is a break, and nobody has to speak.</li>"
        "<li>What somebody tells of themselves stays in the room.</li>"
        "<li>You are paid without having to ask again.</li>"
        "<li>If a meeting is not worth your time, tell us. Then we think again together.</li></ul>",
        "training": "A first talk with the team, and somebody who goes with you to your first meeting.",
        "joining": GroupPage.Joining.APPLICATION,
        "joining_note": "You can come once to listen before you decide. Just ask us.",
        "lowest_age": 18,
    },
    rows={
        "topics": [
            {"name": "What people tell us about their care"},
            {"name": "New buildings and rooms"},
            {"name": "Letters and websites"},
            {"name": "Carers and families"},
            {"name": "Choosing new staff"},
        ],
        "questions": [
            {
                "label": "What would you like to help to change?",
                "help_text": "One or two sentences are enough. You do not have to tell us about your health.",
                "kind": "long",
            }
        ],
    },
    body=[
        *links(
            (
                PageAt("/strategy/"),
                "Our strategy in plain words",
                "What the trust has promised, and what the forum asks of it.",
            )
        ),
        *callout(
            "Are you under 18?",
            '<p>There is a <a href="/young-people/">forum for young people</a>.</p>',
        ),
    ],
)


@dataclass(frozen=True)
class PlannedPoint:
    """One key point in our own words, with the pages of the starter site that show something of it."""

    title: str
    meaning: str
    evidence: tuple[tuple[str, str], ...] = ()  # address, and what the page shows


KEY_POINTS_TITLE = "What the forum asks for, and what there is to show"
KEY_POINTS_SUMMARY = "Eight points that make working together a success, and under each what you can see for yourself."
KEY_POINTS = (
    PlannedPoint("Trust us", "We want to work with you as partners. We trust you, so trust us too."),
    PlannedPoint(
        "Ask us first, not last",
        "We can help most while nothing is fixed. So let us plan with you from the first day.",
        (("/case-studies/letters-people-can-read/", "How early people joined this project."),),
    ),
    PlannedPoint(
        "Take time to get to know each other",
        "When everybody gives time to the people in a project, the project gets better, and so does the next one.",
        (("/case-studies/a-calmer-waiting-room/", "What those who took part say about working together."),),
    ),
    PlannedPoint(
        "Choose how much say we have, and say so",
        "There is more than one good way to involve people. The ladder of involvement helps to find the right one.",
        (("/opportunities/", "Each way to take part says how much say people have, and why."),),
    ),
    PlannedPoint(
        "Think of all the things we can do",
        "It need not be a meeting. There are many ways in which we can help to make care better.",
        (
            ("/opportunities/ten-minute-phone-call/", "Ten minutes, at home, by phone."),
            ("/opportunities/", "Everything that is open now."),
        ),
    ),
    PlannedPoint(
        "Show that you value us",
        "Papers and invitations come in time. Pay comes as agreed, and nobody has to chase it. There is training, and "
        "the computer we need. And we are asked again.",
        (
            (
                "/opportunities/choose-waiting-room-chairs/",
                "Pay, expenses and a named contact, said beforehand.",
            ),
        ),
    ),
    PlannedPoint(
        "Show us what changed",
        "We come because we care about it. We want to see what it has changed. Not “you said, we did”, but “we said, "
        "we did”.",
        (
            ("/we-said-we-did/", "What people said, and what came of it, also where it could not be done."),
            ("/we-said-we-did/a-garden-to-sit-in/", "Here it could not be done, and the page says why."),
        ),
    ),
    PlannedPoint(
        "Do not waste our time",
        "If it does not help the project, we feel that too. Stop, and think again with us.",
    ),
)
