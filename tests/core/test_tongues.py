"""English words within Arabic and Urdu: found by their letters, and marked without touching what stands around them."""

import pickle
import re
import time
from html import unescape
from types import SimpleNamespace

import pytest
from django.template import Context, Template
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from core.look.components import render_component
from core.tongues.pages import with_marks
from core.tongues.said import Said, said, said_in_site_language, term_words
from core.tongues.scripts import isolated, pieces_of
from tests.latin_words import unmarked_words

OPEN, CLOSE = '<bdi lang="en" dir="ltr">', "</bdi>"


def marked(html: str) -> str:
    """Return the HTML of an Arabic page with its marks in short."""
    html = re.sub(r'<bdi dir="ltr">(.*?)</bdi>', r"<\1>", with_marks(html, "ar"))
    return html.replace(OPEN, "[").replace(CLOSE, "]")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>مرحبا</p>", "<p>مرحبا</p>"),
        ("<p>Working Together</p>", "<p>[Working Together]</p>"),
        ("<p>\n  Come &amp; see.\n</p>", "<p>\n  [Come &amp; see.]\n</p>"),
        ("<p>12 March</p>", "<p>[12 March]</p>"),
        ("<p>12 (3)</p>", "<p>12 (3)</p>"),
        ("<p>عن Eating disorders، ثم Sleep</p>", "<p>عن [Eating disorders]، ثم [Sleep]</p>"),
        ("<p>(في Ely &amp; March)</p>", "<p>(في [Ely &amp; March])</p>"),
        ("<p>اسم: Panel (new) 2</p>", "<p>اسم: [Panel (new) 2]</p>"),
        # A full stop belongs to what is said after a colon or in quotation marks, else to the sentence around it.
        ("<p>كيف: By post. Or ring us.</p>", "<p>كيف: [By post. Or ring us.]</p>"),
        ("<p>توقع to hear from us.</p>", "<p>توقع [to hear from us].</p>"),
        ("<p>قال «I am here.» ثم</p>", "<p>قال «[I am here.]» ثم</p>"),
        ("<p>Which one? (اختياري)</p>", "<p>[Which one?] (اختياري)</p>"),
        # A sentence is marked as a whole, its links with it, or its parts would stand in the wrong order.
        ('<p>See <a href="/x">the list</a>, then go.</p>', '<p>[See <a href="/x">the list</a>, then go.]</p>'),
        ('<h3><a href="/x">The list</a></h3>', '<h3><a href="/x">[The list]</a></h3>'),
        ("<li><a><b>One</b></a> two</li>", "<li>[<a><b>One</b></a> two]</li>"),
        ("<p>انظر <a>the list</a> الآن</p>", "<p>انظر <a>[the list]</a> الآن</p>"),
        ("<a><h3>Title</h3><p>Words</p></a>", "<a><h3>[Title]</h3><p>[Words]</p></a>"),
        ("<p>One<br>two</p>", "<p>[One<br>two]</p>"),
        ('<p><img alt=""> Words</p>', '<p><img alt=""> [Words]</p>'),
        # Addresses are no words, but they run from left to right.
        ("<p>a@b.example</p>", "<p><a@b.example></p>"),
        ("<p>اكتب إلى a@b.example أو www.b.example/A/</p>", "<p>اكتب إلى <a@b.example> أو <www.b.example/A/></p>"),
        # What says its language already is left alone, and so is what is no text.
        ('<p lang="en">One</p><p>Two</p>', '<p lang="en">One</p><p>[Two]</p>'),
        ('<div lang="en"><p lang="ur">Two</p></div>', '<div lang="en"><p lang="ur">[Two]</p></div>'),
        ("<script>var one;</script><style>a{}</style>", "<script>var one;</script><style>a{}</style>"),
        ("<textarea>Typed words</textarea><!-- A note -->", "<textarea>Typed words</textarea><!-- A note -->"),
        ('<p title="a > b">Words</p>', '<p title="a > b">[Words]</p>'),
        ("<p>One <b>two</p></b>", "<p>[One] <b>[two]</p></b>"),
    ],
)
def test_words_are_marked(html: str, expected: str) -> None:
    assert marked(html) == expected


