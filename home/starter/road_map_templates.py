"""The files that staff can take from the road map, made by us: each is a sheet that a word processor can change."""

from involvement.road_map.sheets import Part, Sheet, Table


def _sheet(title: str, *parts: Part, note: str = "") -> Sheet:
    return Sheet(title, "Template", "en", "ltr", parts, note)


TEMPLATES: dict[str, Sheet] = {
    "invitation": _sheet(
        "Letter that invites people",
        Part("what", "What it is about", ("We want to … and we would like to do it with you.",)),
        Part(
            "facts",
            "What you should know",
            table=Table(
                ("Question", "Answer"),
                (
                    ("What would you do?", "…"),
                    ("How much say do you have?", "…"),
                    ("When and where?", "…"),
                    ("How much time does it take?", "…"),
                    ("What are you paid?", "…"),
                    ("What about travel?", "…"),
                    ("Who can you ask?", "…"),
                ),
            ),
        ),
        Part("need", "What you need", ("Tell us what you need to take part. You can also tell us later.",)),
        Part("told", "What happens afterwards", ("By … we tell you what changed, and what we could not change.",)),
    ),
    "budget": _sheet(
        "Sums for pay and travel",
        Part(
            "sums",
            "For each person",
            table=Table(
                ("What", "How much", "How many", "Sum"),
                (("Pay", "…", "…", "…"), ("Travel", "…", "…", "…"), ("Care for somebody", "…", "…", "…")),
            ),
        ),
        Part("when", "When they get it", ("Within two weeks after each meeting, without having to ask.",)),
    ),
    "access": _sheet(
        "Checklist: can everybody be there?",
        Part(
            "before",
            "Before",
            items=("☐ Each person was asked what they need", "☐ Papers sent a week before", "☐ Somebody meets people"),
        ),
        Part(
            "room",
            "The room",
            items=("☐ No steps", "☐ A hearing loop that works", "☐ A quiet place", "☐ A toilet for everybody"),
        ),
        Part("during", "During", items=("☐ A break every hour", "☐ Plain words", "☐ A way to join from home")),
    ),
    "agenda": _sheet(
        "Agenda of a first meeting",
        Part(
            "agenda",
            "What we do",
            table=Table(
                ("Minutes", "What"),
                (
                    ("15", "We get to know each other"),
                    ("15", "What is open, what is fixed, and who decides"),
                    ("30", "What is it like for you?"),
                    ("15", "Break"),
                    ("30", "What should be different?"),
                    ("15", "What happens next, and by when"),
                ),
            ),
        ),
    ),
    "thanks": _sheet(
        "Letter that tells people what happened",
        Part("said", "What we said together", ("…",)),
        Part("did", "What was done", ("…",)),
        Part("not", "What could not be done, and why", ("…",)),
        Part("think", "What do you think?", ("Please tell us, by … or at …",)),
    ),
}
