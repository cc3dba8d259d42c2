"""Nobody is found in a published number: small ones are stars, and no sum or difference gives a star away."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from people.disclosure import SMALLEST, Figure, figure, rest_of, share, shown, sum_of, table, total
from tests.people.attacker import Node

thresholds = st.integers(SMALLEST, 25)
numbers = st.one_of(st.integers(0, 12), st.just(0), st.integers(1, 7), st.integers(0, 200))


@pytest.mark.parametrize(
    ("number", "smallest", "text"),
    [
        (0, 8, "0"),
        (1, 8, "*"),
        (7, 8, "*"),
        (8, 8, "10"),
        (12, 8, "10"),
        (13, 8, "15"),
        (52, 8, "50"),
        (53, 8, "55"),
        (1003, 8, "1005"),
        (9, 10, "*"),
        (10, 10, "10"),
        (12, 12, "15"),  # not 10, which would say that it is exactly 12
        (13, 12, "15"),
        (3, 1, "*"),  # nobody can lower it
        (7, 0, "*"),
        (7, -5, "*"),
    ],
)
def test_small_numbers_are_stars_and_others_are_rounded(number: int, smallest: int, text: str) -> None:
    assert shown(number, smallest) == text


def test_there_is_no_number_of_people_below_nothing() -> None:
    with pytest.raises(ValueError, match="below nothing"):
        shown(-1)


@given(numbers, thresholds)
def test_what_is_published_is_true_and_no_narrower_than_three(number: int, smallest: int) -> None:
    one = figure(number, smallest)
    assert one.low <= number <= one.high
    assert one.is_hidden is (1 <= number < smallest)
    assert number == 0 or one.high - one.low >= 2
    assert {figure(other, smallest) for other in range(one.low, one.high + 1)} == {one}


@given(st.lists(numbers, max_size=8), thresholds)
def test_a_total_is_true(parts: list[int], smallest: int) -> None:
    node = Node(smallest, parts=tuple(Node(smallest, own=number) for number in parts) or (Node(smallest),))
    assert node.figure.low <= node.number <= node.figure.high
    assert node.figure.is_hidden is any(1 <= number < smallest for number in parts)


@pytest.mark.parametrize(("cells", "highest"), [(1, 40), (2, 40), (3, 23), (4, 13)])
def test_in_every_table_every_star_can_be_every_small_number(cells: int, highest: int) -> None:
    """Tries all tables there are: those that look the same must between them hold each value of each star."""
    looks: dict[tuple[str, ...], list[set[int]]] = defaultdict(lambda: [set() for _cell in range(cells)])
    for counts in product(range(highest), repeat=cells):
        seen = table(dict(zip("abcd", counts, strict=False)))
        look = (*(row.text for row in seen.rows.values()), seen.total.text)
        for values, number in zip(looks[look], counts, strict=True):
            values.add(number)
    stars = [
        values
        for look, all_values in looks.items()
        for text, values in zip(look, all_values, strict=False)
        if text == "*"
    ]
    assert stars
    assert {frozenset(values) for values in stars} == {frozenset(range(1, SMALLEST))}


def test_this_test_would_find_what_ordinary_rounding_gives_away() -> None:
    """Shows the attack: with plainly rounded totals, a star is often one of two numbers, and sometimes just one."""
    looks: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for counts in product(range(23), repeat=3):
        look = (*(shown(number) for number in counts), shown(sum(counts)))
        if look[0] == "*":
            looks[look].add(counts[0])
    assert min(len(values) for values in looks.values()) == 1


def trees(smallest: int) -> st.SearchStrategy[Node]:
    """Return totals of totals of counts, up to three high and of any shape."""
    leaves = numbers.map(lambda number: Node(smallest, own=number))

    def above(below: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
        return st.lists(below, min_size=1, max_size=4).map(lambda parts: Node(smallest, parts=tuple(parts)))

    return above(st.one_of(leaves, above(st.one_of(leaves, above(leaves)))))


@settings(max_examples=100, deadline=None)
@given(thresholds.flatmap(trees))
def test_no_tree_of_totals_narrows_a_star(tree: Node) -> None:
    """The attacker knows all figures and all rules, and solves for every whole number there could be."""
    for leaf in tree.leaves():
        if leaf.figure.text == "*":
            impossible = [value for value in range(1, tree.smallest) if not tree.possible(leaf, value)]
            assert not impossible


@given(st.lists(st.integers(0, 60), min_size=1, max_size=6), st.data())
def test_what_is_worked_out_from_published_figures_tells_nothing_new(counts: list[int], data: st.DataObject) -> None:
    def published(numbers_: list[int]) -> tuple[Figure, Figure, str]:
        parts = [figure(number) for number in numbers_]
        return sum_of(parts), rest_of(figure(150), parts), share(parts[0], sum_of(parts))

    others = [data.draw(st.integers(figure(number).low, figure(number).high)) for number in counts]
    assert published(counts) == published(others)


def texts(*counts: int) -> list[str]:
    """Return what a table with these counts shows, the total last."""
    seen = table({str(place): number for place, number in enumerate(counts)})
    return [*(row.text for row in seen.rows.values()), seen.total.text]


def test_totals_in_words() -> None:
    assert texts(0, 0) == ["0", "0", "0"]
    assert texts(20, 31) == ["20", "30", "50"]  # nothing to protect: the true sum, rounded
    assert texts(0, 5, 0) == ["0", "*", "0", "*"]
    assert texts(5, 6) == ["*", "*", "2 to 14"]  # any part of this would narrow the stars
    assert texts(3, 2, 4, 1) == ["*", "*", "*", "*", "12 or fewer"]
    assert texts(3, 5, 4, 3) == ["*", "*", "*", "*", "15"]
    assert texts(7, 7, 7, 7) == ["*", "*", "*", "*", "18 or more"]
    assert texts(100, 50, 3, 0) == ["100", "50", "*", "0", "147 to 161"]
    assert texts(100, 50, 30, 3) == ["100", "50", "30", "*", "183 or more"]
    assert texts(100, 50, 30, 40, 4, 6) == ["100", "50", "30", "40", "*", "*", "230"]


def test_shares_and_rests_of_hidden_numbers_are_hidden() -> None:
    star, ten, fifty = figure(3), figure(12), figure(48)
    assert (share(ten, fifty), share(star, fifty), share(ten, star), share(ten, figure(0))) == ("20%", "", "", "")
    assert rest_of(fifty, [ten]).text == "40"
    assert rest_of(fifty, [ten, star]).text == "29 to 43"
    assert rest_of(ten, [fifty]).text == "0"  # more may answer than were asked
    assert rest_of(fifty, [figure(45)]).text == "1 to 9"  # five would look like a small number that is known
    assert total([star], 3).text == "*"
