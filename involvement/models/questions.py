"""A question of the editors' own on a form: the same for everything that people sign up for."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from core.models import TranslatedRow


class SignUpQuestion(TranslatedRow):
    """A question on a sign-up form; each kind of page adds the `page` that it hangs on, as `questions`."""

    class Kind(models.TextChoices):
        SHORT = "short", _("A short answer")
        LONG = "long", _("A longer answer")
        YES_NO = "yes-no", _("Yes or no")
        CHOICE = "choice", _("One of a list")

    label = models.CharField(_("question"), max_length=200, help_text=_("Ask only what you will use."))
    help_text = models.CharField(_("hint"), max_length=200, blank=True)
    kind = models.CharField(_("kind of answer"), max_length=10, choices=Kind.choices, default=Kind.SHORT)
    choices = models.TextField(_("list"), blank=True, help_text=_("One choice a line. At least two."))
    required = models.BooleanField(_("must be answered"), default=False)

    panels = [
        FieldPanel("label"),
        FieldPanel("help_text"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("required")]),
        FieldPanel("choices"),
    ]

    class Meta(TranslatedRow.Meta):
        abstract = True
        verbose_name = _("question")
        verbose_name_plural = _("questions")

    def __str__(self) -> str:
        return self.label

    def choice_list(self) -> tuple[str, ...]:
        """Return the choices, one for each line that says something."""
        return tuple(line.strip() for line in self.choices.splitlines() if line.strip())
