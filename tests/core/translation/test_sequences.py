"""Whatever the order of edits, publications and decisions, a translation is behind when a simple model says so."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from wagtail.models import Page
from wagtail_localize.models import Translation

from core.models import EnglishEdition, TranslatedPage, User
from core.translation.decisions import declare_still_right, declare_typing_error
from home.models import HomePage, StandardPage
from tests.factories.translated_pages import Captured, publish_words, say, translated

STEPS = ("edit", "edit", "quiet", "revert", "anew", "publish", "direct", "right", "typing", "away", "back")


@dataclass
class Told:
    """The site and, beside it, the simple model: what the English says, what was translated, what made it stale."""

    english: StandardPage
    polish: Page
    editor: User
    captured: Captured
    words: str = "Words 0"
    given: str = "Words 0"
    number: int = 1
    stale_by: int | None = None

    def edit(self, count: int, words: str = "") -> None:
        """Publish other words in English."""
        new = words or f"Words {count}"
        say(self.english, title=new)
        if new != self.words:
            self.words, self.number = new, self.number + 1
            self.stale_by = self.stale_by or self.number

    def revert(self, count: int) -> None:
        """Publish the first words again."""
        self.edit(count, "Words 0")

    def quiet(self, count: int) -> None:
        """Publish what changes no word."""
        say(self.english, last_reviewed=date(2026, 1, 1) + timedelta(days=count))

    def anew(self, count: int) -> None:
        """Translate the English as it is now."""
        translated(self.english, "pl", self.captured)
        self.given, self.stale_by = self.words, None

    def publish(self, count: int) -> None:
        """Publish the translator's work without taking in the English anew."""
        with self.captured(execute=True):
            publish_words(Translation.objects.get(source__object=self.english.translation_key))
        self._published()

    def direct(self, count: int) -> None:
        """Publish the translated page from its own editor."""
        Page.objects.get(pk=self.polish.pk).specific.save_revision().publish()
        self._published()

    def back(self, count: int) -> None:
        """Publish the last revision of the translation."""
        Page.objects.get(pk=self.polish.pk).specific.get_latest_revision().publish()
        self._published()

    def away(self, count: int) -> None:
        """Take the translation off the site."""
        Page.objects.get(pk=self.polish.pk).specific.unpublish()

    def right(self, count: int) -> None:
        """Decide that it is still right."""
        assert declare_still_right(self.polish, self.editor) == bool(self.stale_by)
        self.stale_by = None

    def typing(self, count: int) -> None:
        """Decide that the last change was a typing error."""
        assert declare_typing_error(self.english, self.editor) == int(self.stale_by == self.number)
        self.stale_by = None if self.stale_by == self.number else self.stale_by

    def _published(self) -> None:
        if self.given == self.words:
            self.stale_by = None


@pytest.mark.parametrize("seed", range(4))
def test_any_sequence_leaves_what_a_simple_model_says(
    home_page: HomePage, editor: User, django_capture_on_commit_callbacks: Captured, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same steps every time
    english = StandardPage(title="Words 0", slug="words", summary="What we do.")
    home_page.add_child(instance=english)
    polish = translated(english, "pl", django_capture_on_commit_callbacks)
    told = Told(english, polish, editor, django_capture_on_commit_callbacks)
    for count in range(1, 26):
        step = chance.choice(STEPS)
        getattr(told, step)(count)
        record = TranslatedPage.objects.get(page=polish)
        number = EnglishEdition.objects.get(page=english).number
        assert (record.stale_by, number) == (told.stale_by, told.number), (count, step)
