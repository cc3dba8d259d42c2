"""The rungs of the ladder, stages, sources and what the forum asks of us, in our own plain words."""

from core.models import Term
from involvement.models import ForumPoint, Rung, Source, Stage

from .lists import TermRow

RUNGS: tuple[TermRow, ...] = (
    {
        "slug": "being-told",
        "name": "Being told",
        "description": "We tell you what is happening and why.",
        "expectation": "clear facts in good time, and somebody to ask.",
        "fits_when": "there is nothing left to decide, and people need to know what comes.",
        "example": "The clinic moves to another floor. You write to everybody who comes, and say why.",
        "takes": "plain words, good time, and somebody who answers questions.",
    },
    {
        "slug": "being-asked",
        "name": "Being asked",
        "description": "We ask what you think before anything is decided.",
        "expectation": "to hear what people said, and what we did with it.",
        "fits_when": "you have more than one idea, and you will really choose by what you hear.",
        "example": "You ring ten people and read them two drafts of a letter.",
        "takes": "an hour or two, a question that is still open, and the promise to say what you did with the answers.",
    },
    {
        "slug": "joining-in",
        "name": "Joining in",
        "description": "You do a part of the work with us.",
        "expectation": "a clear task, the help you need for it, and to see where your work went.",
        "fits_when": "there is a task that people can do better than you, or as well.",
        "example": "Two people who had the treatment help to interview new nurses.",
        "takes": "a clear task, time to prepare people, and pay.",
    },
    {
        "slug": "designing-together",
        "name": "Designing together",
        "description": "We look for the problem and the answer side by side, as equals.",
        "expectation": "to be there from the start, and to have your ideas tried out.",
        "fits_when": "the aim is clear and nobody knows yet how to get there.",
        "example": "Parents, young people and staff plan a waiting room together.",
        "takes": "months, not weeks, the same people from start to end, and room to try things out.",
    },
    {
        "slug": "deciding-together",
        "name": "Deciding together",
        "description": "The decision is yours as much as ours.",
        "expectation": "a say that counts the same as the say of staff.",
        "fits_when": "what is decided changes people’s lives, and you are free to share the decision.",
        "example": "Half of the people who choose a new service have used it themselves, and each vote counts the "
        "same.",
        "takes": "a decision that is yours to share, agreed beforehand with those above you, and written down.",
    },
)

STAGES: tuple[TermRow, ...] = (
    {"slug": "idea", "name": "Idea", "description": "Nothing is fixed. We want to find out what matters."},
    {"slug": "planning", "name": "Planning", "description": "We know the aim. How to get there is still open."},
    {"slug": "doing", "name": "Doing", "description": "The work is going on and can still change."},
    {"slug": "checking", "name": "Checking how it went", "description": "It is done. We want to know if it helped."},
)

SOURCES: tuple[TermRow, ...] = (
    {"slug": "survey", "name": "A survey", "description": "Answers to questions that we asked many people."},
    {"slug": "pals", "name": "PALS", "description": "What people told our advice and liaison service."},
    {"slug": "complaint", "name": "A complaint", "description": "What went wrong for somebody."},
    {"slug": "compliment", "name": "A compliment", "description": "What went well for somebody."},
    {"slug": "forum", "name": "A forum or group", "description": "What people said when they met."},
    {"slug": "opportunity", "name": "Taking part", "description": "What people said when they took part in something."},
    {"slug": "tell-us", "name": "Our form", "description": "What people told us on this site, without being asked."},
    {"slug": "visit", "name": "A visit", "description": "What people said when we came to see them."},
)

POINTS: tuple[TermRow, ...] = (
    {"slug": "trust", "name": "Trust us", "description": "We want to work with you, and we trust you too."},
    {"slug": "first", "name": "Ask us first, not last", "description": "We can help most when nothing is fixed yet."},
    {"slug": "know", "name": "Take time to get to know us", "description": "Good projects grow from that."},
    {"slug": "say", "name": "Choose how much say we have", "description": "And tell us. The ladder helps."},
    {"slug": "many", "name": "Think of all we can do", "description": "It does not have to be a meeting."},
    {"slug": "value", "name": "Show that you value us", "description": "Papers in time, pay without being chased."},
    {"slug": "changed", "name": "Show us what changed", "description": "That is why we come."},
    {"slug": "time", "name": "Do not waste our time", "description": "If it does not help, stop and think with us."},
)

LADDER: dict[type[Term], tuple[TermRow, ...]] = {
    Rung: RUNGS,
    Stage: STAGES,
    Source: SOURCES,
    ForumPoint: POINTS,
}
