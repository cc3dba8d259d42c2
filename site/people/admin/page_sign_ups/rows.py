"""What one row of the screen shows of a sign-up, and which buttons stand in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from people.actions.offers import MAY_BE_OFFERED
from people.admin.sign_ups import name_of, needs_in_a_word
from people.attendance import CAN_HAVE_COME
from people.deciding import MAY_BE_ACCEPTED, MAY_BE_DECLINED, MAY_WAIT
from people.guardianship import is_kept_back
from people.models import SignUp
from people.offers import gets_own_links
from people.sign_up_groups import Group, Kind, since

State = SignUp.State


@dataclass(frozen=True)
class Row:
    """One person of the page."""

    sign_up: SignUp
    name: str
    has_needs: bool
    since: datetime
    number: int  # in the group, counted from 1
    must_be_rung: bool
    acts: tuple[str, ...]  # names of people.admin.page_sign_ups.acts
    may_decline: bool

    @property
    def is_chosen_from(self) -> bool:
        """Tell whether the row has a box for what is done to several at once."""
        return "accept" in self.acts or "came" in self.acts


@dataclass(frozen=True)
class Section:
    """One group of rows."""

    kind: Kind
    rows: tuple[Row, ...]
    number: int


def sections(groups: Iterable[Group], *, may_change: bool, has_begun: bool) -> list[Section]:
    """Return the groups as the screen shows them."""
    return [
        Section(
            group.kind,
            tuple(
                _row(sign_up, place, may_change=may_change, has_begun=has_begun)
                for place, sign_up in enumerate(group.sign_ups, start=1)
            ),
            group.number,
        )
        for group in groups
    ]


def _row(sign_up: SignUp, number: int, *, may_change: bool, has_begun: bool) -> Row:
    is_held = sign_up.state not in (State.UNCONFIRMED, State.LEFT, State.EXPIRED)
    return Row(
        sign_up=sign_up,
        name=name_of(sign_up),
        has_needs=bool(needs_in_a_word(sign_up)),
        since=since(sign_up),
        number=number,
        must_be_rung=is_held and not is_kept_back(sign_up) and not gets_own_links(sign_up.person),
        acts=tuple(_acts(sign_up, has_begun)) if may_change else (),
        may_decline=may_change and sign_up.state in MAY_BE_DECLINED,
    )


def _acts(sign_up: SignUp, has_begun: bool) -> Iterable[str]:
    if sign_up.state in MAY_BE_ACCEPTED:
        yield "accept"
    if sign_up.state in MAY_BE_OFFERED:
        yield "offer"
    if sign_up.state in MAY_WAIT:
        yield "wait"
    if has_begun and sign_up.state in CAN_HAVE_COME:
        yield "came"
        yield "missed"
