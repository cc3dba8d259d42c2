"""The words of a page or snippet that a translation must say: without them, a change is none for translators."""

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from wagtail.models import Page, TranslatableMixin
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

NOT_WORDS = frozenset({"slug"})


def words_of(instance: Any) -> str:
    """Return the fingerprint of what this page or snippet says now, whatever the order of its parts."""
    segments = extract_segments(instance)
    return fingerprint(
        segment.string.data
        for segment in segments
        if isinstance(segment, StringSegmentValue) and segment.path not in NOT_WORDS
    )


def with_words(kind: type[Page]) -> QuerySet[Page]:
    """Return the pages of this kind, read together with what else the translators' words of a page stand in."""
    terms = [field.name for field in kind._meta.concrete_fields if _is_term(field.related_model)]
    return kind._default_manager.select_related("locale", *terms)


def _is_term(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, TranslatableMixin) and not issubclass(model, Page)


def words_translated(source: TranslationSource) -> str:
    """Return the fingerprint of the English words that translators were given."""
    segments = source.stringsegment_set.exclude(context__path__in=NOT_WORDS)
    return fingerprint(segments.values_list("string__data", flat=True))


def fingerprint(texts: Iterable[str]) -> str:
    """Return what stays the same as long as these texts do, in any order."""
    digest = hashlib.sha256()
    for text in sorted(text.strip() for text in texts):
        digest.update(f"{len(text)}:{text}".encode())
    return digest.hexdigest()
