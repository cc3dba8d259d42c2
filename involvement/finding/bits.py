"""Sets of pages as whole numbers: bit n stands for the page at position n. Sets meet by `&` and `|`."""

from collections.abc import Iterable, Iterator


def bits_at(positions: Iterable[int], size: int) -> int:
    """Return the set of these positions; `size` is one more than the largest that is possible."""
    flags = bytearray(size // 8 + 1)
    for position in positions:
        flags[position >> 3] |= 1 << (position & 7)
    return int.from_bytes(flags, "little")


def first_bits(number: int) -> int:
    """Return the set of the first so many positions."""
    return (1 << number) - 1


def as_flags(bits: int, size: int) -> str:
    """Return the set as a text of ones and noughts, the character at position n for position n.

    Looking one up in a text takes the same time wherever it stands; in a large number it does not.
    """
    return format(bits, f"0{size}b")[::-1] if size else ""


def rising(flags: str) -> Iterator[int]:
    """Yield the positions in the set, the lowest first."""
    position = flags.find("1")
    while position >= 0:
        yield position
        position = flags.find("1", position + 1)


def falling(flags: str) -> Iterator[int]:
    """Yield the positions in the set, the highest first."""
    position = flags.rfind("1")
    while position >= 0:
        yield position
        position = flags.rfind("1", 0, position)
