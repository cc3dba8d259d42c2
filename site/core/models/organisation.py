"""The facts about the trust that appear across the site and in its mail: data, so that any trust can adopt it."""

import re

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

_ORIGIN = re.compile(r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?")


def are_web_origins(text: str) -> None:
    """Raise ValidationError where a line is not an address such as https://www.example.org, with nothing after it."""
    wrong = [line for line in text.split() if not _ORIGIN.fullmatch(line)]
    if wrong:
        raise ValidationError(
            _("Write addresses like https://www.example.org. This one is not: %(line)s"), params={"line": wrong[0][:80]}
        )


@register_setting(icon="home", order=1)
class OrganisationSettings(BaseGenericSetting, ClusterableModel):
    """Names, contacts and thresholds of the trust that runs this site."""

    organisation_name = models.CharField(
        _("name of the trust"), max_length=200, default="Your NHS trust", help_text=_("In full, as in the page header.")
    )
    short_name = models.CharField(_("short name"), max_length=40, blank=True, help_text=_("For example “CPFT”."))
    site_name = models.CharField(_("name of this site"), max_length=100, default="Working Together")
    main_site_url = models.URLField(_("the trust’s main website"), blank=True)
    show_nhs_logo = models.BooleanField(
        _("show the NHS logo"),
        default=False,
        help_text=_("Tick only if your organisation may use the NHS identity on this web address."),
    )

    team_name = models.CharField(_("name of the team"), max_length=120, default="Involvement team")
    team_email = models.EmailField(_("team e-mail"), blank=True)
    team_phone = models.CharField(_("team phone"), max_length=40, blank=True)
    team_hours = models.CharField(_("when the phone is answered"), max_length=120, blank=True)
    team_address = models.TextField(_("postal address"), blank=True)

    pals_email = models.EmailField(_("PALS e-mail"), blank=True)
    pals_phone = models.CharField(_("PALS phone"), max_length=40, blank=True)
    pals_hours = models.CharField(_("PALS opening times"), max_length=120, blank=True)
    complaints_email = models.EmailField(_("complaints e-mail"), blank=True)
    complaints_phone = models.CharField(_("complaints phone"), max_length=40, blank=True)

    sender_name = models.CharField(
        _("sender of e-mails"),
        max_length=80,
        default="Involvement team",
        help_text=_("Keep it neutral: a sender’s name must not tell others that someone uses a mental health service."),
    )
    legal_citation = models.CharField(
        _("legal duty to involve"),
        max_length=200,
        default="section 242(1B) of the National Health Service Act 2006",
        help_text=_("The law your organisation must cite. Trusts cite section 242(1B)."),
    )
    closing_soon_days = models.PositiveSmallIntegerField(
        _("“closing soon” means within"), default=7, help_text=_("In days before the closing time.")
    )
    confirmation_days = models.PositiveSmallIntegerField(
        _("links to confirm work for"),
        default=7,
        help_text=_("In days. After that a sign-up that was never confirmed expires."),
    )
    offer_days = models.PositiveSmallIntegerField(
        _("an offered place is kept for"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("In days. Then it goes to the next person on the waiting list."),
    )
    outcome_reminder_days = models.PositiveSmallIntegerField(
        _("remind us of an outcome that is due"),
        default=14,
        validators=[MaxValueValidator(120)],
        help_text=_("In days before the date we promised to the public."),
    )
    review_reminder_days = models.PositiveSmallIntegerField(
        _("remind us of pages to read again"),
        default=14,
        validators=[MaxValueValidator(120)],
        help_text=_("In days before the review of a page is due."),
    )
    alternative_format_days = models.PositiveSmallIntegerField(
        _("other formats are sent within"), default=15, help_text=_("In working days.")
    )
    words_notice_days = models.PositiveSmallIntegerField(
        _("remind us to ask people again about their words and pictures"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("In days before the day on which we promised to ask."),
    )
    words_grace_days = models.PositiveSmallIntegerField(
        _("words and pictures stay on the site without asking again for"),
        default=30,
        validators=[MaxValueValidator(365)],
        help_text=_("In days after the day on which we promised to ask. Then they disappear by themselves."),
    )

    embedding_sites = models.TextField(
        _("sites that may embed our list of opportunities"),
        blank=True,
        validators=[are_web_origins],
        help_text=_("One address a line, for example https://www.healthwatchexample.co.uk. Nobody else can frame it."),
    )

    translatable_words = (
        *("organisation_name", "site_name", "legal_citation"),
        *("team_name", "team_hours", "pals_hours", "sender_name"),
    )

    panels = [
        HelpPanel(template="core/admin/setting_words_help.html"),
        MultiFieldPanel(
            [
                FieldPanel("organisation_name"),
                FieldPanel("short_name"),
                FieldPanel("site_name"),
                FieldPanel("main_site_url"),
                FieldPanel("show_nhs_logo"),
                FieldPanel("legal_citation"),
            ],
            _("The trust"),
        ),
        MultiFieldPanel(
            [FieldPanel(f"team_{name}") for name in ("name", "email", "phone", "hours", "address")],
            _("The involvement team"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("pals_email"),
                FieldPanel("pals_phone"),
                FieldPanel("pals_hours"),
                FieldPanel("complaints_email"),
                FieldPanel("complaints_phone"),
            ],
            _("PALS and complaints"),
        ),
        InlinePanel("crisis_contacts", heading=_("Crisis help"), label=_("crisis contact")),
        MultiFieldPanel(
            [
                FieldPanel("sender_name"),
                FieldPanel("closing_soon_days"),
                FieldPanel("confirmation_days"),
                FieldPanel("offer_days"),
                FieldPanel("outcome_reminder_days"),
                FieldPanel("review_reminder_days"),
                FieldPanel("alternative_format_days"),
                FieldPanel("words_notice_days"),
                FieldPanel("words_grace_days"),
            ],
            _("Mail and times"),
        ),
        FieldPanel("embedding_sites"),
    ]

    class Meta:
        verbose_name = _("Organisation")

    def __str__(self) -> str:
        return self.organisation_name

    def embedding_policy(self) -> str:
        """Return the content security policy of a page that the named sites may frame."""
        frames = " ".join(["'self'", *self.embedding_sites.split()])
        policy = settings.CONTENT_SECURITY_POLICY | {"frame-ancestors": frames}
        return "; ".join(f"{name} {value}" for name, value in policy.items())


class CrisisContact(Orderable):
    """Who to turn to in an emergency or crisis; shown beside every form with free text."""

    organisation = ParentalKey(OrganisationSettings, on_delete=models.CASCADE, related_name="crisis_contacts")
    name = models.CharField(_("name"), max_length=100, help_text=_("For example “NHS 111, option 2”."))
    phone = models.CharField(_("phone or text number"), max_length=40, blank=True)
    url = models.URLField(_("link"), blank=True)
    description = models.CharField(_("when to use it"), max_length=200, help_text=_("One plain sentence."))

    translatable_words = ("name", "description")

    panels = [FieldPanel("name"), FieldPanel("phone"), FieldPanel("url"), FieldPanel("description")]

    class Meta(Orderable.Meta):
        verbose_name = _("crisis contact")

    def __str__(self) -> str:
        return self.name
