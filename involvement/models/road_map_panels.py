"""The editor's forms of the road map and its steps."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel

ROAD_MAP_PANELS = [
    FieldPanel("introduction"),
    MultiFieldPanel([FieldPanel("start_words"), FieldPanel("start_answer")], _("First door: where to start")),
    MultiFieldPanel([FieldPanel("knowledge_words"), FieldPanel("knowledge_answer")], _("Second door: knowledge")),
    MultiFieldPanel([FieldPanel("time_words"), FieldPanel("time_answer")], _("Third door: time")),
    FieldPanel("plan_note"),
]
STEP_PANELS = [
    HelpPanel(_("Write for somebody who has ten minutes between two meetings. One thought a sentence.")),
    MultiFieldPanel([FieldPanel("purpose"), FieldPanel("good_looks_like"), FieldPanel("minutes")], _("The step")),
    MultiFieldPanel([FieldPanel("dos"), FieldPanel("donts"), FieldPanel("checklist")], _("How to do it")),
    InlinePanel("templates", heading=_("Templates to download"), label=_("template")),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("for_start"), FieldPanel("for_knowledge")]), FieldPanel("points")],
        _("Doors, and what the forum asks"),
    ),
    MultiFieldPanel(
        [
            HelpPanel(
                _(
                    "Case studies are shown that fit all of these. Leave a list empty where it does not matter; leave "
                    "all three empty to show none."
                )
            ),
            FieldPanel("rungs"),
            FieldPanel("stages"),
            FieldPanel("directorates"),
        ],
        _("Which case studies did this"),
    ),
    MultiFieldPanel(
        [FieldPanel("contact_role"), FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")])],
        _("Somebody to ask"),
    ),
]
