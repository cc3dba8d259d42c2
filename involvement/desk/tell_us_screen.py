"""The screen of one message: the original beside our words, what may tell who it was, and everything done with it."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from involvement.actions.tell_us_log import VIEWED, write_down
from involvement.actions.tell_us_story import can_become_story
from involvement.desk.tell_us_acts import Done, act_of
from involvement.desk.tell_us_forms import NoteForm, OurWordsForm, PassOnForm
from involvement.models import TellUsMessage
from involvement.permissions import can_draft_story, can_moderate_tellings, can_view_tellings
from involvement.tell_us.moves import LEFT_OUT, moves_from
from involvement.tell_us.prompts import clues_in, pieces_of
from involvement.tell_us.signs import Sign
from involvement.tell_us.similar import can_be_put_together, similar_to
from involvement.tell_us.stories import story_index_for
from people.admin.pages import StaffPage
from people.submissions import fingerprint

AS_IT_WAS, CANNOT_BE_READ = 409, 422  # HTTP
State = TellUsMessage.State
# What a button says for the state it leads to.
BUTTONS = {
    State.NEW: gettext_lazy("Put it back among the new ones"),
    State.LOOKING: gettext_lazy("I am looking at it"),
    State.ANSWERED: gettext_lazy("It is answered"),
    State.NOT_FOR_US: gettext_lazy("It is not for us"),
    State.SPAM: gettext_lazy("It is spam"),
}


class MessagePage(StaffPage):
    """One message. Reading it is written down; each button does one thing."""

    may = staticmethod(can_view_tellings)
    template_name = "involvement/admin/telling.html"
    page_title = gettext_lazy("What somebody told us")
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the message."""
        return self._show(_message(pk))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Do what was pressed; what was typed is never lost."""
        if not can_moderate_tellings(self.user):
            raise PermissionDenied
        message, act = _message(pk), act_of(request.POST)
        if act is None:
            return HttpResponseBadRequest(_("There is no such button."))
        done = act(message, request.POST, self.user)
        if done.faulty or done.is_refused:
            return self._show(_message(pk), done)
        messages.success(request, done.words)
        return redirect(done.leads_to) if done.leads_to else redirect("tellings:telling", pk)

    def _show(self, message: TellUsMessage, done: Done | None = None) -> HttpResponse:
        write_down(VIEWED, message, by=self.user)
        may_change = can_moderate_tellings(self.user)
        status = 200 if done is None else AS_IT_WAS if done.is_refused else CANNOT_BE_READ
        return self.shown(
            status,
            message=message,
            refused=done.words if done and done.is_refused else "",
            may_change=may_change,
            is_left_out=message.state in LEFT_OUT,
            **_words(message),
            **(_doings(message, done) if may_change else {}),
            **self._story(message),
            entries=list(message.entries.select_related("by")),
            merged=list(message.merged.order_by("pk")),
        )

    def _story(self, message: TellUsMessage) -> dict[str, Any]:
        index = story_index_for(message)
        may_draft = can_become_story(message) and can_draft_story(self.user, index)
        return {"may_draft": may_draft, "may_edit_stories": can_draft_story(self.user, index)}


def _message(pk: int) -> TellUsMessage:
    whole = TellUsMessage.objects.select_related("directorate", "person", "story", "merged_into", "page")
    return get_object_or_404(whole.select_related("contact_wording", "publish_wording"), pk=pk)


def _words(message: TellUsMessage) -> dict[str, Any]:
    labels = dict(Sign.choices)
    return {
        "original": pieces_of(message.words),
        "ours": pieces_of(message.our_words),
        "left_in_ours": [clue.label for clue in clues_in(message.our_words)],
        "signs": [labels[sign] for sign in message.signs if sign in labels],
    }


def _doings(message: TellUsMessage, done: Done | None) -> dict[str, Any]:
    """Return the forms and buttons, the form that was wrong as it was typed."""
    faulty = done.faulty if done else None
    forms = {
        "words_form": OurWordsForm(initial={"our_words": message.our_words or message.words}),
        "note_form": NoteForm(),
        "pass_on_form": PassOnForm(),
    }
    shown = {name: faulty if isinstance(faulty, type(form)) else form for name, form in forms.items()}
    near = [each for each in similar_to(message) if can_be_put_together(message, each.message)]
    return shown | {
        "faulty": faulty,
        "words_seen": fingerprint({"words": message.our_words}),
        "contact_seen": fingerprint(message.pending),
        "buttons": [(state, BUTTONS[State(state)]) for state in moves_from(message.state)],
        "similar": near,
    }
