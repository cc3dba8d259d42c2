"""All words beside the pages that may be translated, shelf by shelf: lists, banners, and what other rooms register."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.admin.utils import quote
from django.db.models import F, OuterRef, QuerySet, Value
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.models import DraftStateMixin, TranslatableMixin
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.models import get_snippet_models

from core.models import User
from core.translation.keeping_words import SnippetKeeper, WordsKeeper

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class Text:
    """Words in one language as they stand on a shelf."""

    thread: UUID
    language: str
    name: str
    pk: str
    is_live: bool = True


@dataclass(frozen=True)
class Shelf:
    """All words of one kind; `texts` asks one query."""

    kind: str  # "app.model"
    label: "StrOrPromise"
    texts: Callable[[], Iterable[Text]]
    keeper: Callable[[UUID, str], WordsKeeper | None]
    edit_url: Callable[[Text], str]
    start_url: Callable[[Text, str], str]  # of the English, and the language that is not there yet
    may_see: Callable[[User], bool]
    may_decide: Callable[[User], bool]
    may_start: Callable[[User], bool]
    unread: "QuerySet[Any] | None" = None  # those nobody reads now, by the `thread` and `language` of an outer query


_registered: dict[str, Shelf] = {}


def register_shelf(shelf: Shelf) -> None:
    """Put words on the board that are no snippet; a second one of the same kind takes the place of the first."""
    _registered[shelf.kind] = shelf


def shelves() -> list[Shelf]:
    """Return all shelves by their names."""
    models = [model for model in get_snippet_models() if issubclass(model, TranslatableMixin)]
    return sorted([*map(_snippet_shelf, models), *_registered.values()], key=lambda shelf: str(shelf.label))


def shelf_of(kind: str) -> Shelf | None:
    """Return the shelf of a kind."""
    return next((shelf for shelf in shelves() if shelf.kind == kind), None)


def _snippet_shelf(model: Any) -> Shelf:
    policy = ModelPermissionPolicy(model)
    publish = "publish" if issubclass(model, DraftStateMixin) else "change"
    names = [model._meta.app_label, model._meta.model_name]
    same = {"translation_key": OuterRef("thread"), "locale__language_code": OuterRef("language")}

    def texts() -> Iterable[Text]:
        live = F("live") if issubclass(model, DraftStateMixin) else Value(True)
        rows = model._default_manager.select_related("locale").annotate(is_live=live)
        return [Text(row.translation_key, row.locale.language_code, str(row), str(row.pk), row.is_live) for row in rows]

    def keeper(thread: UUID, language: str) -> SnippetKeeper | None:
        found = model._default_manager.filter(translation_key=thread, locale__language_code=language)
        snippet = found.select_related("locale").first()
        return SnippetKeeper(snippet) if snippet else None

    return Shelf(
        kind=model._meta.label_lower,
        label=capfirst(model._meta.verbose_name_plural),
        texts=texts,
        keeper=keeper,
        edit_url=lambda text: reverse(model.snippet_viewset.get_url_name("edit"), args=[quote(text.pk)]),
        start_url=lambda english, language: reverse(
            "wagtail_localize:submit_snippet_translation", args=[*names, quote(english.pk)]
        ),
        may_see=lambda user: policy.user_has_any_permission(user, {"add", "change", "publish"}),
        may_decide=lambda user: policy.user_has_permission(user, publish),
        may_start=lambda user: (
            user.has_perm("wagtail_localize.submit_translation") and policy.user_has_permission(user, "change")
        ),
        unread=model._default_manager.filter(live=False, **same) if issubclass(model, DraftStateMixin) else None,
    )
