"""The rows of the board of words: names of lists, banners, mails and wordings, with a cell for each language."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.urls import reverse

from core.models import TranslatedWords, User
from core.translation.shelves import Shelf, Text, shelves
from home.board.rows import Cell, Language, Row
from home.board.supply import NOTHING, Place, Standing, State, Work, as_recorded, works

Records = dict[tuple[str, UUID, str], TranslatedWords]


@dataclass(frozen=True)
class WordsCell(Cell):
    """Words in one language, where they are changed or begun, and where somebody decides about them."""

    url: str = ""
    decide_url: str = ""


@dataclass(frozen=True)
class WordsRow(Row):
    """Words in English, and where they are changed."""

    url: str = ""


def words_behind(user: User) -> QuerySet[TranslatedWords]:
    """Return what readers have that is behind the English, of the words that this member of staff looks after."""
    mine = [shelf for shelf in shelves() if shelf.may_see(user)]
    behind = TranslatedWords.objects.filter(stale_since__isnull=False, kind__in=[shelf.kind for shelf in mine])
    for shelf in mine:
        if shelf.unread is not None:
            behind = behind.exclude(Exists(shelf.unread), kind=shelf.kind)
    return behind


def words_rows(user: User, languages: Sequence[Language]) -> list[Row]:
    """Return the words that this member of staff looks after, shelf by shelf."""
    codes = [language.code for language in languages]
    known = works(codes)
    records = {
        (record.kind, record.thread, record.language): record
        for record in TranslatedWords.objects.filter(language__in=codes)
    }
    mine = [shelf for shelf in shelves() if shelf.may_see(user)]
    return [row for shelf in mine for row in _rows_of(shelf, user, languages, known, records)]


def _rows_of(
    shelf: Shelf, user: User, languages: Sequence[Language], known: dict[Place, Work], records: Records
) -> Iterator[WordsRow]:
    texts = list(shelf.texts())
    there = {(text.thread, text.language): text for text in texts}
    may_start = shelf.may_start(user)
    for text in texts:
        if text.language != settings.LANGUAGE_CODE:
            continue
        cells = (
            _cell(shelf, text, language, there.get((text.thread, language.code)), known, records, may_start=may_start)
            for language in languages
        )
        yield WordsRow(0, text.name, shelf.kind, "", 0, text.is_live, tuple(cells), url=shelf.edit_url(text))


def _cell(
    shelf: Shelf,
    english: Text,
    language: Language,
    text: Text | None,
    known: dict[Place, Work],
    records: Records,
    *,
    may_start: bool,
) -> WordsCell:
    if text is None:
        url = shelf.start_url(english, language.code) if may_start else ""
        return WordsCell(language, NOTHING, 0, may_start=may_start, url=url)
    record = records.get((shelf.kind, text.thread, language.code))
    standing = _standing(text, known.get((text.thread, language.code)), record)
    is_open = standing.state in (State.STALE, State.MACHINE)
    decide_url = reverse("translation:of_words", args=[shelf.kind, text.thread, language.code]) if is_open else ""
    return WordsCell(language, standing, 0, may_start=False, url=shelf.edit_url(text), decide_url=decide_url)


def _standing(text: Text, work: Work | None, record: TranslatedWords | None) -> Standing:
    if not text.is_live or (work and work.has_gaps):
        return Standing(State.IN_PROGRESS)
    if record:
        return as_recorded(record)
    return Standing(State.MACHINE if work and work.by_machine else State.CHECKED)
