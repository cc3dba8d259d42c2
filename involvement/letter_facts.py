"""The letter about one opportunity that a person can show to Jobcentre Plus: public facts only, kept nowhere."""

from dataclasses import dataclass
from datetime import date

from bs4 import BeautifulSoup
from django.utils import timezone, translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from core.look.words import when_in_words
from core.models import OrganisationSettings
from core.selectors import organisation, setting_as_read
from core.tongues.directions import direction_of
from involvement import wording
from involvement.benefits_letter.words import letter_language, title_of, words_of
from involvement.models import BenefitsLetter, OpportunityPage
from involvement.offer_words import payment_words
from people.post.pieces import Items, Lines, Pieces
from people.post.writing import words_as_html


@dataclass(frozen=True)
class Letter:
    """A letter, ready to be shown or printed; the same words whether or not it bears a name."""

    title: str
    words: SafeString
    signed_by: str
    facts: OrganisationSettings
    day: date
    language: str
    direction: str
    holder: str  # empty: a line to write the name on
    is_example: bool = False


def letter_about(page: OpportunityPage, holder: str = "") -> Letter | None:
    """Return the letter about this opportunity, in one language; None where there is nothing that will take place.

    What comes with the site is translated or not as a whole, so that no letter is half in one language.
    """
    if page.cancelled_at is not None:
        return None
    saved = BenefitsLetter.objects.first() or BenefitsLetter()  # `load` would write where nobody has saved it yet
    language = letter_language(setting_as_read(saved).body)
    with translation.override(language):
        own = setting_as_read(saved)
        facts = organisation()
        return Letter(
            title=title_of(own.title),
            words=words_as_html(words_of(own.body), _pieces(_in_language(page, language), facts)),
            signed_by=own.signed_by or facts.team_name,
            facts=facts,
            day=timezone.localdate(),
            language=language,
            direction=direction_of(language),
            holder=holder,
            is_example=page.is_example,
        )


def _in_language(page: OpportunityPage, language: str) -> OpportunityPage:
    """Return the same opportunity in this language where it is published in it."""
    if page.locale.language_code == language:
        return page
    known: OpportunityPage | None = (
        OpportunityPage.objects.for_everyone()
        .filter(translation_key=page.translation_key, locale__language_code=language)
        .first()
    )
    return known or page


def _pieces(page: OpportunityPage, facts: OrganisationSettings) -> Pieces:
    phone = _("Phone: %(number)s") % {"number": page.contact_phone} if page.contact_phone else ""
    email = _("Email: %(address)s") % {"address": page.contact_email} if page.contact_email else ""
    return {
        "title": page.title,
        "nature": Lines(plain_lines(page.what_you_would_do)),
        "where": ". ".join(words for words in (wording.ways_words(page), wording.place_words(page)) if words),
        "dates": Items(_dates(page)),
        "time": ", ".join(words for words in (wording.time_asked_words(page), page.time_note) if words),
        "payment": Items(_payment(page)),
        "expenses": Items(_expenses(page)),
        "trust": facts.organisation_name,
        "team": facts.team_name,
        "legal_duty": facts.legal_citation,
        "contact": Lines(tuple(line for line in (page.contact_name, phone, email) if line)),
        "web_address": page.full_url or "",
    }


def plain_lines(html: str) -> tuple[str, ...]:
    """Return what rich text says, a line for each paragraph and each item of a list."""
    parts = BeautifulSoup(html or "", "html.parser").find_all(["p", "li", "h2", "h3", "h4"])
    lines = (" ".join(part.get_text(" ").split()) for part in parts if not part.find(["p", "li"]))
    return tuple(line for line in lines if line)


def _dates(page: OpportunityPage) -> tuple[str, ...]:
    sessions = sorted(page.sessions.all(), key=lambda session: session.starts_at)
    if not sessions:
        return (_("There is no fixed date. A time is agreed with the person."),)
    return tuple(f"{when_in_words(session)}: {session.note}".removesuffix(": ") for session in sessions)


def _payment(page: OpportunityPage) -> tuple[str, ...]:
    if page.payment == page.Payment.UNPAID:
        return tuple(words for words in (_("There is no payment."), page.payment_note) if words)
    lines = (
        payment_words(page),
        page.payment_note,
        _("Nobody has to take it. People can say no to all of it or to a part of it, and still take part."),
    )
    return tuple(line for line in lines if line)


def _expenses(page: OpportunityPage) -> tuple[str, ...]:
    said: dict[str, str] = {
        page.Expenses.PAID_BACK: _(
            "We pay back what somebody has really spent in order to take part. Nothing is added to it."
        ),
        page.Expenses.PAID_AHEAD: _("We pay or book what is needed before, so that people do not have to spend money."),
        page.Expenses.NONE_NEEDED: _("Nobody needs to spend anything in order to take part."),
        page.Expenses.NOT_PAID: _("We cannot pay expenses."),
    }
    lines = (said.get(page.expenses, ""), page.expenses_note, page.travel_booked_by)
    return tuple(line for line in lines if line)
