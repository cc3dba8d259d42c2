"""Shows numbers of people so that nobody can be found in them: the one place where a count becomes public.

The rule (the suppression rule of NHS Digital for small areas): 1 to 7 show as `*`, nothing shows as 0, every other
number is rounded to the nearest 5. The trust can raise the 8, never lower it.

Rounding alone does not stop subtraction: of `12 + 6 = 18`, shown as `10`, `*` and `20`, the star is 6 or 7. So a number
is published in one of two ways only.

1. It is worked out from what is already published (`sum_of`, `rest_of`, `share`). Then it tells nothing new.
2. It is a total of true numbers (`total`) whose ends are cut off. The readers know from the parts between which two
   numbers the total lies, `low` and `high`. Everything within `smallest - 2` of either end is published as one class,
   "12 or fewer", "18 or more". Fixing one starred number to any value of its own moves what the total can be by at most
   `smallest - 2` at either end; so whichever class is published, every starred number can still be every number from 1
   to `smallest - 1`. The same holds for totals of totals, as long as **each number counts in one total only**: a tree,
   never a table with totals below and beside it. For the second direction use `sum_of`.

Publish a number once it cannot change any more, or comparing today with yesterday tells what happened in between. The
same goes for the threshold: raise it before the first report rather than after.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

SMALLEST = 8
STEP = 5
HALF = STEP // 2
STAR = "*"


@dataclass(frozen=True)
class Figure:
    """What is published of one number, and between which numbers that lets it be."""

    text: str
    low: int
    high: int
    number: int | None = None  # the published number where it is a plain one
    is_hidden: bool = False  # it is a star, or a star counts in it


@dataclass(frozen=True)
class Table:
    """The figures of one table by name, and their total."""

    rows: dict[str, Figure]
    total: Figure


def shown(number: int, smallest: int = SMALLEST) -> str:
    """Return how a number of people is shown: `0`, `*`, or the nearest 5; raises ValueError below nothing."""
    return figure(number, smallest).text


def figure(number: int, smallest: int = SMALLEST) -> Figure:
    """Return what is published of a number that is no total; raises ValueError below nothing."""
    smallest = max(smallest, SMALLEST)
    if number < 0:
        raise ValueError("There is no number of people below nothing.")
    if number == 0:
        return Figure("0", 0, 0, number=0)
    if number < smallest:
        return Figure(STAR, 1, smallest - 1, is_hidden=True)
    lowest = _nearest(smallest) if _nearest(smallest) >= smallest else _nearest(smallest) + STEP
    rounded = max(_nearest(number), lowest)
    low = smallest if rounded == lowest else rounded - HALF
    return Figure(str(rounded), low, rounded + HALF, number=rounded)


def total(parts: Sequence[Figure], number: int, smallest: int = SMALLEST) -> Figure:
    """Return what is published of the true sum of numbers whose figures are `parts`; each counts in one total only."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if not any(part.is_hidden for part in parts):  # nothing to protect
        plain = figure(number, smallest)
        return Figure(plain.text, max(low, plain.low), min(high, plain.high), number=plain.number)
    smallest = max(smallest, SMALLEST)
    if high < smallest:  # one star among nothings
        return Figure(STAR, low, high, is_hidden=True)
    margin = smallest - 2
    if high - low < 2 * margin:
        return _between(low, high)
    first, last = _nearest(low + margin), _nearest(high - margin)
    return _class_of(_nearest(min(max(number, low + margin), high - margin)), first, last, low, high)


def sum_of(parts: Sequence[Figure], smallest: int = SMALLEST) -> Figure:
    """Return the sum of what is published, or between which numbers it lies: tells nothing that the parts do not."""
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    if low > 0 and high < max(smallest, SMALLEST):
        return Figure(STAR, low, high, is_hidden=True)
    numbers = [part.number for part in parts if part.number is not None]
    if len(numbers) < len(parts):
        return _between(low, high)
    return Figure(str(sum(numbers)), low, high, number=sum(numbers))


def rest_of(whole: Figure, parts: Sequence[Figure], smallest: int = SMALLEST) -> Figure:
    """Return what is left of one published figure after others, never below nothing."""
    taken = sum_of(parts)
    low, high = max(0, whole.low - taken.high), max(0, whole.high - taken.low)
    if whole.number is None or taken.number is None:
        return _between(low, high)
    rest = max(0, whole.number - taken.number)
    return _between(low, high) if 0 < rest < smallest else Figure(str(rest), low, high, number=rest)


def share(part: Figure, whole: Figure) -> str:
    """Return the published part in per cent of the published whole; nothing where either is not a plain number."""
    if part.number is None or not whole.number:
        return ""
    return f"{min(100, round(100 * part.number / whole.number))}%"


def table(counts: Mapping[str, int], smallest: int = SMALLEST) -> Table:
    """Return one table of numbers that count nowhere else, with its total."""
    rows = {name: figure(number, smallest) for name, number in counts.items()}
    return Table(rows, total(list(rows.values()), sum(counts.values()), smallest))


def _nearest(number: int) -> int:
    return (number + HALF) // STEP * STEP


def _class_of(rounded: int, first: int, last: int, low: int, high: int) -> Figure:
    if first == last:
        return _between(low, high)
    if rounded == first:
        return Figure(_("%(number)d or fewer") % {"number": first + HALF}, low, first + HALF, is_hidden=True)
    if rounded == last:
        return Figure(_("%(number)d or more") % {"number": last - HALF}, last - HALF, high, is_hidden=True)
    return Figure(str(rounded), rounded - HALF, rounded + HALF, number=rounded, is_hidden=True)


def _between(low: int, high: int) -> Figure:
    words = _("%(low)d to %(high)d") % {"low": low, "high": high} if low != high else str(low)
    return Figure(words, low, high, is_hidden=True)
