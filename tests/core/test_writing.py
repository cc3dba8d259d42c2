"""The checks of what somebody wrote: pure functions over a page, one by one, also with bad input."""

from time import process_time

import pytest

from core.writing import Advice, WordToAvoid, advice_on

LIST = [WordToAvoid("utilise", "use"), WordToAvoid("e.g.", "for example"), WordToAvoid("simply"), WordToAvoid("  ")]


def advice(main: str, *, language: str = "en", summary: str = "Short.") -> Advice:
    """Return what is said about a page with this main part."""
    page = f"<body><nav><a href='/'>here</a><img></nav><main><h1>Title</h1>{main}</main></body>"
    return advice_on(page, summary=summary, language=language, avoided=LIST)


def found(main: str, **facts: str) -> dict[str, list[str]]:
    """Return the words that each check found, by the name of the check."""
    return {group.title: [each.words for each in group.found] for group in advice(main, **facts).groups}


def test_a_plain_page_gets_no_advice() -> None:
    plain = "<h2>Come</h2><p>We meet. The NHS pays. <a href='/x/'>Join the forum</a></p><img alt='' src='a.png'>"
    assert found(plain) == {}


def test_a_long_sentence_is_named_with_its_words() -> None:
    long = "word " * 26
    group = advice(f"<p>Short one. {long.strip()}.</p>").groups[0]
    assert group.title == "Long sentences"
    assert [each.what_to_do for each in group.found] == ["26 words. Make two sentences of it."]
    assert found(f"<p>{'word ' * 25}.</p>") == {}


def test_a_long_paragraph_is_named_once() -> None:
    assert list(found(f"<ul><li><p>{'We go. ' * 40}</p></li></ul>")) == ["Long paragraphs"]
    assert len(found(f"<ul><li><p>{'We go. ' * 40}</p></li></ul>")["Long paragraphs"]) == 1


def test_the_reading_age_counts_from_a_hundred_words() -> None:
    hard = "Consequently organisational considerations necessitate interdisciplinary deliberation. "
    assert "Reading age" in found(f"<p>{hard * 20}</p>")
    assert "Reading age" not in found(f"<p>{hard * 3}</p>")
    assert not advice(f"<p>{hard}</p>").says_an_age


def test_words_of_the_list_are_found_as_whole_words_in_any_case() -> None:
    said = "<p>UTILISE it.</p><p>We utilised it, simply.</p><p>Bring food, e.g. bread. Utilise it.</p>"
    group = next(group for group in advice(said).groups if group.title == "Words to avoid")
    assert [each.what_to_do for each in group.found] == [
        "Not “utilise”. Write: use",
        "Leave out “simply”.",
        "Not “e.g.”. Write: for example",
    ]


@pytest.mark.parametrize("words", ["click here", "Click here!", "Read more…", "HERE", "https://example.org/x"])
def test_links_that_say_nothing_are_named(words: str) -> None:
    assert found(f"<p><a href='/x/'>{words}</a></p>") == {"Words of links": [words]}


def test_a_link_without_words_is_named_unless_something_else_names_it() -> None:
    assert found("<p><a href='/x/'> </a></p>") == {"Words of links": ["/x/"]}
    assert found("<p><a href='/x/' aria-label='Join'></a><a href='/y/'><img alt='Our plan'></a></p>") == {}


def test_a_link_to_nothing_and_to_a_place_that_is_not_there() -> None:
    said = "<p id='a'><a>the plan</a> <a href='#a'>up to it</a> <a href='#b'>down to it</a> <a href='#top'>up</a></p>"
    assert found(said) == {"Links that lead nowhere": ["the plan", "down to it"]}


def test_heading_jumps_second_main_headings_and_empty_ones() -> None:
    assert found("<h3>Far down</h3><h2>Fine</h2><h3>Fine</h3><h1>Again</h1><h2> </h2>") == {
        "Headings": ["Far down", "Again", ""]
    }


def test_pictures_without_words_or_with_a_file_for_words() -> None:
    said = "<img src='/m/cat.jpg'><img alt='IMG_1234'><img alt='plan.png'><img alt=''><img alt='A garden'>"
    assert found(said) == {"Pictures": ["cat.jpg", "IMG_1234", "plan.png"]}


def test_shouting_is_named_and_short_names_are_not() -> None:
    assert found("<p>PLEASE NOTE. Ring NHS PALS or CAMHS. IMPORTANT.</p>") == {"Capital letters": ["PLEASE NOTE"]}


def test_a_missing_summary_is_named() -> None:
    assert found("", summary="  ") == {"Summary": [""]}


def test_another_language_gets_only_what_makes_sense_there() -> None:
    said = f"<p>{'słowo ' * 200} utilise</p><h3>X</h3><img><a href='/x/'>here</a><a href='/x/'></a><a>x</a>"
    assert set(found(said, language="pl")) == {"Pictures", "Headings", "Words of links", "Links that lead nowhere"}
    assert found(said, language="pl")["Words of links"] == ["/x/"]
    assert advice(said, language="pl").age is None


@pytest.mark.parametrize("bad", ["", "\0", "<" * 5000, "<p>" * 400, "<a href>", "<h2><main><h9>", "Ａ" * 5000])
def test_odd_input_is_read_without_an_error(bad: str) -> None:
    advice_on(bad, summary=bad, language=bad, avoided=[WordToAvoid(bad, bad)])
    advice(bad)


def test_many_findings_of_a_kind_are_counted_not_listed() -> None:
    group = advice("<a href='/x/'>here</a>" * 30).groups[0]
    assert (len(group.shown), group.more) == (20, 10)


def time_of(paragraphs: int) -> float:
    """Return the shortest time of three that the processor takes for a page of so many paragraphs."""
    paragraph = "<p>We meet every month in the garden and drink tea. You say what you think. We write it down.</p>"
    html = f"<h2>Heading</h2>{paragraph * paragraphs}<a href='/x/'>here</a>"
    times = []
    for _each in range(3):
        begun = process_time()
        assert advice(html).words >= paragraphs * 18
        times.append(process_time() - begun)
    return min(times)


def test_a_page_four_times_as_long_takes_about_four_times_as_long() -> None:
    """Squares of the length would not stay below this."""
    assert time_of(1600) < 12 * time_of(400)
