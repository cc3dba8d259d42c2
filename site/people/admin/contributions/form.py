"""The form of one record: nothing is shown without words, days and an agreement that fit each other."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.models import Locale

from core.models import Contribution, OtherUse
from core.selectors import organisation

Kind = Contribution.Kind


class ContributionForm(WagtailAdminModelForm):
    """Fills in until when it is shown, and says by the field what does not fit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("other_uses"):
            field.queryset = OtherUse.objects.filter(locale=Locale.get_default())

    def clean(self) -> dict[str, Any]:
        """Return the cleaned values; errors for days that do not fit, and for words that nobody agreed to yet."""
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("in_open_data") and not cleaned.get("on_website"):
            self.add_error("in_open_data", _("This needs their agreement to the website too."))
        self._check_days(cleaned)
        rows = self._texts()
        if self.instance.withdrawn_at:
            if self._has_other_words(rows):
                self.add_error(None, _("It was taken back. If they change their mind, write a new record."))
        else:
            self._check_texts(cleaned, rows)
        return cleaned

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        agreed_on, review_on = cleaned.get("agreed_on"), cleaned.get("review_on")
        if not isinstance(agreed_on, date) or not isinstance(review_on, date):
            return
        if agreed_on > timezone.localdate():
            self.add_error("agreed_on", _("This day has not come yet."))
        if review_on <= agreed_on:
            self.add_error("review_on", _("This day must be after the day on which they agreed."))
        is_asked_again = "review_on" in self.changed_data and "shown_until" not in self.changed_data
        until = None if is_asked_again else cleaned.get("shown_until")
        until = until or review_on + timedelta(days=organisation().words_grace_days)
        if until < review_on:
            self.add_error("shown_until", _("It cannot disappear before you have asked them again."))
        cleaned["shown_until"] = until

    def _check_texts(self, cleaned: dict[str, Any], rows: list[dict[str, Any]]) -> None:
        if cleaned.get("kind") != Kind.PICTURE and not rows:
            self.add_error(None, _("Write down the words."))
        if cleaned.get("kind") == Kind.PICTURE and rows:
            self.add_error(None, _("A picture has no words here. Make a record of its own for them."))
        if self.instance.pk and "agreed_on" not in self.changed_data and self._has_other_words(rows):
            self.add_error(
                "agreed_on",
                _("You changed what they agreed to. Show it to them, and write the day on which they agreed to it."),
            )

    def _texts(self) -> list[dict[str, Any]]:
        """Return the words that stay, as the editor has just written them."""
        if "texts" not in self.formsets:
            return []
        formset = self.formsets["texts"]
        formset.is_valid()  # fills cleaned_data of the rows; their own errors are shown by the formset
        rows = (getattr(form, "cleaned_data", {}) for form in formset.forms)
        return [row for row in rows if row.get("words") and not row.get("DELETE")]

    def _has_other_words(self, rows: list[dict[str, Any]]) -> bool:
        """Tell whether words were changed or added; taking some out needs nobody's agreement."""
        known = set(self.instance.texts.get_live_queryset().values_list("language", "words", "who"))
        return any((row.get("language"), row["words"], row.get("who")) not in known for row in rows)


EDIT_HANDLER = ObjectList(
    [
        FieldRowPanel([FieldPanel("title"), FieldPanel("kind")]),
        InlinePanel(
            "texts",
            [FieldRowPanel([FieldPanel("language"), FieldPanel("who")]), FieldPanel("words")],
            heading=gettext_lazy("Their words"),
            label=gettext_lazy("words"),
            help_text=gettext_lazy(
                "As they said it first; below that, translations they agreed to. A page in a language that is missing "
                "shows the first. A picture has no words: choose this record on the picture itself."
            ),
            max_num=20,
        ),
        MultiFieldPanel(
            [FieldPanel("on_website"), FieldPanel("in_open_data"), FieldPanel("other_uses")],
            gettext_lazy("What they agreed to"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("agreement_note"),
                FieldRowPanel([FieldPanel("agreed_on"), FieldPanel("review_on"), FieldPanel("shown_until")]),
                FieldPanel("is_example"),
            ],
            gettext_lazy("When they agreed, and when to ask again"),
        ),
        InlinePanel(
            "uses_elsewhere",
            [FieldRowPanel([FieldPanel("where"), FieldPanel("used_on")])],
            heading=gettext_lazy("Where we used it outside this site"),
            label=gettext_lazy("place"),
            help_text=gettext_lazy("The pages of this site are found by themselves."),
        ),
    ],
    base_form_class=ContributionForm,
)
