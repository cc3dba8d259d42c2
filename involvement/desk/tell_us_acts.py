"""What the buttons on the screen of one message do; each returns what to say, or the form that is wrong."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from core.models import User
from involvement.actions.tell_us_contact import confirm_contact_by_staff, take_back_publishing
from involvement.actions.tell_us_moderating import move, note, pass_on, write_our_words
from involvement.actions.tell_us_story import draft_story
from involvement.desk.tell_us_forms import NoteForm, OurWordsForm, PassOnForm
from involvement.models import TellUsMessage
from involvement.permissions import can_draft_story
from involvement.tell_us.stories import story_index_for
from people.models import ConsentEvent
from people.submissions import fingerprint


@dataclass(frozen=True)
class Done:
    """What became of a button: words for whoever pressed it, and where they go next."""

    words: str = ""
    is_refused: bool = False
    faulty: forms.Form | None = None
    leads_to: str = ""


Act = Callable[[TellUsMessage, QueryDict, User], Done]
CHANNELS = (ConsentEvent.Channel.PHONE, ConsentEvent.Channel.PAPER)


def act_of(pressed: QueryDict) -> Act | None:
    """Return what was pressed, or None where there is no such button."""
    return _ACTS.get(pressed.get("do", ""))


def _changed_meanwhile() -> Done:
    return Done(_("Somebody has changed this since you opened the page. Please look again."), is_refused=True)


def _move(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    state = pressed.get("state", "")
    if not move(message, state, by=user):
        return _changed_meanwhile()
    label = TellUsMessage.State(state).label
    return Done(_("The state is now: %(state)s.") % {"state": label})


def _our_words(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    form = OurWordsForm(pressed)
    if not form.is_valid():
        return Done(faulty=form)
    if fingerprint({"words": message.our_words}) != pressed.get("seen", ""):
        return Done(_changed_meanwhile().words, is_refused=True, faulty=form)
    if not write_our_words(message, form.cleaned_data["our_words"], by=user, seen=message.our_words):
        return Done(_changed_meanwhile().words, is_refused=True, faulty=form)
    return Done(_("Our words are saved. What stood there before is in the history."))


def _note(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    form = NoteForm(pressed)
    if not form.is_valid():
        return Done(faulty=form)
    note(message, form.cleaned_data["note"], by=user)
    return Done(_("Your note is saved."))


def _pass_on(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    form = PassOnForm(pressed)
    if not form.is_valid():
        return Done(faulty=form)
    if not pass_on(message, form.cleaned_data["why"], by=user):
        words = _("Nothing was passed on: PALS has no email address under Settings, Organisation. Ring them.")
        return Done(words, is_refused=True, faulty=form)
    return Done(_("PALS gets a mail with a link to this page. Who passed it on, when and why stands in the history."))


def _draft(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    if not can_draft_story(user, story_index_for(message)):
        return Done(_("You may not add stories. Ask somebody who edits pages."), is_refused=True)
    story = draft_story(message, by=user)
    if story is None:
        return _changed_meanwhile()
    words = _("This is the draft. It is not public: fill in the rest and publish it when it is right.")
    return Done(words, leads_to=reverse("wagtailadmin_pages:edit", args=[story.pk]))


def _contact(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    channel = pressed.get("channel", "")
    if channel not in CHANNELS or pressed.get("seen", "") != fingerprint(message.pending):
        return _changed_meanwhile()
    if not confirm_contact_by_staff(message, channel=channel, by=user, seen=message.pending):
        return _changed_meanwhile()
    return Done(_("Written down: we may contact them."))


def _private(message: TellUsMessage, pressed: QueryDict, user: User) -> Done:
    if not take_back_publishing(message, by=user):
        return _changed_meanwhile()
    return Done(_("Written down: this is not published. Is there a story already? Then unpublish it too."))


_ACTS: dict[str, Act] = {
    "move": _move,
    "words": _our_words,
    "note": _note,
    "pass-on": _pass_on,
    "story": _draft,
    "contact": _contact,
    "private": _private,
}
