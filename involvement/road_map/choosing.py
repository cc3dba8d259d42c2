"""Which rung of the ladder to promise: answers come in, a place on the ladder and the reasons for it go out.

Pure: the same answers always give the same. Heights are quarters of the ladder, so that a trust may have any number of
rungs. Some questions limit how high one can honestly go, others say how much say people should have. What is
recommended is the lower of the two, because a promise that cannot be kept does more harm than a smaller one.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from involvement.road_map.questions import QUESTIONS, TOP, Answer, Question, Role


@dataclass(frozen=True)
class Recommendation:
    """A place on the ladder, counted from the least say, and why it is that one."""

    place: int
    reasons: tuple[Answer, ...]
    speaks_for_more: tuple[Answer, ...]
    in_the_way: tuple[Question, ...]  # what would have to be different for the next rung up
    has_next: bool


def answers_in(given: Mapping[str, str]) -> dict[str, Answer]:
    """Return the answers that are among those we ask for; anything else counts as not answered."""
    found = {question.name: question.answer(given.get(question.name, "")) for question in QUESTIONS}
    return {name: answer for name, answer in found.items() if answer is not None}


def unanswered(answers: Mapping[str, Answer]) -> list[Question]:
    """Return the questions that are still open."""
    return [question for question in QUESTIONS if question.name not in answers]


def recommendation(answers: Mapping[str, Answer], number_of_rungs: int) -> Recommendation | None:
    """Return the rung that all answers together lead to; None where one is missing or there is no rung."""
    if unanswered(answers) or number_of_rungs < 1:
        return None
    limits, wishes = _of_role(answers, Role.LIMIT), _of_role(answers, Role.WISH)
    limit, wish = min(each.height for each in limits), max(each.height for each in wishes)
    height = min(limit, wish)
    place = place_at(height, number_of_rungs)
    has_next = place + 1 < number_of_rungs
    needed = height_needed(place + 1, number_of_rungs) if has_next else TOP
    return Recommendation(
        place=place,
        reasons=tuple(each for each in (limits if limit <= wish else wishes) if each.height == height),
        speaks_for_more=tuple(each for each in wishes if each.height > height),
        in_the_way=tuple(
            question
            for question in QUESTIONS
            if has_next and question.role == Role.LIMIT and answers[question.name].height < needed
        ),
        has_next=has_next,
    )


def place_at(height: int, number_of_rungs: int) -> int:
    """Return the highest rung that this height reaches, never the one above it."""
    return height * (number_of_rungs - 1) // TOP


def height_needed(place: int, number_of_rungs: int) -> int:
    """Return the lowest height that reaches this rung; there is more than one rung."""
    return -(-place * TOP // (number_of_rungs - 1))


def _of_role(answers: Mapping[str, Answer], role: Role) -> list[Answer]:
    return [answers[question.name] for question in QUESTIONS if question.role == role]
