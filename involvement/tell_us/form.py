"""The form on which people tell us something. What looks like spam is noted, never refused (tell_us.signs)."""

from typing import Any

from django import forms
from django.core.exceptions import ImproperlyConfigured
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from core.look.widgets import ConditionalRadios
from core.models import Directorate
from involvement.tell_us.signs import Sign
from involvement.tell_us.told import Told
from people.fields import LongTextField, ShortTextField, name_in_messages
from people.forms.contact import REACHED_BY, ContactForm
from people.forms.guarded import GuardedForm
from people.guards import FormStamp
from people.models import ConsentWording, Person
from people.selectors import current_wording

LONGEST = 4000
NO = "no"
YES = "yes"
SOMEWHERE_ELSE = "other"
PURPOSES = (ConsentWording.Purpose.TELL_US, ConsentWording.Purpose.PUBLISH)
CHANGED = _("These words have changed. Read them and choose again")


class TellUsForm(GuardedForm, ContactForm):
    """Which service, what happened, whether we may contact them, and whether we may publish it."""

    # Only those who are rung or written to are asked for a name, beside the number or in the address.
    name = None  # type: ignore[assignment]  # Django's way to leave out a field of the form above
    service = forms.ChoiceField(
        label=_("Which part of the trust is it about?"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose a part of the trust, or that you are not sure"),
            "invalid_choice": _("Choose a part of the trust, or that you are not sure"),
        },
    )
    words = LongTextField(
        label=_("What happened, or what should change?"),
        limit=LONGEST,
        rows=8,
        help_text=_("Tell us what was good too. Please leave out names, yours and other people’s."),
        error_messages={"required": _("Write what happened, or what should change")},
    )
    reach_by = forms.ChoiceField(
        label=_("May we contact you about it?"),
        choices=[
            (NO, _("No, I do not want to be contacted")),
            (Person.Channel.EMAIL, _("Yes, by email")),
            (Person.Channel.PHONE, _("Yes, by phone")),
            (Person.Channel.POST, _("Yes, by post")),
        ],
        widget=ConditionalRadios(reveals=REACHED_BY | {Person.Channel.PHONE: ("phone", "ask_for")}),
        error_messages={
            "required": _("Choose whether we may contact you"),
            "invalid_choice": _("Choose whether we may contact you"),
        },
    )
    ask_for = ShortTextField(
        label=_("Who should we ask for?"),
        limit=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
    )
    publish = forms.ChoiceField(
        label=_("May we publish it in our own words?"),
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose whether we may publish it"),
            "invalid_choice": _("Choose whether we may publish it"),
        },
    )
    field_order = ["service", "words", "reach_by", "email", "phone", "ask_for", "address", "publish"]

    def __init__(self, data: QueryDict | None = None, *, directorates: list[Directorate], language: str) -> None:
        self.language = language
        self.wordings = _wordings_in(language)
        self.signs: set[Sign] = set()
        super().__init__(data)
        known = [(str(directorate.pk), directorate.name) for directorate in directorates]
        choices = [*known, (SOMEWHERE_ELSE, _("Somewhere else, or I am not sure"))]
        self.fields["service"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["reach_by"].help_text = self.wordings[ConsentWording.Purpose.TELL_US].words
        self.fields["publish"].help_text = self.wordings[ConsentWording.Purpose.PUBLISH].words
        self.fields["address"].help_text = _("Your name and your address with the postcode.")
        for field in self.fields.values():
            name_in_messages(field)

    def words_shown(self) -> dict[str, int]:
        """Return the words of consent that stand beside the questions now."""
        return {purpose: wording.pk for purpose, wording in self.wordings.items()}

    def show_afresh(self, stamp: FormStamp | None) -> None:
        """Give the form a new stamp; a “yes” stays only beside words that are still the same."""
        super().show_afresh(stamp)
        said_yes = {"reach_by": self.typed.get("reach_by") in REACHED_BY, "publish": self.typed.get("publish") == YES}
        for purpose, name in zip(PURPOSES, said_yes, strict=True):
            is_same = stamp is not None and stamp.wordings.get(purpose) == self.wordings[purpose].pk
            if not is_same and said_yes[name]:
                del self.typed[name]
                if name not in self.errors:
                    self.add_error(name, CHANGED)

    def is_filled_in_by_a_program(self) -> None:
        """Note it: the answer is the ordinary one, and a moderator sees what came."""
        self.signs.add(Sign.HIDDEN_FIELD)

    def is_faster_than_people(self) -> None:
        """Note it in the same way."""
        self.signs.add(Sign.TOO_FAST)

    def told(self) -> Told:
        """Return what a valid form says."""
        cleaned: dict[str, Any] = self.cleaned_data
        reach_by = cleaned["reach_by"] if cleaned["reach_by"] != NO else ""
        may_publish = cleaned["publish"] == YES
        return Told(
            words=cleaned["words"],
            stamp=self.typed.get("stamp", ""),
            directorate_pk=int(cleaned["service"]) if cleaned["service"] != SOMEWHERE_ELSE else None,
            reach_by=reach_by,
            name=cleaned["ask_for"] if reach_by == Person.Channel.PHONE else "",
            email=cleaned["email"],
            phone=cleaned["phone"],
            address=cleaned["address"],
            contact_wording=self.wordings[ConsentWording.Purpose.TELL_US].pk if reach_by else None,
            may_publish=may_publish,
            publish_wording=self.wordings[ConsentWording.Purpose.PUBLISH].pk if may_publish else None,
            language=self.language,
        )


def _wordings_in(language: str) -> dict[str, ConsentWording]:
    found = {str(purpose): current_wording(purpose, language) for purpose in PURPOSES}
    missing = [purpose for purpose, wording in found.items() if wording is None]
    if missing:
        raise ImproperlyConfigured(f"No consent wording for {', '.join(missing)}: run load_starter_site or migrate.")
    return {purpose: wording for purpose, wording in found.items() if wording is not None}