def test_elements_that_take_no_markup_say_it_themselves() -> None:
    own = 'lang="en" dir="ltr"'
    assert with_marks("<option value='a'>Ely</option>", "ur") == f"<option value='a' {own}>Ely</option>"
    assert with_marks("<svg><text>Ely</text></svg>", "ur") == f"<svg><text {own}>Ely</text></svg>"
    assert with_marks('<p>نص<img alt="A bench" /></p>', "ur") == f'<p>نص<img alt="A bench" {own}/></p>'


def test_languages_with_latin_letters_are_left_alone() -> None:
    html = "<p>Working Together</p>"
    assert with_marks(html, "en") == html
    assert with_marks(html, "pl") == html
    assert with_marks(f'<article lang="ar">{html}</article>{html}', "en") == (
        f'<article lang="ar"><p>{OPEN}Working Together{CLOSE}</p></article>{html}'
    )


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<a href='x'>",
        "</a>",
        "<b>",
        "</b>",
        "<br>",
        "<",
        ">",
        "&amp;",
        "نص",
        "One two",
        " ",
        "\0",
        "12",
        '"',
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=25).map("".join))
def test_nothing_is_lost_whatever_stands_there(html: str) -> None:
    done = with_marks(html, "ar")
    assert unescape(re.sub('<bdi (lang="en" )?dir="ltr">', "", done).replace(CLOSE, "")) == unescape(html)
    assert "".join(words for _kind, words in pieces_of(html)) == html
    assert isolated(html, "ar").replace("\u2068", "").replace("\u2069", "") == html


def test_a_long_page_takes_no_longer_than_it_is_long() -> None:
    """Ten times the page, at most thirty times the time: nothing is read again and again."""
    page = '<ul class="x">' + '<li><a href="/y">A title</a> وصف <b>kept</b> here &amp; there</li>' * 200

    def taken(html: str) -> float:
        begun = time.process_time()
        with_marks(html, "ar")
        return time.process_time() - begun

    assert taken(page * 10) < 30 * max(taken(page), 0.005)
    assert unmarked_words(f'<html lang="ar"><body>{with_marks(page, "ar")}</ul></body></html>') == []


def test_a_word_without_end_takes_no_longer_than_it_is_long() -> None:
    """Visitors may type anything: eight times the letters, where looking from each of them would take sixty-four."""

    def taken(letters: int) -> float:
        begun = time.process_time()
        pieces_of("وصف " + "x" * letters)
        return time.process_time() - begun

    assert taken(80_000) < 24 * max(taken(10_000), 0.002)


def test_words_know_their_language() -> None:
    words = Said("Carers & friends", "en")
    kept = pickle.loads(pickle.dumps(words))  # noqa: S301  as the cache does with our own words
    assert (kept, kept.language) == (words, "en")
    with translation.override("pl"):
        assert said(words) == f"{OPEN}Carers &amp; friends{CLOSE}"
        assert said("Opiekunowie") == "Opiekunowie"
        assert said_in_site_language("Involvement team") == f"{OPEN}Involvement team{CLOSE}"
        assert said_in_site_language(Said("Zespół", "pl")) == "Zespół"
        assert said("") == said(None) == ""
        label = render_component("checkboxes", {"name": "a", "items": [{"value": "1", "text": words}]})
        assert f"{OPEN}Carers &amp; friends{CLOSE}" in label
    assert said(words) == "Carers &amp; friends"
    with translation.override("ar"):
        assert said(Said("Opiekunowie", "pl")) == '<bdi lang="pl" dir="ltr">Opiekunowie</bdi>'
        assert said(words) == "Carers &amp; friends"  # left to the page, which sees the whole sentence


def test_a_term_nobody_has_translated_says_so() -> None:
    english, polish = SimpleNamespace(name="Carers", locale_id=1), SimpleNamespace(name="Opiekunowie", locale_id=2)
    page = SimpleNamespace(locale_id=2)
    template = Template(
        "{% load house %}{% term_words english page %} {% term_words polish page %}{% term_words no page %}"
    )
    with translation.override("pl"):
        assert template.render(Context({"english": english, "polish": polish, "page": page, "no": None})) == (
            f"{OPEN}Carers{CLOSE} Opiekunowie"
        )
        assert term_words(english, page).language == "en"


def test_plain_text_keeps_english_words_together() -> None:
    text = "عن Eating disorders (new)، هنا\nOnly English here\nhttps://example.org/A"
    assert isolated(text, "ar") == (
        "عن \u2068Eating disorders (new)\u2069، هنا\nOnly English here\nhttps://example.org/A"
    )
    assert isolated(text, "pl") == text
