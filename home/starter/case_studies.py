"""Three invented case studies, all marked “Example”: a promise kept, one not quite kept, and more say than promised."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

INVENTED = "Invented for this example"
Measure = tuple[str, str, str]  # what, before, after


@dataclass(frozen=True)
class ExampleCaseStudy:
    """One invented case study; its texts are in `values`, and it was finished so many years before loading."""

    slug: str
    title: str
    summary: str
    drawing: str
    years_ago: int
    stage: str
    promised: str
    delivered: str
    directorate: str
    themes: Sequence[str]
    values: Mapping[str, str]
    measures: Sequence[Measure] = ()
    opportunity: str = ""  # the slug of an example opportunity that belongs with it
    has_words: bool = False
    has_contact: bool = False


LETTERS = ExampleCaseStudy(
    slug="letters-people-can-read",
    title="Letters that people can read",
    summary="Patients and staff wrote the first letter about care together, from an empty page.",
    drawing="notes",
    years_ago=1,
    stage="planning",
    promised="designing-together",
    delivered="designing-together",
    directorate="adult-and-specialist-mental-health",
    themes=("letters", "communication"),
    opportunity="read-our-letters",
    has_words=True,
    has_contact=True,
    measures=(
        ("Letters that people rang us about", "12 of 40 letters", "4 of 40 letters"),
        ("Words in the letter", "610 words", "240 words"),
    ),
    values={
        "problem": "People got a long letter before their first visit. Many did not know what to bring or whom to "
        "ring. Some were so worried by it that they did not come.",
        "what_changed": "The letter is one page now. It says what happens on the day, who will be there and what "
        "people can ask for. Everyone who is invited gets the new letter.",
        "principles": "<p>We agreed on three things before we began: nobody explains away what somebody felt, everyone "
        "is paid for their time, and anyone may stop without giving a reason.</p>",
        "purpose": "<p>We wanted a letter that helps people to come. What the letter must say by law was fixed. "
        "Everything else was open: words, order, length and look.</p>",
        "presence": "<p>Four people who had been invited in the last year, two carers, a nurse and two people from "
        "the office. Nobody who reads no English was there. We noticed that too late.</p>",
        "process": "<ol><li>Everyone brought the letter they had got, with a red pen.</li><li>We wrote down what we "
        "wanted to know on that day.</li><li>We wrote a new letter, line by line.</li><li>Ten other people tried it "
        "out.</li></ol><p>We met three times for two hours, with breaks. Two people joined by phone.</p>",
        "impact": "<p>Staff alone would have changed some words. People who had been there changed the order: first "
        "what happens, then the rest. Two of them now check other letters too.</p>",
        "do_differently": "<p>We would ask people who need the letter in another language from the start. And we would "
        "tell the printers earlier: the new letter lay finished for two months.</p>",
    },
)

WAITING_ROOM = ExampleCaseStudy(
    slug="a-calmer-waiting-room",
    title="A calmer waiting room",
    summary="Parents and young people planned a waiting room. They had less say than they were promised.",
    drawing="chairs",
    years_ago=2,
    stage="idea",
    promised="deciding-together",
    delivered="joining-in",
    directorate="children-young-people-and-families",
    themes=("places", "waiting"),
    opportunity="choose-waiting-room-chairs",
    measures=(("Families who said that waiting was hard", "9 of 20 families", "6 of 20 families"),),
    values={
        "problem": "The waiting room was loud and bright. Children could not sit still in it, and parents felt looked "
        "at. Some families waited in the car park.",
        "what_changed": "There is a quiet corner, softer light and a sign that says how long it takes. The walls and "
        "the floor are as they were.",
        "rung_reason": "We promised that families would decide with us. Then the money became less, and managers "
        "chose what to leave out without asking again. That was wrong. We said so to the families and to each other.",
        "principles": "<p>Children and adults had one vote each. What somebody said about their own child stayed in "
        "the room.</p>",
        "purpose": "<p>The aim was a room in which a child can wait for half an hour. Where the room is could not be "
        "changed.</p>",
        "presence": "<p>Five parents, four young people and three members of staff were there from the first idea on. "
        "Fathers were missing: we met in the mornings only.</p>",
        "process": "<p>We sat in the room for a whole morning and wrote down what we heard and saw. Then everyone drew "
        "the room they wanted. We voted on ten changes. Managers took four of them.</p>",
        "impact": "<p>The quiet corner was the idea of a young person. Staff had never thought of it. Families told "
        "us that being asked was good, and that not being told about the money was not.</p>",
        "do_differently": "<p>We would say at the start how much money there is. And when it changes, we would meet "
        "again before anybody decides.</p>",
    },
)

PHONE_CALLS = ExampleCaseStudy(
    slug="phone-calls-at-a-good-time",
    title="Phone calls at a good time",
    summary="We asked when people like to be rung. In the end they wrote the questions too.",
    drawing="phone",
    years_ago=1,
    stage="doing",
    promised="being-asked",
    delivered="joining-in",
    directorate="older-people-and-adult-community",
    themes=("communication", "carers"),
    opportunity="ten-minute-phone-call",
    values={
        "problem": "We rang people after a visit to ask how it was. Many did not answer, or were with somebody they "
        "look after and had no time.",
        "what_changed": "People choose the hour of the call when the visit ends. The call has five questions, and the "
        "first one is “What should we know?”.",
        "rung_reason": "We only meant to ask for good times. People told us that our questions were the wrong ones, so "
        "we asked them to write better ones with us.",
        "no_measures_reason": "We did not count the calls before, so we cannot say by how much it got better.",
        "principles": "<p>No call without a yes. Nobody has to say who they are.</p>",
        "purpose": "<p>We wanted to hear from people who are hard to reach by post. That we ring people was decided; "
        "when and what we ask was not.</p>",
        "presence": "<p>Eleven people on the phone, most of them carers, and one member of staff. The calls were "
        "already going on when we began to ask.</p>",
        "process": "<p>Each call ended with “How was this call for you?”. Three people then met on the phone twice and "
        "wrote new questions. We tried them for a month.</p>",
        "impact": "<p>Our own questions were about us. Theirs are about what happens at home.</p>",
        "do_differently": "<p>We would begin with their questions, and we would count from the first day.</p>",
    },
)

CASE_STUDIES: tuple[ExampleCaseStudy, ...] = (LETTERS, WAITING_ROOM, PHONE_CALLS)
