"""The kinds of change that a new text of the strategy can bring, on our own sample."""

from dataclasses import dataclass

from .strategy_texts import sample_text

ROAD_MAP = "To draw a road map that shows staff the way."
YOUNG = "To start a forum for young people."
BOTH = "To start a forum for young people and a wider network of people who have lived with poor mental health."
NETWORK = "To start a wider network of people who have lived with poor mental health."
BENEFITS = "To find ways to thank people that do not touch their benefits."


def line(words: str) -> str:
    """Return the line of the sample's list that says this."""
    return f"  – {words}\n"


@dataclass(frozen=True)
class Change:
    """One kind of change: what is replaced, what the dry run must say, and where progress must be found after it."""

    name: str
    replaced: tuple[tuple[str, str], ...]
    says: tuple[str, ...]
    goes_on: tuple[tuple[str, str], ...] = ()  # the code before -> the sentence that now bears it
    new: tuple[str, ...] = ()  # sentences that begin without progress


def actions() -> str:
    """Return the actions of co-production."""
    text = sample_text()
    start = text.index(line(BENEFITS))
    return text[start : text.index("\n\n", start) + 1]


def reversed_actions() -> tuple[str, str]:
    """Return them, and the same in reverse order."""
    return actions(), "".join(f"{each}\n" for each in reversed(actions().splitlines()))


def numbered_actions() -> tuple[str, str]:
    """Return them, and the same with numbers instead of dashes."""
    lines = enumerate(actions().splitlines(), start=1)
    return actions(), "".join(f"  {number}. {each.strip(' –')}\n" for number, each in lines)


CHANGES = (
    Change(
        "reworded",
        ((ROAD_MAP, "To draw a clear map that shows our staff the way."),),
        ("C5 reworded: “To draw a road map", "becomes “To draw a clear map"),
        (("C5", "To draw a clear map that shows our staff the way."),),
    ),
    Change(
        "a typo mended",
        ((ROAD_MAP, "To draw a raod map that shows staff the way."),),
        ("C5 reworded",),
        (("C5", "To draw a raod map that shows staff the way."),),
    ),
    Change(
        "punctuation only",
        ((ROAD_MAP, "To draw a Road Map, that shows staff the way!"),),
        ("C5: only punctuation or capitals",),
        (("C5", "To draw a Road Map, that shows staff the way!"),),
    ),
    Change(
        "moved within its group",
        ((line(ROAD_MAP), ""), (line(BENEFITS), line(ROAD_MAP) + line(BENEFITS))),
        ("C5 moved to place 1 of its list",),
        (("C5", ROAD_MAP), ("C1", BENEFITS)),
    ),
    Change(
        "moved to another group",
        (
            (line(ROAD_MAP), ""),
            ("  – To offer our forms", line(ROAD_MAP) + "  – To offer our forms"),
        ),
        ("C5 moved from “Co-production” to “Experience data”",),
        (("C5", ROAD_MAP), ("E9", "To offer our forms in more languages and in Easy Read.")),
    ),
    Change(
        "split",
        ((line(ROAD_MAP), line("To draw a road map.") + line("To show staff the way.")),),
        (
            "not decided: C5 “To draw a road map that shows staff the way.” may have been split into line",
            "--same C5=",
            "C10 is not on the page yet",
            "C11 is not on the page yet",
        ),
        (("C5", ROAD_MAP),),
        ("To draw a road map.", "To show staff the way."),
    ),
    Change(
        "merged",
        (
            (line(YOUNG), ""),
            (
                line(NETWORK),
                line(BOTH),
            ),
        ),
        ("not decided: C2", ", C3 “To start a wider network", "may have been merged into line"),
        (("C2", YOUNG), ("C3", NETWORK)),
        (BOTH,),
    ),
    Change(
        "new in the middle",
        ((line(ROAD_MAP), line("To buy warm coats for every volunteer.") + line(ROAD_MAP)),),
        ("C10 is not on the page yet: added: “To buy warm coats",),
        (("C5", ROAD_MAP), ("C9", "To put examples of what people did together on our website.")),
        ("To buy warm coats for every volunteer.",),
    ),
    Change(
        "gone from the middle",
        ((line(YOUNG), ""),),
        ("C2 is no longer in the file: stays on the page",),
        (("C2", YOUNG), ("C3", NETWORK), ("C5", ROAD_MAP)),
    ),
    Change(
        "reordered all",
        (reversed_actions(),),
        ("C9 moved to place 1", "C8 moved to place 2", "C2 moved to place 8"),
        (("C1", BENEFITS), ("C5", ROAD_MAP), ("C9", "To put examples of what people did together on our website.")),
    ),
    Change(
        "renumbered",
        (numbered_actions(),),
        ("kept word for word:", "C1, C2, C3"),
        (("C1", BENEFITS), ("C2", YOUNG)),
    ),
    Change(
        "an objective renamed",
        (("We will earn trust by keeping our word.", "Promises matter: no more empty talk."),),
        ("not decided: O1 “We will earn trust", "may have become line", "--same O1="),
        (("O1", "We will earn trust by keeping our word."),),
        ("Promises matter: no more empty talk.",),
    ),
    Change(
        "an objective reworded",
        (("We will earn trust by keeping our word.", "We will earn your trust by keeping our word."),),
        ("O1 reworded",),
        (("O1", "We will earn your trust by keeping our word."),),
    ),
    Change(
        "two changed places and words",
        (
            (line(YOUNG), line("To start a wider network for all who have lived with poor mental health.")),
            (line(NETWORK), line("To start a new forum for young people.")),
        ),
        ("C2 reworded", "C3 reworded", "C3 moved to place 2"),
        (
            ("C2", "To start a new forum for young people."),
            ("C3", "To start a wider network for all who have lived with poor mental health."),
        ),
    ),
    Change(
        "replaced by something else in its place",
        ((line(YOUNG), line("To plant apple trees behind the clinic.")),),
        ("not decided: C2", "may have become line", "C10 is not on the page yet"),
        (("C2", YOUNG),),
        ("To plant apple trees behind the clinic.",),
    ),
)
