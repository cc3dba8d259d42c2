"""The words by which the parts of a strategy are recognised; another trust's text may need other words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from involvement.codes import ActionGroup


@dataclass(frozen=True)
class GroupCue:
    """The letter of one group of actions, and what a heading says when this group's actions come next."""

    group: ActionGroup
    letter: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class Cues:
    """Everything the reader looks for; all comparisons ignore case and look for whole words."""

    groups: tuple[GroupCue, ...]
    objective_letter: str = "O"
    key_point_letter: str = "K"
    # Said in the sentence or heading directly above a list.
    objectives: tuple[str, ...] = ("objectives",)
    key_points: tuple[str, ...] = ("key points",)
    actions: tuple[str, ...] = ("actions",)
    # How nearly every item of an unannounced list of actions begins.
    action_openings: tuple[str, ...] = ("to",)
    # Headings that never start a section of their own.
    inner_headings: tuple[str, ...] = ("actions", "our actions", "objectives", "our objectives", "key points")
    titles: tuple[str, ...] = ("strategy", "plan", "framework")
    quotation_announced: tuple[str, ...] = ("quote below", "quotation below", "following quote", "following quotation")
    # Whole lines that a copied web page leaves where a picture was.
    decoration: tuple[str, ...] = ("decorative image", "decorative picture", "decorative photo")
    # What only makes sense on the web page that the text was copied from.
    leftovers: tuple[str, ...] = ("click here", "download here", "contact the trust", "back to top", "pdf")
    longest_heading: int = 100


DEFAULT_CUES = Cues(
    groups=(
        GroupCue(ActionGroup.EXPERIENCE, "E", ("experience data", "experience information")),
        GroupCue(ActionGroup.PALS, "P", ("advice and liaison", "pals", "complaints")),
        GroupCue(ActionGroup.COPRODUCTION, "C", ("co-production", "coproduction", "co production")),
    )
)


def mentions(text: str, phrases: Iterable[str]) -> bool:
    """Tell whether one of these phrases stands in the text as whole words."""
    return any(re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE) for phrase in phrases)
