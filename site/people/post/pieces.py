"""What may stand for a {placeholder} in a mail: words, a link, a list, or lines; each knows its HTML and its text."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Button:
    """The one thing to press in a mail; its address stands below it for those whose button does not work."""

    label: str
    url: str

    def as_html(self) -> SafeString:
        """Return a link that looks like a button, and the plain address in small print."""
        button = format_html('<p><a class="button" href="{}">{}</a></p>', self.url, self.label)
        return button + format_html('<p class="small">{}</p>', self.url)

    def as_text(self) -> str:
        """Return label and address on lines of their own."""
        return f"{self.label}:\n\n{self.url}"


@dataclass(frozen=True)
class Link:
    """An address in smaller importance than the button."""

    label: str
    url: str

    def as_html(self) -> SafeString:
        """Return a paragraph with a link."""
        return format_html('<p><a href="{}">{}</a></p>', self.url, self.label)

    def as_text(self) -> str:
        """Return label and address."""
        return f"{self.label}\n{self.url}"


@dataclass(frozen=True)
class Title:
    """The name of the thing a mail is about, on a line of its own; with its address where it has one."""

    words: str
    url: str = ""

    def as_html(self) -> SafeString:
        """Return a paragraph in bold; a link where there is an address."""
        words = format_html('<a href="{}">{}</a>', self.url, self.words) if self.url else self.words
        return format_html("<p><strong>{}</strong></p>", words)

    def as_text(self) -> str:
        """Return the name, and the address below it."""
        return f"{self.words}\n{self.url}" if self.url else self.words


@dataclass(frozen=True)
class Items:
    """A list, such as the dates of an opportunity; an optional line before it."""

    items: tuple[str, ...]
    before: str = ""

    def as_html(self) -> SafeString:
        """Return the line and the list; nothing where the list is empty."""
        if not self.items:
            return SafeString()
        before = format_html("<p>{}</p>", self.before) if self.before else SafeString()
        return before + format_html(
            "<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((item,) for item in self.items))
        )

    def as_text(self) -> str:
        """Return the line and the list with hyphens."""
        if not self.items:
            return ""
        return "\n".join([*([self.before] if self.before else []), *(f"- {item}" for item in self.items)])


@dataclass(frozen=True)
class Lines:
    """A few lines that belong together, such as a name, a phone number and an address."""

    lines: tuple[str, ...]

    def as_html(self) -> SafeString:
        """Return one paragraph with line breaks; nothing where there are no lines."""
        if not self.lines:
            return SafeString()
        return format_html("<p>{}</p>", format_html_join(SafeString("<br>"), "{}", ((line,) for line in self.lines)))

    def as_text(self) -> str:
        """Return the lines."""
        return "\n".join(self.lines)


@dataclass(frozen=True)
class Entry:
    """One thing of several: its name, its address, and a few lines about it."""

    words: str
    url: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entries:
    """Several things one below the other, such as opportunities that are new."""

    entries: tuple[Entry, ...]

    def as_html(self) -> SafeString:
        """Return a paragraph for each, its name in bold and a link."""
        lines = SafeString("<br>")
        rows = (
            (entry.url, entry.words, format_html_join("", "{}{}", ((lines, line) for line in entry.lines)))
            for entry in self.entries
        )
        return format_html_join("\n", '<p><strong><a href="{}">{}</a></strong>{}</p>', rows)

    def as_text(self) -> str:
        """Return name, address and lines of each, with an empty line between two."""
        return "\n\n".join("\n".join((entry.words, entry.url, *entry.lines)) for entry in self.entries)


Block = Button | Link | Title | Items | Lines | Entries  # stands in a paragraph of its own
Piece = str | Block  # a str may stand within a sentence; an empty piece takes its whole paragraph away
Pieces = Mapping[str, Piece]
