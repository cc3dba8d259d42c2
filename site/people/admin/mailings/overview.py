"""The one page that shows a mailing: a draft with its letter and its numbers, its progress, and its result."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views import generic

from core.look.words import when_in_words
from people.admin.mailings.preview import previewed
from people.audiences import audience_label
from people.mailing_audience import STATES_NOTIFIED, headcount, number_told_by_hand, words_shown
from people.mailing_progress import Progress, progress_of
from people.models import Mailing
from people.permissions import can_view_people, can_write_to_many
from people.post.mails import mail_named
from people.post.notices import is_notice
from people.verdicts import Verdict

State = Mailing.State


class MailingInspectView(generic.InspectView):
    """A draft with its letter and its numbers; later how far it has got; in the end what became of it."""

    any_permission_required = ["view"]

    @cached_property
    def mailing(self) -> Mailing:
        """Return the mailing."""
        found: Mailing = self.object
        return found

    @property
    def is_before_start(self) -> bool:
        """Tell whether nothing of it has been written to anybody."""
        return self.mailing.state in (State.DRAFT, State.SCHEDULED)

    def get_page_title(self) -> str:
        """Return where the mailing stands."""
        return str(self.mailing.get_state_display())

    def get_template_names(self) -> list[str]:
        """Return the page for a draft, or the one with figures."""
        return [f"people/admin/mailing_{'draft' if self.is_before_start else 'progress'}.html"]

    def get_edit_url(self) -> str | None:
        """Return where a draft is changed; nothing else can be."""
        url: str | None = super().get_edit_url()
        return url if self.mailing.state == State.DRAFT else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the templates show."""
        mailing, user = self.mailing, self.request.user
        may_act = can_write_to_many(user)
        return (
            super().get_context_data(**kwargs)
            | {
                "mailing": mailing,
                "audience": audience_label(mailing),
                "may_act": may_act,
                "may_see_people": may_act and can_view_people(user),
                "copy_url": reverse("mailings:copy", args=[mailing.pk]) if may_act and not is_notice(mailing) else "",
                "send_at": _in_london(mailing.send_at),
                "states": [state.label for state in STATES_NOTIFIED if state in mailing.states],
            }
            | (self._before() if self.is_before_start else self._after())
        )

    def _before(self) -> dict[str, Any]:
        people = headcount(self.mailing)
        return {
            "planned": self.mailing.state == State.SCHEDULED,
            "letter": previewed(self.mailing),
            "people": people,
            "left_out": _in_words(people.left_out),
            "by_hand": people.by_hand,
            "words": words_shown(self.mailing),
        }

    def _after(self) -> dict[str, Any]:
        progress = progress_of(self.mailing)
        return {
            "is_under_way": self.mailing.state == State.SENDING,
            "progress": progress,
            "figures": _figures(progress),
            "kind": kind_in_words(self.mailing),
            "sent": previewed(self.mailing) if is_notice(self.mailing) else None,
            "left_out": _in_words(self.mailing.left_out),
            "by_hand": number_told_by_hand(self.mailing),
        }


def kind_in_words(mailing: Mailing) -> str:
    """Return what a notice is called among the mails; nothing for what staff wrote themselves."""
    mail = mail_named(mailing.template) if is_notice(mailing) else None
    return str(mail.label) if mail else ""


def _figures(progress: Progress) -> list[tuple[str, int]]:
    """Return what staff read about the letters; the ordinary places always, the others where there are any."""
    return [
        (_("Sent"), progress.sent),
        *(
            (label, number)
            for label, number in (
                (_("On their way"), progress.under_way),
                (_("Waiting for the end of a break"), progress.held),
                (_("Not needed any more: they changed their mind or left, or cannot be reached"), progress.not_needed),
                (_("Failed"), progress.failed),
                (_("Stopped before they left"), progress.stopped),
            )
            if number
        ),
    ]


def _in_london(moment: datetime | None) -> str:
    """Return a time as the clocks in London show it, whatever time zone a member of staff has chosen."""
    with timezone.override(settings.TIME_ZONE):
        return when_in_words(moment)


def _in_words(numbers: dict[str, int]) -> list[tuple[str, int]]:
    """Return how many people were left out beside the reason in words."""
    labels = {verdict.value: str(verdict.label) for verdict in Verdict}
    return [(labels.get(reason, reason), number) for reason, number in numbers.items()]
