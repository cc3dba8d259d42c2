"""Many pages like one: what a list holds whose queries are counted, in a few statements and not one page at a time."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django.db import connection, models
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.models import Page

Pair = tuple[int, int]  # the keys of what is copied and of its copy
_OF_A_VERSION = {"latest_revision_id": None, "live_revision_id": None}  # a copy has none


def make_copies(chosen: Iterable[Page], times: int, *also: str) -> None:
    """Add each of these pages, which stand under one parent, this many times more, with its rows and terms.

    `also` names what belongs to a page without being edited in it. Nothing is published, so nobody is told of a copy:
    a list, of which this is asked, does not know how its pages came.
    """
    pages = list(chosen)
    model = type(pages[0])
    made = Page.objects.bulk_create(_twins(pages, times))
    pairs = list(zip([page.pk for page in pages for _each in range(times)], [twin.pk for twin in made], strict=True))
    Page.objects.filter(pk=pages[0].get_parent().pk).update(numchild=models.F("numchild") + len(made))
    for table in _tables_below_page(model):
        _copy_rows(table, table._meta.pk, pairs)
    for relation in (*get_all_child_relations(model), *(model._meta.get_field(name) for name in also)):
        _copy_related(relation.related_model, relation.field.name, pairs)
    for field in get_all_child_m2m_relations(model):
        through = field.remote_field.through
        _copy_related(through, field.m2m_field_name(), pairs)
    pages[0].save()  # which tells whoever remembers pages that they have changed


def put_below(parent: Page, page: Page) -> None:
    """Add a page that thousands of tests need, by writing its rows and nothing else: a fifth of what `add_child` costs.

    The caller counts the children of `parent`, and nothing that is remembered may know of them yet.
    """
    last = parent.get_last_child()
    page.path = last._inc_path() if last else Page._get_path(parent.path, parent.depth + 1, 1)
    page.depth, page.url_path, page.locale = parent.depth + 1, f"{parent.url_path}{page.slug}/", parent.locale
    page.draft_title = page.title
    row = Page(**{field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields})
    Page.objects.bulk_create([row])
    page.id = page.pk = row.pk
    page.save_base(raw=True, force_insert=True)  # raw: the row of its own table only


def _twins(pages: Sequence[Page], times: int) -> Iterable[Page]:
    parent = pages[0].get_parent()
    place = parent.get_last_child().path
    for page in pages:
        row = Page.objects.filter(pk=page.pk).values().get()
        for number in range(times):
            place, slug = Page(path=place)._inc_path(), f"{page.slug}-copy-{number}"
            facts = {"path": place, "slug": slug, "url_path": f"{parent.url_path}{slug}/", "translation_key": uuid4()}
            yield Page(**(row | _OF_A_VERSION | facts | {"id": None}))


def _tables_below_page(model: type[Page]) -> list[type[models.Model]]:
    """Return the models of a page whose tables add to the one of all pages, the nearest to it first."""
    return [each for each in reversed(model.__mro__) if _is_below_page(each)]


def _is_below_page(model: type[Any]) -> bool:
    return issubclass(model, Page) and model is not Page and hasattr(model, "_meta") and not model._meta.abstract


def _copy_rows(model: type[models.Model], key: Any, pairs: Sequence[Pair]) -> None:
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(str(field.column)) for field in model._meta.local_concrete_fields if field != key)
    table, column = quoted(model._meta.db_table), quoted(key.column)
    words = f"INSERT INTO {table} ({column}, {names}) SELECT %s, {names} FROM {table} WHERE {column} = %s"  # noqa: S608  our own names
    with connection.cursor() as cursor:
        cursor.executemany(words, [(new, old) for old, new in pairs])


def _copy_related(model: type[Any], name: str, pairs: Sequence[Pair]) -> None:
    """Add what belongs to each page to its copies too; `name` is the field that points to the page."""
    found = list(model._default_manager.filter(**{f"{name}__in": {old for old, _new in pairs}}))
    column = model._meta.get_field(name).attname
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    rows = []
    for old, new in pairs:
        for each in found:
            if getattr(each, column) == old:
                values = {field: getattr(each, field) for field in fields} | {column: new}
                rows.append(model(**(values | ({"translation_key": uuid4()} if "translation_key" in fields else {}))))
    model._default_manager.bulk_create(rows)
