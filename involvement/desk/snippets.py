"""What editors keep beside pages: the ladder, small wins and their sources, who gets mail, and what the trust pays."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from core.admin.terms import TermViewSet
from involvement.models import ForumPoint, OwnerAddress, PayRate, Rung, SmallWin, Source, Stage


class RungViewSet(TermViewSet):
    """The rungs of the ladder."""

    model = Rung
    icon = "order"
    menu_label = _("Rungs")


class StageViewSet(TermViewSet):
    """The stages of a project."""

    model = Stage
    icon = "history"
    menu_label = _("Stages")


class ForumPointViewSet(TermViewSet):
    """What the forum asks of everybody who works with people."""

    model = ForumPoint
    icon = "key"
    menu_label = _("Key points")


class LadderGroup(SnippetViewSetGroup):
    """How much say people have, how early, and what the forum asks: the trust's own words."""

    items = (RungViewSet, StageViewSet, ForumPointViewSet)
    menu_label = _("Ladder")
    menu_icon = "order"
    menu_order = 405


class SmallWinViewSet(SnippetViewSet):
    """Small wins: one sentence each, which a moderator lets through."""

    model = SmallWin
    icon = "pick"
    menu_label = _("Small wins")
    list_display = ["sentence", "happened_on", "directorate", LiveStatusTagColumn()]
    list_filter = ["directorate", "live"]
    search_backend_name = None  # the database itself is never behind, an index can be
    search_fields = ["sentence"]
    ordering = ["-happened_on", "-pk"]
    copy_view_enabled = False


class SourceViewSet(TermViewSet):
    """The ways in which the trust hears what people say."""

    model = Source
    icon = "mail"
    menu_label = _("Sources")


class OwnerAddressViewSet(SnippetViewSet):
    """Where mail for the roles goes that pages name as responsible."""

    model = OwnerAddress
    icon = "mail"
    menu_label = _("Owners")
    list_display = ["role", "email"]
    search_backend_name = None
    search_fields = ["role", "email"]
    ordering = ["role"]
    copy_view_enabled = False


class SaidAndDoneGroup(SnippetViewSetGroup):
    """What belongs to “We said, we did” and is no page."""

    items = (SmallWinViewSet, SourceViewSet, OwnerAddressViewSet)
    menu_label = _("We said, we did")
    menu_icon = "pick"
    menu_order = 158


class PayRateViewSet(SnippetViewSet):
    """What the trust pays to people who take part."""

    model = PayRate
    icon = "tag"
    menu_label = _("Pay rates")
    menu_order = 406
    add_to_admin_menu = True
    list_display = ["name", Column("in_words", label=_("Rate")), "note", "sort_order"]
    search_fields = ["name", "note"]
    ordering = ["sort_order", "name"]
    copy_view_enabled = False
