"""Rows that hang on a page and are translated with it."""

from wagtail.models import Orderable, TranslatableMixin


class TranslatedRow(TranslatableMixin, Orderable):
    """A row with words; it has a language, so that translators get them and a translated page keeps its rows."""

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
