"""The page on which staff say no to one person: choose kind words, change them, look at the mail, send it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from core.tongues.directions import direction_of
from people.actions.declining import decline
from people.admin.pages import StaffPage
from people.admin.sign_ups import name_of
from people.audit import VIEWED, write_down
from people.deciding import MAY_BE_DECLINED, kind_words_in
from people.forms.declining import DeclineForm
from people.models import SignUp
from people.offers import gets_own_links
from people.permissions import can_change_sign_ups
from people.post.declining import declining_mail


class DeclinePage(StaffPage):
    """One person; choosing other words only shows them, and looking at the mail sends nothing."""

    may = staticmethod(can_change_sign_ups)
    template_name = "people/admin/decline.html"
    page_title = gettext_lazy("Say no kindly")
    header_icon = "mail"

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the words that were chosen, ready to be changed."""
        sign_up = _sign_up(pk)
        write_down(VIEWED, user=self.user, person=sign_up.person, sign_up=sign_up.pk)
        return self._page(sign_up, DeclineForm(initial={"words": self._chosen(sign_up)}))

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the mail, or say no and send it."""
        sign_up = _sign_up(pk)
        if sign_up.state == SignUp.State.DECLINED:
            messages.success(request, _("They have been told no already."))
            return redirect("page_sign_ups:of", sign_up.page_id)
        form = DeclineForm(request.POST)
        if not form.is_valid():
            return self._page(sign_up, form, status=422)
        words = form.cleaned_data["words"]
        if request.POST.get("step") != "send":
            return self._page(sign_up, form, words=words)
        self._decline(sign_up, words)
        return redirect("page_sign_ups:of", sign_up.page_id)

    def _decline(self, sign_up: SignUp, words: str) -> None:
        if not decline(sign_up, words, by=self.user):
            messages.error(self.request, _("Nothing was changed: there is nothing to say no to any more."))
        elif gets_own_links(sign_up.person):
            messages.success(self.request, _("They are told by email that there is no place."))
        else:
            messages.warning(self.request, _("Written down. No email was sent: ring or write to them."))

    def _chosen(self, sign_up: SignUp) -> str:
        known = {str(words.pk): words.text for words in kind_words_in(sign_up.person.language)}
        return known.get(self.request.GET.get("words", ""), next(iter(known.values()), ""))

    def _page(self, sign_up: SignUp, form: DeclineForm, *, words: str = "", status: int = 200) -> HttpResponse:
        return self.shown(
            status=status,
            sign_up=sign_up,
            name=name_of(sign_up),
            can_decline=sign_up.state in MAY_BE_DECLINED,
            must_be_rung=not gets_own_links(sign_up.person),
            choices=kind_words_in(sign_up.person.language),
            chosen=self.request.GET.get("words", ""),
            form=form,
            mail=declining_mail(sign_up, words) if words else None,
            language=sign_up.person.language,
            direction=direction_of(sign_up.person.language),
        )


def _sign_up(pk: int) -> SignUp:
    return get_object_or_404(SignUp.objects.select_related("person", "page"), pk=pk)
