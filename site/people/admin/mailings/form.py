"""What staff fill in to write to many people, and what is refused before anything is saved."""

import unicodedata
from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.models import Page

from people.admin.mailings.topics import ABOUT_EVERYTHING, topic_choices, topic_of, topic_value
from people.mailing_audience import STATES_WRITTEN_TO, pages_with_sign_ups
from people.models import Mailing, SignUp
from people.placeholders import placeholders_in
from people.private_names import is_private
from people.telling_words import word_told_by

PLACEHOLDERS = ("name",)
UNSEEN = ("Cc", "Zl", "Zp")  # control characters and line breaks


class PageField(forms.ModelChoiceField):
    """The pages that people signed up for; those in another language say so."""

    def label_from_instance(self, obj: Page) -> str:
        """Return the title."""
        if obj.locale.language_code == settings.LANGUAGE_CODE:
            return str(obj.title)
        return f"{obj.title} ({obj.locale})"


class LondonTimeField(forms.DateTimeField):
    """A date and time as the clocks in London show it, whatever time zone a member of staff has chosen for the admin.

    Refuses the hour that the clocks leave out in spring, and the one they show twice in autumn.
    """

    default_error_messages = {"invalid": _("Enter a date and a time, like 2026-03-04 14:00.")}

    def to_python(self, value: Any) -> datetime | None:
        """Return the moment."""
        with timezone.override(settings.TIME_ZONE):
            return super().to_python(value)

    def prepare_value(self, value: Any) -> Any:
        """Return what stands in the box."""
        with timezone.override(settings.TIME_ZONE):
            return super().prepare_value(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another moment was typed."""
        with timezone.override(settings.TIME_ZONE):
            return super().has_changed(initial, data)


class MailingForm(WagtailAdminModelForm):
    """Words, audience and time of a mailing."""

    page = PageField(
        label=_("The thing they take part in"),
        queryset=Page.objects.none(),
        required=False,
        help_text=_("Only for people who take part in one thing, in every language. Write about that thing only."),
    )
    topic = forms.ChoiceField(
        label=_("Only about this topic"),
        required=False,
        choices=ABOUT_EVERYTHING,
        help_text=_(
            "For groups whose members choose topics. Then only members get it who chose this one, word for word: "
            "members who joined in another language have chosen it in that language."
        ),
    )
    states = forms.MultipleChoiceField(
        label=_("Which of them"),
        required=False,
        choices=[(state.value, state.label) for state in STATES_WRITTEN_TO],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only for people who take part in one thing. With a topic it goes to members only."),
    )
    send_at = LondonTimeField(
        label=_("Send at"),
        required=False,
        widget=AdminDateTimeInput,
        help_text=_("London time. Leave it empty to send as soon as you press the button."),
    )

    class Meta:
        model = Mailing
        fields = ["subject", "body", "audience", "page", "topic", "states", "send_at"]
        widgets = {"audience": forms.RadioSelect, "body": forms.Textarea(attrs={"rows": 14})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pages = pages_with_sign_ups().order_by("title", "pk")
        self.fields["page"].queryset = pages
        self.fields["topic"].choices = topic_choices(pages, self.instance)
        self.initial["topic"] = topic_value(self.instance.page_id, self.instance.topic)

    def clean_subject(self) -> str:
        """Refuse what no subject can hold: it is the same for everybody, and one line."""
        subject: str = self.cleaned_data["subject"]
        if found := placeholders_in(subject):
            raise ValidationError(_("A subject cannot hold %(found)s.") % {"found": _in_braces(found)})
        if any(unicodedata.category(sign) in UNSEEN for sign in subject):
            raise ValidationError(_("A subject is one line, without signs that cannot be seen."))
        return subject

    def clean_body(self) -> str:
        """Refuse words in braces that nothing would be filled in for."""
        body: str = self.cleaned_data["body"]
        if unknown := [name for name in placeholders_in(body) if name not in PLACEHOLDERS]:
            raise ValidationError(_("Only {name} can be filled in, not %(found)s.") % {"found": _in_braces(unknown)})
        return body

    def clean_topic(self) -> str:
        """Return the topic itself; whose it is decides with the page."""
        self._topic_of, topic = topic_of(self.cleaned_data["topic"])
        return topic

    def clean_send_at(self) -> datetime | None:
        """Refuse a time that has passed."""
        send_at: datetime | None = self.cleaned_data["send_at"]
        if send_at and send_at <= timezone.now():
            raise ValidationError(_("This time has passed. Choose a later one, or leave it empty."))
        return send_at

    def clean(self) -> dict[str, Any]:
        """Ask for page and states where they decide who gets the mail, and forget them where they do not."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("audience") == Mailing.Audience.NEWS:
            for name in ("page", "topic", "states"):
                self.errors.pop(name, None)
            cleaned["page"], cleaned["topic"], cleaned["states"] = None, "", []
        elif cleaned.get("audience"):
            self._ask_for("page", _("Choose the thing they take part in."))
            if cleaned.get("topic"):
                self._narrow_to_members(cleaned)
            self._ask_for("states", _("Choose at least one."))
            self._keep_subject_neutral(cleaned.get("page"), cleaned.get("topic", ""))
        return cleaned

    def _narrow_to_members(self, cleaned: dict[str, Any]) -> None:
        """Let a topic go to members alone; refuse the topic of another group."""
        self.errors.pop("states", None)
        cleaned["states"] = [SignUp.State.ACTIVE.value]
        if (page := cleaned.get("page")) and page.pk != self._topic_of:
            self.add_error("topic", _("This is a topic of another group. Choose one of this group, or none."))

    def _keep_subject_neutral(self, page: Page | None, topic: str) -> None:
        """Refuse a subject with which anybody who sees it would know what the reader belongs to."""
        told = f"{page.title} {topic}" if page and is_private(page) else ""
        word = word_told_by(told, self.cleaned_data.get("subject", ""))
        if word:
            message = _("Others may see the subject. It must not hold “%(word)s”, a word of the group’s name.")
            self.add_error("subject", message % {"word": word})

    def _ask_for(self, name: str, words: Any) -> None:
        if name not in self.errors and not self.cleaned_data.get(name):
            self.add_error(name, words)


def _in_braces(names: list[str]) -> str:
    return ", ".join(name if name.startswith("{") else f"{{{name}}}" for name in names)
