"""Case studies as lists read them."""

from typing import Self

from wagtail.models import PageManager

from .public_pages import PublicPageQuerySet


class CaseStudyQuerySet(PublicPageQuerySet):
    """Case studies that are live and public, with the words of their filters."""

    def with_terms(self) -> Self:
        """Return the same with stage, both rungs and directorate already fetched."""
        return self.select_related("stage", "rung_promised", "rung_delivered", "directorate")


CaseStudyManager = PageManager.from_queryset(CaseStudyQuerySet)
