"""The rows of the translation board: each page that somebody may work on, with a cell for each language."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import capfirst
from wagtail.models import Locale, Page
from wagtail.permissions import page_permission_policy

from core.demand import Wanted, demand
from core.models import User
from home.board.supply import NOTHING, Standing, State, standings
from home.visits.lately import visits_lately

FRONT_DEPTH = 2


@dataclass(frozen=True)
class Language:
    """A language of the board: its code, and its name in the editor's language."""

    code: str
    name: str


@dataclass(frozen=True)
class Cell:
    """One page in one language: how it stands, and how often it was asked for."""

    language: Language
    standing: Standing
    asked: int
    may_start: bool


@dataclass(frozen=True)
class Row:
    """One page of the English site."""

    pk: int
    title: str
    kind: str
    path: str
    depth: int
    is_live: bool
    cells: tuple[Cell, ...]
    visits: int = 0  # lately, in all languages

    @property
    def kind_name(self) -> str:
        """Return what pages of this type are called."""
        return kind_name(self.kind)

    @property
    def asked(self) -> int:
        """Return how often the page was asked for, in the languages of its cells that do not have it yet."""
        return sum(cell.asked for cell in self.cells if cell.standing.state != State.CHECKED)

    def only(self, language: str) -> "Row":
        """Return the row with the cell of this language alone, or with all of them where none is named."""
        return replace(self, cells=tuple(cell for cell in self.cells if language in ("", cell.language.code)))


def kind_name(kind: str) -> str:
    """Return what pages of a type are called."""
    return str(capfirst(apps.get_model(kind)._meta.verbose_name))


def board_languages() -> list[Language]:
    """Return the languages that pages can be translated into on this site."""
    codes = set(Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).values_list("language_code", flat=True))
    return [Language(code, str(name)) for code, name in settings.LANGUAGES if code in codes]


def board_rows(user: User, languages: Sequence[Language]) -> list[Row]:
    """Return every page of the English site that this member of staff may work on, as in the tree of pages."""
    pages = _pages(user, {"add", "change", "publish"})
    found = standings(pages, [language.code for language in languages])
    startable = _startable(user)
    wanted, visits = demand(), visits_lately()
    fields = ("pk", "title", "path", "depth", "live", "translation_key")
    types = ("content_type__app_label", "content_type__model")
    return [
        Row(
            pk=pk,
            title=title,
            kind=f"{app}.{model}",
            path=path,
            depth=depth - FRONT_DEPTH,
            is_live=live,
            cells=tuple(
                _cell(pk, key, language, found.get((key, language.code)), wanted, startable) for language in languages
            ),
            visits=visits[key],
        )
        for pk, title, path, depth, live, key, app, model in pages.order_by("path").values_list(*fields, *types)
    ]


def _cell(
    pk: int, key: UUID, language: Language, standing: Standing | None, wanted: Counter[Wanted], may: set[int]
) -> Cell:
    return Cell(language, standing or NOTHING, wanted[key, language.code], may_start=standing is None and pk in may)


def _startable(user: User) -> set[int]:
    if not user.has_perm("wagtail_localize.submit_translation"):
        return set()
    return set(_pages(user, {"change"}).order_by().values_list("pk", flat=True))


def _pages(user: User, actions: set[str]) -> QuerySet[Page]:
    pages: QuerySet[Page] = page_permission_policy.instances_user_has_any_permission_for(user, actions)
    return pages.filter(locale__language_code=settings.LANGUAGE_CODE, alias_of__isnull=True, depth__gte=FRONT_DEPTH)
