"""No word of the file is ever lost, whatever the file looks like."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from involvement.strategy.reading import read_strategy
from involvement.strategy.source import Source, read_source, source_of
from involvement.strategy.words import WordCount, compare_words, words_of_document

from .strategy_texts import TEXTS

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="“”–•\u00a0\u200b’"), min_size=1, max_size=12
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)
ENDS = st.sampled_from(["", ".", "?", ":", "”", "…"])
OPENINGS = st.sampled_from(["", "", "", "“", "- ", "* ", "• ", "\t–\t", "o\t", "1. ", "2. ", "3) ", "   ", "\u00a0"])
SPECIAL = st.sampled_from(
    [
        "Decorative image",
        "Actions",
        "Co-production",
        "The quote below says it.",
        "The objectives are:",
        "These eight key points help.",
        "To do\n",
        "\u00a0",
        "***",
        "Strategy 2031",
        "Click here.",
    ]
)
LINES = st.tuples(OPENINGS, SENTENCES, ENDS).map("".join) | SPECIAL
TEXT = st.lists(st.tuples(LINES, st.sampled_from(["\n", "\n\n", "\r\n", "\n\u00a0\n"])).map("".join), max_size=25).map(
    "".join
)


def counted(source: Source) -> WordCount:
    """Compare the words of a text with the words of what was read."""
    document = read_strategy(source)
    return compare_words(source, document, words_of_document(document))


@given(TEXT)
def test_no_word_of_any_text_is_lost(text: str) -> None:
    count = counted(source_of(text))
    assert count.lost == ()
    assert count.in_order


@given(st.text(max_size=400))
def test_no_word_of_any_string_is_lost(text: str) -> None:
    assert counted(source_of(text.replace("\x00", ""))).is_complete


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_word_of_the_file_is_lost(path: Path) -> None:
    count = counted(read_source(path))
    assert count.is_complete
    assert count.in_file == len(path.read_text(encoding="utf-8").split())
    assert count.in_file == count.built + count.skipped + count.marks


def test_a_lost_word_and_a_wrong_order_are_noticed() -> None:
    source = source_of("One two three two.")
    document = read_strategy(source)
    assert compare_words(source, document, ["One", "two", "three"]).lost == ("two.",)
    assert not compare_words(source, document, "two. One two three".split()).is_complete
    assert compare_words(source, document, "One and two by three two. four".split()).is_complete
