"""Damaged words: found where two words were run together, and not where a word merely could be two."""

import pytest

from involvement.strategy.damage import damaged_words

from .strategy_texts import read, sample_text


def found(text: str) -> dict[str, str]:
    """Return the damaged words of a text with what is said about them."""
    return {note.text: note.reason for note in damaged_words([(1, text)])}


def test_the_sample_names_exactly_its_damaged_words() -> None:
    words = {note.text for note in read(sample_text()).damage if "quotation" not in note.reason}
    assert words == {"suchas", "whouse", "wellthat", "andasking", "safty partner is"}


def test_damage_is_reported_and_not_corrected() -> None:
    document = read(sample_text())
    assert any("suchas which service" in getattr(part, "text", "") for part in document.parts)


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("All of us know. It is for allthat we do.", "allthat"),
        ("We look after treatment. The treatmentand the rest.", "treatmentand"),
        ("The service user asks. One serviceuser came.", "serviceuser"),
        ("Care that is a partof everything. One part.", "partof"),
    ],
)
def test_words_run_together(text: str, damaged: str) -> None:
    assert list(found(text)) == [damaged]


ORDINARY = """
However widespread, it went without saying, and therefore into everything: within, throughout, together, another,
cannot, outcome, overall, themselves, area, areas, because, before, forward, forum, information, inform, become, also,
understand, understanding, feedback, framework, whereas, whenever, themes, theme, therapy, young, your, others, often.
In to out with all form come over self are as be for for ward an other can not it feed back frame work where when ever
the me you ng ten use used there here by how about such stand under each time some thing any one where as.
"""


def test_words_that_could_be_two_are_left_alone() -> None:
    assert found(ORDINARY) == {}


def test_a_letter_that_is_missing_is_found_by_its_company() -> None:
    text = "Patient safety partners help. Patient safety partners ask. Patent safety partners came. A patient sat."
    assert found(text) == {"patent safety partners": "elsewhere “patient safety partners”"}


def test_a_plural_is_no_slip() -> None:
    text = "Partner for care now. Partner for care here. Partners for care came. A partner sat."
    assert found(text) == {}


def test_characters_that_were_wrongly_decoded() -> None:
    assert set(found("The trustâ€™s page and a caf\ufffd and the cafÃ© of theirs.")) == {
        "trustâ€™s",
        "caf\ufffd",
        "cafÃ©",
    }


def test_enormous_words_take_no_time() -> None:
    assert found("and" * 100_000) == {}
