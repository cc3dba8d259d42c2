"""Long pages of an old site, dense with words, and reading one as the importer does."""

from pathlib import Path

from home.moving_in.markup import parsed
from home.moving_in.places import Folder
from home.moving_in.reading import read_page
from home.moving_in.sentences import missing, text_of
from home.moving_in.sources import OldPage

ADDRESS = "https://old.invalid/large.html"
PART = (
    "<h2>Part {0}</h2><p>Sentence {0} stands here, <b>bold</b>, with <a href='p{0}.html'>a link</a>. "
    "Another, number {0}.</p><ul><li>Point {0} a</li><li>Point {0} b</li></ul>"
)


def dense_page(size: int) -> str:
    """Return a page of about this many bytes, nearly all of them words that have to arrive."""
    parts = "".join(PART.format(number) for number in range(size // len(PART)))
    return f"<html><body><main><h1>Large</h1>{parts}</main></body></html>"


def read_whole(html: str) -> int:
    """Read a page, prove that each of its sentences arrived, and return how many there are."""
    reading = read_page(OldPage("large", ADDRESS, ADDRESS, parsed(html), Folder(Path(), ())))
    built = " ".join(text_of(name, value) for name, value in reading.blocks)
    assert list(missing(reading.sentences, built, "")) == []
    return len(reading.sentences)
