"""Puts the trust's facts, its lists and its ladder into the site, each only where it is missing."""

from wagtail.models import Locale

from core.models import AvoidedWord, OrganisationSettings
from home.actions.report import Report
from home.actions.starter_successors import complete_rungs
from home.starter.lists import LISTS
from home.starter.organisation import CRISIS_CONTACTS, ORGANISATION
from home.starter.pay_rates import PAY_RATES
from home.starter.words import LADDER
from home.starter.words_to_avoid import WORDS_TO_AVOID
from involvement.models import PayRate


def load_facts(report: Report) -> None:
    """Fill in what nobody has filled in yet."""
    _load_organisation(report)
    _load_terms(report)
    _load_pay_rates(report)
    _load_words_to_avoid(report)


def _load_organisation(report: Report) -> None:
    organisation = OrganisationSettings.load()
    untouched = organisation.organisation_name == OrganisationSettings._meta.get_field("organisation_name").default
    report.count("organisation", made=untouched)
    if not untouched:
        return
    for name, value in ORGANISATION.items():
        setattr(organisation, name, value)
    if not organisation.crisis_contacts.exists():
        organisation.crisis_contacts = [
            organisation.crisis_contacts.model(sort_order=number, **contact)
            for number, contact in enumerate(CRISIS_CONTACTS)
        ]
    organisation.full_clean()
    organisation.save()


def _load_terms(report: Report) -> None:
    locale = Locale.get_default()
    complete_rungs(locale)
    for model, rows in (LISTS | LADDER).items():
        known = set(model.objects.filter(locale=locale).values_list("slug", flat=True))
        for number, row in enumerate(rows):
            is_new = row["slug"] not in known
            report.count("words of the lists", made=is_new)
            if is_new:
                model.objects.create(locale=locale, sort_order=number, **row)


def _load_pay_rates(report: Report) -> None:
    # Once: a trust that has rates of its own does not want the examples back.
    is_new = not PayRate.objects.exists()
    for number, rate in enumerate(PAY_RATES):
        report.count("pay rates", made=is_new)
        if is_new:
            PayRate.objects.create(sort_order=number, **rate)


def _load_words_to_avoid(report: Report) -> None:
    # Once: a word that a trust has taken off its list does not come back.
    is_new = not AvoidedWord.objects.exists()
    for words, instead in WORDS_TO_AVOID.items():
        report.count("words to avoid", made=is_new)
        if is_new:
            AvoidedWord.objects.create(words=words, instead=instead)
