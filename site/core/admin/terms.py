"""How the editors see a short list of the trust's own words, in whichever room the list lives."""

from wagtail.snippets.views.snippets import SnippetViewSet


class TermViewSet(SnippetViewSet):
    """Base of the lists of terms: shows them in the order that visitors see."""

    list_display = ["name", "slug", "sort_order"]
    search_fields = ["name", "slug", "description"]
    search_backend_name = None  # short lists: the database itself is never behind, an index can be
    ordering = ["sort_order", "name"]
    copy_view_enabled = False
    list_per_page = 50
