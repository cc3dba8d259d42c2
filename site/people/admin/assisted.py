"""Writing down a sign-up that somebody told us by phone or on paper: choose the thing, fill in the form, look, save."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.models import Page

from core.models import User
from people.actions.assisted import CannotEnter, Entry, MustLook, enter_sign_up
from people.admin.pages import StaffPage
from people.assisted import Choice, Known, choice_at, choices_at, subject_types, what_is_known
from people.audit import VIEWED, write_down
from people.forms.assisted import AssistedForm
from people.permissions import can_add_people, can_view_sign_ups
from people.subjects import asking_of

NOT_OF_THE_FORM = ("csrfmiddlewaretoken", "seen", "step")


class ChoosePage(StaffPage):
    """Lists what people can sign up for, and what closed so lately that paper may still come."""

    may = can_add_people
    template_name = "people/admin/assisted_choose.html"
    page_title = gettext_lazy("Write down a sign-up")
    header_icon = "edit"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list, or what a search for a title finds in it."""
        title = " ".join(request.GET.get("q", "").split())[:200]
        return self.shown(choices=choices_at(timezone.now(), title), title=title)


class EnterPage(StaffPage):
    """The form; of somebody we know it shows first what would change."""

    may = can_add_people
    template_name = "people/admin/assisted_form.html"
    page_title = gettext_lazy("Write down a sign-up")
    header_icon = "edit"

    def get(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Show an empty form."""
        page = _subject(page_pk)
        choice = choice_at(timezone.now(), page)
        return self._form_page(choice, _form(page)) if choice else self._closed_page(page)

    def post(self, request: HttpRequest, page_pk: int) -> HttpResponse:
        """Save the form, or say what is wrong with it, or show what it would change."""
        page = _subject(page_pk)
        form = _form(page, request.POST)
        choice = choice_at(timezone.now(), page)
        if choice is None:
            return self._closed_page(page, form)
        if request.POST.get("step") == "back":
            return self._form_page(choice, form)
        return self._save(choice, form) if form.is_valid() else self._form_page(choice, form, status=422)

    def _save(self, choice: Choice, form: AssistedForm) -> HttpResponse:
        submission, seen = form.submission(), self.request.POST.get("seen", "")
        told_by, asks_address = form.cleaned_data["told_by"], form.cleaned_data["asks_address"]
        entry = Entry(choice.page, submission, told_by, seen=seen, asks_address=asks_address)
        try:
            sign_up = enter_sign_up(entry, by=self.user)
        except MustLook:
            known = what_is_known(choice.page, submission)
            if known:
                return self._look_page(choice, known, has_changed=bool(seen))
            form.add_error(None, _("Somebody else wrote down the same at this moment. Please try once more."))
            return self._form_page(choice, form, status=409)
        except CannotEnter:
            form.add_error(None, _("This cannot be written down now. Perhaps this person is about to be erased."))
            return self._form_page(choice, form, status=409)
        messages.success(self.request, _("Written down and confirmed."))
        if can_view_sign_ups(self.user):
            return redirect("sign_ups:inspect", sign_up.pk)
        return redirect("persons:inspect", sign_up.person_id)

    def _form_page(self, choice: Choice, form: AssistedForm, status: int = 200) -> HttpResponse:
        return self.shown(status=status, choice=choice, form=form)

    def _closed_page(self, page: Page, form: AssistedForm | None = None) -> HttpResponse:
        """Say that it has closed too long ago, and give back what was typed."""
        self.template_name = "people/admin/assisted_closed.html"
        typed = [(bound.label, _as_text(bound.value())) for bound in form.visible_fields()] if form else []
        return self.shown(status=409 if form else 410, page=page, typed=[row for row in typed if row[1]])

    def _look_page(self, choice: Choice, known: Known, *, has_changed: bool) -> HttpResponse:
        write_down(VIEWED, user=self.user, person=known.person)
        self.template_name = "people/admin/assisted_look.html"
        context = {"choice": choice, "known": known, "typed": _typed(self.request.POST), "has_changed": has_changed}
        return self.shown(status=409 if has_changed else 200, **context)


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_add_people(request.user)


class AssistedViewSet(ViewSet):
    """The two pages and their entry in the menu."""

    name = "assisted"
    icon = "edit"
    menu_label = gettext_lazy("Write down a sign-up")
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the two addresses."""
        return [
            path("", ChoosePage.as_view(), name="index"),
            path("<int:page_pk>/", EnterPage.as_view(), name="enter"),
        ]


def page_buttons(page: Page, user: Any) -> list[Button]:
    """Return the button of one page in the admin, where staff may write down a sign-up for it."""
    if not isinstance(user, User) or not can_add_people(user) or choice_at(timezone.now(), page) is None:
        return []
    url = reverse("assisted:enter", args=[page.pk])
    return [Button(_("Write down a sign-up"), url, icon_name="edit", priority=70)]


def entry_buttons(user: Any) -> list[HeaderButton]:
    """Return the button of the list of sign-ups, for those who may."""
    if not isinstance(user, User) or not can_add_people(user):
        return []
    return [HeaderButton(_("Write down a sign-up"), url=reverse("assisted:index"), icon_name="plus")]


def _subject(page_pk: int) -> Page:
    page = Page.objects.filter(pk=page_pk).first()
    if page is None or page.specific_class not in subject_types():
        raise Http404
    subject: Page = page.specific
    return subject


def _form(page: Any, data: QueryDict | None = None) -> AssistedForm:
    language, ages = page.locale.language_code, page.sign_up_ages()
    questions, asking = page.sign_up_questions(), asking_of(page)
    return AssistedForm(data, questions=questions, language=language, ages=ages, asking=asking)


def _typed(data: QueryDict) -> list[tuple[str, str]]:
    """Return what the second page carries on, field by field."""
    return [(name, value) for name, values in data.lists() for value in values if name not in NOT_OF_THE_FORM]


def _as_text(value: object) -> str:
    parts = value if isinstance(value, list) else [value]  # a date comes in three
    return " ".join(str(part) for part in parts if part)
