"""What hangs on a forum: who sees what is told, the form's questions, the questions to the trust, and what is next."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, PageChooserPanel
from wagtail.models import Orderable

from core.models import TranslatedRow
from involvement.models import StoryPage
from involvement.models.joining import JoiningQuestion, JoiningTopic

FORUM = "youngpeople.YoungPeoplesForumPage"


class ForumConfidence(TranslatedRow):
    """One line of “who will see what I tell you”: who, what, and why."""

    page = ParentalKey(FORUM, on_delete=models.CASCADE, related_name="confidences")
    who = models.CharField(_("who"), max_length=120, help_text=_("A role, for example “The forum’s worker”."))
    what = models.CharField(_("what they see"), max_length=200)
    why = models.CharField(_("why"), max_length=200)

    panels = [FieldPanel("who"), FieldPanel("what"), FieldPanel("why")]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("who sees what")
        verbose_name_plural = _("who sees what")

    def __str__(self) -> str:
        return self.who


class ForumTopic(JoiningTopic):
    """Something members of one forum can choose to hear about."""

    page = ParentalKey(FORUM, on_delete=models.CASCADE, related_name="topics")


class ForumQuestion(JoiningQuestion):
    """A question of the editors' own on the form of one forum."""

    page = ParentalKey(FORUM, on_delete=models.CASCADE, related_name="questions")


class TrustQuestion(TranslatedRow):
    """A question of the forum to the trust, answered in public by a story."""

    page = ParentalKey(FORUM, on_delete=models.CASCADE, related_name="trust_questions")
    words = models.CharField(
        _("question"),
        max_length=300,
        help_text=_("As the forum asked it. Nobody’s name, and nothing that tells who asked."),
    )
    asked_on = models.DateField(_("asked on"))
    answer_due = models.DateField(
        _("answer due"), null=True, blank=True, help_text=_("A promise, and public. Be sure to keep it.")
    )
    story = models.ForeignKey(
        StoryPage,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("story that answers"),
        help_text=_("The state of the story is the state of the question. Leave empty until there is one."),
    )
    is_example = models.BooleanField(
        _("this is an example"), default=False, help_text=_("Shows a clear “Example” mark. Untick it when it is real.")
    )

    panels = [
        FieldPanel("words"),
        FieldRowPanel([FieldPanel("asked_on"), FieldPanel("answer_due")]),
        PageChooserPanel("story"),
        FieldPanel("is_example"),
    ]

    class Meta(TranslatedRow.Meta):
        verbose_name = _("question to the trust")
        verbose_name_plural = _("questions to the trust")

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        """Raise ValidationError by the field for days that cannot be."""
        super().clean()
        if self.asked_on and self.asked_on > timezone.localdate():
            raise ValidationError({"asked_on": _("This day has not come yet.")})
        if self.asked_on and self.answer_due and self.answer_due < self.asked_on:
            raise ValidationError({"answer_due": _("The answer cannot be due before the question was asked.")})


class ForumNextPage(Orderable):
    """A page that somebody who has grown too old can join next."""

    page = ParentalKey(FORUM, on_delete=models.CASCADE, related_name="next_pages")
    next_page = models.ForeignKey(
        "wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )

    panels = [PageChooserPanel("next_page")]

    class Meta(Orderable.Meta):
        verbose_name = _("page to join next")
        verbose_name_plural = _("pages to join next")

    def __str__(self) -> str:
        return str(self.next_page_id)
