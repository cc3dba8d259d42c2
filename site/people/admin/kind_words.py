"""Words for saying no, as data: each trust finds its own."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.viewsets.model import ModelViewSet

from people.models import KindWords


class KindWordsViewSet(ModelViewSet):
    """The list, with a form for each; what was sent with older words stays as it was."""

    model = KindWords
    name = "kind_words"
    icon = "mail"
    menu_label = _("Kind words")
    copy_view_enabled = False
    add_to_reference_index = False
    form_fields = ["name", "language", "text", "sort_order"]
    search_fields = ["name", "text"]
    ordering = ["sort_order", "name", "pk"]
    list_display = [
        TitleColumn("name", label=_("Name"), url_name="kind_words:edit"),
        Column("language", label=_("Language"), accessor="get_language_display"),
        Column("text", label=_("Words")),
        Column("sort_order", label=_("Order"), sort_key="sort_order"),
    ]
