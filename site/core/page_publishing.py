"""The form of every page: what the editor's window stores by itself never takes back a publication of that moment."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from core.draft_publishing import DraftForm


class PageForm(DraftForm, WagtailAdminPageForm):
    """Refuses to store a draft over a page that was published while the draft was on its way."""

    too_late = _("This page has just been published. Open it again to change it.")
