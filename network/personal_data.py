"""What this room holds about people: only that they have answered how a meeting was, as digests that need our key."""

from django.utils.translation import gettext_lazy as _

from network.actions.asking import forget_that_they_answered
from network.asking.digests import answers_left_by
from people.registry import PersonalStore, register_store

register_store(
    PersonalStore(
        name="meeting_answers_given",
        label=_("That you have said how a meeting was"),
        rows=answers_left_by,
        describe=lambda row: None,  # neither we nor they can read out of it what they said
        erase=forget_that_they_answered,
    )
)
