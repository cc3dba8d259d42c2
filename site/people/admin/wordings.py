"""The words people agree to: an edit makes a new version, because the old words are what somebody agreed to."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import log

from people.actions.consent import publish_wording
from people.admin.policies import KeptForeverPolicy
from people.models import ConsentWording


class _VersionedMixin:
    form: Any

    def save_instance(self) -> ConsentWording:
        """Publish what was typed as the next version."""
        cleaned, shown = self.form.cleaned_data, self.form.instance
        wording = publish_wording(shown.purpose, shown.language, cleaned["text"])
        log(instance=wording, action="wagtail.create", content_changed=True)
        return wording


class WordingCreateView(_VersionedMixin, generic.CreateView):
    """For a new language: version 1 where there is none, the next version where there is."""


class WordingEditView(_VersionedMixin, generic.EditView):
    """Shows a version and saves what was changed as the next one."""

    success_message = _("Saved as a new version. People see it from now on.")
    submit_button_label = _("Save as a new version")

    def save_instance(self) -> ConsentWording:
        """Publish the next version, or leave everything as it is where nothing was changed."""
        self.has_content_changes = self.form.has_changed()
        return super().save_instance() if self.has_content_changes else self.get_object()


class WordingIndexView(generic.IndexView):
    """All versions, newest first."""

    def get_base_queryset(self) -> QuerySet[ConsentWording]:
        """Return every version ever used."""
        return ConsentWording.objects.order_by("purpose", "language", "-version")


class ConsentWordingViewSet(ModelViewSet):
    """Consent wordings in the admin."""

    model = ConsentWording
    name = "consent_wordings"
    icon = "clipboard-list"
    menu_label = _("Consent wordings")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["purpose", "language", "text"]
    index_view_class = WordingIndexView
    add_view_class = WordingCreateView
    edit_view_class = WordingEditView
    permission_policy = KeptForeverPolicy(ConsentWording)
    list_display = [
        "purpose",
        Column("version", label=_("Version")),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("text", label=_("Wording")),
        DateColumn("created_at", label=_("In use since")),
    ]

    def get_form_class(self, for_update: bool = False) -> Any:
        """Return the form; of an existing wording only the words can change."""
        form_class = super().get_form_class(for_update)
        if not for_update:
            return form_class
        return type("WordingTextForm", (form_class,), {"Meta": type("Meta", (form_class.Meta,), {"fields": ["text"]})})
