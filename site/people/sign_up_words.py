"""Words that differ between taking part in something and becoming a member of a group."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from people.subjects import is_membership

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class SignUpWords:
    """What pages and mails say; each is a whole sentence or heading, so that it can be translated."""

    form: str  # below the address of the page
    heading: "StrOrPromise"
    paper_heading: "StrOrPromise"
    asked: "StrOrPromise"
    asks_to_confirm: "StrOrPromise"
    confirms: "StrOrPromise"
    takes_part: "StrOrPromise"
    is_signed_up: "StrOrPromise"
    has_place: "StrOrPromise"  # said when the team has decided
    team_looks: "StrOrPromise"
    waits_for_team: "StrOrPromise"
    has_questions: "StrOrPromise"
    gives_up: "StrOrPromise"
    gives_up_shortly: "StrOrPromise"
    closed: "StrOrPromise"
    cannot_sign_up: "StrOrPromise"


TAKING_PART = SignUpWords(
    form="take-part/",
    heading=_("Take part"),
    paper_heading=_("Take part on paper"),
    asked=_("You asked to take part in:"),
    asks_to_confirm=_("Confirm that you want to take part"),
    confirms=_("Yes, I want to take part"),
    takes_part=_("You take part."),
    is_signed_up=_("You are signed up."),
    has_place=_("You are signed up. You do not need to do anything else."),
    team_looks=_("The team looks at everyone who signed up, and then tells you whether there is a place for you."),
    waits_for_team=_("The team looks at everyone who signed up, and then tells you."),
    has_questions=_("If you have a question, or cannot come"),
    gives_up=_("Cannot come? Give your place back"),
    gives_up_shortly=_("Cancel my place"),
    closed=_("This has closed"),
    cannot_sign_up=_("You cannot sign up for this now."),
)
JOINING = SignUpWords(
    form="join/",
    heading=_("Join"),
    paper_heading=_("Join on paper"),
    asked=_("You asked to join:"),
    asks_to_confirm=_("Confirm that you want to join"),
    confirms=_("Yes, I want to join"),
    takes_part=_("You are a member."),
    is_signed_up=_("You are a member now. Welcome!"),
    has_place=_("You are a member now. Welcome! You do not need to do anything else."),
    team_looks=_("The team reads what you wrote, and then tells you whether you can join."),
    waits_for_team=_("The team reads what you wrote, and then tells you."),
    has_questions=_("If you have a question"),
    gives_up=_("Do not want to be a member any more? You can leave here"),
    gives_up_shortly=_("Leave"),
    closed=_("Nobody can join at the moment"),
    cannot_sign_up=_("You cannot join now."),
)


def words_for(page: object) -> SignUpWords:
    """Return the words for a page that people sign up for; it may be a page of any class."""
    return JOINING if is_membership(page) else TAKING_PART
