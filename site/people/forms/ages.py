"""What a form asks where ages decide: the date of birth, and a parent or guardian of those who need one."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from core.look.fields import NhsDateField
from core.look.widgets import DateInputs
from people.addresses import normalised_email, normalised_phone
from people.fields import ShortTextField
from people.forms.contact import ContactForm
from people.guardianship import age_today, asks_for_guardian, earliest_birth
from people.subjects import AgeRule

GUARDIAN_FIELDS = ("guardian_name", "guardian_email", "guardian_phone")
AGE_FIELDS = ("born_on", *GUARDIAN_FIELDS)
TOO_YOUNG, TOO_OLD = "too-young", "too-old"
NORMALISED: dict[str, Callable[[str], str]] = {"guardian_email": normalised_email, "guardian_phone": normalised_phone}
# What their browser knows by itself are the young person's own details.
_NOT_BY_ITSELF = {"autocomplete": "off", "spellcheck": "false"}


class AgesForm(ContactForm):
    """A form about a person that also asks how old they are, where the page has a rule about it.

    Whoever the rule does not admit makes the form invalid, so that nothing is kept; `outside` tells the view why.
    """

    ages: AgeRule | None = None
    typed_birth: date | None = None  # once a real date has been typed, whether or not the rule admits it

    def ask_ages(self, rule: AgeRule | None) -> None:
        """Add the fields that this rule needs, none where age does not matter."""
        self.ages = rule
        self.fields |= age_fields(rule)

    @property
    def asks_guardian(self) -> bool:
        """Tell whether the form has the part about a parent or guardian."""
        return "guardian_name" in self.fields

    @property
    def age(self) -> int | None:
        """Return the age in years, None where no real date was typed."""
        return age_today(self.typed_birth) if self.typed_birth else None

    @property
    def outside(self) -> str:
        """Return TOO_YOUNG or TOO_OLD for somebody who cannot sign up because of their age, otherwise nothing."""
        if self.ages is None or self.age is None or self.ages.admits(self.age):
            return ""
        return TOO_YOUNG if self.age < (self.ages.lowest or 0) else TOO_OLD

    def clean(self) -> dict[str, Any]:
        """Judge the age, and the guardian of those who need one; of others nothing about a guardian is kept."""
        super().clean()
        if self.ages is not None:
            self._judge_age(self.ages)
        return self.cleaned_data

    def _judge_age(self, rule: AgeRule) -> None:
        self.typed_birth = self.cleaned_data.get("born_on")
        if self.outside:
            words = gettext("Your age does not fit. This is for people %(ages)s")
            self.add_error("born_on", words % {"ages": in_words(rule)})
        if not self.asks_guardian:
            return
        if self.age is not None and not self.outside and rule.needs_guardian(self.age):
            self._judge_guardian()
            return
        for name in GUARDIAN_FIELDS:
            self.errors.pop(name, None)
            self.cleaned_data[name] = ""

    def _judge_guardian(self) -> None:
        for name in GUARDIAN_FIELDS:
            self.fields[name].required = True  # the page says no longer that this part may be left out
        if not self.cleaned_data.get("guardian_name") and "guardian_name" not in self.errors:
            self.add_error("guardian_name", _("Enter the name of your parent or guardian"))
        for name, normalised in NORMALISED.items():
            self._judge_way_to_guardian(name, normalised)
        if not any(self.cleaned_data.get(name) or name in self.errors for name in NORMALISED):
            self.add_error("guardian_email", _("Enter an email address or a phone number of your parent or guardian"))

    def _judge_way_to_guardian(self, name: str, normalised: Callable[[str], str]) -> None:
        typed = self.cleaned_data.get(name, "")
        if not typed:
            return
        try:
            self.cleaned_data[name] = normalised(typed)
        except ValidationError as error:
            self.add_error(name, error)
            return
        own = self.cleaned_data.get(name.removeprefix("guardian_"), "")
        if own and _mailbox(own) == _mailbox(self.cleaned_data[name]):
            self.add_error(name, OWN[name])


OWN = {
    "guardian_email": _("This is your own email. We need to ask a grown-up"),
    "guardian_phone": _("This is your own phone number. We need to ask a grown-up"),
}


def age_fields(rule: AgeRule | None) -> dict[str, forms.Field]:
    """Return the fields for a rule about ages, none where there is no rule."""
    if rule is None:
        return {}
    today = timezone.localdate()
    born_on = NhsDateField(
        label=gettext("Your date of birth"),
        help_text=gettext("This is for people %(ages)s. For example, 31 3 2010") % {"ages": in_words(rule)},
        widget=DateInputs(autocomplete="bday"),
        earliest=earliest_birth(today),
        latest=today,
        error_messages={"required": _("Enter your date of birth")},
    )
    return {"born_on": born_on} | (_guardian_fields() if asks_for_guardian(rule) else {})


def in_words(rule: AgeRule) -> str:
    """Return whom a rule admits: "aged 13 to 25", "who are 13 or older", "who are 25 or younger", "of any age"."""
    if rule.lowest is not None and rule.highest is not None:
        return gettext("aged %(lowest)s to %(highest)s") % {"lowest": rule.lowest, "highest": rule.highest}
    if rule.lowest is not None:
        return gettext("who are %(age)s or older") % {"age": rule.lowest}
    if rule.highest is not None:
        return gettext("who are %(age)s or younger") % {"age": rule.highest}
    return gettext("of any age")


def _guardian_fields() -> dict[str, forms.Field]:
    return {
        "guardian_name": ShortTextField(
            label=gettext("Name of your parent or guardian"),
            limit=120,
            required=False,
            widget=forms.TextInput(attrs=_NOT_BY_ITSELF),
        ),
        "guardian_email": ShortTextField(
            label=gettext("Their email address"),
            limit=320,
            required=False,
            help_text=gettext("An email address or a phone number is enough. We use it only to ask them."),
            widget=forms.EmailInput(attrs=_NOT_BY_ITSELF | {"inputmode": "email"}),
        ),
        "guardian_phone": ShortTextField(
            label=gettext("Their phone number"),
            limit=60,
            required=False,
            help_text=gettext("If they have no email, we ring them."),
            widget=forms.TextInput(attrs=_NOT_BY_ITSELF | {"inputmode": "tel"}),
        ),
    }


def _mailbox(address: str) -> str:
    """Return where mail to this address arrives in the end: what follows a plus is a note to oneself."""
    local, at, domain = address.partition("@")
    return f"{local.partition('+')[0]}{at}{domain}" if at else address
