"""Translations of snippets are behind from the minute the English changes, until somebody decides or translates."""

import random
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import AlertBanner, EnglishWords, Theme, TranslatedWords, TranslationDecision, User
from core.translation.decisions import declare_still_right, declare_typing_error
from tests.factories.staff import make_staff, signed_in
from tests.factories.translated_pages import Captured, locale_of
from tests.factories.translated_words import make_theme, translated_snippet

pytestmark = pytest.mark.django_db


def decisions_about(snippet: Theme) -> str:
    """Return where somebody decides about the translations of a snippet."""
    return reverse("translation:of_words", args=["core.theme", snippet.translation_key, snippet.locale.language_code])


def rename(theme: Theme, **words: object) -> None:
    """Change a snippet as its form does."""
    fresh = type(theme).objects.get(pk=theme.pk)
    for name, value in words.items():
        setattr(fresh, name, value)
    fresh.save()


def test_new_english_words_are_told_and_a_number_in_a_list_is_none(
    django_capture_on_commit_callbacks: Captured,
) -> None:
    theme = make_theme()
    translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    rename(theme, sort_order=9, slug="waits")
    assert not TranslatedWords.objects.filter(stale_since__isnull=False).exists()
    rename(theme, name="Waiting times")
    record = TranslatedWords.objects.get(stale_since__isnull=False)
    assert (record.kind, record.thread, record.language) == ("core.theme", theme.translation_key, "pl")
    translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    assert TranslatedWords.objects.get().stale_since is None


def test_nothing_is_behind_an_entry_that_was_deleted(django_capture_on_commit_callbacks: Captured) -> None:
    """Else the desk would count for ever what no board shows."""
    theme = make_theme()
    polish = translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    rename(theme, name="Waiting times")
    assert TranslatedWords.objects.filter(stale_since__isnull=False).exists()
    Theme.objects.get(pk=theme.pk).delete()
    assert Theme.objects.filter(pk=polish.pk).exists()
    assert not TranslatedWords.objects.exists() and not EnglishWords.objects.exists()


def test_a_banner_and_what_a_machine_made_are_told_too(
    editor_client: Client, django_capture_on_commit_callbacks: Captured
) -> None:
    now = timezone.now()
    banner = AlertBanner.objects.create(
        heading="Phones are down", message="Write to us.", ends_at=now + timedelta(days=1), locale=locale_of("en")
    )
    polish = translated_snippet(banner, "pl", django_capture_on_commit_callbacks, kind="machine")
    assert TranslatedWords.objects.get().machine_made
    address = reverse("translation:of_words", args=["core.alertbanner", banner.translation_key, "pl"])
    assert "not checked" in editor_client.get(address).content.decode()
    editor_client.post(address, {"decide": "checked", "role": "Polish interpreter"})
    assert TranslatedWords.objects.get().checked_by == "Polish interpreter"
    polish.delete()
    assert not TranslatedWords.objects.exists()
    assert TranslationDecision.objects.get().words_thread == banner.translation_key
    assert editor_client.get(address).status_code == 404


def test_an_editor_is_told_decides_and_a_second_press_changes_nothing(
    editor: User, editor_client: Client, django_capture_on_commit_callbacks: Captured
) -> None:
    theme = make_theme()
    polish = translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    edit = reverse(Theme.snippet_viewset.get_url_name("edit"), args=[theme.pk])
    form = {"name": "Waitings", "slug": theme.slug, "description": theme.description, "sort_order": "0"}
    told = editor_client.post(edit, form, follow=True).content.decode()
    assert "1 translation is behind the English now" in told
    listed = editor_client.get(reverse(Theme.snippet_viewset.get_url_name("list"))).content.decode()
    leads = reverse("translation:of_snippet", args=["core.theme", theme.pk])
    assert leads in listed
    assert editor_client.get(leads)["Location"] == decisions_about(theme)
    assert "behind the English since" in editor_client.get(decisions_about(theme)).content.decode()
    for _press in range(2):
        editor_client.post(decisions_about(theme), {"decide": "typing_error"})
    rename(theme, name="Waiting times")
    for _press in range(2):
        editor_client.post(decisions_about(polish), {"decide": "still_right"})
    kinds = list(TranslationDecision.objects.values_list("kind", "decided_by"))
    assert kinds == [("still_right", editor.pk), ("typing_error", editor.pk)]
    assert TranslatedWords.objects.get().stale_since is None
    assert editor.get_username() in editor_client.get(decisions_about(polish)).content.decode()


@pytest.mark.parametrize("place", ["core.theme/{thread}/xx", "core.user/{thread}/en", "core.theme/{other}/en"])
def test_what_is_not_there_is_not_found(editor_client: Client, place: str) -> None:
    theme = make_theme()
    other = "00000000-0000-4000-8000-000000000000"
    address = f"/admin/translation/words/{place.format(thread=theme.translation_key, other=other)}/"
    assert editor_client.get(address).status_code == 404
    assert editor_client.get("/admin/translation/snippet/core.theme/999999/").status_code == 404


def test_who_may_not_change_a_list_decides_nothing_about_it(django_capture_on_commit_callbacks: Captured) -> None:
    theme = make_theme()
    translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    rename(theme, name="Waiting times")
    viewer = signed_in(make_staff("view_theme", name="viewer"))
    viewer.post(decisions_about(theme), {"decide": "typing_error"})
    assert TranslatedWords.objects.get().stale_since
    keeper = signed_in(make_staff("change_theme", name="keeper"))
    keeper.post(decisions_about(theme), {"decide": "typing_error"})
    assert TranslatedWords.objects.get().stale_since is None


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_leaves_what_a_simple_model_says(
    editor: User, django_capture_on_commit_callbacks: Captured, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 -- the same steps every time
    theme = make_theme("Words 0")
    polish = translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
    words, number, stale_by = "Words 0", 1, None
    for count in range(1, 21):
        step = chance.choice(["edit", "edit", "revert", "quiet", "anew", "right", "typing"])
        if step in ("edit", "revert"):
            new = f"Words {count}" if step == "edit" else "Words 0"
            rename(theme, name=new)
            number += new != words
            stale_by = (stale_by or number) if new != words else stale_by
            words = new
        elif step == "quiet":
            rename(theme, sort_order=count)
        elif step == "anew":
            translated_snippet(theme, "pl", django_capture_on_commit_callbacks)
            stale_by = None
        elif step == "right":
            assert declare_still_right(polish, editor) == bool(stale_by)
            stale_by = None
        else:
            assert declare_typing_error(theme, editor) == int(stale_by == number)
            stale_by = None if stale_by == number else stale_by
        record, edition = TranslatedWords.objects.get(), EnglishWords.objects.get()
        assert (record.stale_by, edition.number) == (stale_by, number), (count, step)
