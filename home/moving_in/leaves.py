"""Elements that are read at once, without a look at what is in them: pictures, players, frames, parts of forms."""

from collections.abc import Callable, Iterator

from bs4 import Tag
from django.utils.translation import gettext as _

from .hrefs import kept_href, video_address
from .notes import Kind, Note
from .pieces import Documents, Picture, Piece, Video
from .seeing import attribute, words_of

SMALLEST = 4  # pixels; less is no picture
LONGEST_FORM = 200  # words; a form with more is wrapped around the text of a page
_NO_ENTRY = {"hidden", "submit", "button", "image", "reset"}
_LATE = ("data-src", "data-original", "data-lazy-src", "data-original-src")

Found = Iterator[Piece | Note]


def is_data_entry(form: Tag) -> bool:
    """Tell whether people fill this form in; some servers wrap a whole page in one."""
    if form.find(["h1", "h2", "main", "article"]) is not None or len(words_of(form).split()) > LONGEST_FORM:
        return False
    fields = form.find_all(["input", "select", "textarea"])
    return any(tag.name != "input" or attribute(tag, "type").lower() not in _NO_ENTRY for tag in fields)


def _img(tag: Tag, base: str) -> Found:
    source = next((value for name in (*_LATE, "src") if (value := attribute(tag, name).strip())), "")
    alt = attribute(tag, "alt").strip() if tag.has_attr("alt") else None
    if _is_dot(tag) or "spacer" in source[-40:].lower():
        yield Note(Kind.LEFT_OUT, alt or source[-60:], _("a dot that only keeps space"))
    elif source.lower().startswith("data:"):
        yield Picture(source, alt)
    else:
        address, why = kept_href(base, source)
        yield Picture(address, alt) if address else Note(Kind.FILE, alt or source[:200], why)


def _is_dot(tag: Tag) -> bool:
    sizes = (attribute(tag, name).strip().removesuffix("px") for name in ("width", "height"))
    return any(size.isascii() and size.isdigit() and len(size) < 6 and int(size) <= SMALLEST for size in sizes)


def read_figure(tag: Tag, base: str) -> Found:
    """Return the picture of a plain figure with its caption."""
    caption = words_of(*tag.find_all("figcaption", limit=1))
    for found in _img(tag.find_all("img")[0], base):
        yield Picture(found.address, found.alt, caption) if isinstance(found, Picture) else found
        if isinstance(found, Note) and caption:
            yield Note(Kind.LEFT_OUT, caption, _("the caption of a picture that did not arrive"))


def is_plain_figure(tag: Tag) -> bool:
    """Tell whether the figure is one picture and its caption."""
    caption = tag.find("figcaption")
    inside = words_of(caption) if isinstance(caption, Tag) else ""
    return len(tag.find_all("img")) == 1 and words_of(tag) == inside and len(inside) <= 200 and not tag.find("a")


def _frame(tag: Tag, base: str) -> Found:
    source = attribute(tag, "src") or attribute(tag, "data-src") or attribute(tag, "data")
    address, _why = kept_href(base, source)
    title = attribute(tag, "title").strip()
    if watched := video_address(address):
        if not title:
            yield Note(Kind.LOOK, watched, _("a video without a title"))
        yield Video(watched, title or _("Video"))
    else:
        yield Note(
            Kind.LEFT_OUT,
            f"{title} {source[:200]} {words_of(tag)}".strip() or tag.name,
            _("something from another site"),
        )


def _player(tag: Tag, base: str) -> Found:
    sources = [attribute(each, "src") for each in (tag, *tag.find_all("source"))]
    address = next((kept for source in sources if source and (kept := kept_href(base, source)[0])), "")
    title = attribute(tag, "title").strip() or attribute(tag, "aria-label").strip()
    if not address:
        yield Note(Kind.LEFT_OUT, title or tag.name, _("a player without a file"))
    elif tag.name == "audio":
        yield Documents(address, title or _("Recording"))
    else:
        yield Video(address, title or _("Video"))


def _control(tag: Tag, _base: str) -> Found:
    kind = attribute(tag, "type").lower()
    shown = kind in _NO_ENTRY - {"hidden"}
    words = words_of(tag) or (attribute(tag, "value") if shown and tag.name == "input" else "")
    if words:
        yield Note(Kind.LEFT_OUT, words, _("a button or a field"))


def _drawing(tag: Tag, _base: str) -> Found:
    if words := words_of(tag):
        yield Note(Kind.LEFT_OUT, words, _("a drawing with words in it"))


LEAVES: dict[str, Callable[[Tag, str], Found]] = {
    "img": _img,
    "iframe": _frame,
    "frame": _frame,
    "embed": _frame,
    "object": _frame,
    "video": _player,
    "audio": _player,
    "input": _control,
    "button": _control,
    "select": _control,
    "textarea": _control,
    "svg": _drawing,
    "canvas": _drawing,
}
