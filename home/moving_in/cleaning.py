"""The last wall before the database: only what the editors' own toolbar can make gets through."""

import nh3

from .pieces import Line

TAGS = {"h2", "h3", "p", "b", "ul", "ol", "li", "a", "br"}
SCHEMES = {"http", "https", "mailto", "tel"}
DEEPEST_LIST = 4


def cleaned(html: str) -> str:
    """Return the text with nothing in it that the rich text of the site does not have."""
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=SCHEMES, link_rel=None)
    return clean.replace("<br>", "<br/>")


def text_html(lines: tuple[Line, ...]) -> str:
    """Return paragraphs and lists, nested as deep as their points say."""
    out: list[str] = []
    opened: list[str] = []
    for line in lines:
        if not line.depth:
            _close(out, opened, 0)
            out.append(f"<p>{line.html}</p>")
            continue
        tag = "ol" if line.numbered else "ul"
        depth = min(line.depth, DEEPEST_LIST, len(opened) + 1)
        if depth <= len(opened):
            _close(out, opened, depth)
            if opened[-1] == tag:
                out.append("</li>")
            else:
                _close(out, opened, depth - 1)
        if len(opened) < depth:
            out.append(f"<{tag}>")
            opened.append(tag)
        out.append(f"<li>{line.html}")
    _close(out, opened, 0)
    return cleaned("".join(out))


def _close(out: list[str], opened: list[str], depth: int) -> None:
    while len(opened) > depth:
        out.append(f"</li></{opened.pop()}>")
