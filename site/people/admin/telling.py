"""The page on which staff tell people something: how many, whom not, the mail itself, and a note of their own."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, Protocol

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from people.actions.mailings import Answer
from people.admin.pages import StaffPage
from people.mailing_audience import headcount, shares_of
from people.models import Mailing
from people.permissions import can_write_to_many
from people.post.notices import shown_notice
from people.verdicts import Verdict

LONGEST_NOTE = 600
NOT_AS_SHOWN, CANNOT_BE_READ = 409, 422  # HTTP


class Owing(Protocol):
    """Something that people must be told, as it stands at this moment."""

    @property
    def mark(self) -> str:
        """Return what is another one as soon as something else is owed."""
        ...

    def mailing(self, note: str = "") -> Mailing:
        """Return the mail to all of them, not saved."""
        ...


class NoteForm(forms.Form):
    """What the team adds in its own words."""

    note = forms.CharField(
        label=gettext_lazy("A note of your own, if you like"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "Everyone gets the same words, in the language you write them in. Plain text, at most 600 characters. "
            "Never about a person."
        ),
    )


class TellingPage(StaffPage, ABC):
    """What is owed, as people will read it; the button sends exactly that, or nothing."""

    template_name = "people/admin/tell_people.html"
    page_title = gettext_lazy("Tell people")
    header_icon = "mail"
    route: str
    untold: Any  # in words: who has not been told
    all_told: Any
    nobody_told: Any = gettext_lazy("Written down: nobody needs to be told.")

    @cached_property
    @abstractmethod
    def subject(self) -> Any:
        """Return the page it is about; raises PermissionDenied for those who may not tell people of it."""

    @abstractmethod
    def owed(self) -> Owing | None:
        """Return what people must still be told."""

    @abstractmethod
    def tell(self, mark: str, number: int, note: str) -> Answer:
        """Send it."""

    @abstractmethod
    def tell_nobody(self, mark: str) -> Answer:
        """Write down that nobody needs to be told."""

    def what(self, owed: Any) -> str:
        """Return in words what that is, a value of `owed`; nothing where `untold` says it already."""
        return ""

    def earlier(self) -> QuerySet[Mailing]:
        """Return what people were told, the newest first, where the page shows it."""
        return Mailing.objects.none()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show what is owed."""
        return self._show(NoteForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it, look at it with the note, or write down that nobody needs to be told."""
        form, wish = NoteForm(request.POST), request.POST.get("wish", "")
        if wish == "nobody":
            return self._answered(self.tell_nobody(self._mark), form)
        if not form.is_valid():
            return self._show(form, status=CANNOT_BE_READ)
        note = form.cleaned_data["note"]
        if wish != "send":
            return self._show(form, note=note)
        return self._answered(self.tell(self._mark, self._number, note), form, note=note)

    @property
    def _mark(self) -> str:
        return str(self.request.POST.get("mark", ""))

    @property
    def _number(self) -> int:
        """Return the number of people that was shown; one that nobody was shown where it cannot be read."""
        number = self.request.POST.get("number", "")
        return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else -1

    def _answered(self, answer: Answer, form: NoteForm, note: str = "") -> HttpResponse:
        if answer in (Answer.NOT_AS_SHOWN, Answer.NOBODY):
            return self._show(form, note=note, status=NOT_AS_SHOWN)
        if answer == Answer.DONE:
            is_told = self.request.POST.get("wish") == "send"
            said = _("It is on its way. You can leave this page: it goes on by itself.")
            messages.success(self.request, said if is_told else self.nobody_told)
        else:
            messages.warning(self.request, _("This has been dealt with already. Nothing more was sent."))
        return redirect(self.route, **self.kwargs)

    def _show(self, form: NoteForm, *, note: str = "", status: int = 200) -> HttpResponse:
        subject, owed = self.subject, self.owed()
        context = _told_of(owed, note) | {"what": self.what(owed)} if owed else {}
        return self.shown(
            status,
            subject=subject,
            owed=owed,
            untold=self.untold,
            all_told=self.all_told,
            form=form,
            is_refused=status == NOT_AS_SHOWN,
            earlier=self.earlier(),
            may_see_mail=can_write_to_many(self.user),
            **context,
        )


def _told_of(owed: Owing, note: str) -> dict[str, Any]:
    mailing = owed.mailing(note)
    people = headcount(mailing)
    reasons = {verdict.value: verdict.label for verdict in Verdict}
    shares = shares_of(mailing)
    return {
        "people": people,
        "shares": _numbered((share.label, people.letters_by_why.get(share.name, 0)) for share in shares),
        "left_out": [(reasons[reason], number) for reason, number in people.left_out.items()],
        "by_hand": people.by_hand,
        "letter": shown_notice(mailing),
        "may_send": bool(people.letters or people.by_hand),
    }


def _numbered(shares: Iterable[tuple[Any, int]]) -> list[tuple[Any, int]]:
    """Return how many get it for which reason, nothing where there can be only one."""
    found = list(shares)
    return found if len(found) > 1 else []
