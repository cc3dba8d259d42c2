"""Where it is kept how words stand that are no page: snippets, and whatever else has a row for each language."""

from abc import abstractmethod
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import DraftStateMixin, Page, TranslatableMixin
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationSource

from core.models import Edition, EnglishWords, TranslatedWords, TranslationDecision
from core.translation.keeping import Keeper, keeper_of, work_on
from core.translation.words import words_of, words_translated


class WordsKeeper(Keeper):
    """Words in one language, found by their kind and by what all languages share."""

    language = ""  # of these words

    def __init__(self, kind: str, thread: UUID, language: str, name: str) -> None:
        self.kind, self.thread, self.language, self.name = kind, thread, language, name

    def editions(self) -> QuerySet[EnglishWords]:
        return EnglishWords.objects.filter(kind=self.kind, thread=self.thread)

    def new_edition(self, fingerprint: str, changed_at: datetime) -> EnglishWords:
        values = {"fingerprint": fingerprint, "changed_at": changed_at}  # two may be the first at once
        return EnglishWords.objects.get_or_create(kind=self.kind, thread=self.thread, defaults=values)[0]

    def records(self) -> QuerySet[TranslatedWords]:
        return self.family_records().filter(language=self.language)

    def family_records(self) -> QuerySet[TranslatedWords]:
        return TranslatedWords.objects.filter(kind=self.kind, thread=self.thread)

    def new_record(self, made_at: datetime) -> TranslatedWords:
        return TranslatedWords(kind=self.kind, thread=self.thread, language=self.language, made_at=made_at)

    def decisions(self) -> QuerySet[TranslationDecision]:
        return TranslationDecision.objects.filter(words_kind=self.kind, words_thread=self.thread)

    def decided(self, **values: Any) -> None:
        about = {"words_kind": self.kind, "words_thread": self.thread, "words_language": self.language}
        TranslationDecision.objects.create(**about, **values)

    def work(self) -> Translation | None:
        return None

    def words_before(self) -> str | None:
        return None

    def made_at(self) -> datetime:
        return timezone.now()

    def changed_at(self) -> datetime:
        return timezone.now()

    def after_decision(self) -> None:
        """Nothing remembers it."""


class TextKeeper(WordsKeeper):
    """Words whose every saving in a language is a translation of the English as it is then."""

    @abstractmethod
    def in_language(self, language: str) -> "TextKeeper":
        """Return the keeper of the same in another language."""

    @abstractmethod
    def languages(self) -> set[str]:
        """Return the languages in which there are words."""

    def english(self) -> "TextKeeper":
        return self.in_language(settings.LANGUAGE_CODE)

    def translations(self) -> "list[TextKeeper]":
        others = self.languages() - {settings.LANGUAGE_CODE}
        return [self.in_language(language) for language in sorted(others)]

    def is_new_translation(self, edition: Edition) -> bool:
        return True


class SnippetKeeper(WordsKeeper):
    """A snippet of Wagtail."""

    def __init__(self, snippet: Any) -> None:
        model = snippet.get_translation_model()
        super().__init__(model._meta.label_lower, snippet.translation_key, snippet.locale.language_code, str(snippet))
        self.model, self.snippet = model, snippet

    def _others(self) -> QuerySet[Any]:
        family = self.model._default_manager.filter(translation_key=self.thread)
        return family.exclude(pk=self.snippet.pk).select_related("locale").order_by()

    def words(self) -> str:
        return words_of(self.snippet)

    def english(self) -> "SnippetKeeper | None":
        english = self._others().filter(locale__language_code=settings.LANGUAGE_CODE).first()
        return SnippetKeeper(english) if english else None

    def translations(self) -> "list[SnippetKeeper]":
        known = set(self.family_records().values_list("language", flat=True))
        found = [SnippetKeeper(each) for each in self._others()]
        return [each for each in found if is_shown(each.snippet) or each.language in known]

    def work(self) -> Translation | None:
        return work_on(self.snippet)

    def words_before(self) -> str | None:
        source = TranslationSource.objects.get_for_instance_or_none(self.snippet)
        return words_translated(source) if source else None

    def made_at(self) -> datetime:
        revision = getattr(self.snippet, "live_revision", None)
        return revision.created_at if revision else timezone.now()

    def changed_at(self) -> datetime:
        return getattr(self.snippet, "last_published_at", None) or timezone.now()


def is_shown(snippet: Any) -> bool:
    """Tell whether the public can read what stands in this row."""
    return not isinstance(snippet, DraftStateMixin) or bool(snippet.live)


def is_translated_snippet(instance: Any) -> bool:
    """Tell whether this is a snippet with languages; rows of a page go with their page."""
    may_be = isinstance(instance, TranslatableMixin) and not isinstance(instance, Page)
    return may_be and type(instance) in get_snippet_models()


@keeper_of.register
def _snippet_keeper(thing: TranslatableMixin) -> Keeper:
    return SnippetKeeper(thing)
