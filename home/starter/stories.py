"""Seven invented stories, one for each place a story can stand, and small wins; all marked “Example”.

Days count from the day of loading. Every figure says that it is made up.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from involvement.story_statuses import CheckAnswer, CouldNotReason, StoryStatus

MADE_UP = "Made up for this example. Nobody counted."


@dataclass(frozen=True)
class Measure:
    """Something measured before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True)
class ExampleStory:
    """One invented story; `history` holds days ago, status and words, the oldest first."""

    slug: str
    title: str
    summary: str
    drawing: str
    status: StoryStatus
    heard: int
    source: str
    said: str
    history: Sequence[tuple[int, StoryStatus, str]]
    themes: Sequence[str] = ()
    directorate: str = ""
    due: int | None = None
    came_from: str = ""
    checked: int | None = None
    measures: Sequence[Measure] = ()
    values: Mapping[str, Any] = field(default_factory=dict)


LETTERS = ExampleStory(
    slug="letters-in-plain-words",
    title="Letters in plain words",
    summary="People could not tell from our letters what to do next. The first line now says it.",
    drawing="notes",
    status=StoryStatus.DONE,
    heard=150,
    source="opportunity",
    said="<p>The letters are long. You have to read two pages before you find out when to come.</p>",
    history=[
        (150, StoryStatus.HEARD, "People marked our letters with a red pencil."),
        (120, StoryStatus.LOOKING, "We sorted the marks. Most were on the first page."),
        (80, StoryStatus.DOING, "We wrote new letters with some of the readers."),
        (20, StoryStatus.DONE, "The new letters go out."),
    ],
    themes=("letters",),
    directorate="older-people-and-adult-community",
    came_from="read-our-letters",
    checked=15,
    measures=[Measure("Calls to ask what a letter means, in one month", "40", "15")],
    values={
        "what_we_did": "<p>The first line says what to do, when and where. The rest fits on one page.</p>",
        "owner_role": "Head of patient letters",
        "checked_with": "the people who read the letters with us",
        "checked_answer": CheckAnswer.PARTLY,
        "checked_words": "Here stands what they said, in their own words, if they agree.",
    },
)
BENCH = ExampleStory(
    slug="a-bench-by-the-door",
    title="A bench by the door",
    summary="There was nowhere to sit while you wait for a lift home. Now there is a bench.",
    drawing="chairs",
    status=StoryStatus.DONE,
    heard=60,
    source="compliment",
    said="<p>The staff were kind. But I stood in the rain until my daughter came with the car.</p>",
    history=[
        (60, StoryStatus.HEARD, ""),
        (30, StoryStatus.DONE, "The bench stands under the roof, by the door."),
    ],
    themes=("places",),
    values={
        "what_we_did": "<p>We put a bench under the roof. You can see the road from it.</p>",
        "no_evidence_reason": "We did not count anything. You can see the bench, and people sit on it.",
        "owner_role": "Head of buildings",
    },
)
BUS = ExampleStory(
    slug="a-later-bus",
    title="A later bus from the clinic",
    summary="The last bus leaves before the evening clinic ends. Buses are not ours, so we tell you who to ask.",
    drawing="path",
    status=StoryStatus.COULD_NOT,
    heard=100,
    source="survey",
    said="<p>The clinic is open until seven. The last bus leaves at six. How do I get home?</p>",
    history=[
        (100, StoryStatus.HEARD, ""),
        (70, StoryStatus.LOOKING, "We asked the bus company."),
        (25, StoryStatus.COULD_NOT, "The bus company said no. We will not drop it."),
    ],
    themes=("places",),
    values={
        "could_not_reason": CouldNotReason.NOT_OURS,
        "could_not_because": "Bus times are set by the bus company and the council. We asked, and they said no.",
        "who_to_ask": "The passenger transport team of your council",
        "what_we_did": "<p>If you come by bus, ask for a time before five. We keep some free for you.</p>",
        "owner_role": "Clinic manager",
    },
)
GARDEN = ExampleStory(
    slug="a-garden-to-sit-in",
    title="A garden to sit in",
    summary="People asked for a garden on the ward. There is no money this year. We look at it again in spring.",
    drawing="seedling",
    status=StoryStatus.COULD_NOT,
    heard=200,
    source="forum",
    said="<p>We would like to sit outside, with something green to look at.</p>",
    history=[
        (200, StoryStatus.HEARD, ""),
        (90, StoryStatus.LOOKING, "We asked what a garden in our own yard costs."),
        (85, StoryStatus.LOOKING, "We wrote that the yard is ours. That was wrong: we rent it."),
        (40, StoryStatus.COULD_NOT, ""),
    ],
    themes=("places",),
    directorate="adult-and-specialist-mental-health",
    values={
        "could_not_reason": CouldNotReason.LATER,
        "could_not_because": "A safe garden costs more than we have left this year.",
        "later_when": "In spring, when the money for next year is shared out",
        "owner_role": "Ward manager",
    },
)
TEXTS = ExampleStory(
    slug="a-text-the-day-before",
    title="A text the day before",
    summary="People forget appointments that were made long ago. We are trying out a text message.",
    drawing="phone",
    status=StoryStatus.DOING,
    heard=90,
    source="pals",
    said="<p>The appointment was made in winter. By summer I had lost the letter.</p>",
    history=[
        (90, StoryStatus.HEARD, ""),
        (50, StoryStatus.LOOKING, "We asked three teams what they do today."),
        (10, StoryStatus.DOING, "One team has started to send texts."),
    ],
    themes=("digital", "communication"),
    directorate="children-young-people-and-families",
    due=45,
    values={
        "what_we_did": "<p>One team sends a text the day before. If it helps, the others follow.</p>",
        "owner_role": "Digital lead",
    },
)
QUIET = ExampleStory(
    slug="a-quiet-place-to-wait",
    title="A quiet place to wait",
    summary="The waiting room is loud and bright. We are looking for a room that could be calm.",
    drawing="umbrella",
    status=StoryStatus.LOOKING,
    heard=40,
    source="visit",
    said="<p>The television is always on. For my son that is too much, and we leave before we are called.</p>",
    history=[(40, StoryStatus.HEARD, "Somebody told us on a visit."), (12, StoryStatus.LOOKING, "")],
    themes=("waiting", "carers"),
    directorate="children-young-people-and-families",
    due=20,
    values={"owner_role": "Clinic manager"},
)
CALLS = ExampleStory(
    slug="a-call-back-on-the-day",
    title="A call back on the same day",
    summary="People leave a message and hear nothing. We owe an answer here, and it is late.",
    drawing="phone",
    status=StoryStatus.HEARD,
    heard=70,
    source="complaint",
    said="<p>I left three messages. Nobody rang me back.</p>",
    history=[(70, StoryStatus.HEARD, "")],
    themes=("communication", "waiting"),
    due=-5,
    values={"owner_role": "Head of the phone team"},
)
STORIES = (LETTERS, BENCH, BUS, GARDEN, TEXTS, QUIET, CALLS)

SMALL_WINS: tuple[tuple[int, str], ...] = (
    (2, "The sign to the lift is now where you look for it."),
    (6, "The ward kitchen has oat milk, because somebody asked."),
    (11, "A poster that nobody could read has come down."),
)
