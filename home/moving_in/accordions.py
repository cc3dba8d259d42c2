"""Text that opens when it is pressed, in whatever way an old page was made to do it, becomes `<details>`."""

from bs4 import BeautifulSoup, Tag

from .seeing import attribute, squeezed

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "dt")
LONGEST = 120  # characters of what people press; more is a text, no title


def with_details(tree: BeautifulSoup, root: Tag) -> None:
    """Turn each press-to-open heading whose text can be found into a `<details>` with that text."""
    for pressed in root.find_all(["button", "a", "h2", "h3", "h4", "div", "span"]):
        panel = _panel(root, pressed)
        if panel is None:
            continue
        words = squeezed(pressed.get_text(" "))
        heading = _alone_in_heading(pressed, words)
        if not words or len(words) > LONGEST or _is_inside(panel, heading) or _is_inside(heading, panel):
            continue
        details = tree.new_tag("details")
        summary = tree.new_tag("summary")
        summary.string = words
        heading.replace_with(details)
        details.append(summary)
        details.append(panel.extract())


def _panel(root: Tag, pressed: Tag) -> Tag | None:
    """Return what the element opens, where it says so."""
    name = attribute(pressed, "aria-controls") or attribute(pressed, "data-target").lstrip("#")
    toggles = "collapse" in (attribute(pressed, "data-toggle"), attribute(pressed, "data-bs-toggle"))
    if not name and toggles:
        name = (attribute(pressed, "href") or attribute(pressed, "data-bs-target")).lstrip("#")
    if not name or not (toggles or pressed.has_attr("aria-expanded") or pressed.name == "button"):
        return None
    found = root.find(id=name)
    return found if isinstance(found, Tag) and found.name not in ("ul", "ol", "td", "tr", "li") else None


def _alone_in_heading(pressed: Tag, words: str) -> Tag:
    heading = pressed.find_parent(HEADINGS)
    return heading if isinstance(heading, Tag) and squeezed(heading.get_text(" ")) == words else pressed


def _is_inside(outer: Tag, inner: Tag) -> bool:
    return outer is inner or any(parent is outer for parent in inner.parents)
