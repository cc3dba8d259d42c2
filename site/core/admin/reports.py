"""The reports: what to look for, in which words, and what each row says."""

from collections.abc import Sequence
from typing import Any

from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.viewsets.base import ViewSet

from core.find_and_fix.accessibility import barriers
from core.find_and_fix.links import broken_links
from core.find_and_fix.orphans import orphan_documents, orphan_pictures
from core.find_and_fix.ownerless import pages_nobody_owns
from core.find_and_fix.reviews import pages_to_review

from .report import FindAndFixReport


class NobodyOwns(FindAndFixReport):
    """Pages that nobody looks after."""

    slug = "nobody_owns"
    page_title = _("Pages nobody owns")
    explanation = _("Open a page and say under Settings, Review, who looks after it: a role, not a name.")
    nothing_found = _("Every page has somebody who looks after it. Thank you.")
    title_field = "title"
    facts = (("kind", _("Kind of page")), ("is_live", _("Published")))

    def rows(self) -> Sequence[Any]:
        """Return the pages without an owner."""
        return pages_nobody_owns(self.request.user)


class ToReview(FindAndFixReport):
    """Pages that owe a review."""

    slug = "to_review"
    page_title = _("Pages to review")
    explanation = _("Read the page. If it is still right, fill in both dates under Settings, Review, and publish.")
    nothing_found = _("Every published page has been read in time. Thank you.")
    facts = (
        ("page.kind", _("Kind of page")),
        ("owner", _("Looked after by")),
        ("last_reviewed", _("Last reviewed")),
        ("due", _("Review was due")),
    )

    def rows(self) -> Sequence[Any]:
        """Return the pages whose day is past, and those nobody ever read."""
        return pages_to_review(self.request.user, timezone.localdate())


class BrokenLinks(FindAndFixReport):
    """Links that lead nowhere."""

    slug = "broken_links"
    page_title = _("Links that lead nowhere")
    explanation = _("Links from published pages to pages and documents of this site that visitors cannot open.")
    nothing_found = _("Every link inside this site leads somewhere. Well done.")
    facts = (("words", _("Words of the link")), ("problem", _("What is wrong")), ("target", _("It led to")))

    def rows(self) -> Sequence[Any]:
        """Return the links."""
        return broken_links(self.request.user)


class OrphanPictures(FindAndFixReport):
    """Pictures that nothing shows."""

    slug = "orphan_pictures"
    page_title = _("Pictures not used")
    explanation = _("No page shows them, no draft either. Delete what nobody will need again.")
    nothing_found = _("Every picture is used somewhere.")
    title_field = "title"
    title_heading = _("Picture")
    facts = (("since", _("Here since")),)

    def rows(self) -> Sequence[Any]:
        """Return the pictures."""
        return orphan_pictures()


class OrphanDocuments(FindAndFixReport):
    """Documents that nothing links to."""

    slug = "orphan_documents"
    page_title = _("Documents not used")
    explanation = _("No page links to them, no draft either. Delete what nobody will need again.")
    nothing_found = _("Every document is used somewhere.")
    title_field = "title"
    title_heading = _("Document")
    facts = (("since", _("Here since")),)

    def rows(self) -> Sequence[Any]:
        """Return the documents."""
        return orphan_documents()


class Barriers(FindAndFixReport):
    """What shuts people out."""

    slug = "barriers"
    page_title = _("Accessibility: what to mend")
    explanation = _("Mend it, or name it in the accessibility statement with the day by which you will.")
    nothing_found = _("We found nothing that shuts people out. A test by people still finds more than we can.")
    facts = (("what", _("What")), ("problem", _("What is missing")))

    def rows(self) -> Sequence[Any]:
        """Return what is missing."""
        return barriers(self.request.user)


REPORTS: tuple[type[FindAndFixReport], ...] = (
    NobodyOwns,
    ToReview,
    BrokenLinks,
    OrphanPictures,
    OrphanDocuments,
    Barriers,
)


class FindAndFixViewSet(ViewSet):
    """The addresses of all reports."""

    name = "find_and_fix"
    url_prefix = "reports/find-and-fix"

    def get_urlpatterns(self) -> list[Any]:
        """Return two addresses for each report: the whole page, and its rows alone."""
        return [
            path(f"{kind.slug}/{end}", kind.as_view(results_only=bool(end)), name=f"{kind.slug}{suffix}")
            for kind in REPORTS
            for end, suffix in (("", ""), ("results/", "_results"))
        ]
