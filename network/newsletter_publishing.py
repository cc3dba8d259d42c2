"""What keeps a letter to members out of the public archive: placeholders, and ways to reach a person."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.models import Page

from core.selectors import organisation
from people.placeholders import placeholders_in

if TYPE_CHECKING:
    from network.models import NewsletterPage

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+\d|\b0)[\d ()-]{7,}\d")  # as numbers of people begin; 111 and the like are nobody's
DIGITS_OF_A_PERSON = 10
_SHORTENED = 10  # digits from the end by which a number is known, whether it begins with 0 or with +44


def missing_from_newsletter(page: "NewsletterPage", group: Page | None) -> dict[str, str]:
    """Return a message for each field that must be mended before everybody can read this letter."""
    known = set(_ways_to_contacts(group))
    gaps = {
        field: message
        for field, text in (("title", page.title), ("summary", page.summary), ("body", page.body))
        if (message := _what_it_tells(text, known))
    }
    if not strip_tags(page.body).strip():
        gaps["body"] = _("Fill this in before you publish.")
    if not page.names_nobody:
        gaps["names_nobody"] = _("Read the letter once more, then tick this.")
    return gaps


def _what_it_tells(text: str, known: set[str]) -> str:
    if found := placeholders_in(strip_tags(text)):
        return _("Take out “{%(name)s}”: nothing is filled in here.") % {"name": found[0].strip("{}")}
    if email := next((each for each in _EMAIL.findall(text) if each.casefold() not in known), ""):
        return _("Take out “%(found)s”. Only the contact’s address may stand here.") % {"found": email}
    if phone := next((each for each in _PHONE.findall(text) if _is_unknown(each, known)), ""):
        return _("Take out “%(found)s”. Only the contact’s number may stand here.") % {"found": phone.strip()}
    return ""


def _is_unknown(phone: str, known: set[str]) -> bool:
    digits = _digits(phone)
    return len(digits) >= DIGITS_OF_A_PERSON and digits[-_SHORTENED:] not in known


def _ways_to_contacts(group: Page | None) -> Iterator[str]:
    """Yield the addresses and numbers that are public anyway: the group's contact, the team, and those who help."""
    facts = organisation()
    specific = group.specific if group else None
    for holder, prefix in ((specific, "contact"), (facts, "team"), (facts, "pals"), (facts, "complaints")):
        yield str(getattr(holder, f"{prefix}_email", "")).casefold()
        yield _digits(str(getattr(holder, f"{prefix}_phone", "")))[-_SHORTENED:]
    for contact in facts.crisis_contacts.all():
        yield _digits(contact.phone)[-_SHORTENED:]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
