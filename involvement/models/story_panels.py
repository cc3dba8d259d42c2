"""The editor's form of a story: one tab for each thing the public asks."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Page

from core.models import BasePage

SAID = [
    *BasePage.content_panels,
    FieldPanel("what_we_said"),
    FieldRowPanel([FieldPanel("heard_on"), FieldPanel("source")]),
    PageChooserPanel("came_from"),
    FieldRowPanel([FieldPanel("themes"), FieldPanel("directorate")]),
]
DID = [
    FieldPanel("status"),
    FieldPanel("what_we_did"),
    MultiFieldPanel(
        [
            FieldPanel("could_not_reason"),
            FieldPanel("could_not_because"),
            FieldRowPanel([FieldPanel("who_to_ask"), FieldPanel("later_when")]),
        ],
        _("If we could not"),
    ),
    FieldRowPanel([FieldPanel("owner_role"), FieldPanel("next_update_due")]),
    MultiFieldPanel(
        [
            FieldPanel("update_note"),
            FieldRowPanel([FieldPanel("update_happened_on"), FieldPanel("update_corrects")]),
        ],
        _("For the public history"),
        help_text=_("When you publish, this goes into the history for good and the boxes are empty again."),
    ),
]
SHOWN = [
    InlinePanel("evidence", heading=_("Evidence"), label=_("evidence"), max_num=10),
    FieldPanel("no_evidence_reason"),
    MultiFieldPanel(
        [
            FieldPanel("checked_with"),
            FieldRowPanel([FieldPanel("checked_on"), FieldPanel("checked_answer")]),
            FieldPanel("checked_words"),
        ],
        _("Checked with those who said it"),
    ),
]
# Who is responsible stands beside the status here, so it is left out of the review.
SETTINGS = [
    *Page.settings_panels,
    FieldPanel("is_example"),
    MultiFieldPanel([FieldRowPanel([FieldPanel("last_reviewed"), FieldPanel("review_due")])], _("Review")),
]


def story_tabs() -> TabbedInterface:
    """Return the tabs of a story's form."""
    return TabbedInterface(
        [
            ObjectList(SAID, heading=_("What we said")),
            ObjectList(DID, heading=_("What we did")),
            ObjectList(SHOWN, heading=_("How we know")),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
            ObjectList(SETTINGS, heading=_("Settings")),
        ]
    )
