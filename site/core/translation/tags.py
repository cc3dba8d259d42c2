"""The tags of a page in another language: those of its English, in that language where somebody has translated them.

wagtail-localize copies tags of which a page has several once, when a translation begins, and one tag only as it stands
when the page is translated. So a list would not find a translated page by the tags of its own language.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Exists, ForeignKey, ManyToManyField, OuterRef, Q, QuerySet
from wagtail.models import Page, get_page_models
from wagtail_localize.models import Translation

from core.models import Term
from core.tongues.directions import site_language

TagField = ForeignKey | ManyToManyField


def tag_fields(kind: type[Page]) -> list[TagField]:
    """Return the fields in which pages of this kind are tagged with a term of the trust's lists."""
    fields = (*kind._meta.concrete_fields, *kind._meta.many_to_many)
    return [field for field in fields if isinstance(field, TagField) and _is_term(field.related_model)]


def with_others_noticed(pages: QuerySet[Page]) -> QuerySet[Page]:
    """Return the same, each knowing as `has_others` whether there is a page of it in another language."""
    others = Page.objects.filter(translation_key=OuterRef("translation_key"), alias_of=None)
    return pages.annotate(has_others=Exists(others.exclude(pk=OuterRef("pk"))))


@transaction.atomic
def pass_tags_on(published: Page) -> None:
    """Tag what this page has to do with: its translations if it is the English, itself if it is a translation."""
    if published.locale.language_code == site_language():
        followers: Iterable[Page] = _translations_of(published)
    else:
        followers = [published]
    for page in followers:
        _follow_english(page)


@transaction.atomic
def tag_again(term: Term) -> None:
    """Tag the pages of a language anew after a term of it came or went; nothing for the site's own language."""
    if term.locale.language_code == site_language():
        return
    for kind in get_page_models():
        if names := [field.name for field in tag_fields(kind) if field.related_model is type(term)]:
            for page in _pages_tagged(kind, names, term):
                _follow_english(page)


def _is_term(model: object) -> bool:
    return isinstance(model, type) and issubclass(model, Term)


def _translations_of(english: Page) -> QuerySet[Page]:
    kind = type(english)._default_manager
    return kind.filter(translation_key=english.translation_key, alias_of=None).exclude(pk=english.pk)


def _pages_tagged(kind: type[Page], names: list[str], term: Term) -> QuerySet[Page]:
    """Return the pages of the term's language that have it in any language, and those whose English has it."""
    has_it = Q()
    for name in names:
        has_it |= Q(**{f"{name}__translation_key": term.translation_key})
    tagged = kind._default_manager.filter(has_it)
    of_english = tagged.filter(locale__language_code=site_language()).values("translation_key")
    found = kind._default_manager.filter(Q(pk__in=tagged.values("pk")) | Q(translation_key__in=of_english))
    return found.filter(locale=term.locale_id, alias_of=None)


def _follow_english(page: Page) -> None:
    """Save the tags that differ from those of the English, or of the page itself once it goes its own way."""
    english = _english_of(page)
    changed = [field.name for field in tag_fields(type(page)) if _tag(page, field, getattr(english, field.name))]
    if changed:
        page.save(clean=False, update_fields=changed)


def _english_of(page: Page) -> Page:
    work = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    if not work.exists():
        return page  # its tags are chosen in its own editor
    same = type(page)._default_manager.filter(translation_key=page.translation_key)
    return same.filter(locale__language_code=site_language()).first() or page


def _tag(page: Page, field: TagField, tags: Any) -> bool:
    """Put these tags on one field of a page in its language, not saved yet; returns whether they are new."""
    is_many = isinstance(field, ManyToManyField)
    wanted = _in_language_of(page, list(tags.all()) if is_many else [tags] if tags else [])
    now = getattr(page, field.name)
    if set(now.all() if is_many else [now] if now else []) == set(wanted):
        return False
    setattr(page, field.name, wanted if is_many else wanted[0] if wanted else None)
    return True


def _in_language_of(page: Page, terms: list[Term]) -> list[Term]:
    if not terms:
        return []
    keys = [term.translation_key for term in terms]
    own = type(terms[0])._default_manager.filter(locale=page.locale_id, translation_key__in=keys)
    by_key = {term.translation_key: term for term in own}
    return [by_key.get(term.translation_key, term) for term in terms]
