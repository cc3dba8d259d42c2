"""From words and pieces to a mail: what is filled in, what disappears, and that nobody can smuggle anything in."""

from typing import Any

import html5lib
import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from core.models import OrganisationSettings
from people.placeholders import placeholders_in
from people.post.parsing import crowded_slots
from people.post.pieces import Button, Items, Lines, Link, Pieces, Title
from people.post.writing import Written, write
from tests.html_checker import html_errors_of

BODY = "Hello {name},\n\nYou said: {typed}, didn’t you?\n\n# About {typed}\n\n- first {typed}\n- {name}\n\n{button}"
NASTY = [
    "{name}",
    "{name.__class__}",
    "# Big",
    "- item",
    "\n\n# Big\n\n- x",
    "<script>x</script>",
    "{{ facts }}",
    "%s",
    "&",
]
readable = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp"))).map(str.strip).filter(bool)
typed = st.one_of(readable, st.sampled_from(NASTY), st.lists(st.sampled_from(NASTY)).map("".join).filter(bool))


def words_of(body: str, **pieces: Any) -> str:
    """Return the plain text of a mail without its foot."""
    return f"\n\n{write('Subject', body, pieces).text}".partition("\n\n-- \n")[0].removeprefix("\n\n")


def main_of(written: Written) -> Any:
    """Return the part of the HTML that is read."""
    document = html5lib.parse(written.html, namespaceHTMLElements=False)
    assert document is not None
    return document.find(".//main")


@pytest.mark.usefixtures("organisation")
class TestWords:
    """What becomes of words, lists, headings and braces."""

    def test_paragraphs_lists_and_headings_are_read_with_and_without_empty_lines(self) -> None:
        body = "One\r\n\r\n\r\n# Two\r\nThree\r\n- four\r\n- five\r\nSix\r\nseven"
        assert words_of(body) == "One\n\nTwo\n\nThree\n\n- four\n- five\n\nSix\nseven"
        main = main_of(write("S", body, {}))
        assert [child.tag for child in main][:-1] == ["h1", "p", "h2", "p", "ul", "p"]
        assert [item.text for item in main.iter("li")] == ["four", "five"]

    @pytest.mark.parametrize(
        "braces", ["{}", "{ }", "{nobody}", "{0}", "{name.first}", "{name!r}", "{{name", "}{", "{Name}"]
    )
    def test_braces_that_are_no_placeholder_stay(self, braces: str) -> None:
        assert words_of(f"Before {braces} after", name="Sam") == f"Before {braces} after"

    @pytest.mark.parametrize(
        ("body", "expected"),
        [
            ("Where: {where}\n\nAfter", "After"),
            ("A {name} {where} b", "A Sam b"),
            ("A {where} {where} b {name}", "A b Sam"),
            ("{where} b {name}", "b Sam"),
            ("At {where}, {name}.", "At, Sam."),
            ("At {name} {where}", "At Sam"),
            ("{name}{where} b", "Sam b"),
            ("A {where}b {name}", "A b Sam"),
            ("- {where}\n- {name}", "- Sam"),
            ("- {where}\n\nAfter", "After"),
            ("{name}\n{where}", "Sam"),
            ("# {where}\n\nAfter", "After"),
            ("# Where\n\n{where}\n\n# Who\n\n{name}", "Who\n\nSam"),
            ("# Where\n\n{where}\n\n{empty}", ""),
            ("# Where\n\n{where}\n\n{name}", "Where\n\nSam"),
            ("# One\n\n# Two", "One\n\nTwo"),
            ("{empty}", ""),
        ],
    )
    def test_what_is_empty_leaves_nothing_behind(self, body: str, expected: str) -> None:
        assert words_of(body, name="Sam", where=" ", empty=Items(())) == expected

    def test_a_block_in_the_middle_of_words_stands_for_itself(self) -> None:
        written = write(
            "S", "Press {button} now\n\n- see {button}", {"button": Button("Yes", "https://x.example/?a&b")}
        )
        assert "Press\n\nYes:\n\nhttps://x.example/?a&b\n\nnow\n\n- see\nYes:" in written.text
        assert [child.tag for child in main_of(written)] == ["h1", "p", "p", "p", "p", "ul", "p"]
        assert html_errors_of({"mail": written.html})["mail"] == []

    def test_every_piece_says_the_same_in_html_and_in_text(self) -> None:
        pieces: Pieces = {
            "button": Button("Press <this>", "https://x.example/b"),
            "link": Link("See & read", "https://x.example/l"),
            "title": Title("A <talk>", "https://x.example/t"),
            "plain": Title("Just a name"),
            "items": Items(("<one>", "two"), before="These:"),
            "lines": Lines(("Sam", "Phone: 1")),
        }
        written = write("S", "\n\n".join(f"{{{name}}}" for name in pieces), pieces)
        read = " ".join(" ".join(main_of(written).itertext()).split())
        for words in (
            "Press <this>",
            "See & read",
            "A <talk>",
            "Just a name",
            "These:",
            "<one>",
            "two",
            "Sam",
            "Phone: 1",
        ):
            assert words in written.text
            assert words in read
        for url in ("https://x.example/b", "https://x.example/l", "https://x.example/t"):
            assert url in written.text
            assert f'href="{url}"' in written.html

    def test_the_foot_has_the_team_and_the_way_out(self, organisation: OrganisationSettings) -> None:
        written = write("S", "Words", {}, way_out=Link("Stop these emails", "https://x.example/stop/"))
        foot = f"-- \n{organisation.team_name}\n{organisation.team_phone}\n"
        assert written.text.endswith(f"Stop these emails:\nhttps://x.example/stop/\n\n{foot}")
        assert organisation.team_phone in written.html
        assert 'href="https://x.example/stop/"' in written.html
        assert "Stop these emails" not in write("S", "Words", {}).text

    def test_the_subject_is_one_line_and_is_never_filled_in(self) -> None:
        assert write(" A \r\n{name} <b>\t", "x", {"name": "Sam"}).subject == "A {name} <b>"

    def test_html_says_its_language_and_direction(self) -> None:
        for code, direction in {"en": "ltr", "ur": "rtl", "ar": "rtl", "cy": "ltr"}.items():
            with translation.override(code):
                html = write("S", "Words", {}).html
            assert f'<html lang="{code}" dir="{direction}">' in html


