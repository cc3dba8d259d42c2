"""Quotations: whole, without their opening mark, without an end, and what only looks like one."""

import pytest

from involvement.strategy.document import Quotation
from involvement.strategy.quotations import paragraphs_quoted

from .strategy_texts import kinds, read, sample_text

ANNOUNCED = "The quote below says why.\n\n"


def test_the_sample_has_one_quotation_of_three_paragraphs() -> None:
    quotation = next(part for part in read(sample_text()).parts if isinstance(part, Quotation))
    assert len(quotation.paragraphs) == 3
    assert "‘a chair at the door, not at the table’" in quotation.paragraphs[0]
    assert quotation.paragraphs[-1].endswith("change.”")


def test_a_whole_quotation_needs_no_announcement() -> None:
    document = read("Before.\n\n“One paragraph.\n\n“Another, with a “word” in it.”\n\nAfter.")
    assert kinds(document) == ["Paragraph", "Quotation", "Paragraph"]
    assert not document.damage


def test_an_announced_quotation_without_an_end_stays_text_and_is_named() -> None:
    document = read(f"{ANNOUNCED}Somebody said this.\n\nAnd this.")
    assert kinds(document) == ["Paragraph"] * 3
    assert "where it ends cannot be seen" in document.doubts[0].reason


def test_a_quotation_does_not_reach_over_a_heading_or_a_list() -> None:
    for between in ("A heading\n\n", "- a point\n\n"):
        document = read(f"{ANNOUNCED}Somebody said this.\n\n{between}Then it ended.”")
        assert "Quotation" not in kinds(document)


@pytest.mark.parametrize(
    ("texts", "announced", "expected"),
    [
        ([], True, 0),
        (["“All of it.”"], False, 1),
        (["“One” and “two”"], False, 0),
        (["“A word” begins this sentence."], False, 0),
        (['"Straight marks."'], False, 1),
        (['"One" and "two"'], False, 0),
        (["Not quoted."], False, 0),
        (["It ends here.”"], False, 0),
        (["It ends here.”"], True, 1),
        (['It ends here."'], True, 1),
        (["He said “no”", "and went.”"], True, 2),
        (["“"], False, 0),
        (["“Begins", "but a ” stands inside.", "End.”"], False, 0),
    ],
)
def test_how_many_paragraphs_are_quoted(texts: list[str], announced: bool, expected: int) -> None:
    assert paragraphs_quoted(texts, announced) == expected
