"""Writes a mail from its words and its pieces: subject, plain text, and HTML that mail programs understand.

Nothing here evaluates what stands in a placeholder: each piece is put where its name stands, escaped in HTML.
"""

from collections.abc import Callable
from dataclasses import dataclass

import css_inline
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from core.selectors import organisation
from core.tongues.directions import direction_of
from core.tongues.pages import with_marks
from core.tongues.scripts import isolated
from people.post.filling import Filled, Run, filled_lines
from people.post.linking import with_links
from people.post.parsing import Kind, Part, parts_of
from people.post.pieces import Link, Pieces

_inliner = css_inline.CSSInliner(load_remote_stylesheets=False)
_ONE_BREAK = SafeString("<br>")
Escaping = Callable[[str], str]  # returns HTML in which nothing of the words is markup


@dataclass(frozen=True)
class Written:
    """A mail as it is read."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class _Chunk:
    html: SafeString
    text: str


def write(
    subject: str, body: str, pieces: Pieces, *, way_out: Link | None = None, follows_addresses: bool = False
) -> Written:
    """Return the mail in the active language, with the team's name and phone at its foot.

    `pieces` holds every name that may be filled in; what is empty there takes its paragraph away. `way_out` is the
    link that ends a subscription. `follows_addresses`: web addresses in the words become links.
    """
    language = get_language() or settings.LANGUAGE_CODE
    chunks = _chunks(body, pieces, with_links if follows_addresses else escape)
    facts = organisation()
    neutral = " ".join(subject.split())
    context = {
        "subject": neutral,
        "words": format_html_join("\n", "{}", ((chunk.html,) for chunk in chunks)),
        "way_out": way_out,
        "facts": facts,
        "language": language,
        "direction": direction_of(language),
    }
    foot = "\n".join(line for line in ("-- ", facts.team_name, facts.team_phone) if line)
    texts = [chunk.text for chunk in chunks] + ([_way_out(way_out)] if way_out else [])
    return Written(
        subject=neutral,
        text=isolated("\n\n".join([*texts, foot]) + "\n", language),
        html=_inliner.inline(with_marks(render_to_string("people/mail/page.html", context), language)),
    )


def words_as_html(body: str, pieces: Pieces) -> SafeString:
    """Return only the words with their pieces, without a mail around them: for a page that is written like a mail."""
    return format_html_join("\n", "{}", ((chunk.html,) for chunk in _chunks(body, pieces, escape)))


def _way_out(link: Link) -> str:
    return f"{_('You get this email because you asked for it.')} {link.label}:\n{link.url}"


def _chunks(body: str, pieces: Pieces, escaped: Escaping) -> list[_Chunk]:
    """Return what is left of the mail's parts once they are filled in; a heading goes when all below it is gone."""
    chunks: list[_Chunk] = []
    heading: list[_Chunk] = []  # waits for something to stand above
    is_bare = False  # nothing at all was written below the heading: then it was meant to stand alone
    for part in parts_of(body, set(pieces)):
        written = _written(part, pieces, escaped)
        if part.kind is Kind.HEADING:
            chunks += heading if is_bare else []
            heading, is_bare = written, True
        else:
            is_bare = False
            chunks += [*heading, *written] if written else []
            heading = [] if written else heading
    return chunks + (heading if is_bare else [])


def _written(part: Part, pieces: Pieces, escaped: Escaping) -> list[_Chunk]:
    lines = filled_lines(part, pieces)
    if not lines:
        return []
    if part.kind is Kind.LIST:
        items = format_html_join("", "<li>{}</li>", ((_joined_html(line, escaped),) for line in lines))
        return [_Chunk(format_html("<ul>{}</ul>", items), "\n".join(f"- {_joined_text(line)}" for line in lines))]
    frame = "<h2>{}</h2>" if part.kind is Kind.HEADING else "<p>{}</p>"
    return _split_at_blocks(lines, frame, escaped)


def _split_at_blocks(lines: list[Filled], frame: str, escaped: Escaping) -> list[_Chunk]:
    """Return a paragraph as one chunk, or as several where a button or a list interrupts it."""
    chunks: list[_Chunk] = []
    waiting: list[str] = []

    def close() -> None:
        if waiting:
            html = format_html_join(_ONE_BREAK, "{}", ((_html_of(text, escaped),) for text in waiting))
            chunks.append(_Chunk(format_html(frame, html), "\n".join(waiting)))
            waiting.clear()

    for line in lines:
        for run in line:
            if isinstance(run, str):
                waiting.append(run)
            else:
                close()
                chunks.append(_Chunk(run.as_html(), run.as_text()))
    close()
    return chunks


def _html_of(text: str, escaped: Escaping) -> SafeString:
    # escape(), not conditional_escape(): words never come with a promise that they are safe.
    return format_html_join(_ONE_BREAK, "{}", ((escaped(line),) for line in text.splitlines()))


def _joined_html(line: Filled, escaped: Escaping) -> SafeString:
    return format_html_join(" ", "{}", ((_as_html(run, escaped),) for run in line))


def _as_html(run: Run, escaped: Escaping) -> SafeString:
    return _html_of(run, escaped) if isinstance(run, str) else run.as_html()


def _joined_text(line: Filled) -> str:
    return "\n".join(run if isinstance(run, str) else run.as_text() for run in line)
