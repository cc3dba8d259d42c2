"""A translation of a consent wording that is behind the English is never what people are asked to agree to."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from core.models import TranslatedWords, TranslationDecision, User
from core.translation.decisions import declare_still_right, declare_typing_error
from core.translation.keeping import keeper_of
from people.actions.consent import forget_wordings, publish_wording
from people.actions.mail_texts import give_up_mail_text, save_mail_text
from people.mail_wording import Wording, built_in_wording, wording_of
from people.models import ConsentWording, MailText
from people.post.mails import registered_mails
from people.selectors import current_wording

Captured = Callable[..., AbstractContextManager[list[Any]]]
NEWS = ConsentWording.Purpose.NEWS
pytestmark = pytest.mark.django_db(transaction=False)


def shown(language: str = "pl") -> tuple[str, str]:
    """Return what people read beside the box now, and in which language it is."""
    forget_wordings()  # what a commit does
    wording = current_wording(NEWS, language)
    assert wording is not None
    return wording.text, wording.language


@pytest.fixture
def polish() -> ConsentWording:
    """English words and their translation."""
    publish_wording(NEWS, "en", "Send me news.")
    return publish_wording(NEWS, "pl", "Przysyłajcie mi wiadomości.")


def test_new_english_words_take_the_place_of_the_translation_until_it_is_made_anew(polish: ConsentWording) -> None:
    assert shown() == (polish.text, "pl")
    publish_wording(NEWS, "en", "Send me news by email.")
    assert shown() == ("Send me news by email.", "en")
    publish_wording(NEWS, "pl", "Przysyłajcie mi wiadomości pocztą.")
    assert shown() == ("Przysyłajcie mi wiadomości pocztą.", "pl")


def test_an_editor_decides_and_both_ways_bring_the_translation_back(polish: ConsentWording, editor: User) -> None:
    english = publish_wording(NEWS, "en", "Send me the news.")
    assert declare_typing_error(english, editor) == 1
    assert shown() == (polish.text, "pl")
    publish_wording(NEWS, "en", "Send me all the news.")
    assert shown()[1] == "en"
    assert declare_still_right(polish, editor)
    assert not declare_still_right(polish, editor)
    assert shown() == (polish.text, "pl")
    assert TranslationDecision.objects.count() == 2


def test_the_same_words_again_change_nothing(polish: ConsentWording) -> None:
    publish_wording(NEWS, "en", "Send me news.")
    assert shown() == (polish.text, "pl")


def test_wordings_from_before_anything_was_written_down_go_by_their_dates(polish: ConsentWording) -> None:
    TranslatedWords.objects.all().delete()
    assert shown()[1] == "pl"
    ConsentWording.objects.filter(pk=polish.pk).update(created_at=timezone.now() - timedelta(days=900))
    assert shown()[1] == "en"


def test_a_decision_on_the_screen_reaches_the_next_form(
    polish: ConsentWording, editor_client: Client, django_capture_on_commit_callbacks: Captured
) -> None:
    assert current_wording(NEWS, "pl") == polish
    with django_capture_on_commit_callbacks(execute=True):
        publish_wording(NEWS, "en", "Send me the news.")
    remembered = current_wording(NEWS, "pl")
    assert remembered and remembered.language == "en"
    keeper = keeper_of(polish)
    address = reverse("translation:of_words", args=[keeper.kind, keeper.thread, "pl"])  # type: ignore[attr-defined]
    assert "still right" in editor_client.get(address).content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post(address, {"decide": "still_right"})
    assert current_wording(NEWS, "pl") == polish


def test_mail_texts_fall_behind_their_english_also_where_that_goes_back_to_the_built_in_words(editor: User) -> None:
    mail = next(mail for mail in registered_mails() if mail.words is None)
    built_in = built_in_wording(mail, "en")
    polish, _new = save_mail_text(mail.name, "pl", Wording("Temat", built_in.body))
    records = TranslatedWords.objects.filter(kind="people.mailtext")
    assert records.get().stale_since is None
    english, _new = save_mail_text(mail.name, "en", Wording("Another subject", built_in.body))
    assert records.get().stale_since
    assert wording_of(mail, "pl").text == polish, "people go on reading their language; staff are told"
    save_mail_text(mail.name, "pl", Wording("Inny temat", built_in.body))
    assert records.get().stale_since is None
    give_up_mail_text(english)
    assert records.get().stale_since
    assert declare_still_right(polish, editor)
    give_up_mail_text(MailText.objects.get())
    assert not records.exists()
