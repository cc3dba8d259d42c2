"""What somebody signed up for: the sign-ups with what was typed, their changes, needs met, guardians' agreements."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from people.actions.guardian_details import forget_as_guardian
from people.guardians_named import agreements_naming, forms_naming
from people.models import AccessNeedMet, GuardianAgreement, Person, SignUp, SignUpEvent
from people.personal_data.person import CHANNELS
from people.personal_data.rows import fields_in_words, heading_of, plain, rows_of_person
from people.registry import PersonalStore, Turn

TYPED = {
    "name": _("Name"),
    "reach_by": _("Reach by"),
    "email": _("Email"),
    "phone": _("Phone"),
    "address": _("Postal address"),
    "access_needs": _("Needs in order to take part"),
    "how_heard": _("How they heard"),
    "language": _("Language"),
    "born_on": _("Date of birth"),
    "guardian_name": _("Guardian’s name"),
    "guardian_email": _("Guardian’s email"),
    "guardian_phone": _("Guardian’s phone"),
}
CAME: dict[bool | None, Any] = {None: "", True: _("Yes"), False: _("No")}
NUMBERS_ONLY = ("wordings",)  # which words stood beside the boxes; the ledger of consent tells them once it counts


def _sign_up(sign_up: SignUp) -> dict[str, Any]:
    facts = {str(_("For")): sign_up.page.title} | fields_in_words(
        sign_up, "state", "channel", "language", "how_heard", "created_at", "confirmation_asked_at", "confirmed_at"
    )
    places = fields_in_words(sign_up, "place", "waiting_since", "offer_ends_at", "kind_words")
    came = {heading_of(sign_up, "attended"): str(CAME[sign_up.attended])}
    return (
        facts
        | places
        | came
        | {
            str(_("Answers")): [_answer(row) for row in sign_up.answers],
            str(_("Typed and not confirmed")): _typed(sign_up.pending),
        }
    )


def _typed(pending: dict[str, Any]) -> list[dict[str, Any]]:
    shown = {name: value for name, value in pending.items() if value and name not in (*NUMBERS_ONLY, "answers")}
    facts = {str(TYPED.get(name, name.replace("_", " "))): _typed_value(name, value) for name, value in shown.items()}
    answers = [_answer(row) for row in pending.get("answers", [])]
    return ([facts] if facts else []) + answers


def _typed_value(name: str, value: Any) -> Any:
    return str(dict(CHANNELS).get(value, value)) if name == "reach_by" else value


def _answer(row: dict[str, Any]) -> dict[str, Any]:
    return {str(_("Question")): row.get("question", ""), str(_("Answer")): row.get("answer", "")}


def _change(event: SignUpEvent) -> dict[str, Any]:
    return {
        str(_("For")): event.sign_up.page.title,
        str(_("Change")): event.words,
        str(_("When")): plain(event.happened_at),
    }


def _need_met(met: AccessNeedMet) -> dict[str, Any]:
    return {str(_("For")): met.sign_up.page.title} | fields_in_words(met, "answer", "recorded_at")


def _agreement(agreement: GuardianAgreement) -> dict[str, Any]:
    return {str(_("For")): agreement.sign_up.page.title} | fields_in_words(
        agreement, "name", "email", "phone", "state", "asked_at", "reminded_at", "answered_at", "lapsed_at"
    )


def _named_as_guardian(person: Person) -> Iterator[GuardianAgreement | SignUp]:
    """Yield what others named the person in; their own agreements and forms are theirs anyway."""
    address = person.email or ""
    yield from agreements_naming(address).exclude(sign_up__person=person.pk)
    yield from forms_naming(address).exclude(person=person.pk)


def _guardian_of(row: GuardianAgreement | SignUp) -> dict[str, Any]:
    """Return what it was about, and nothing of the young person."""
    if isinstance(row, SignUp):
        return {str(_("For")): row.page.title}
    return {str(_("For")): row.sign_up.page.title} | fields_in_words(row, "name", "email", "phone", "state", "asked_at")


SIGN_UPS = rows_of_person("sign_ups", _("What you signed up for"), SignUp, related=("page",), describe=_sign_up)
CHANGES = rows_of_person(
    "changes",
    _("What has changed since"),
    SignUpEvent,
    path="sign_up__person",
    related=("sign_up__page",),
    describe=_change,
)
NEEDS_MET = rows_of_person(
    "needs_met",
    _("Whether what you need was there"),
    AccessNeedMet,
    path="sign_up__person",
    related=("sign_up__page",),
    describe=_need_met,
)
GUARDIAN_AGREEMENTS = rows_of_person(
    "guardian_agreements",
    _("Your parent or guardian"),
    GuardianAgreement,
    path="sign_up__person",
    related=("sign_up__page",),
    describe=_agreement,
)
NAMED_AS_GUARDIAN = PersonalStore(
    name="named_as_guardian",
    label=_("Where you are named as a parent or guardian"),
    rows=_named_as_guardian,
    describe=_guardian_of,
    erase=forget_as_guardian,
    turn=Turn.TRACES,
)
