"""The form of every page: what the editor's window stores by itself never takes back a publication of that moment."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class PageForm(WagtailAdminPageForm):
    """Refuses to store a draft over a page that was published while the draft was on its way.

    Wagtail stores what is typed every half second, and a draft of a page that is not public with its whole row: one
    that began just before somebody pressed Publish, and ended after it, would make the page private again.
    """

    def save(self, commit: bool = True) -> Any:
        """Store the page; raises PermissionDenied, which Wagtail's editor tells, and keeps what was typed."""
        if commit and self._only_stores_a_draft() and self._is_public_by_now():
            raise PermissionDenied(_("This page has just been published. Open it again to change it."))
        return super().save(commit=commit)

    def _only_stores_a_draft(self) -> bool:
        is_draft = bool(self.instance.pk) and not self.instance.live
        return is_draft and not any(name.startswith("action-") for name in self.data)

    def _is_public_by_now(self) -> bool:
        rows = Page.objects.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            rows = rows.select_for_update()  # whoever publishes now waits until the draft is stored
        return bool(rows.values_list("live", flat=True).first())
