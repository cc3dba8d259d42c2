"""Contact details that an old page marks as such; where a block could not hold every word they stay text."""

import re

from bs4 import Tag

from .pieces import Contact
from .seeing import attribute, lines_of

_EMAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}")
_PHONE = re.compile(r"(?:\+44|0)[\d \u00a0()-]{8,20}\d")
_LABEL = re.compile(r"^(?:tel(?:ephone)?|phone|e-?mail|call(?: us)?(?: on)?|t|e)\s*[:.]?\s*$", re.IGNORECASE)
_MARKS = {"vcard", "h-card", "contact", "contact-details", "contact-box", "address"}


def may_be_contact(tag: Tag) -> bool:
    """Tell whether the page marks the element as contact details."""
    return tag.name == "address" or bool(_MARKS & set(attribute(tag, "class").lower().split()))


def contact_of(tag: Tag) -> tuple[Contact, tuple[str, ...]] | None:
    """Return the contact, and the lines whose label the block says in its own words; nothing where more is said."""
    if tag.find(["h1", "h2", "h3", "table", "ul", "ol", "img", "form"]) is not None or _leads_elsewhere(tag):
        return None
    phones: list[str] = []
    emails: list[str] = []
    others: list[str] = []
    labelled: list[str] = []
    for line in lines_of(tag):
        if (match := _alone(_EMAIL, line)) or (match := _alone(_PHONE, line)):
            (emails if "@" in match else phones).append(match)
            labelled += [line] if line != match else []
        else:
            others.append(line)
    address = "\n".join(others[1:])
    if len(phones) > 1 or len(emails) > 1 or not (phones or emails) or len(address) > 300:
        return None
    if not others or len(others[0]) > 120 or _EMAIL.search(" ".join(others)) or _PHONE.search(" ".join(others)):
        return None
    return Contact(others[0], "".join(phones).strip(), "".join(emails), address), tuple(labelled)


def _alone(pattern: re.Pattern[str], line: str) -> str:
    """Return what the pattern finds where the line holds nothing else but a label."""
    found = pattern.search(line)
    rest = line.replace(found[0], "").strip() if found else line
    return found[0] if found and (not rest or _LABEL.match(rest)) else ""


def _leads_elsewhere(tag: Tag) -> bool:
    links = [attribute(link, "href").strip().lower() for link in tag.find_all("a", href=True)]
    return any(not link.startswith(("mailto:", "tel:")) for link in links)
