"""The door from a member's own page into the members' area."""

from django.utils.translation import gettext_lazy as _

from network.membership import has_group
from people.own_doors import Door, register_door

register_door(
    Door(
        label=_("Members’ area"),
        words=_("See the meetings, papers and notes of your groups. You do not need a password."),
        is_for=has_group,
    )
)
