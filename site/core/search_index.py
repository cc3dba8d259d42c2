"""Asks the database's own word index which pages hold some words, and never looks at more than a fixed number."""

from collections.abc import Sequence
from enum import StrEnum

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL
from modelsearch.utils import get_descendants_content_types_pks
from wagtail.models import Page
from wagtail.query import PageQuerySet
from wagtail.search.models import IndexEntry

# The search library scores every row that has the word, which takes seconds for a word that every page has. Here
# a word costs at most this many rows, however many pages there are.
MOST_LOOKED_AT = 1_000

Forms = tuple[str, ...]  # one word with its plural or singular; letters, digits and accents only
BEGINNING = "*"  # at the end of a form: any word that begins so

_TABLE = IndexEntry._meta.db_table
_SQLITE = """
    SELECT entry.object_id FROM {table}_fts AS words CROSS JOIN {table} AS entry ON entry.id = words.rowid
    WHERE words.{table}_fts MATCH %s AND entry.content_type_id IN ({kinds}) ORDER BY words.rowid {order} LIMIT {most}
"""
_POSTGRESQL = """
    SELECT object_id::bigint FROM {table} WHERE {conditions} AND content_type_id IN ({kinds}) LIMIT {most}
"""
# A word such as “the” is no word to PostgreSQL and would match nothing: any of the other words stands in for it.
_ONE_WORD = "(CASE WHEN numnode(to_tsquery(%s)) > 0 THEN to_tsquery(%s) ELSE to_tsquery(%s) END)"


class Part(StrEnum):
    """Where the words have to be."""

    TITLE = "title"
    ANYWHERE = "anywhere"


def pages_with(pages: PageQuerySet, words: Sequence[Forms], part: Part, *, all_words: bool = True) -> PageQuerySet:
    """Return those of the pages that hold all the words, or any of them."""
    sql, params = _postgresql(words, part, all_words) if _is_postgresql() else _sqlite(words, part, all_words)
    return pages.filter(pk__in=RawSQL(sql, params))  # noqa: S611  only constants and numbers are put into the text


def texts_of(pages: Sequence[Page]) -> dict[int, str]:
    """Return the words of these pages as plain text, as the index keeps them."""
    column = "body_text" if _is_postgresql() else "body"
    entries: QuerySet[IndexEntry] = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages}, object_id__in=[str(page.pk) for page in pages]
    )
    return {int(object_id): text or "" for object_id, text in entries.values_list("object_id", column)}


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _kinds() -> str:
    return ", ".join(str(int(pk)) for pk in get_descendants_content_types_pks(Page))


def _quoted(form: str, mark: str, begins: str) -> str:
    word = form.removesuffix(BEGINNING)
    return f"{mark}{word}{mark}{begins if word != form else ''}"


def _sqlite(words: Sequence[Forms], part: Part, all_words: bool) -> tuple[str, list[str]]:
    columns = "title" if part is Part.TITLE else "title body"
    each = ("(" + " OR ".join(_quoted(form, '"', "*") for form in forms) + ")" for forms in words)
    expression = f"{{{columns}}} : ({(' AND ' if all_words else ' OR ').join(each)})"
    # The pages a site is built from are its oldest; what people write about is newest first.
    order = "ASC" if part is Part.TITLE else "DESC"
    return _SQLITE.format(table=_TABLE, kinds=_kinds(), order=order, most=MOST_LOOKED_AT), [expression]


def _postgresql(words: Sequence[Forms], part: Part, all_words: bool) -> tuple[str, list[str]]:
    each = ["(" + " | ".join(_quoted(form, "'", ":*") for form in forms) + ")" for forms in words]
    some = " | ".join(each)
    # There is an index on the title and one on the text, but none on both: every condition names one of them.
    if part is Part.TITLE:
        conditions, params = "title @@ to_tsquery(%s)", [" & ".join(each) if all_words else some]
    elif all_words:
        conditions = " AND ".join(f"(title @@ {_ONE_WORD} OR body @@ {_ONE_WORD})" for _word in each)
        params = [param for word in each for param in (word, word, some) * 2]
    else:
        conditions, params = "(title @@ to_tsquery(%s) OR body @@ to_tsquery(%s))", [some, some]
    return _POSTGRESQL.format(table=_TABLE, kinds=_kinds(), conditions=conditions, most=MOST_LOOKED_AT), params
