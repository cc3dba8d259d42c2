"""The forms about release sets: what one is called and when it goes live, and which page goes into it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput, AdminPageChooser
from wagtail.models import Page

from home.models import ReleaseSet
from home.releases.due import waiting_sets


class NameForm(forms.Form):
    """A new set: only its name."""

    name = forms.CharField(
        label=gettext_lazy("Name"),
        max_length=120,
        help_text=gettext_lazy("For example “Spring news”. Only staff see it."),
    )


class ReleaseForm(forms.ModelForm):
    """Name and time of a set."""

    class Meta:
        model = ReleaseSet
        fields = ["name", "goes_live_at"]
        widgets = {"goes_live_at": AdminDateTimeInput}

    def clean_goes_live_at(self) -> Any:
        """Return the time; raises ValidationError for one that is over."""
        at = self.cleaned_data["goes_live_at"]
        if at and at <= timezone.now():
            raise ValidationError(_("This time is over. Choose a later one, or leave it empty."))
        return at


class PageChooser(AdminPageChooser):
    """Wagtail's chooser, which shows nothing chosen where what was sent is no page."""

    def get_instance(self, value: Any) -> Page | None:
        """Return the page that was chosen."""
        try:
            page: Page | None = super().get_instance(value)
        except (TypeError, ValueError, OverflowError):
            return None
        return page


class WithTranslationsForm(forms.Form):
    """Whether the translations of a page come with it."""

    with_translations = forms.BooleanField(
        label=gettext_lazy("Also its translations"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Those that have a draft that is not public yet."),
    )

    def pages_with(self, page: Page) -> list[Page]:
        """Return the page, and its translations if they were asked for."""
        others = page.get_translations() if self.cleaned_data["with_translations"] else Page.objects.none()
        return [page, *others.select_related("latest_revision")]


class PutInForm(WithTranslationsForm):
    """One page, and whether its translations come with it."""

    page = forms.ModelChoiceField(
        label=gettext_lazy("Page"), queryset=Page.objects.filter(depth__gt=1), widget=PageChooser()
    )

    field_order = ["page", "with_translations"]

    def pages(self) -> list[Page]:
        """Return the page that was chosen, and its translations if they were asked for."""
        return self.pages_with(self.cleaned_data["page"])


class ChooseReleaseForm(WithTranslationsForm):
    """A set that is there, or the name of a new one."""

    release = forms.ModelChoiceField(
        label=gettext_lazy("Release set"),
        queryset=waiting_sets(),
        required=False,
        empty_label=gettext_lazy("A new set"),
        help_text=gettext_lazy("Whoever changes a set that is planned must plan it anew."),
    )
    name = forms.CharField(
        label=gettext_lazy("Name of the new set"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("For example “Spring news”. Only staff see it."),
    )

    field_order = ["release", "name", "with_translations"]

    def clean(self) -> dict[str, Any]:
        """Return what was sent; raises ValidationError at the name where it names two sets, or none."""
        sent: dict[str, Any] = super().clean() or {}
        if "release" in sent and "name" in sent and bool(sent["release"]) == bool(sent["name"]):
            both, none = _("Choose a set or name a new one, not both."), _("Give the new set a name, or choose a set.")
            self.add_error("name", both if sent["name"] else none)
        return sent
