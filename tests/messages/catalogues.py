"""The catalogues of the public site's words, one for each language, and how they are kept in step with the code."""

import re
from pathlib import Path

import polib

from .strings import ROOT, Message, public_messages

FOLDER = ROOT / "site" / "locale"
LANGUAGES = ("ar", "cy", "lt", "pl", "pt", "ro", "ur")
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?[a-z][^>]*>")


def catalogue_path(language: str) -> Path:
    """Return where the catalogue of a language lies."""
    return FOLDER / language / "LC_MESSAGES" / "django.po"


def read_catalogue(language: str) -> polib.POFile:
    """Return the catalogue of a language."""
    return polib.pofile(str(catalogue_path(language)), wrapwidth=110)


def key_of(entry: polib.POEntry) -> Message:
    """Return what an entry translates."""
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def forms_of(entry: polib.POEntry) -> list[str]:
    """Return the translations of an entry: one, or one for each plural form of the language."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def placeholders(words: str) -> list[str]:
    """Return what must stand in a translation as it does in the English: placeholders and tags."""
    return sorted(PLACEHOLDERS.findall(words))


def forms_needed(catalogue: polib.POFile) -> int:
    """Return how many plural forms the language has."""
    found = re.match(r"nplurals=(\d)", catalogue.metadata["Plural-Forms"])
    return int(found.group(1)) if found else 2


def bring_into_step(language: str) -> list[Message]:
    """Add what the code says and the catalogue lacks, drop what is gone, write both files; returns what lacks words."""
    catalogue, wanted = read_catalogue(language), public_messages()
    known = {key_of(entry): entry for entry in catalogue}
    forms = forms_needed(catalogue)
    entries = [
        _entry(message, place, known.get(message), forms) for message, place in sorted(wanted.items(), key=_order)
    ]
    catalogue[:] = entries
    catalogue.save()
    catalogue.save_as_mofile(str(catalogue_path(language).with_suffix(".mo")))
    return [key_of(entry) for entry in entries if not all(forms_of(entry))]


def _order(item: tuple[Message, str]) -> tuple[str, Message]:
    return item[1], item[0]


def _entry(message: Message, place: str, known: polib.POEntry | None, forms: int) -> polib.POEntry:
    entry = polib.POEntry(msgid=message.words, occurrences=[(place, "")])
    if message.context:
        entry.msgctxt = message.context
    if message.plural:
        entry.msgid_plural = message.plural
        entry.msgstr_plural = known.msgstr_plural if known else dict.fromkeys(range(forms), "")
    elif known:
        entry.msgstr = known.msgstr
    if "%(" in message.words + message.plural:
        entry.flags = ["python-format"]
    return entry
