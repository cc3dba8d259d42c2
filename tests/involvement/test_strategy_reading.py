"""The reader of the strategy: what it recognises, in good and in odd shapes."""

from pathlib import Path

import pytest

from involvement.strategy.document import Bullets, Heading, Paragraph, Quotation, RowKind
from involvement.strategy.reading import read_strategy
from involvement.strategy.report import summary_line
from involvement.strategy.source import read_source

from .strategy_texts import ACTION_LIST, TEXTS, kinds, read, sample_text


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_whole_text_is_recognised(path: Path) -> None:
    document = read_strategy(read_source(path))
    assert [len(part.rows) for part in document.lists(RowKind.ACTIONS)] == [9, 4, 9]
    assert [part.group for part in document.lists(RowKind.ACTIONS)] == ["experience", "pals", "co-production"]
    codes = [row.code for kind in RowKind for row in document.rows(kind)]
    assert codes == [
        f"{letter}{n + 1}" for letter, last in zip("OEPCK", (5, 9, 4, 9, 8), strict=True) for n in range(last)
    ]
    assert summary_line(document) == "Found 22 actions (9, 4, 9), 5 objectives, 8 key points."
    assert document.title.endswith(document.edition) and document.short_name.endswith("Together")
    quotations = [part for part in document.parts if isinstance(part, Quotation)]
    assert len(quotations) == 1 and len(quotations[0].paragraphs) >= 3
    assert any("no opening mark" in note.reason for note in document.damage)
    pictures = [note for note in document.skipped if note.text == "Decorative image"]
    assert len(pictures) == 2
    assert any("says again" in note.reason for note in document.skipped)


def test_lists_that_are_no_actions_stay_text() -> None:
    document = read(sample_text())
    lists = [part.items[0] for part in document.parts if isinstance(part, Bullets)]
    assert lists == [
        "Think about who should be asked, and ask them",
        "What people tell us about their care",
        "I do not know where to begin.",
        "Reading safety reports andasking what they mean",
    ]


def test_headings_have_levels_and_sentences_are_none() -> None:
    document = read(sample_text())
    headings = {part.text: part.level for part in document.parts if isinstance(part, Heading)}
    assert headings["Why ask people?"] == 2
    assert headings["What co-production gives us"] == headings["Actions"] == 3
    assert headings["Safety Partners"] == 2
    assert not any("pdf" in text or "Contact" in text for text in headings)


@pytest.mark.parametrize("mark", ["•", "-", "*", "–", "·", "▪", "\t–\t", "\u00a0\u00a0•\u00a0", "o\t"])
def test_any_list_mark_will_do(mark: str) -> None:
    document = read(ACTION_LIST.replace("•", mark))
    assert [row.text for row in document.rows(RowKind.ACTIONS)] == ["To ask first.", "To say what changed."]


@pytest.mark.parametrize(
    "change", [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"), "\ufeff{}".format]
)
def test_line_ends_and_byte_order_marks_make_no_difference(change: object) -> None:
    changed = change(sample_text())  # type: ignore[operator]
    assert read(changed) == read(sample_text())


def test_numbered_lists_are_lists_and_numbered_headings_are_headings() -> None:
    document = read("1. Before\n\nText.\n\n1. One\n2. Two\n\n2. After\n\nMore text.\n\n7. Alone\n")
    numbered = [part for part in document.parts if isinstance(part, Bullets)]
    assert numbered == [Bullets(5, ("One", "Two"), numbered=True)]
    assert document.title == "1. Before"
    assert Heading(8, "2. After") in document.parts


def test_a_text_wrapped_at_a_width_is_joined_again() -> None:
    text = (
        "Why we ask\nWe ask because people who use care know what it is like, and that is\n"
        "something nobody else can tell us.\n\n- a point that is so long that it had to be broken in the\n"
        "  middle of it\n- a short point\nA new paragraph that stands on its own."
    )
    document = read(text)
    assert document.title == "Why we ask"
    assert [part.text for part in document.parts if isinstance(part, Paragraph)][0].endswith("can tell us.")
    assert document.parts[1] == Bullets(
        5, ("a point that is so long that it had to be broken in the middle of it", "a short point")
    )


def test_a_picture_line_does_not_cut_a_list_in_two() -> None:
    document = read(ACTION_LIST.replace("• To say", "\nDecorative image\n\u00a0\n• To say"))
    assert [row.code for row in document.rows(RowKind.ACTIONS)] == ["C1", "C2"]
    assert [note.reason for note in document.skipped] == [
        "stands for a picture that carries no information",
        "an empty line held by a non-breaking space",
    ]


def test_a_second_list_of_a_kind_and_a_list_without_a_group_are_named() -> None:
    again = read(f"{ACTION_LIST}\nThe actions go on.\n\n• To begin again.\n• To end.\n")
    assert len(again.rows(RowKind.ACTIONS)) == 2
    assert "second list" in again.doubts[0].reason
    homeless = read("A plan\n\nText.\n\nGardens\n\nActions\n\n• To dig.\n• To plant.\n")
    assert not homeless.rows(RowKind.ACTIONS)
    assert "no heading above it names one of the groups" in homeless.doubts[0].reason


def test_a_number_that_does_not_fit_the_list_is_named() -> None:
    document = read("People named eight key points.\n\n- One.\n- Two.\n")
    assert [row.code for row in document.rows(RowKind.KEY_POINTS)] == ["K1", "K2"]
    assert "says eight, the list has 2 items" in document.doubts[0].reason


def test_text_without_anything_special() -> None:
    assert kinds(read("Only one sentence.")) == ["Paragraph"]
    assert kinds(read("")) == []
    assert kinds(read("A title\n\n* * *\n\nA sentence.")) == ["Paragraph"]
    assert read("* * *").skipped[0].reason == "holds no words"
