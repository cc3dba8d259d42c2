"""Puts the invented case studies into their list, each marked “Example”; what is there already is left alone."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Locale

from core.models import Contribution, ContributionText, Directorate, OrganisationSettings, Term, Theme
from home.actions.report import Report
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.case_studies import INVENTED, ExampleCaseStudy
from home.starter.plan import OWNER_ROLE, REVIEW_DUE, WRITTEN_ON, Drawing
from home.starter.tree import CASE_STUDIES
from involvement.card_pictures import CARD_PICTURE
from involvement.models import (
    CaseStudyIndexPage,
    CaseStudyMeasure,
    CaseStudyPage,
    CaseStudyRelated,
    ContributorWords,
    OpportunityPage,
    Rung,
    Stage,
)

LIST_ADDRESS = "/case-studies/"
ONE_YEAR = timedelta(days=365)


def load_case_studies(resolver: Resolver, report: Report) -> None:
    """Make the missing example case studies."""
    index = resolver.pages[LIST_ADDRESS].specific
    if not isinstance(index, CaseStudyIndexPage):
        report.notes.append("The page at /case-studies/ is not a list of case studies: no examples made.")
        return
    known = set(index.get_children().values_list("slug", flat=True))
    for example in CASE_STUDIES:
        report.count("example case studies", made=example.slug not in known)
        if example.slug not in known:
            _add_example(index, example, resolver)


def _add_example(index: CaseStudyIndexPage, example: ExampleCaseStudy, resolver: Resolver) -> None:
    page = CaseStudyPage(
        title=example.title,
        slug=example.slug,
        summary=example.summary,
        search_description=example.summary,
        is_example=True,
        owner_role=OWNER_ROLE,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
        listing_image=resolver.value(Drawing(example.drawing)),
        stage=_term(Stage, example.stage),
        rung_promised=_term(Rung, example.promised),
        rung_delivered=_term(Rung, example.delivered),
        directorate=_term(Directorate, example.directorate),
        finished_year=timezone.localdate().year - example.years_ago,
        **example.values,
    )
    page.measures.add(*_measures(example))
    page.related.add(*_related(example))
    if example.has_words:
        page.words.add(_stand_in_for_words())
    if example.has_contact:
        page.contact_name, page.contact_email = "An example contact", "contact@example.org"
        page.contact_phone, page.contact_agreed = "01632 960017", True
    index.add_child(instance=page)
    page.themes.set(Theme.objects.filter(locale=page.locale, slug__in=example.themes))
    publish(page)
    if page.listing_image:  # make the small size now, so that the first visitor need not wait for it
        page.listing_image.get_rendition(CARD_PICTURE)


def _term(kind: type[Term], slug: str) -> Term | None:
    found: Term | None = kind.objects.filter(locale=Locale.get_default(), slug=slug).first()
    return found


def _measures(example: ExampleCaseStudy) -> list[CaseStudyMeasure]:
    return [
        CaseStudyMeasure(sort_order=number, what=what, before=before, after=after, source=INVENTED)
        for number, (what, before, after) in enumerate(example.measures)
    ]


def _related(example: ExampleCaseStudy) -> list[CaseStudyRelated]:
    page = OpportunityPage.objects.filter(locale=Locale.get_default(), slug=example.opportunity).first()
    return [CaseStudyRelated(related=page)] if page else []


def _stand_in_for_words() -> ContributorWords:
    """Return what shows where words stand on the page; nobody has said it, and it does not pretend so."""
    today = timezone.localdate()
    contribution = Contribution.objects.create(
        title="Example: a stand-in for somebody’s words",
        agreement_note="Nobody: these words are invented, to show how the page works.",
        agreed_on=today,
        review_on=today + ONE_YEAR,
        shown_until=today + ONE_YEAR + timedelta(days=OrganisationSettings.load().words_grace_days),
        on_website=True,
        is_example=True,
    )
    ContributionText.objects.create(
        contribution=contribution,
        words="Here stand the words of somebody who took part, exactly as they agreed to them.",
        who="Nobody has said this",
    )
    return ContributorWords(contribution=contribution)
