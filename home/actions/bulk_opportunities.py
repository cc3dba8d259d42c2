"""Makes thousands of example opportunities in a minute or two, for measuring; never for a real site."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from core.models import Area, Audience, Directorate, Term, Theme
from home.actions.bulk_pages import CHUNK, NotPrepared, add_pages, add_to_search, chunks_after_last
from home.starter.bulk import Terms, bulk_tags, bulk_title, bulk_values
from involvement.models import OpportunityIndexPage, OpportunityPage, OpportunitySession, Rung, Stage

__all__ = ["CHUNK", "NotPrepared"]  # where others have always found them

TAGS: dict[type[Term], type[Model]] = {
    Audience: OpportunityPage.audiences.through,
    Theme: OpportunityPage.themes.through,
}


def make_opportunities(number: int) -> None:
    """Add so many example opportunities under the list of opportunities."""
    index = OpportunityIndexPage.objects.live().order_by("path").first()
    terms: Terms = {
        kind: list(kind.objects.order_by("pk")) for kind in (Area, Audience, Directorate, Rung, Stage, Theme)
    }
    if index is None or not terms[Rung] or not terms[Stage]:
        raise NotPrepared("There is no list of opportunities or no ladder yet: run load_starter_site first.")
    now = timezone.now()
    for numbers in chunks_after_last(index, number):
        with transaction.atomic():
            pages = add_pages(
                index, OpportunityPage, numbers, now, bulk_title, lambda each: bulk_values(each, terms, now)
            )
            _add_details(pages, numbers, terms, now)
        add_to_search(OpportunityPage, pages)


def _add_details(pages: list[OpportunityPage], numbers: range, terms: Terms, now: datetime) -> None:
    OpportunitySession.objects.bulk_create(
        OpportunitySession(page=page, locale_id=page.locale_id, starts_at=start, ends_at=start + timedelta(minutes=90))
        for page in pages
        if (start := (page.closes_at or now) + timedelta(days=7))
    )
    for kind, through in TAGS.items():
        through._default_manager.bulk_create(
            through(opportunitypage_id=page.pk, **{f"{kind._meta.model_name}_id": term.pk})
            for page, number in zip(pages, numbers, strict=True)
            if (term := bulk_tags(number, terms)[kind])
        )
