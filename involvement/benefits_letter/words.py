"""What the benefits letter says until a trust writes its own words, and what such words may hold.

What a decision maker asks for is taken from public guidance, in our own words: the organisation says in writing what
the involvement is, for how long, how much is offered and which expenses are covered; that payment may be declined in
whole or part; that one may withdraw at any time; and that it is not employment.
- Disability Rights UK, "Service user involvement and payments: how they affect benefits"
- NIHR, "Payment guidance for members of the public considering involvement in research", and its Jobcentre letter
- SCIE, "Paying people who receive benefits", which quotes what staff of the Department for Work and Pensions are told
Benefit rules name such involvement expressly. Who is consulted by an NHS body because of section 242 of the National
Health Service Act 2006 belongs to a "service user group" (S.I. 2009/2655, regulation 5 for one). Money back for what
they spent is then not counted as income, nor is a payment that they declined (SCIE, "At a glance 50"). That is why the
letter names the trust's legal duty, and keeps expenses apart from payment. What follows from it for one person is for
an adviser to say, not for us.
"""

import unicodedata

from django.conf import settings
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from core.tongues.said import Said
from people.placeholders import placeholders_in
from people.post.parsing import crowded_slots

TITLE = "About involvement work and payment"  # where nobody has changed it, it is translated
TITLE_IN_WORDS = gettext_lazy("About involvement work and payment")

# What each placeholder stands for, as the editor reads it.
PLACEHOLDERS = {
    "title": gettext_lazy("what somebody takes part in"),
    "nature": gettext_lazy("what they do there"),
    "where": gettext_lazy("how and where"),
    "dates": gettext_lazy("every date with its hours"),
    "time": gettext_lazy("how much time it asks for"),
    "payment": gettext_lazy("each line about the payment, and that people may say no to it"),
    "expenses": gettext_lazy("which expenses are covered, and how"),
    "trust": gettext_lazy("the name of the trust"),
    "team": gettext_lazy("the name of the team"),
    "legal_duty": gettext_lazy("the law that asks the trust to involve people"),
    "contact": gettext_lazy("who answers questions: name, phone and email"),
    "web_address": gettext_lazy("where the opportunity can be read"),
}
BLOCKS = {"nature", "dates", "payment", "expenses", "contact"}  # these need a paragraph of their own
NEEDED = ("title", "dates", "payment", "expenses")  # without these nobody could decide anything
_UNSEEN = {"Cc", "Cn", "Co", "Cs", "Zl", "Zp"}  # control, unassigned and private signs, line separators

BUILT_IN = gettext_lazy(
    "For Jobcentre Plus, or anyone else who decides about benefits.\n\n"
    "# What involvement work is\n\n"
    "{trust} asks people who use its services, and those who care for them, to help plan and improve them. This is "
    "called service user involvement. The NHS has a legal duty to do it: {legal_duty}.\n\n"
    "It is not employment. There is no contract of work. We do not have to offer anything more, and nobody has to "
    "say yes to it.\n\n"
    "# What this is about\n\n"
    "{title}\n\n"
    "{nature}\n\n"
    "How and where: {where}\n\n"
    "Time asked for: {time}\n\n"
    "Dates:\n\n"
    "{dates}\n\n"
    "# Payment\n\n"
    "{payment}\n\n"
    "# Expenses\n\n"
    "{expenses}\n\n"
    "# The right to stop\n\n"
    "Everyone who takes part can stop at any time. They do not have to give a reason. It changes nothing about the "
    "care they get.\n\n"
    "# What this letter is not\n\n"
    "This letter gives facts. It is not advice about benefits. We ask everyone who gets benefits to talk to a benefits "
    "adviser or to their work coach before they say yes to a payment.\n\n"
    "# Questions about this letter\n\n"
    "{contact}\n\n"
    "Anyone can read about it here: {web_address}"
)


def letter_language(own: str = "") -> str:
    """Return the active language where the trust's words or ours are translated into it, else the site's own."""
    active = get_language() or settings.LANGUAGE_CODE
    if _is_in(active, own):
        return active
    with translation.override(settings.LANGUAGE_CODE):
        original = str(BUILT_IN)
    return active if str(BUILT_IN) != original else settings.LANGUAGE_CODE


def words_of(own: str) -> str:
    """Return the words for the active language: the trust's own where they are in it, else those that come with it.

    A text that lacks what it needs (because the letter has changed since) is passed over.
    """
    active = get_language() or settings.LANGUAGE_CODE
    return own if _is_in(active, own) else str(BUILT_IN)


def _is_in(language: str, own: str) -> bool:
    """Tell whether the trust has words of its own in this language, with all that they need."""
    said_in = getattr(own, "language", settings.LANGUAGE_CODE)
    return said_in == language and bool(own.strip()) and not fault_in(own)


def title_of(own: str) -> str:
    """Return the letter's title in the active language; a title of the trust's own that nobody translated stays."""
    is_own = own.strip() and own != TITLE
    return own if is_own else Said(str(TITLE_IN_WORDS), get_language() or settings.LANGUAGE_CODE)


def fault_in(body: str) -> str:
    """Return what is wrong with an editor's words, in one sentence they can act on; nothing where all is well."""
    if not body.strip():
        return ""
    if any(unicodedata.category(sign) in _UNSEEN and sign not in "\r\n\t" for sign in body):
        return _("These words hold signs that cannot be seen. Please type them afresh.")
    names = placeholders_in(body)
    if unknown := [name for name in names if name not in PLACEHOLDERS]:
        words = _("The letter does not know %(found)s. It knows %(known)s.")
        return words % {"found": in_braces(unknown), "known": in_braces(list(PLACEHOLDERS))}
    if missing := [name for name in NEEDED if name not in names]:
        words = _("The letter is of no use without %(missing)s. Please put it back.")
        return words % {"missing": in_braces(missing)}
    if crowded := crowded_slots(body, BLOCKS):
        words = _("Put %(found)s in a paragraph of its own, with an empty line before and after it.")
        return words % {"found": in_braces(crowded)}
    return ""


def in_braces(names: list[str]) -> str:
    """Return the names as they are typed: {title}, {dates}."""
    return ", ".join(name if name.startswith("{") else f"{{{name}}}" for name in names)
