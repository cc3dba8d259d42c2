"""Letters to the members of a group, in an archive that everybody can read: without names."""

from datetime import date
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from core.models import BasePage
from core.page_publishing import PageForm
from involvement.models.public_pages import PublicPageQuerySet
from network.newsletter_publishing import missing_from_newsletter


def _today() -> date:
    return timezone.localdate()


class NewsletterPageForm(PageForm):
    """Lets a draft be incomplete, and says by the field what keeps it from being public."""

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if self.is_deferred_validation:
            return
        for field, message in missing_from_newsletter(self.instance, self.parent_page).items():
            if field not in self.errors:
                self.add_error(field, message)


class NewsletterPage(BasePage):
    """One letter that all members of a group got, as everybody can read it."""

    sent_on = models.DateField(_("sent on"), default=_today)
    body = RichTextField(_("letter"), features=["h2", "bold", "ol", "ul", "link"])
    names_nobody = models.BooleanField(
        _("I have read it to the end: nobody is named in it"),
        default=False,
        help_text=_("Needed before it is public. No name, no address and no number of a person but the contact’s."),
    )

    base_form_class = NewsletterPageForm
    parent_page_types = ["network.GroupPage"]
    subpage_types: ClassVar[list[str]] = []
    objects: ClassVar[PageManager] = PageManager.from_queryset(PublicPageQuerySet)()
    content_panels = [
        HelpPanel(_("Everybody can read this. Never write a name, and leave out what only members may know.")),
        *BasePage.content_panels,
        FieldPanel("sent_on"),
        FieldPanel("body"),
        FieldPanel("names_nobody"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]
    public_name = _("Letter to members")

    class Meta:
        verbose_name = _("letter to members")
        verbose_name_plural = _("letters to members")

    is_in_editor = False  # set by the editor's form while it cleans: the form is the gate then

    def clean(self) -> None:
        """Raise ValidationError where a live letter would tell who somebody is."""
        super().clean()
        if not self.live or self.is_in_editor:
            return
        group = self.get_parent() if self.path else None
        if missing := missing_from_newsletter(self, group):
            raise ValidationError(missing)
