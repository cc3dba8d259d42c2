"""What every page of the site shares."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from core.blocks.formats import FormatSetBlock
from core.page_publishing import PageForm
from core.serving import RESERVED_SLUGS, context_for


class ReviewMixin(models.Model):
    """Who looks after a page and when it must be read again, so that nothing goes stale unseen."""

    owner_role = models.CharField(
        _("looked after by"),
        max_length=120,
        blank=True,
        help_text=_("A role, not a person’s name, for example “Involvement lead”."),
    )
    last_reviewed = models.DateField(
        _("last reviewed"), null=True, blank=True, help_text=_("When somebody last checked that this page is right.")
    )
    review_due = models.DateField(
        _("review due"), null=True, blank=True, help_text=_("Usually a year after the last review.")
    )

    review_panels = [
        MultiFieldPanel(
            [FieldPanel("owner_role"), FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_due")])],
            _("Review"),
        )
    ]

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError where the next review would come before the last."""
        super().clean()
        if self.last_reviewed and self.review_due and self.review_due <= self.last_reviewed:
            raise ValidationError({"review_due": _("The next review must be after the last one.")})


class ListingMixin(models.Model):
    """The sentence and picture that stand for a page in lists, in search and when it is shared."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two plain sentences. Shown under the title, in lists and in search results."),
    )
    listing_image = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture for lists"),
        help_text=_("Optional. Treated as decoration, so it must not carry information of its own."),
    )

    listing_panels = [FieldPanel("summary"), FieldPanel("listing_image")]

    class Meta:
        abstract = True


class BasePage(ListingMixin, ReviewMixin, Page):
    """The base of every page type: summary, picture, other formats, owner role and review dates."""

    base_form_class = PageForm

    is_example = models.BooleanField(
        _("this is an example"),
        default=False,
        help_text=_("Shows a clear “Example” mark. Use it for content that is not real, and untick it when it is."),
    )

    formats = StreamField(
        FormatSetBlock(),
        blank=True,
        verbose_name=_("this page in other formats"),
        help_text=_("The same words as a file, or as a film elsewhere. Visitors can ask for what is not here."),
    )

    content_panels = [*Page.content_panels, *ListingMixin.listing_panels]
    promote_panels = [*Page.promote_panels, FieldPanel("formats")]
    settings_panels = [*Page.settings_panels, FieldPanel("is_example"), *ReviewMixin.review_panels]
    search_fields = [*Page.search_fields, index.SearchField("summary", boost=2)]
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]  # addresses are the same everywhere
    show_in_menus_default = False
    served_with: tuple[str, ...] = ()  # relations the template always shows; core.routing fetches them with the page

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Raise ValidationError where the address of the page is one that another page's feed or list needs."""
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": _("This word is needed for something else. Choose another one.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return the template's context: Wagtail's own and what the app's views module registered for this type."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | context_for(self, request)

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        """Return what restricts this page or a page above it: Wagtail's rule, in one query instead of two.

        An alias is restricted as its source is. Chains of more than three aliases are not made by any screen.
        """
        if self.alias_of_id:
            restrictions: QuerySet[PageViewRestriction] = super().get_view_restrictions()
            return restrictions
        line = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        sources = Coalesce("alias_of__alias_of__alias_of_id", "alias_of__alias_of_id", "alias_of_id", "id")
        pages = Page.objects.filter(path__in=line).order_by().annotate(source=sources).values("source")
        return PageViewRestriction.objects.filter(page_id__in=pages)
