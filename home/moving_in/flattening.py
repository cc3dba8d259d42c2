"""Walks through the main content and makes pieces of it, without recursion, so that nothing is nested too deeply."""

from collections.abc import Callable
from html import escape

from bs4.element import PageElement, Tag
from django.utils.translation import gettext as _

from .collecting import Collection
from .contacts import contact_of, may_be_contact
from .hrefs import kept_href
from .leaves import LEAVES, is_data_entry, is_plain_figure, read_figure
from .notes import Kind, Note
from .pieces import Piece
from .seeing import BLOCKS, UNSEEN, attribute, is_seen_text, is_typed_mark, words_of
from .tables import holds_facts, read_table
from .word_lists import depth_in_word

Closing = Callable[[], None]
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def flattened(root: Tag, base: str) -> tuple[list[Piece], list[Note]]:
    """Return the pieces of the content in order, and what is to be said about them."""
    walk = _Walk(base)
    stack: list[PageElement | Closing] = list(reversed(root.contents))
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if closing := walk.opened(node):
                stack += [closing, *reversed(node.contents)]
        elif isinstance(node, PageElement):
            if is_seen_text(node):
                walk.writing.text(str(node))
        else:
            node()
    return walk.finished(), walk.notes


def _nothing() -> None:
    return None


class _Walk(Collection):
    """Knows what each element means; returns how it ends, or nothing where what is in it was read already."""

    def opened(self, tag: Tag) -> Closing | None:
        name = tag.name
        if name in UNSEEN or is_typed_mark(tag):
            return None
        if name in LEAVES:
            self.flush_for(name)
            for found in LEAVES[name](tag, self.base):
                self.add(found)
            return None
        if handler := OPENERS.get(name):
            return handler(self, tag)
        if may_be_contact(tag) and not self.is_inside:
            return self._contact(tag)
        return self._block() if name in BLOCKS else _nothing

    def _block(self) -> Closing:
        self.flush()
        return self.flush

    def open_heading(self, tag: Tag) -> Closing:
        self.flush()
        self.heading = int(tag.name[1])

        def closing() -> None:
            self.flush()
            self.heading = 0

        return closing

    def open_p(self, tag: Tag) -> Closing:
        self.flush()
        depth, numbered = depth_in_word(tag)
        if not depth:
            return self.flush
        lists, self.lists = self.lists, [numbered] * depth
        self.is_new_point = True

        def closing() -> None:
            self.flush()
            self.lists = lists

        return closing

    def open_br(self, _tag: Tag) -> None:
        if self.writing.line_break():
            self.flush()

    def open_pre(self, _tag: Tag) -> Closing:
        self.flush()
        self.writing.is_kept = True

        def closing() -> None:
            self.flush()
            self.writing.is_kept = False

        return closing

    def open_list(self, tag: Tag) -> Closing:
        self.flush()
        self.lists.append(tag.name == "ol")
        self.is_new_point = True

        def closing() -> None:
            self.flush()
            self.lists.pop()

        return closing

    def open_li(self, _tag: Tag) -> Closing:
        self.flush()
        self.is_new_point = True
        return self.flush

    def open_dt(self, _tag: Tag) -> Closing:
        self.flush()
        self.writing.start("b", "<b>")
        self.is_term = True

        def closing() -> None:
            self.writing.end("b")
            self.flush()
            self.is_term = False

        return closing

    def open_bold(self, _tag: Tag) -> Closing:
        self.writing.start("b", "<b>")
        return lambda: self.writing.end("b")

    def open_q(self, _tag: Tag) -> Closing:
        self.writing.text("“")
        return lambda: self.writing.text("”")

    def open_a(self, tag: Tag) -> Closing:
        if not tag.has_attr("href"):
            return _nothing
        href, why = kept_href(self.base, attribute(tag, "href"))
        if not href:
            self.notes.append(Note(Kind.LINK, words_of(tag) or attribute(tag, "href")[:200], why))
            return _nothing
        letters = self.writing.letters
        self.writing.start("a", f'<a href="{escape(href)}">')

        def closing() -> None:
            if self.writing.letters == letters:
                self.writing.text(_spoken(tag))
            self.writing.end("a")

        return closing

    def open_blockquote(self, _tag: Tag) -> Closing:
        self.begin_inside()
        return self.end_quotation

    def open_details(self, tag: Tag) -> Closing:
        summary = tag.find("summary", recursive=False)
        title = words_of(summary) if isinstance(summary, Tag) else ""
        if isinstance(summary, Tag):
            summary.extract()
        self.begin_inside()
        return lambda: self.end_details(title or _("More"))

    def open_form(self, tag: Tag) -> Closing | None:
        if not is_data_entry(tag):
            return self._block()
        self.flush()
        self.notes.append(Note(Kind.LEFT_OUT, words_of(tag), _("a form: make it anew")))
        return None

    def open_figure(self, tag: Tag) -> Closing | None:
        self.flush()
        if not is_plain_figure(tag):
            return self.flush
        for found in read_figure(tag, self.base):
            self.add(found)
        return None

    def open_table(self, tag: Tag) -> Closing | None:
        self.flush()
        if not holds_facts(tag):
            self.unfolded += 1
            return self.flush
        table, merged = read_table(tag)
        self.add(table)
        say = self.notes.append
        if merged:
            say(Note(Kind.LOOK, words_of(tag), _("a table with merged cells: their words stand in the first of them")))
        if not table.caption or not (table.first_row or table.first_column):
            say(Note(Kind.LOOK, words_of(tag), _("a table: say what it shows and which cells are headings")))
        for link in tag.find_all("a", href=True):
            say(Note(Kind.LINK, f"{words_of(link)} {attribute(link, 'href')[:200]}", _("a link inside a table")))
        for image in tag.find_all("img"):
            for found in LEAVES["img"](image, self.base):
                self.add(found)
        return None

    def _contact(self, tag: Tag) -> Closing | None:
        self.flush()
        found = contact_of(tag)
        if found is None:
            return self.flush
        self.add(found[0])
        for line in found[1]:
            self.notes.append(Note(Kind.LOOK, line, _("the contact block says this in its own words")))
        return None


OPENERS: dict[str, Callable[[_Walk, Tag], Closing | None]] = {
    **dict.fromkeys(HEADINGS, _Walk.open_heading),
    **dict.fromkeys(("ul", "ol", "menu", "dir"), _Walk.open_list),
    **dict.fromkeys(("b", "strong"), _Walk.open_bold),
    "a": _Walk.open_a,
    "blockquote": _Walk.open_blockquote,
    "br": _Walk.open_br,
    "details": _Walk.open_details,
    "dt": _Walk.open_dt,
    "figure": _Walk.open_figure,
    "form": _Walk.open_form,
    "li": _Walk.open_li,
    "p": _Walk.open_p,
    "pre": _Walk.open_pre,
    "q": _Walk.open_q,
    "table": _Walk.open_table,
}


def _spoken(tag: Tag) -> str:
    """Return the words for a link that holds only pictures."""
    words = " ".join(attribute(image, "alt").strip() for image in tag.find_all("img")).strip()
    return words or attribute(tag, "title").strip() or attribute(tag, "href").rpartition("/")[2] or _("Link")
