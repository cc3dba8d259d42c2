"""The editor's form of a meeting: what everybody reads apart from what only members do."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList, TabbedInterface

from core.models import BasePage

_EVERYONE: list[Any] = [
    *BasePage.content_panels,
    FieldPanel("topic"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("starts_at"), FieldPanel("ends_at")]),
            FieldRowPanel([FieldPanel("in_person"), FieldPanel("online")]),
            FieldPanel("place"),
        ],
        _("When and where"),
        help_text=_("Times are those of the United Kingdom."),
    ),
    FieldPanel("how_to_come"),
    FieldPanel("access"),
    MultiFieldPanel(
        [FieldRowPanel([FieldPanel("papers_by"), FieldPanel("no_papers")])],
        _("Our promise about papers"),
        help_text=_("Everybody can read the day. From then on the list of meetings reminds you."),
    ),
    MultiFieldPanel([FieldPanel("cancelled_at")], _("If it will not go ahead")),
]
_MEMBERS: list[Any] = [
    MultiFieldPanel(
        [FieldPanel("joining_link"), FieldPanel("joining_details")],
        _("Only for members"),
        help_text=_(
            "This is shown in the members’ area and nowhere else. Papers and notes have a page of their own: “Papers”."
        ),
    ),
]
MEETING_TABS = TabbedInterface(
    [
        ObjectList(_EVERYONE, heading=_("For everyone")),
        ObjectList(_MEMBERS, heading=_("For members")),
        ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ObjectList(BasePage.settings_panels, heading=_("Settings")),
    ]
)
