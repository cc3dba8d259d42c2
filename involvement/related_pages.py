"""The pages that belong with an opportunity: those everybody can read, in its language, in the editor's order."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Length, Substr
from django.http import HttpRequest
from wagtail.models import Page, PageViewRestriction

from involvement.models import OpportunityPage, OpportunityRelated

ORDINARY = "home"  # what its pages are is nothing that a reader would want to be told


@dataclass(frozen=True)
class RelatedPage:
    """One of them, as a link."""

    title: str
    kind: str  # the type of page in words, such as "Opportunity"; empty for a page like any other
    url: str
    full_url: str  # for paper


def related_pages(page: OpportunityPage, request: HttpRequest) -> list[RelatedPage]:
    """Return them in one query; a page chosen in another language stands in its translation into this one."""
    found = _for_everyone(page).select_related("content_type", "locale").exclude(translation_key=page.translation_key)
    return [
        RelatedPage(each.title, _kind(each), url, each.full_url or url)
        for each in _in_order(page, found)
        if (url := each.get_url(request))
    ]


def _for_everyone(page: OpportunityPage) -> QuerySet[Page]:
    above_or_same = Substr(OuterRef("path"), 1, Length("page__path"))
    private = PageViewRestriction.objects.filter(page__path=above_or_same)
    pages: QuerySet[Page] = Page.objects.live().filter(~Exists(private), locale_id=page.locale_id)
    return pages


def _in_order(page: OpportunityPage, pages: QuerySet[Page]) -> list[Page]:
    chosen = page.related.all()
    if page.pk is None or not isinstance(chosen, QuerySet):  # a draft that is being written holds its rows in memory
        keys = [each.related.translation_key for each in chosen]
        return sorted(pages.filter(translation_key__in=keys), key=lambda each: keys.index(each.translation_key))
    rows = OpportunityRelated.objects.filter(page_id=page.pk)
    place = rows.filter(related__translation_key=OuterRef("translation_key")).order_by("sort_order", "pk")
    keyed = pages.filter(translation_key__in=rows.order_by().values("related__translation_key"))
    return list(keyed.annotate(place=Subquery(place.values("sort_order")[:1])).order_by("place", "path"))


def _kind(page: Page) -> str:
    model = page.content_type.model_class()
    if model is None or model._meta.app_label == ORDINARY:
        return ""
    words = str(model._meta.verbose_name)
    return words[:1].upper() + words[1:]
