"""What in a text may tell who somebody is: marked for whoever finds other words, and the text itself stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from involvement.tell_us.prompts import Clue, clues_in, pieces_of
from tests.involvement.told_texts import ORDINARY


@pytest.mark.parametrize(
    ("words", "clue", "found"),
    [
        ("I rang sam.o'neil@mail.co.uk twice", Clue.EMAIL, "neil@mail.co.uk"),
        ("ring 01632 960 001 please", Clue.PHONE, "01632 960 001"),
        ("ring +44 (0)7700 900 982 please", Clue.PHONE, "+44 (0)7700 900 982"),
        ("my number is 943 476 5919", Clue.NUMBER, "943 476 5919"),
        ("born 12/03/1980 in spring", Clue.DATE, "12/03/1980"),
        ("it was on 4th of March 2026", Clue.DATE, "4th of March 2026"),
        ("born in May 1980", Clue.DATE, "born in May 1980"),
        ("my 9-year-old boy", Clue.AGE, "9-year-old"),
        ("a girl aged 15 was there", Clue.AGE, "aged 15"),
        ("I’m 42 and tired", Clue.AGE, "I’m 42"),
        ("she lives at CB1 2AB", Clue.PLACE, "CB1 2AB"),
        ("they moved me to Ward 9", Clue.PLACE, "Ward 9"),
        ("at Elm Tree House the tea is cold", Clue.PLACE, "Elm Tree House"),
        ("we come from Wisbech each week", Clue.PLACE, "Wisbech"),
        ("dr Ahmed was kind", Clue.NAME, "dr Ahmed"),
        ("my brother, Łukasz, came too", Clue.NAME, "Łukasz"),
        ("my carer is called Jo Bloggs", Clue.NAME, "called Jo Bloggs"),
    ],
)
def test_it_marks(words: str, clue: Clue, found: str) -> None:
    assert [piece.words for piece in pieces_of(words) if piece.clue == clue] == [found]


@pytest.mark.parametrize(
    "words",
    [
        "The NHS is slow. On Monday I rang PALS and they said I must wait 45 minutes.",
        "It costs £4.50 for 3 hours. I’m fine with that.",
        "Nobody answers. I rang eleven times!",
    ],
)
def test_it_leaves_ordinary_words_alone(words: str) -> None:
    assert clues_in(words) == []


@given(st.text(max_size=300) | st.sampled_from([text for texts in ORDINARY.values() for text in texts]))
def test_the_pieces_are_the_whole_text(words: str) -> None:
    assert "".join(piece.words for piece in pieces_of(words)) == words
