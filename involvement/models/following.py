"""Following: somebody wants to hear what becomes of a story, of a theme's stories, or of those of a directorate."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from people.models import ConsentWording, Person


class StoryFollow(models.Model):
    """One thing that one person follows; only the database knows who that is."""

    class Kind(models.TextChoices):
        STORY = "story", _("A story")
        THEME = "theme", _("The stories about a theme")
        DIRECTORATE = "directorate", _("The stories of a part of the trust")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="story_follows")
    kind = models.CharField(_("what it is"), max_length=12, choices=Kind.choices)
    key = models.UUIDField()  # the key that a page, or a term, shares with its translations: they are one thing
    wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    is_on = models.BooleanField(_("on"), default=False)  # off until they open the link in our mail and press the button
    on_since = models.DateTimeField(_("on since"), null=True, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("following")
        verbose_name_plural = _("followings")
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "key"], name="involvement_same_thing_followed_once")
        ]
        indexes = [models.Index(fields=["kind", "key", "is_on"], name="involvement_followers")]

    def __str__(self) -> str:
        return f"following {self.pk}"


class StoryTelling(models.Model):
    """That people must hear of one entry of a story's history, and when that was settled: once, for each entry."""

    change = models.OneToOneField("involvement.StoryChange", on_delete=models.CASCADE, related_name="telling")
    settled_at = models.DateTimeField(null=True, blank=True, db_index=True)  # told, or decided that nobody needs it

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change that people are told of")
        verbose_name_plural = _("changes that people are told of")

    def __str__(self) -> str:
        return str(self.change_id)
