"""The list of mailings, and the form with which a draft is written, changed or copied."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.views import generic

from people.models import Mailing
from people.post.notices import is_notice

State = Mailing.State
COPIED = ("subject", "body", "audience", "page", "topic", "states")


class MailingIndexView(generic.IndexView):
    """All mailings, newest first."""

    any_permission_required = ["view"]
    page_title = gettext_lazy("Mail to people")

    def get_base_queryset(self) -> QuerySet[Mailing]:
        """Return the mailings with the title of what they are about; the rest of a row is all in the row itself."""
        return Mailing.objects.select_related("page")

    def get_edit_url(self, instance: Mailing) -> str | None:
        """Return where a draft is changed; nothing else can be."""
        url: str | None = super().get_edit_url(instance)
        return url if instance.state == State.DRAFT else None


class _ShownWhenSavedMixin:
    object: Mailing

    def get_success_url(self) -> str:
        """Return the page that shows the letter and who would get it."""
        return reverse("mailings:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """Return none: the page that follows has them."""
        return []


class MailingCreateView(_ShownWhenSavedMixin, generic.CreateView):
    """Writes a draft."""

    success_message = gettext_lazy("Saved as a draft. Nothing has been sent.")
    submit_button_label = gettext_lazy("Save and look at it")

    def save_instance(self) -> Mailing:
        """Keep who wrote it."""
        self.form.instance.written_by = self.request.user
        saved: Mailing = super().save_instance()
        return saved


class MailingCopyView(MailingCreateView):
    """Shows the form with the words and the audience of another mailing; saving makes a new draft."""

    def get_initial_form_instance(self) -> Mailing:
        """Return a mailing that is not saved, so that nothing is ever written over the other."""
        other: Mailing = generic.CopyView.get_object(self)
        if is_notice(other):
            raise Http404("The words of a notice are set: there is nothing to copy.")
        return Mailing(**{name: getattr(other, name) for name in COPIED})


class MailingEditView(_ShownWhenSavedMixin, generic.EditView):
    """Changes a draft; what was planned or started stays as it was seen."""

    success_message = gettext_lazy("Saved. Nothing has been sent.")
    submit_button_label = gettext_lazy("Save and look at it")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form of a draft."""
        return super().get(request, *args, **kwargs) if self._is_draft() else self._refusal()

    def form_valid(self, form: Any) -> HttpResponse:
        """Save what is still a draft; nobody can start it in the same moment."""
        with transaction.atomic():
            return super().form_valid(form) if self._is_draft() else self._refusal()

    def form_invalid(self, form: Any) -> HttpResponse:
        """Show the form again."""
        return super().form_invalid(form) if self._is_draft() else self._refusal()

    def _is_draft(self) -> bool:
        with transaction.atomic():
            drafts = Mailing.objects.select_for_update(no_key=True).filter(state=State.DRAFT)
            return drafts.filter(pk=self.object_pk).first() is not None

    def _refusal(self) -> HttpResponse:
        mailing = self.get_object()
        messages.error(self.request, _("This can be changed no more. You can make a copy of it."))
        return redirect("mailings:inspect", mailing.pk)
