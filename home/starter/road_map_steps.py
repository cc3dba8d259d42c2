"""The steps of the road map, in our own words from what the strategy and the forum say."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PlannedStep:
    """One step before it exists; terms by their address words, templates by their names."""

    slug: str
    title: str
    purpose: str
    good: str
    minutes: int
    dos: tuple[str, ...]
    donts: tuple[str, ...]
    checklist: tuple[str, ...]
    points: tuple[str, ...]
    for_start: bool = False
    for_knowledge: bool = False
    templates: tuple[str, ...] = ()
    rungs: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()


STEPS = (
    PlannedStep(
        slug="ask-one-person",
        title="Ask one person",
        purpose="Find out what it is like to be on the other side of the desk. One question to one person is a start.",
        good="<p>You have heard something that you did not know before. You wrote it down in their words, and you told "
        "them what you will do with it.</p>",
        minutes=10,
        dos=("Ask: what is it like for you?", "Listen longer than you talk.", "Say thank you, and what comes next."),
        donts=("explain why things are as they are", "ask for more than a few minutes", "write down names"),
        checklist=("I have asked one open question", "I have written down what I heard", "I know whom to tell"),
        points=("first", "know"),
        for_start=True,
        stages=("idea",),
    ),
    PlannedStep(
        slug="learn-from-others",
        title="Learn from somebody who has done it",
        purpose="Somebody in the trust has done this before. A short talk saves you weeks.",
        good="<p>You have talked with one person who has done it, and with one who took part. You know what they would "
        "do differently.</p>",
        minutes=20,
        dos=("Read one case study.", "Ring the involvement team and ask who you can talk to.", "Ask what went wrong."),
        donts=("wait for a course", "copy a project that has another aim"),
        checklist=("I have read a case study", "I have talked to somebody", "I have asked what they would change"),
        points=("trust", "know"),
        for_start=True,
        for_knowledge=True,
        stages=("idea", "planning", "doing"),
    ),
    PlannedStep(
        slug="choose-how-much-say",
        title="Be honest about the say people have",
        purpose="People can live with a small say. They cannot live with a promise that you do not keep.",
        good="<p>You can say in one sentence what people can change, and what they cannot. Those above you have agreed "
        "to it. You have told people before they said yes.</p>",
        minutes=30,
        dos=("Use the ladder to find the rung.", "Say why it is not a higher one.", "Ask your manager first."),
        donts=("ask when all is decided", "promise what is not yours to give"),
        checklist=("I know who decides", "The rung is written down", "People were told before they said yes"),
        points=("say", "trust"),
        for_start=True,
        for_knowledge=True,
        rungs=("designing-together", "deciding-together", "joining-in"),
    ),
    PlannedStep(
        slug="say-what-people-get",
        title="Say what people get",
        purpose="People give you their time. Before they say yes they must know about pay, travel and help.",
        good="<p>Everything stands in the invitation: pay, travel, time, help with computers, and one person to ring. "
        "Nobody has to ask for their money.</p>",
        minutes=60,
        dos=("Make a plan, it works out the money.", "Name one person who answers.", "Count time to read as well."),
        donts=("make people wait for their money", "forget what pay does to benefits"),
        checklist=("Pay is agreed", "Travel is arranged", "The contact knows that people will ring"),
        points=("value",),
        for_knowledge=True,
        templates=("invitation", "budget"),
        rungs=("joining-in", "designing-together", "deciding-together"),
    ),
    PlannedStep(
        slug="make-it-easy",
        title="Make it easy to be there",
        purpose="A room with steps, a time in the school run or small print keeps people out before you begin.",
        good="<p>Each person was asked what they need, and it was there. People could choose between more than one way "
        "to take part.</p>",
        minutes=60,
        dos=(
            "Ask each person what they need.",
            "Send papers a week before.",
            "Offer a way to join from home.",
        ),
        donts=("guess what somebody needs", "use short forms that only staff know"),
        checklist=("The room has no steps", "Papers are in plain words", "There is a quiet place to go to"),
        points=("many", "value"),
        for_knowledge=True,
        templates=("access", "agenda"),
        stages=("planning", "doing"),
    ),
    PlannedStep(
        slug="do-it-together",
        title="Do it together",
        purpose="Share the pen. Look for the problem side by side before you look for the answer.",
        good="<p>People can point at the result and say: this was my idea. Staff have changed their minds about "
        "something.</p>",
        minutes=180,
        dos=("Begin with getting to know each other.", "Write on one sheet together.", "Stop when it does not help."),
        donts=("bring a finished answer", "let only one person stand for all"),
        checklist=("Everybody has spoken", "We had breaks", "We wrote down what we agreed"),
        points=("know", "many", "time"),
        templates=("agenda",),
        rungs=("designing-together", "deciding-together"),
    ),
    PlannedStep(
        slug="tell-what-happened",
        title="Tell people what happened",
        purpose="People come to change something. Tell them what did, by the day you promised.",
        good="<p>Everybody who took part has heard what was done, or why it could not be done. They could say what "
        "they think of it.</p>",
        minutes=45,
        dos=(
            "Name the day before you begin.",
            "Say what you could not do, and why.",
            "Write a story for this site.",
        ),
        donts=("wait until all is finished", "thank people and leave it at that"),
        checklist=("The day is in my calendar", "Everybody has heard", "We have asked what they think"),
        points=("changed", "time"),
        templates=("thanks",),
        stages=("checking", "doing", "planning", "idea"),
    ),
)
