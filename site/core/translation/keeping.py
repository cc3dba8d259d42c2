"""Where it is kept how a page and its translations stand; `keeper_of` finds the same for other words."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from datetime import datetime
from functools import singledispatch
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from core.models import Edition, EnglishEdition, TranslatedPage, TranslationDecision, TranslationRecord
from core.translation.words import words_of, words_translated


class Keeper(ABC):
    """One thing in one language, with what is written down about it and about the others of its family."""

    @property
    @abstractmethod
    def language(self) -> str:
        """Return the language of these words."""

    @property
    def is_english(self) -> bool:
        """Tell whether the others are translations of this one."""
        return self.language == settings.LANGUAGE_CODE

    @abstractmethod
    def words(self) -> str:
        """Return the fingerprint of what it says now."""

    @abstractmethod
    def english(self) -> "Keeper | None":
        """Return the one that this is a translation of."""

    @abstractmethod
    def translations(self) -> "Sequence[Keeper]":
        """Return those that visitors can read, and those that were published once and may come back."""

    @abstractmethod
    def editions(self) -> QuerySet[Any]:
        """Return the rows of editions; there is one at most."""

    @abstractmethod
    def new_edition(self, fingerprint: str, changed_at: datetime) -> Edition:
        """Begin to count the editions of this English."""

    @abstractmethod
    def records(self) -> QuerySet[Any]:
        """Return the row about this translation; there is one at most."""

    @abstractmethod
    def family_records(self) -> QuerySet[Any]:
        """Return the rows about all translations of the same."""

    @abstractmethod
    def new_record(self, made_at: datetime) -> TranslationRecord:
        """Return a first row about this translation, not saved yet."""

    @abstractmethod
    def decisions(self) -> QuerySet[TranslationDecision]:
        """Return what was decided about the whole family."""

    @abstractmethod
    def decided(self, **values: Any) -> None:
        """Write a decision about this one down."""

    @abstractmethod
    def work(self) -> Translation | None:
        """Return what the translation tool knows of this translation; nothing where it was made without."""

    @abstractmethod
    def words_before(self) -> str | None:
        """Return the fingerprint of the English that translators were given, where that is known."""

    @abstractmethod
    def made_at(self) -> datetime:
        """Return when the words of this translation that visitors read were written, as far as is known."""

    @abstractmethod
    def changed_at(self) -> datetime:
        """Return when the words of this English were published, as far as is known."""

    def is_new_translation(self, edition: Edition) -> bool:
        """Tell whether what was just published says all that the English says now."""
        work = self.work()
        if work is None:
            return False
        total, translated = work.get_progress()  # a gap is filled with English and would pass for a translation
        return bool(total == translated) and words_translated(work.source) == edition.fingerprint

    @abstractmethod
    def after_decision(self) -> None:
        """Let whoever remembers how this stands ask anew."""


class PageKeeper(Keeper):
    """A page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    @property
    def language(self) -> str:
        return str(self.page.locale.language_code)  # asks, where the page came without; so only when it is needed

    def _family(self) -> QuerySet[Page]:
        return Page.objects.filter(translation_key=self.page.translation_key, alias_of=None)

    def words(self) -> str:
        return words_of(self.page.specific)

    def english(self) -> "PageKeeper | None":
        others = self._family().exclude(pk=self.page.pk).select_related("locale")
        english = others.filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return PageKeeper(english) if english else None

    def translations(self) -> "list[PageKeeper]":
        known = self.family_records().values("page")
        others = self._family().exclude(pk=self.page.pk).filter(Q(live=True) | Q(pk__in=known)).order_by()
        return [PageKeeper(page) for page in others.select_related("locale")]

    def editions(self) -> QuerySet[EnglishEdition]:
        return EnglishEdition.objects.filter(page=self.page.pk)

    def new_edition(self, fingerprint: str, changed_at: datetime) -> EnglishEdition:
        values = {"fingerprint": fingerprint, "changed_at": changed_at}  # two may be the first at once
        return EnglishEdition.objects.get_or_create(page_id=self.page.pk, defaults=values)[0]

    def records(self) -> QuerySet[TranslatedPage]:
        return TranslatedPage.objects.filter(page=self.page.pk)

    def family_records(self) -> QuerySet[TranslatedPage]:
        return TranslatedPage.objects.filter(page__translation_key=self.page.translation_key)

    def new_record(self, made_at: datetime) -> TranslatedPage:
        return TranslatedPage(page_id=self.page.pk, made_at=made_at)

    def decisions(self) -> QuerySet[TranslationDecision]:
        return TranslationDecision.objects.filter(page__translation_key=self.page.translation_key)

    def decided(self, **values: Any) -> None:
        TranslationDecision.objects.create(page_id=self.page.pk, **values)

    def work(self) -> Translation | None:
        return work_on(self.page)

    def words_before(self) -> str | None:
        source = TranslationSource.objects.get_for_instance_or_none(self.page)
        return words_translated(source) if source else None

    def made_at(self) -> datetime:
        # One that was planned for later may be older than its publication.
        revision = self.page.live_revision
        return revision.created_at if revision else self.page.last_published_at or timezone.now()

    def changed_at(self) -> datetime:
        return self.page.last_published_at or timezone.now()

    def after_decision(self) -> None:
        """Nothing remembers it: each reader asks."""


def work_on(instance: Any) -> Translation | None:
    """Return what the translation tool knows of this page or snippet as a translation."""
    works = Translation.objects.filter(source__object=instance.translation_key, enabled=True)
    return works.filter(target_locale=instance.locale_id).select_related("source").first()


@singledispatch
def keeper_of(thing: Any) -> Keeper:
    """Return the keeper of a page, or of whatever else a room has registered; raises TypeError for others."""
    raise TypeError(f"Nobody keeps translations of {type(thing).__name__}.")


@keeper_of.register
def _keeper(thing: Keeper) -> Keeper:
    return thing


@keeper_of.register
def _page_keeper(thing: Page) -> Keeper:
    return PageKeeper(thing)
