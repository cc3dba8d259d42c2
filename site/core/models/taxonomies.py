"""The trust's own words for its directorates, themes, audiences and areas: data, edited in the admin."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField


class NamePanel(TitleFieldPanel):
    """Suggests the address word from the name of a new term; a term that is in use keeps the one it has."""

    class BoundPanel(TitleFieldPanel.BoundPanel):
        """The panel on a form."""

        def get_should_apply(self) -> bool:
            """Tell whether typing a name changes the address word."""
            return not self.instance.pk


class Term(TranslatableMixin, index.Indexed, models.Model):
    """One word of a list that pages are tagged with and filtered by."""

    name = models.CharField(_("name"), max_length=120, help_text=_("As visitors read it, for example “Carers”."))
    slug = models.SlugField(
        _("address word"),
        max_length=80,
        help_text=_("Used in web addresses and filters. Do not change it once links have been shared."),
    )
    description = models.TextField(_("description"), blank=True, help_text=_("One plain sentence that explains it."))
    sort_order = models.PositiveIntegerField(_("order"), default=0, help_text=_("Lower numbers come first."))

    override_translatable_fields = [SynchronizedField("slug", overridable=False)]
    panels = [
        NamePanel("name", placeholder=False),
        FieldPanel("slug", widget=SlugInput),
        FieldPanel("description"),
        FieldPanel("sort_order"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatableMixin.Meta):
        abstract = True
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Raise ValidationError where another term of this language has the same address word.

        The database forbids it too, but forms leave that check out because the language is not one of their fields.
        """
        super().clean()
        same = type(self)._default_manager.filter(locale_id=self.locale_id, slug=self.slug).exclude(pk=self.pk)
        if self.slug and self.locale_id and (other := same.first()):
            message = _("“%(name)s” has this address word already. Choose another.")
            raise ValidationError({"slug": ValidationError(message, code="unique", params={"name": other.name})})


def _one_slug_per_language(model: str) -> list[models.BaseConstraint]:
    return [models.UniqueConstraint(fields=["locale", "slug"], name=f"core_{model}_slug_once_per_language")]


class Directorate(Term):
    """A part of the trust that runs services, such as older people's services."""

    class Meta(Term.Meta):
        verbose_name = _("directorate")
        verbose_name_plural = _("directorates")
        constraints = _one_slug_per_language("directorate")


class Theme(Term):
    """What something is about, such as communication or waiting."""

    class Meta(Term.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = _one_slug_per_language("theme")


class Audience(Term):
    """Who something is for, such as carers or young people."""

    class Meta(Term.Meta):
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        constraints = _one_slug_per_language("audience")


class Area(Term):
    """A place the trust serves, such as Peterborough."""

    class Meta(Term.Meta):
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = _one_slug_per_language("area")
