"""What a group is, in the order in which somebody asks who thinks of joining."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

WORDS = ["bold", "ol", "ul", "link"]


class MembershipMixin(models.Model):
    """Purpose, people, work, meetings and manners of a group; with OfferMixin: what members get, and whom to ask."""

    purpose = RichTextField(
        _("what the group is for"), features=WORDS, help_text=_("What it can change, and what it cannot. Plain words.")
    )
    who_for = models.TextField(
        _("who it is for"), max_length=600, help_text=_("Who you hope to hear from. Welcome, do not exclude.")
    )
    what_members_do = RichTextField(_("what members do"), features=WORDS)
    how_often = models.CharField(
        _("how often it meets"), max_length=200, help_text=_("For example “six times a year, for two hours”.")
    )
    where_it_meets = models.CharField(
        _("where it meets"), max_length=255, help_text=_("Place, online, or both. “It does not meet” is an answer too.")
    )
    how_we_work = RichTextField(
        _("how we work together"),
        features=WORDS,
        help_text=_("What members can count on, and what you ask of each other: papers, breaks, private things, pay."),
    )
    adjustments = models.TextField(
        _("how to ask for adjustments"),
        max_length=600,
        help_text=_("Who to tell and by when, and what you already offer: breaks, hearing loop, quiet space."),
    )

    membership_panels = [
        MultiFieldPanel(
            [FieldPanel("purpose"), FieldPanel("who_for"), FieldPanel("what_members_do")],
            _("In your words"),
            help_text=_("Short sentences. Write “you” and “we”, and no word that only the trust uses."),
        ),
        MultiFieldPanel([FieldRowPanel([FieldPanel("how_often"), FieldPanel("where_it_meets")])], _("Meetings")),
        FieldPanel("how_we_work"),
        FieldPanel("adjustments"),
    ]
    membership_search_fields = [
        index.SearchField("purpose"),
        index.SearchField("who_for"),
        index.SearchField("what_members_do"),
        index.SearchField("how_often"),
        index.SearchField("where_it_meets"),
        index.SearchField("how_we_work"),
        index.SearchField("adjustments"),
    ]

    class Meta:
        abstract = True
