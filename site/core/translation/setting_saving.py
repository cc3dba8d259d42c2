"""What is written down when the settings change, and when somebody translates their words."""

from django.db import transaction
from django.db.models import Model

from core.models import EnglishWords, SettingWords, TranslatedWords
from core.setting_words import KIND, SettingText, texts_of
from core.translation.recording import forget_words, record_words
from core.translation.setting_keeper import SettingKeeper


@transaction.atomic
def save_setting_words(text: SettingText, language: str, words: str, *, by_machine: bool = False) -> SettingWords:
    """Let these words stand for the English in a language from now on."""
    setting, row, column = text.place
    values = {"setting": setting, "row": row, "column": column, "text": words}
    saved = SettingWords.objects.update_or_create(thread=text.thread, language=language, defaults=values)[0]
    keeper = SettingKeeper(text, language)
    record_words(keeper)
    if by_machine:
        keeper.records().update(machine_made=True)
    return saved


@transaction.atomic
def remove_setting_words(text: SettingText, language: str) -> None:
    """Let the English stand in this language again."""
    SettingWords.objects.filter(thread=text.thread, language=language).delete()
    forget_words(SettingKeeper(text, language))


def record_setting(row: Model) -> None:
    """Write down which words of a setting have changed, of those that were ever translated."""
    texts = {text.thread: text for text in texts_of(row)}
    known = EnglishWords.objects.filter(kind=KIND, thread__in=texts).values_list("thread", flat=True) if texts else []
    for thread in known:
        record_words(SettingKeeper(texts[thread]))


def forget_setting(row: Model) -> None:
    """Forget the translations of a row that is not there any more; what was decided about them stays."""
    threads = [text.thread for text in texts_of(row)]
    if threads:
        SettingWords.objects.filter(thread__in=threads).delete()
        EnglishWords.objects.filter(kind=KIND, thread__in=threads).delete()
        TranslatedWords.objects.filter(kind=KIND, thread__in=threads).delete()
