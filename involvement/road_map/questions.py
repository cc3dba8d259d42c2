"""The seven questions that lead to a rung of the ladder, with what each answer means for it."""

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

TOP = 4  # the highest rung, in quarters of the ladder


class Role(Enum):
    """What a question says about the ladder."""

    LIMIT = "limit"  # how high one can honestly go
    WISH = "wish"  # how much say people should have


@dataclass(frozen=True)
class Answer:
    """One answer, how far up the ladder it leads, and the reason as it is told."""

    value: str
    words: "StrOrPromise"
    height: int
    reason: "StrOrPromise"


@dataclass(frozen=True)
class Question:
    """One question with its answers; `takes` says what would have to change where it holds one back."""

    name: str
    words: "StrOrPromise"
    role: Role
    answers: tuple[Answer, ...]
    hint: "StrOrPromise" = ""
    takes: "StrOrPromise" = ""

    def answer(self, value: str) -> Answer | None:
        """Return the answer with this value, None where there is none."""
        return next((answer for answer in self.answers if answer.value == value), None)


OPEN = Question(
    "open",
    _("What is still open?"),
    Role.LIMIT,
    (
        Answer("all", _("Everything, even what the problem is"), 4, _("Nothing is fixed yet.")),
        Answer("way", _("The aim is fixed, the way there is open"), 3, _("The aim is fixed, the way there is open.")),
        Answer("details", _("Only details"), 1, _("Only details can still change.")),
        Answer("nothing", _("Nothing, it is decided"), 0, _("It is decided. To ask now would not be honest.")),
        Answer("unsure", _("I am not sure"), 1, _("You are not sure what is still open.")),
    ),
    takes=_("Begin earlier, or find out what is still open and leave it open until people have been there."),
)
DECIDE = Question(
    "decide",
    _("Who can decide?"),
    Role.LIMIT,
    (
        Answer("share", _("We can, and we are ready to share the decision"), 4, _("You can share the decision.")),
        Answer(
            "follow",
            _("We can, and we will follow what people say or tell them why not"),
            3,
            _("You can follow what people say, or tell them why not."),
        ),
        Answer("above", _("Somebody above us decides"), 2, _("Somebody above you decides.")),
        Answer("elsewhere", _("It is decided outside the trust"), 0, _("It is decided outside the trust.")),
        Answer("unsure", _("I am not sure"), 1, _("You are not sure who decides.")),
    ),
    takes=_("Agree with whoever decides, before you begin, how much of the decision people can have."),
)
TOUCHES = Question(
    "touches",
    _("How much does it change people’s care or their daily life?"),
    Role.WISH,
    (
        Answer("much", _("A lot"), 4, _("It changes a lot for people.")),
        Answer("some", _("Somewhat"), 2, _("It changes something for people.")),
        Answer("little", _("Hardly"), 1, _("It changes little for people.")),
        Answer("unsure", _("I am not sure"), 2, _("You are not sure how much it changes for people.")),
    ),
)
ASKED = Question(
    "asked",
    _("Have people asked to have a say in it?"),
    Role.WISH,
    (
        Answer("yes", _("Yes"), 4, _("People have asked to have a say.")),
        Answer("no", _("No, they have enough to do"), 1, _("People have not asked for more.")),
        Answer("unsure", _("We do not know"), 2, _("You do not know yet how much say people want.")),
    ),
)
UNTIL = Question(
    "until",
    _("How long is it until something must be decided?"),
    Role.LIMIT,
    (
        Answer("months", _("More than three months"), 4, _("There is time to do it well.")),
        Answer("weeks", _("One to three months"), 2, _("One to three months are enough for a part of the work.")),
        Answer("days", _("Less than a month"), 1, _("In less than a month you can ask, and no more.")),
        Answer("unsure", _("I am not sure"), 2, _("You are not sure how much time there is.")),
    ),
    takes=_("Move the day of the decision, or begin now with the next project."),
)
STAFF = Question(
    "staff",
    _("How much time can you and your team give?"),
    Role.LIMIT,
    (
        Answer("days", _("Half a day a week or more"), 4, _("You can give it half a day a week.")),
        Answer("hours", _("A few hours a month"), 2, _("You can give it a few hours a month.")),
        Answer("once", _("An hour or two in all"), 1, _("You have an hour or two in all.")),
        Answer("unsure", _("I am not sure"), 1, _("You are not sure how much time you can give.")),
    ),
    takes=_("Free more time for one of you, or do it together with another team."),
)
PAY = Question(
    "pay",
    _("Can you pay people for their time?"),
    Role.LIMIT,
    (
        Answer("yes", _("Yes, and what they spend as well"), 4, _("You can pay people for their time.")),
        Answer("costs", _("Only what they spend"), 2, _("You can only pay back what people spend.")),
        Answer("no", _("No"), 1, _("You cannot pay, so you can only ask for very little time.")),
        Answer("unsure", _("I am not sure"), 2, _("You are not sure if you can pay.")),
    ),
    hint=_("The involvement team can tell you who pays."),
    takes=_("Find the money to pay people. Ask the involvement team before you give up."),
)

QUESTIONS = (OPEN, DECIDE, TOUCHES, ASKED, UNTIL, STAFF, PAY)
