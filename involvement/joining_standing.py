"""How things stand with joining a group, in words: the same on its page, in lists of groups, and in the admin."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from involvement.models.joining import JoiningMixin

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Joining = JoiningMixin.Joining


@dataclass(frozen=True)
class JoiningStanding:
    """What somebody reads who thinks of joining; the word carries the meaning, the colour only helps."""

    tag: "StrOrPromise"
    colour: str
    words: "StrOrPromise"
    can_join: bool
    button: "StrOrPromise" = _("Join")


_STANDINGS = {
    Joining.OPEN: JoiningStanding(
        _("Anyone can join"), "green", _("You can join at any time. It takes about two minutes."), can_join=True
    ),
    Joining.APPLICATION: JoiningStanding(
        _("Ask to join"),
        "green",
        _("You fill in a short form. The team reads it, and then tells you whether you can join."),
        can_join=True,
        button=_("Ask to join"),
    ),
    Joining.INVITATION: JoiningStanding(
        _("By invitation"), "blue", _("People are invited to join this group."), can_join=False
    ),
    Joining.CLOSED: JoiningStanding(
        _("Not open now"), "grey", _("Nobody can join this group at the moment."), can_join=False
    ),
}
_FULL = JoiningStanding(
    _("Waiting list"),
    "yellow",
    _("All places are taken at the moment. You can wait for one, and we tell you when it is free."),
    can_join=True,
    button=_("Join the waiting list"),
)


def joining_standing(page: JoiningMixin, *, is_full: bool = False) -> JoiningStanding:
    """Return how things stand; where all places are taken, people can still wait for one."""
    standing = _STANDINGS[Joining(page.joining)]
    return _FULL if is_full and standing.can_join else standing
