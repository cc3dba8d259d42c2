"""Puts the room for personal data into the admin's menu, and its actions into the admin's log."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup
from wagtail.admin.widgets.button import Button
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from people.admin.assisted import AssistedViewSet, page_buttons
from people.admin.contributions import WordsAndPicturesGroup
from people.admin.equality import EXPORTED as EQUALITY_EXPORTED
from people.admin.equality import EqualityViewSet
from people.admin.guardians import GuardianViewSet
from people.admin.history import tell_actions
from people.admin.joining import JoiningViewSet
from people.admin.keeping import ErasureViewSet, RetentionViewSet
from people.admin.kind_words import KindWordsViewSet
from people.admin.letters import LetterViewSet
from people.admin.mail_texts import MailTextViewSet
from people.admin.mailings import MailingViewSet
from people.admin.needs import VIEWED as NEEDS_VIEWED
from people.admin.needs import AccessNeedViewSet, sheet_buttons
from people.admin.outbox import OutboxViewSet
from people.admin.page_sign_ups import LISTED as SIGN_UPS_LISTED
from people.admin.page_sign_ups import PageSignUpsViewSet, page_sign_ups_buttons
from people.admin.people import PeopleViewSet
from people.admin.sign_ups import SignUpViewSet
from people.admin.unreachable import ToRingViewSet
from people.admin.wordings import ConsentWordingViewSet
from people.selectors import sign_ups_below


class PeopleGroup(ViewSetGroup):
    """The menu entry."""

    menu_label = _("People")
    menu_icon = "group"
    menu_order = 250
    items = (
        SignUpViewSet,
        PeopleViewSet,
        AssistedViewSet,
        AccessNeedViewSet,
        MailingViewSet,
        ConsentWordingViewSet,
        MailTextViewSet,
        KindWordsViewSet,
        OutboxViewSet,
        ToRingViewSet,
        EqualityViewSet,
        ErasureViewSet,
        RetentionViewSet,
    )


register_snippet(WordsAndPicturesGroup)


@hooks.register("register_admin_viewset")
def people_viewsets() -> PeopleGroup:
    """Register the lists."""
    return PeopleGroup()


@hooks.register("register_admin_viewset")
def people_pages() -> list[ViewSet]:
    """Register the pages that the menu does not show."""
    return [JoiningViewSet(), LetterViewSet(), GuardianViewSet(), PageSignUpsViewSet()]


@hooks.register("register_page_header_buttons")
def sign_up_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> list[Button]:
    """Offer to write down a sign-up where staff look at a page that takes them."""
    return [*page_buttons(page, user), *page_sign_ups_buttons(page, user), *sheet_buttons(page, user)]


@hooks.register("register_log_actions")
def people_log_actions(actions: Any) -> None:
    """Let the site's history say in words what was done with people's details."""
    tell_actions(actions)
    actions.register_action(NEEDS_VIEWED, _("Read what people need"), _("Read what the people of this need"))
    actions.register_action(SIGN_UPS_LISTED, _("Look at sign-ups"), _("Looked at who signed up"))
    actions.register_action(EQUALITY_EXPORTED, _("Export the equality report"), _("Took out the equality report"))


@hooks.register("before_delete_page")
def keep_pages_with_sign_ups(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Refuse to delete a page people signed up for: their answers would go with it, and nobody would be told."""
    if not sign_ups_below([page]).exists():
        return None
    messages.error(request, _("People have signed up for this. Unpublish it instead, so that they can still be told."))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_bulk_action")
def keep_chosen_pages_with_sign_ups(
    request: HttpRequest, action_type: str, objects: list[Any], action: Any
) -> HttpResponse | None:
    """Refuse the same for many pages at once."""
    pages = [chosen for chosen in objects if isinstance(chosen, Page)]
    if action_type != "delete" or not pages or not sign_ups_below(pages).exists():
        return None
    messages.error(request, _("People have signed up for some of these. Unpublish those instead. Nothing was deleted."))
    return redirect(action.next_url)
