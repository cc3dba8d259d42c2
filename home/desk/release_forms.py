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


class PutInForm(forms.Form):
    """One page, and whether its translations come with it."""

    page = forms.ModelChoiceField(
        label=gettext_lazy("Page"), queryset=Page.objects.filter(depth__gt=1), widget=PageChooser()
    )
    with_translations = forms.BooleanField(
        label=gettext_lazy("Also its translations"),
        required=False,
        initial=True,
        help_text=gettext_lazy("Those that have a draft that is not public yet."),
    )

    def pages(self) -> list[Page]:
        """Return the page that was chosen, and its translations if they were asked for."""
        page: Page = self.cleaned_data["page"]
        others = page.get_translations() if self.cleaned_data["with_translations"] else Page.objects.none()
        return [page, *others.select_related("latest_revision")]
