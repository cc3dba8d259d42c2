"""A sign-up: one person, one page, one state, with every change of state logged."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from .people import Person


class SignUp(models.Model):
    """That someone wants to take part in what a page offers.

    `pending` holds what the form said until the person proves that the address is theirs; confirming moves it to the
    person, to `answers` and to the consent ledger, so that nobody can write into somebody else's record.
    """

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Not confirmed yet")
        CONFIRMED = "confirmed", _("Confirmed")
        AWAITING_GUARDIAN = "awaiting-guardian", _("Waiting for a guardian")
        AWAITING_TEAM = "awaiting-team", _("Waiting for the team")
        WAITING_LIST = "waiting-list", _("On the waiting list")
        OFFERED = "offered", _("A place is offered")
        ACTIVE = "active", _("Taking part")
        PAUSED = "paused", _("Paused")
        LEFT = "left", _("Left")
        DECLINED = "declined", _("Declined")
        EXPIRED = "expired", _("Expired")

    class Channel(models.TextChoices):
        WEB = "web", _("On this site")
        PHONE = "phone", _("By phone")
        PAPER = "paper", _("On paper")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sign_ups")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="sign_ups", verbose_name=_("for"))
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.UNCONFIRMED, db_index=True)
    answers = models.JSONField(_("answers"), default=list, blank=True)  # of people.submissions.Answer
    pending = models.JSONField(_("not confirmed yet"), default=dict, blank=True)  # see people.submissions.Submission
    how_heard = models.CharField(_("how they heard"), max_length=200, blank=True)
    channel = models.CharField(_("came in"), max_length=10, choices=Channel.choices, default=Channel.WEB)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    confirmation_asked_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True)
    created_at = models.DateTimeField(_("signed up"), default=timezone.now, db_index=True)
    # Which of the places they hold, counted from 1; empty where places are not counted. A page and its translations are
    # one thing with one set of places: `place_in` is their common key.
    place = models.PositiveIntegerField(_("place"), null=True, blank=True, editable=False)
    place_in = models.UUIDField(null=True, blank=True, editable=False)
    waiting_since = models.DateTimeField(_("on the waiting list since"), null=True, blank=True, editable=False)
    offer_ends_at = models.DateTimeField(_("the offer ends"), null=True, blank=True, editable=False)
    attended = models.BooleanField(_("came"), null=True, blank=True)
    # In which words the team said no, as long as that is where things stand; they may be about this one person.
    kind_words = models.TextField(_("words in which we said no"), max_length=1_000, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "page"], name="people_one_sign_up_per_page"),
            # However many requests come at one moment: the database itself gives no place twice.
            models.UniqueConstraint(fields=["place_in", "place"], name="people_one_person_a_place"),
            models.CheckConstraint(
                condition=Q(place__isnull=True, place_in__isnull=True)
                | Q(
                    state__in=("active", "paused", "offered", "awaiting-guardian"),
                    place__gte=1,
                    place_in__isnull=False,
                ),
                name="people_place_only_where_held",
            ),
            models.CheckConstraint(
                condition=~Q(state="offered") | Q(offer_ends_at__isnull=False), name="people_offer_has_an_end"
            ),
        ]
        indexes = [models.Index(fields=["page", "state", "waiting_since"], name="people_waiting_list")]
        permissions = [("export_signup", _("Can export sign-ups"))]

    def __str__(self) -> str:
        return f"{self.person} → {self.page}"


class SignUpEvent(models.Model):
    """One change of a sign-up's state: from, to, when and by whom; holds no personal detail."""

    sign_up = models.ForeignKey(SignUp, on_delete=models.CASCADE, related_name="events")
    from_state = models.CharField(max_length=20, blank=True)
    to_state = models.CharField(max_length=20)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    happened_at = models.DateTimeField(default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("change of state")
        verbose_name_plural = _("changes of state")
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.from_state} → {self.to_state}"

    @property
    def words(self) -> str:
        """Return the change as staff read it."""
        names = dict(SignUp.State.choices)
        return f"{names.get(self.from_state, '–')} → {names.get(self.to_state, self.to_state)}"


class AccessNeedMet(models.Model):
    """Whether what a person needs was there when they took part in one thing (Accessible Information Standard)."""

    class Answer(models.TextChoices):
        YES = "yes", _("Yes, all of it")
        PARTLY = "partly", _("Some of it")
        NO = "no", _("No")

    sign_up = models.OneToOneField(SignUp, on_delete=models.CASCADE, related_name="need_met")
    answer = models.CharField(_("was it there?"), max_length=10, choices=Answer.choices)
    recorded_at = models.DateTimeField(_("written down"), default=timezone.now)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("need met or not")
        verbose_name_plural = _("needs met or not")

    def __str__(self) -> str:
        return self.get_answer_display()


class KindWords(models.Model):
    """Words in which the team says no to somebody: data, so that each trust finds its own."""

    name = models.CharField(
        _("name"), max_length=80, help_text=_("What staff choose from, for example “All places taken”.")
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    text = models.TextField(
        _("words"),
        max_length=1_000,
        help_text=_("One or two kind sentences. Never about the person: about the place, the number or the moment."),
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("words for saying no")
        verbose_name_plural = _("words for saying no")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name
