"""The translation board in the admin: its filters, numbers and table, the same as a file, and a button to start."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Locale, Page

from core.demand import is_demand_known
from core.models import User
from home.actions.translations import AlreadyThereError, start_translation
from home.board.asked import Asked, Order
from home.board.counts import language_counts
from home.board.file import board_file
from home.board.rows import Language, Row, board_languages, board_rows, kind_name
from home.board.supply import State
from home.board.words import words_behind, words_rows
from home.permissions import can_see_some_board, can_see_translation_board, can_see_words_board, can_translate
from home.visits.lately import DAYS, counted_until
from people.admin.pages import StaffPage

A_PAGE = 30
SECTION_DEPTH = 1  # below the front page


class Board(StaffPage):
    """What both boards show: filters, numbers, one page of the table, or all that is chosen as a file."""

    page_title = gettext_lazy("Translations")
    header_icon = "globe"
    route: str
    things: Any = gettext_lazy("Page")
    file_name = "translations"
    section_depth: int | None = SECTION_DEPTH

    @abstractmethod
    def rows(self, languages: Sequence[Language]) -> Sequence[Row]:
        """Return all rows that this member of staff may work on."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show one page of the board, or hand out all that is chosen as a file."""
        languages = board_languages()
        rows = self.rows(languages)
        kinds, sections = _kinds(rows), [(row.path, row.title) for row in rows if row.depth == self.section_depth]
        knows_visits = any(row.visits for row in rows)
        orders = self._orders(knows_visits=knows_visits)
        asked = Asked.of(request.GET, [each.code for each in languages], kinds, dict(sections), orders)
        chosen = asked.chosen(rows)
        if request.GET.get("export") == "csv":
            return board_file(chosen, str(self.things), self.file_name, knows_visits=knows_visits)
        page = Paginator(chosen, A_PAGE).get_page(request.GET.get("p"))
        return self.shown(
            asked=asked,
            languages=languages,
            shown_languages=[each for each in languages if asked.language in ("", each.code)],
            page_of_rows=page,
            elided_page_range=list(page.paginator.get_elided_page_range(page.number)),
            counts=language_counts(rows, languages),
            kinds=kinds,
            sections=sections,
            states=list(State),
            number=len(chosen),
            knows_demand=Order.ASKED in orders,
            knows_visits=knows_visits,
            visits_days=DAYS,
            visits_until=counted_until() if knows_visits else None,
            orders=orders,
            is_tree=asked.order == Order.TREE,
            board_url=reverse(self.route),
            has_pages=can_see_translation_board(self.user),
            has_words=can_see_words_board(self.user),
            words_behind=words_behind(self.user).count(),
            export_url=f"{reverse(self.route)}?{'&'.join(filter(None, (asked.as_query, 'export=csv')))}",
        )

    def _orders(self, *, knows_visits: bool) -> list[Order]:
        """Return the orders that there is something to order by, the usual one first."""
        knows_demand = is_demand_known() and self.section_depth is not None
        is_there = {Order.VISITS: knows_visits, Order.TREE: True, Order.ASKED: knows_demand}
        return [order for order in is_there if is_there[order]]


class TranslationBoard(Board):
    """The board of pages, for those who may work on pages; each sees the pages that they may work on."""

    may = staticmethod(can_see_translation_board)
    template_name = "home/admin/translation_board.html"
    route = "translation_board:index"

    def rows(self, languages: Sequence[Language]) -> Sequence[Row]:
        """Return the pages."""
        return board_rows(self.user, languages)


class WordsBoard(Board):
    """The board of words that are no page: each sees the kinds that they may work on."""

    may = staticmethod(can_see_words_board)
    template_name = "home/admin/words_board.html"
    page_title = gettext_lazy("Translations of words")
    route = "translation_board:words"
    things = gettext_lazy("Words")
    file_name = "translations-of-words"
    section_depth = None

    def rows(self, languages: Sequence[Language]) -> Sequence[Row]:
        """Return the words."""
        return words_rows(self.user, languages)


def first_board(request: HttpRequest) -> HttpResponseBase:
    """Show the board of pages, or that of words to those who look after nothing else."""
    user = request.user
    only_words = isinstance(user, User) and can_see_words_board(user) and not can_see_translation_board(user)
    return (WordsBoard if only_words else TranslationBoard).as_view()(request)


class StartTranslation(StaffPage):
    """Starts one page in one language, and leads to it."""

    may = staticmethod(can_see_translation_board)
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, language: str) -> HttpResponse:
        """Start it where somebody may, and say so; raises PermissionDenied where they may not."""
        page = get_object_or_404(Page, pk=pk, depth__gt=1)
        locale = get_object_or_404(Locale, language_code=language)
        if page.locale_id == locale.pk:
            raise Http404
        if not can_translate(self.user, page):
            raise PermissionDenied
        try:
            made = start_translation(page, locale, self.user)
        except AlreadyThereError:
            messages.warning(request, _("“%(title)s” is in this language already.") % {"title": page.title})
            return redirect("translation_board:index")
        words = _("The translation of “%(title)s” has begun. It is a draft: nobody sees it before it is published.")
        messages.success(request, words % {"title": page.title})
        return redirect("wagtailadmin_pages:edit", made.pk)


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_see_some_board(request.user)


class TranslationBoardViewSet(ViewSet):
    """The board, its button and its entry in the menu."""

    name = "translation_board"
    url_prefix = "translations"
    icon = "globe"
    menu_label = gettext_lazy("Translations")
    menu_order = 155
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the addresses."""
        return [
            path("", first_board, name="index"),
            path("start/<int:pk>/<slug:language>/", StartTranslation.as_view(), name="start"),
            path("words/", WordsBoard.as_view(), name="words"),
        ]


def _kinds(rows: Sequence[Row]) -> dict[str, str]:
    return dict(sorted({row.kind: kind_name(row.kind) for row in rows}.items(), key=lambda kind: kind[1]))
