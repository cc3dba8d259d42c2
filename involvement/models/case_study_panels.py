"""The editor's form of a case study in tabs, in the order in which people remember a project."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

SHORT_PANELS = [
    HelpPanel(_("Write it with the people who were there, and let them read it first. Use “we” only for all of you.")),
    MultiFieldPanel([FieldPanel("problem"), FieldPanel("what_changed")], _("The short version")),
    MultiFieldPanel(
        [FieldPanel("themes"), FieldRowPanel([FieldPanel("directorate"), FieldPanel("finished_year")])],
        _("Where it belongs"),
    ),
]
SAY_PANELS = [
    HelpPanel(
        _("Be honest here: others learn most where it did not go as planned. What was promised and what came of it.")
    ),
    MultiFieldPanel(
        [
            FieldPanel("stage"),
            FieldRowPanel([FieldPanel("rung_promised"), FieldPanel("rung_delivered")]),
            FieldPanel("rung_reason"),
        ],
        _("How early, and how much say"),
    ),
]
FOUR_PI_PANELS = [
    HelpPanel(
        _(
            "4Pi are the national standards for involvement: principles, purpose, presence, process and impact. "
            "Under each one, write what happened, not what you planned. Short sentences. "
            "No acronym without its meaning."
        )
    ),
    FieldPanel("principles"),
    FieldPanel("purpose"),
    FieldPanel("presence"),
    FieldPanel("process"),
    FieldPanel("impact"),
    FieldPanel("do_differently"),
]
MEASURE_PANELS = [
    HelpPanel(_("Two or three figures are enough. A figure that did not get better is worth as much as one that did.")),
    InlinePanel("measures", heading=_("What was measured"), label=_("measure"), max_num=8),
    FieldPanel("no_measures_reason"),
]
PEOPLE_PANELS = [
    InlinePanel(
        "words",
        heading=_("Words of those who took part"),
        label=_("words"),
        max_num=6,
        help_text=_(
            "Write them down under “Words and pictures” first, with what they agreed to, and choose them here. "
            "Nothing that lets others guess who it was."
        ),
    ),
    MultiFieldPanel(
        [
            FieldPanel("contact_name"),
            FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            FieldPanel("contact_agreed"),
        ],
        _("A member of staff whom others may ask"),
    ),
    InlinePanel("related", heading=_("Related pages"), label=_("page"), max_num=6),
]
