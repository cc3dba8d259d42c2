"""Bar charts: lengths are in proportion, words stand by every bar, and right-to-left languages mirror them."""

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from core.charts.bars import Bar, BarChart, BarGroup
from core.charts.drawing import LETTERS_A_LINE, drawing_of
from tests.html_checker import html_errors_of

LENGTHS = st.one_of(st.none(), st.integers(0, 10_000), st.floats(0, 1e6, allow_nan=False))


def chart(*lengths: float | None, label: str = "Part") -> BarChart:
    """Return a chart with one group of bars of these lengths."""
    bars = tuple(Bar(f"Bar {place}", str(length), length) for place, length in enumerate(lengths))
    return BarChart("test", "A title", "A description", (BarGroup(label, bars),))


def drawn(some: BarChart, language: str = "en") -> str:
    """Return the chart as a page has it."""
    with translation.override(language):
        return Template("{% load charts %}{% bar_chart chart %}").render(Context({"chart": some}))


@given(st.lists(LENGTHS, min_size=1, max_size=8), st.sampled_from(["ltr", "rtl"]))
def test_lengths_are_in_proportion_and_nothing_lies_outside(lengths: list[float | None], direction: str) -> None:
    drawing = drawing_of(chart(*lengths), direction)
    longest = max((length or 0 for length in lengths), default=0)
    bottom = 0.0
    for length, bar in zip(lengths, drawing.groups[0].bars, strict=True):
        assert (bar.strip is not None) is bool(length)
        assert float(bar.words[0].y.removesuffix("em")) >= bottom
        bottom = float(bar.words[-1].y.removesuffix("em"))
        if bar.strip and length:
            x, width = (float(part.removesuffix("%")) for part in (bar.strip.x, bar.strip.width))
            assert width == pytest.approx(100 * length / longest, abs=0.01)
            assert (x + width == pytest.approx(100, abs=0.01)) if direction == "rtl" else x == 0
            bottom = float(bar.strip.y.removesuffix("em")) + float(bar.strip.height.removesuffix("em"))
    assert bottom <= float(drawing.height.removesuffix("em"))


def test_long_words_go_on_in_the_next_line_and_none_is_lost() -> None:
    label = "Children, young people and families, and everybody who looks after them " + "x" * 70
    lines = [line.text for line in drawing_of(chart(1, label=label)).groups[0].heading]
    assert max(len(line) for line in lines) <= LETTERS_A_LINE
    assert "".join(lines).replace(" ", "") == label.replace(" ", "")


@pytest.mark.parametrize(("language", "start"), [("en", "0"), ("ar", "100%"), ("ur", "100%"), ("pl", "0")])
def test_it_follows_the_direction_of_the_language(language: str, start: str) -> None:
    svg = BeautifulSoup(drawn(chart(2, 1), language), "html5lib").select_one("svg")
    assert svg is not None
    assert svg["direction"] == ("rtl" if start == "100%" else "ltr")
    assert {text["x"] for text in svg.select("text")} == {start}
    assert [rect["x"] for rect in svg.select("rect")] == (["0%", "50%"] if start == "100%" else ["0%", "0%"])


def test_it_is_named_valid_without_inline_style_and_escaped() -> None:
    bars = (Bar("<b>Bar</b>", "3 & more", 3.0), Bar("Bar", "too few to say", None))
    html = drawn(BarChart("odd", "A <title>", "It's a “description”", (BarGroup("<script>", bars),)))
    svg = BeautifulSoup(html, "html5lib").select_one("svg")
    assert svg is not None
    ids = str(svg["aria-labelledby"]).split()
    assert [svg.select_one(f"#{name}").get_text() for name in ids] == ["A <title>", "It's a “description”"]
    assert svg["role"] == "img"
    assert [text.get_text() for text in svg.select("text")] == [
        "<script>",
        "<b>Bar</b>: 3 & more",
        "Bar: too few to say",
    ]
    assert "style" not in html
    assert "<script" not in html
    page = f'<!doctype html><html lang="en"><head><title>Test</title></head><body>{html}</body></html>'
    assert html_errors_of({"chart": page}) == {"chart": []}


def test_where_nothing_has_a_length_there_is_no_bar() -> None:
    assert "<rect" not in drawn(chart(0, None))
    assert "Bar 1: None" in drawn(chart(0, None))
