"""The person, what they need, and that they asked to be forgotten."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import AccessNeed, Erasure, Person
from people.personal_data.rows import fields_in_words, rows_of_person
from people.registry import PersonalStore, Turn

CHANNELS: dict[str, Any] = {
    Person.Channel.EMAIL: _("Email"),
    Person.Channel.PHONE: _("Phone"),
    Person.Channel.POST: _("Post"),
}


def _person(person: Person) -> dict[str, Any]:
    reached = fields_in_words(person, "name", "email", "email_confirmed_at", "new_email", "phone", "address")
    chosen = {str(_("Prefers")): str(CHANNELS.get(person.channel, person.channel))}
    rest = fields_in_words(
        person, "language", "format", "born_on", "paused_at", "paused_until", "return_asked_at", "created_at"
    )
    return {str(_("Number")): person.pk} | reached | chosen | rest


def _access_need(need: AccessNeed) -> dict[str, Any]:
    return fields_in_words(need, "text", "recorded_at", "review_due", "review_asked_at")


def _erasure(erasure: Erasure) -> dict[str, Any]:
    return fields_in_words(erasure, "cause", "asked_at", "done_at")


def _erasures_of(person: Person) -> QuerySet[Erasure]:
    return Erasure.objects.filter(person=person.pk)


PERSON = rows_of_person("person", _("About you"), Person, path="pk", describe=_person, turn=Turn.PERSON)
ACCESS_NEED = rows_of_person("access_need", _("What you need in order to take part"), AccessNeed, describe=_access_need)
ERASURE = PersonalStore(
    name="erasure",
    label=_("Your wish to be deleted"),
    rows=_erasures_of,
    describe=_erasure,
    # The row stays as the proof that it was done. people.actions.erasure cuts the link to the person.
    erase=lambda person: 0,
    models=(Erasure,),
)
