"""Which words of the settings the public reads, and a setting as it reads in another language.

A class of settings, or of rows of one, names the fields whose words are public in `translatable_words`.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID, uuid5

from django.db.models import Field, Model
from django.utils.text import capfirst
from modelcluster.models import ClusterableModel, get_all_child_relations
from wagtail.contrib.settings.registry import registry

from core.tongues.said import Said

KIND = "core.settingwords"  # on the board of words
_FAMILY = UUID("5f1c1c52-0f0b-4f5e-9a64-3b8f6b0f7d27")
Row = TypeVar("Row", bound=Model)
Place = tuple[str, int, str]  # of what kind, which row, which field


@dataclass(frozen=True)
class SettingText:
    """What stands in one field of a setting, or of a row of it, in the site's own language."""

    row: Any
    column: str
    screen: type[Model]  # the setting on whose screen it is changed

    @property
    def place(self) -> Place:
        """Return where these words stand."""
        return (self.row._meta.label_lower, self.row.pk, self.column)

    @property
    def thread(self) -> UUID:
        """Return what these words share in all languages."""
        return uuid5(_FAMILY, ":".join(map(str, self.place)))

    @property
    def words(self) -> str:
        """Return the words themselves."""
        return str(getattr(self.row, self.column))

    @property
    def field(self) -> "Field[Any, Any]":
        """Return the field, which knows how long its words may be."""
        found: Field[Any, Any] = self.row._meta.get_field(self.column)
        return found

    @property
    def name(self) -> str:
        """Return what editors call these words."""
        kind = capfirst(str(self.row._meta.verbose_name))
        which = kind if isinstance(self.row, self.screen) else f"{kind} “{self.row}”"
        return f"{which}: {self.field.verbose_name}"


def kinds_with_words() -> Iterator[tuple[type[Model], type[Model]]]:
    """Yield each kind of setting, or of rows of one, that has public words, and the setting where it is changed."""
    for setting in registry:
        rows = get_all_child_relations(setting) if issubclass(setting, ClusterableModel) else []
        for kind in (setting, *(relation.related_model for relation in rows)):
            if columns_with_words(kind):
                yield kind, setting


def columns_with_words(kind: Any) -> tuple[str, ...]:
    """Return the fields of a kind of row whose words are public."""
    return tuple(getattr(kind, "translatable_words", ()))


def texts_of(row: Model) -> list[SettingText]:
    """Return the public words of one row, also those that are empty; nothing where it is no setting."""
    screen = dict(kinds_with_words()).get(type(row)) if columns_with_words(row) else None
    return [SettingText(row, column, screen) for column in columns_with_words(row)] if screen else []


def setting_texts() -> list[SettingText]:
    """Return everything there is to translate: what holds no letter, such as 999, says the same in every language."""
    return [
        SettingText(row, column, screen)
        for kind, screen in kinds_with_words()
        for row in kind._base_manager.order_by(*(kind._meta.ordering or ()), "pk")
        for column in columns_with_words(kind)
        if any(sign.isalpha() for sign in str(getattr(row, column)))
    ]


def spoken(row: Row, words: Mapping[Place, str], language: str) -> Row:
    """Return a copy of a setting, or of a row of one, that says what is known in this language, and the rest as it is.

    The copy is for reading: saving it would put the translation in the place of the English.
    """
    told = copy(row)
    for column in columns_with_words(row):
        known = words.get((row._meta.label_lower, row.pk or 0, column))
        if known and getattr(row, column):
            setattr(told, column, Said(known, language))
    return told
