"""The rungs of the ladder, the stages of a project and the ways in which we hear things, in our own plain words."""

from core.models import Term
from involvement.models import Rung, Source, Stage

from .lists import TermRow

RUNGS: tuple[TermRow, ...] = (
    {
        "slug": "being-told",
        "name": "Being told",
        "description": "We tell you what is happening and why.",
        "expectation": "clear facts in good time, and somebody to ask.",
    },
    {
        "slug": "being-asked",
        "name": "Being asked",
        "description": "We ask what you think before anything is decided.",
        "expectation": "to hear what people said, and what we did with it.",
    },
    {
        "slug": "joining-in",
        "name": "Joining in",
        "description": "You do a part of the work with us.",
        "expectation": "a clear task, the help you need for it, and to see where your work went.",
    },
    {
        "slug": "designing-together",
        "name": "Designing together",
        "description": "We look for the problem and the answer side by side, as equals.",
        "expectation": "to be there from the start, and to have your ideas tried out.",
    },
    {
        "slug": "deciding-together",
        "name": "Deciding together",
        "description": "The decision is yours as much as ours.",
        "expectation": "a say that counts the same as the say of staff.",
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

LADDER: dict[type[Term], tuple[TermRow, ...]] = {Rung: RUNGS, Stage: STAGES, Source: SOURCES}
