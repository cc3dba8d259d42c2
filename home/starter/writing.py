"""Short names for the blocks that the starter pages are written with, so that a page reads like a page."""

from .plan import Block, PageAt


def section(heading: str, html: str) -> list[Block]:
    """Return a heading with the text below it."""
    return [("rich_text", f"<h2>{heading}</h2>{html}")]


def callout(heading: str, html: str) -> list[Block]:
    """Return a short text set apart from the rest."""
    return [("inset", {"text": f"<p><b>{heading}</b></p>{html}"})]


def important(heading: str, html: str) -> list[Block]:
    """Return a warning that nobody must miss."""
    return [("warning", {"heading": heading, "text": html})]


def expander(summary: str, html: str) -> list[Block]:
    """Return a text that opens when it is asked for."""
    return [("details", {"summary": summary, "text": html})]


def steps(*rows: tuple[str, str]) -> list[Block]:
    """Return numbered steps, each with a heading and a text."""
    return [("steps", {"heading": "", "steps": [{"heading": heading, "text": html} for heading, html in rows]})]


def contact(source: str, introduction: str = "") -> list[Block]:
    """Return the contact of the team, PALS or complaints, drawn from the organisation's settings."""
    return [("contact", {"source": source, "introduction": introduction})]


def crisis() -> list[Block]:
    """Return who to turn to in a crisis, drawn from the organisation's settings."""
    return [("crisis", None)]


def live_list(name: str) -> list[Block]:
    """Return a list that the site keeps true by itself, such as how long we keep things."""
    return [("live_list", {"name": name})]


def links(*rows: tuple[PageAt, str, str]) -> list[Block]:
    """Return cards, each with a page, its heading and one sentence."""
    cards = [{"page": page, "words": words, "description": description} for page, words, description in rows]
    return [("cards", {"heading": "", "cards": cards})]
