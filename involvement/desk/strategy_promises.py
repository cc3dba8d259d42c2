"""The team's list of objectives and actions: who looks after each, by when, and which pages support it."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet

from involvement.models import StrategyPromise
from people.admin.person_policy import ChangeOnlyPolicy


class StrategyPromiseViewSet(SnippetViewSet):
    """Who looks after each objective and action, by when, and which pages support it."""

    model = StrategyPromise
    icon = "list-ul"
    menu_label = _("Strategy actions")
    menu_order = 148
    add_to_admin_menu = True
    list_display = ["code", "words", "owner_role", "due", "next_review", "edition"]
    list_filter = ["kind", "edition"]
    search_backend_name = None  # the database itself is never behind, an index can be
    search_fields = ["code", "words", "owner_role"]
    ordering = ["-kind", "sort_order"]
    copy_view_enabled = False
    permission_policy = ChangeOnlyPolicy(StrategyPromise)  # they come and go with the strategy
