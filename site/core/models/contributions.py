"""What somebody let us use: their words, their story or a picture of them, with what they agreed to and until when."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from .taxonomies import Term


class OtherUse(Term):
    """A use outside this site that somebody can agree to, such as training or papers for the Board."""

    class Meta(Term.Meta):
        verbose_name = _("use outside this site")
        verbose_name_plural = _("uses outside this site")
        constraints = [models.UniqueConstraint(fields=["locale", "slug"], name="core_otheruse_slug_once_per_language")]


class ContributionQuerySet(models.QuerySet["Contribution"]):
    """Contributions, asked for by what may be done with them today."""

    def shown(self) -> "ContributionQuerySet":
        """Return those that this site may show today."""
        return self.filter(withdrawn_at__isnull=True, on_website=True, shown_until__gte=timezone.localdate())

    def with_texts(self) -> "ContributionQuerySet":
        """Return the same with their words, so that none of them asks for its own."""
        return self.prefetch_related("texts")

    def to_ask_by(self, day: date) -> "ContributionQuerySet":
        """Return those whose people are to be asked again by this day."""
        return self.filter(withdrawn_at__isnull=True, review_on__lte=day)


class ContributionManager(models.Manager["Contribution"]):
    """The same questions, asked of all of them."""

    def get_queryset(self) -> ContributionQuerySet:
        """Return all contributions."""
        return ContributionQuerySet(self.model, using=self._db)

    def shown(self) -> ContributionQuerySet:
        """Return those that this site may show today."""
        return self.get_queryset().shown()

    def with_texts(self) -> ContributionQuerySet:
        """Return all with their words."""
        return self.get_queryset().with_texts()

    def to_ask_by(self, day: date) -> ContributionQuerySet:
        """Return those whose people are to be asked again by this day."""
        return self.get_queryset().to_ask_by(day)


class Contribution(ClusterableModel):
    """One thing somebody agreed to; pages point at it and read it each time, so that taking it back is one change.

    It has no revisions, no drafts and no place in the search index on purpose: nothing of it is ever copied.
    """

    class Kind(models.TextChoices):
        WORDS = "words", _("What somebody said")
        STORY = "story", _("A story somebody told")
        PICTURE = "picture", _("A picture of somebody")

    class Withdrawal(models.TextChoices):
        OWN_PAGE = "own-page", _("By themselves, on their own page")
        TOLD_US = "told-us", _("They told us")
        ERASED = "erased", _("Everything about them was erased")

    title = models.CharField(
        _("name for editors"),
        max_length=120,
        help_text=_("By which you find it again, such as “Letters project, a carer”. No person’s name, no quotation."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.WORDS)
    agreement_note = models.TextField(
        _("who holds the signed paper"),
        max_length=400,
        blank=True,
        help_text=_("A role and a place, such as “Involvement lead, folder 12”. Never shown to the public."),
    )
    agreed_on = models.DateField(
        _("agreed on"), help_text=_("If one word or one picture changes, ask again and write the new day.")
    )
    review_on = models.DateField(
        _("ask again on"), help_text=_("People change their minds. Usually a year from now: ask whether it may stay.")
    )
    shown_until = models.DateField(
        _("shown until"),
        null=True,
        blank=True,
        help_text=_("If nobody has asked again by then, the site stops showing it. Leave empty for the usual time."),
    )
    on_website = models.BooleanField(_("they agreed to this website"), default=False)
    in_open_data = models.BooleanField(
        _("they agreed to feeds and open data"),
        default=False,
        help_text=_("Others copy these. When somebody takes it back, we stop at once, but copies elsewhere stay."),
    )
    other_uses = ParentalManyToManyField(OtherUse, blank=True, related_name="+", verbose_name=_("they also agreed to"))
    is_example = models.BooleanField(
        _("this is an example"), default=False, help_text=_("Nobody has really said it; it shows how the site works.")
    )
    withdrawn_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)
    withdrawn_how = models.CharField(_("how"), max_length=10, choices=Withdrawal.choices, blank=True, editable=False)
    review_told_for = models.DateField(null=True, editable=False)  # the day of asking of which the team has had a mail
    changed_at = models.DateTimeField(auto_now=True)

    objects = ContributionManager()

    class Meta:
        verbose_name = pgettext_lazy("what somebody let us use", "words or picture")
        verbose_name_plural = _("words and pictures")
        ordering = ["-pk"]
        permissions = [("withdraw_contribution", _("Can take words and pictures off the site"))]
        indexes = [models.Index(fields=["withdrawn_at", "review_on"], name="core_contribution_to_ask")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_shown(self) -> bool:
        """Tell whether this site may show it today."""
        until = self.shown_until
        return not self.withdrawn_at and self.on_website and until is not None and timezone.localdate() <= until

    def text_in(self, language: str) -> "ContributionText | None":
        """Return its words in a language, else as they were said, else nothing; whether they may be shown or not."""
        texts = list(self.texts.all())
        return next((text for text in texts if text.language == language), texts[0] if texts else None)

    @property
    def said(self) -> "ContributionText | None":
        """Return the words as the page of this moment may show them; nothing where it may not."""
        return self.text_in(get_language() or settings.LANGUAGE_CODE) if self.is_shown else None


class ContributionText(Orderable):
    """Somebody's words in one language; the first is how they were said, others are translations they agreed to."""

    contribution = ParentalKey(Contribution, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(
        _("language"), max_length=10, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE
    )
    words = models.TextField(
        _("their words"), max_length=3000, help_text=_("Without quotation marks: they are added for you.")
    )
    who = models.CharField(
        _("who said it"), max_length=120, help_text=_("As they want to be named, for example “A carer from Fenland”.")
    )

    class Meta:
        verbose_name = _("words")
        verbose_name_plural = _("words")
        ordering = ["sort_order", "pk"]
        constraints = [models.UniqueConstraint(fields=["contribution", "language"], name="core_words_once_a_language")]

    def __str__(self) -> str:
        return str(self.pk)  # never the words: this ends up in logs

    @property
    def quoted(self) -> str:
        """Return the words in quotation marks."""
        return f"“{self.words.strip()}”"


class UseElsewhere(Orderable):
    """Where something was used outside this site, where nobody but a person can take it away again."""

    contribution = ParentalKey(Contribution, on_delete=models.CASCADE, related_name="uses_elsewhere")
    where = models.CharField(
        _("where"), max_length=200, help_text=_("Such as “Slides of the induction, slide 7” or “Board papers, June”.")
    )
    used_on = models.DateField(_("since"))

    class Meta:
        verbose_name = _("place outside this site")
        verbose_name_plural = _("places outside this site")
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return self.where