class TestNobodySmugglesAnythingIn(TestCase):
    """Whatever somebody types stands in the mail as they typed it, and as nothing else."""

    @given(name=typed, said=typed)
    def test_typed_words_become_neither_markup_nor_placeholders(self, name: str, said: str) -> None:
        pieces: Pieces = {
            "name": name,
            "typed": said,
            "button": Button("Press", "https://x.example/"),
        }
        plain: Pieces = {**pieces, "name": "N", "typed": "T"}
        written, expected = write("Subject", BODY, pieces), write("Subject", BODY, plain)
        tags = [element.tag for element in main_of(written).iter() if element.tag != "br"]
        assert tags == [element.tag for element in main_of(expected).iter()]
        assert written.subject == "Subject"
        assert f"Hello {name},\n\nYou said: {said}, didn’t you?" in written.text
        headings = [_read(element) for element in main_of(written).iter("h2")]
        assert headings == [_seen(f"About {said}")]
        assert _read(next(main_of(written).iter("li"))) == _seen(f"first {said}")

    @given(body=st.text(st.sampled_from("ab {}#-\n<>&\r.!_0")))
    def test_any_words_of_the_trust_make_a_mail(self, body: str) -> None:
        written = write("Subject", body, {"a": "A", "b": "", "ab": Button("Press", "https://x.example/")})
        assert {element.tag for element in main_of(written).iter()} <= {"main", "h1", "h2", "p", "ul", "li", "br", "a"}
        assert written.text.count("\n-- \n") <= 1


def _read(element: Any) -> str:
    return _seen("".join(element.itertext()))


def _seen(text: str) -> str:
    """Return a text without its spaces: HTML joins them, and a line break is none."""
    return "".join(text.split())


def test_placeholders_are_found_by_name_and_lookalikes_with_their_braces() -> None:
    assert placeholders_in("{a} {b_2} {a} { a } {Name} {} {two words} {a.b} {{c}}") == [
        "a",
        "b_2",
        "{ a }",
        "{Name}",
        "c",
    ]


def test_blocks_that_do_not_stand_alone_are_named() -> None:
    blocks = {"button", "list"}
    assert crowded_slots("{button}\n\n {list} \n\nHello {name}", blocks) == []
    assert crowded_slots("Press {button}\n\n- {list}", blocks) == ["button", "list"]
    assert crowded_slots("{button}\n{list}", blocks) == ["button", "list"]
    assert crowded_slots("# {button}", blocks) == ["button"]
