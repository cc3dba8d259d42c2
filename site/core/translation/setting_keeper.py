"""Where it is kept how the public words of the settings stand in each language."""

from django.conf import settings

from core.actions import forget_chrome
from core.models import SettingWords
from core.setting_words import KIND, SettingText
from core.translation.keeping_words import TextKeeper
from core.translation.words import fingerprint


class SettingKeeper(TextKeeper):
    """What one field of a setting says in a language."""

    def __init__(self, text: SettingText, language: str = settings.LANGUAGE_CODE) -> None:
        super().__init__(KIND, text.thread, language, text.name)
        self.text = text

    def in_language(self, language: str) -> "SettingKeeper":
        """Return the same field in another language."""
        return SettingKeeper(self.text, language)

    def words(self) -> str:
        if self.is_english:
            return fingerprint([self.text.words])
        known = SettingWords.objects.filter(thread=self.thread, language=self.language).first()
        return fingerprint([known.text] if known else [])

    def languages(self) -> set[str]:
        """Return the languages it is translated into."""
        return set(SettingWords.objects.filter(thread=self.thread).values_list("language", flat=True))

    def after_decision(self) -> None:
        """Let the next page ask anew which words say what the English says."""
        forget_chrome()
