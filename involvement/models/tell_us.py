"""What people told us by the form: never public, and nothing of it stands in a person’s record."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.models import Directorate
from people.models import ConsentWording, Person


class TellUsMessage(models.Model):
    """One thing somebody told us. Anonymous ones hold no person at all.

    `pending` holds how to reach them until they confirm it by our mail, or staff have talked with them: so nobody can
    write into somebody else's record. What is set aside as likely spam has no person either, and mails nobody.
    """

    class State(models.TextChoices):
        NEW = "new", _("New")
        LOOKING = "looking", _("Being looked at")
        ANSWERED = "answered", _("Answered")
        STORY = "story", _("Became a draft story")
        MERGED = "merged", _("Put together with another")
        NOT_FOR_US = "not-for-us", _("Not for us")
        ESCALATED = "escalated", _("Passed on to PALS")
        SET_ASIDE = "set-aside", _("Set aside by the site")
        SPAM = "spam", _("Spam")

    page = models.ForeignKey(
        "involvement.TellUsPage", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("form")
    )
    words = models.TextField(_("what they told us"), max_length=4000)
    our_words = models.TextField(_("in our words"), max_length=4000, blank=True)
    directorate = models.ForeignKey(
        Directorate, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("service")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    came_at = models.DateTimeField(_("came"), default=timezone.now)

    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.NEW)
    moved_at = models.DateTimeField(_("in this state since"), default=timezone.now)
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="merged", verbose_name=_("together with")
    )
    story = models.ForeignKey(
        "involvement.StoryPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="told_by"
    )

    # How to reach them, and what they agreed to: the exact words that stood in the form
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="tellings")
    pending = models.JSONField(_("not confirmed yet"), default=dict, blank=True)  # see involvement.tell_us.told
    reach_by = models.CharField(_("contact"), max_length=10, choices=Person.Channel.choices, blank=True)
    contact_wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(_("contact confirmed"), null=True, blank=True)
    may_contact = models.BooleanField(_("we may contact them"), default=False)  # theirs to switch off once confirmed
    may_publish = models.BooleanField(_("we may publish it in our words"), default=False)
    publish_wording = models.ForeignKey(ConsentWording, on_delete=models.PROTECT, null=True, related_name="+")

    # Why the site set it aside (values of involvement.tell_us.signs.Sign), and whether a moderator has let it through
    signs = models.JSONField(default=list, blank=True)
    is_team_told = models.BooleanField(default=False)
    let_through_at = models.DateTimeField(null=True, blank=True)
    words_digest = models.CharField(max_length=64, db_index=True)  # keyed, of the words without figures and marks
    form_digest = models.CharField(max_length=64, db_index=True)  # keyed, of the stamp: one form that was shown

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("what somebody told us")
        verbose_name_plural = _("what people told us")
        ordering = ["-came_at", "-pk"]
        constraints = [
            # A double click, or a form that was sent again, is one message: the database itself decides.
            models.UniqueConstraint(fields=["form_digest", "words_digest"], name="involvement_told_once"),
        ]
        indexes = [
            models.Index(fields=["state", "came_at"], name="involvement_told_state"),
            models.Index(fields=["state", "moved_at"], name="involvement_told_moved"),
        ]

    def __str__(self) -> str:
        return str(_("What somebody told us, number %(number)s") % {"number": self.pk})

    @property
    def waits_to_be_confirmed(self) -> bool:
        """Tell whether somebody typed how to reach them and nobody knows yet that it was they."""
        return bool(self.pending)


class TellUsEntry(models.Model):
    """One line of the history of a message. The database refuses to change one (see the migration)."""

    class Kind(models.TextChoices):
        MOVED = "moved", _("Another state")
        WORDS = "words", _("Our words changed")
        NOTE = "note", _("Note to colleagues")
        ESCALATED = "escalated", _("Passed on to PALS")
        MERGED = "merged", _("Put together")
        STORY = "story", _("Draft story made")
        CONTACT = "contact", _("Contact confirmed by staff")
        PRIVATE = "private", _("May not be published any more")

    message = models.ForeignKey(TellUsMessage, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20, blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    note = models.TextField(max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("entry about what somebody told us")
        verbose_name_plural = _("entries about what people told us")
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def states_in_words(self) -> str:
        """Return the change of state as staff read it; nothing where there was none."""
        names = dict(TellUsMessage.State.choices)
        if not self.to_state:
            return ""
        return f"{names.get(self.from_state, '–')} → {names.get(self.to_state, self.to_state)}"
