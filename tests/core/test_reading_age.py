"""The reading age: syllables, sentences, and the formula on texts whose grade is known."""

import pytest

from core.reading_age import reading_age, sentences_in_html, syllables_in

KNOWN = {
    1: "you we hope hopes asked the trust through don’t you’re we’ve can’t named times phones stays liked moves tired",
    2: "people wanted little able didn’t something sometimes places wishes safely careful being playing science emails",
    3: "together decided important somebody nobody family idea video remember everyone agreement guardian deleted",
    4: "information everybody community experience confidential",
}
EVERY_WORD = [(word, number) for number, words in KNOWN.items() for word in words.split()]
# The first sentences of the Gettysburg Address: 3 sentences, 65 words.
LINCOLN = (
    "Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, "
    "and dedicated to the proposition that all men are created equal. Now we are engaged in a great civil war, testing "
    "whether that nation, or any nation so conceived and so dedicated, can long endure. We are met on a great "
    "battle-field of that war."
)


@pytest.mark.parametrize(("word", "number"), EVERY_WORD)
def test_syllables(word: str, number: int) -> None:
    """Common words and the endings that English does not sound."""
    assert syllables_in(word) == number


def test_a_simple_text_has_a_low_age_and_a_hard_one_a_high_age() -> None:
    """By the formula: 0.39 x words a sentence + 11.8 x syllables a word - 15.59, and five years."""
    simple = reading_age(["The cat sat on the mat.", "It was happy there."])
    assert (simple.sentences, simple.words, simple.syllables) == (2, 10, 11)
    assert simple.years == pytest.approx(0.39 * 5 + 11.8 * 1.1 - 15.59 + 5, abs=0.06)
    hard = reading_age(sentences_in_html(f"<p>{LINCOLN}</p>"))
    assert (hard.sentences, hard.words) == (3, 65)
    assert 14 < hard.years < 16.5


def test_only_running_text_is_read() -> None:
    """Headings, menus, buttons and addresses are left out; list items and labels are sentences of their own."""
    page = """
        <nav><p>Menu of the site</p></nav><h1>Incomprehensibilities</h1>
        <p>We meet on Mondays. You can come, too!</p>
        <ul><li>Snacks are free</li><li><p>Ask Kim.</p><p>Or Alex.</p></li></ul>
        <p>Write to kim.example@example.org or https://example.org/young.</p>
        <label for="x">Your name</label><button>Send it away</button><script>var a = "words here";</script>
    """
    found = sentences_in_html(page)
    assert found == [
        "We meet on Mondays.",
        "You can come, too!",
        "Snacks are free",
        "Ask Kim.",
        "Or Alex.",
        "Write to kim.example@example.org or https://example.org/young.",
        "Your name",
    ]
    assert reading_age(found).words == 4 + 4 + 3 + 2 + 2 + 3 + 2


def test_nothing_to_read_has_no_age() -> None:
    """No text and text without letters do not fall over."""
    for sentences in ([], [""], ["999"], ["…"]):
        assert reading_age(sentences).years == 0
    assert sentences_in_html("") == sentences_in_html("<p> </p><p>123</p>") == []


def test_longer_sentences_and_longer_words_are_harder() -> None:
    """Either of the two alone raises the age."""
    plain = reading_age(["We tell you.", "We ask you."])
    assert reading_age(["We tell you and we ask you."]).years > plain.years
    assert reading_age(["We inform everybody.", "We ask you."]).years > plain.years
