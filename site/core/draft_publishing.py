"""The form of whatever has drafts: a draft that is on its way never takes back a publication of that moment."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

PUBLISHES = "action-publish"


class DraftForm(WagtailAdminModelForm):
    """Looks again, while it holds the row, whether somebody has published since the row was read.

    Wagtail stores what is typed every half second: what is not public with its whole row, and what is public as a
    revision above it. One that began just before somebody pressed Publish, and ended after it, would make it private
    again, or put older words above those that were published.
    """

    too_late = _("This has just been published. Open it again to change it.")

    def save(self, commit: bool = True) -> Any:
        """Store what was typed; raises PermissionDenied, which Wagtail's editor tells, and keeps what was typed."""
        pressed = [name for name in self.data if name.startswith("action-")]
        if not pressed and self._stores(commit) and self._published_meanwhile():
            raise PermissionDenied(self.too_late)
        if pressed and PUBLISHES not in pressed and commit and self._is_draft():
            return self._hand_in()
        return super().save(commit=commit)

    def _hand_in(self) -> Any:
        """Store it for a moderator; above what has become public meanwhile it waits as a version, as everywhere."""
        with transaction.atomic():
            is_public = self._published_meanwhile()
            self.instance.live = is_public
            return super().save(commit=not is_public)

    def _is_draft(self) -> bool:
        return bool(self.instance.pk) and not self.instance.live

    def _stores(self, commit: bool) -> bool:
        """Return whether this is no preview, which is made of the same form but begins no transaction."""
        return bool(self.instance.pk) and (commit or connection.in_atomic_block)

    def _published_meanwhile(self) -> bool:
        """Return whether it is public and was not, or whether the newest words are public and were never read."""
        rows = self.instance._meta.get_field("live").model._default_manager.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            rows = rows.select_for_update()  # whoever publishes now waits until the draft is stored
        for live, newest, published in rows.values_list("live", "latest_revision_id", "live_revision_id"):
            is_news = newest == published and newest != self.instance.latest_revision_id
            return bool(live and (is_news or not self.instance.live))
        return False
