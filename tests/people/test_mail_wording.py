"""Which words a mail has: the trust's own, else a translation, else English; and only words that are of use."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import override_settings
from django.utils import timezone, translation

from involvement.models import OpportunityPage
from people.actions.mail_texts import save_mail_text
from people.mail_wording import Wording, built_in_wording, is_translated, missing_placeholders, wording_of
from people.models import MailText, OutboxMessage
from people.post.delivery import FEWEST_ATTEMPTS, GIVEN_UP_AFTER
from people.post.mails import Mail, mail_named
from tests.factories.people import make_sign_up, post_arrives
from tests.factories.translations import compiled

UNKNOWN = "fr"  # a language that no catalogue of ours speaks
OWN = "Dear all,\n\n{title}\n\n{button}"


@pytest.fixture
def mail() -> Mail:
    """A mail that needs its button."""
    found = mail_named("confirm")
    assert found
    return found


@pytest.fixture
def polish(mail: Mail, tmp_path: Path) -> Iterator[None]:
    """A translation of this mail into Polish, and of nothing else."""
    folder = tmp_path / "pl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = {"": "Content-Type: text/plain; charset=UTF-8\n", str(mail.body): "Dzień dobry\n\n{button}"}
    (folder / "django.mo").write_bytes(compiled(catalogue))
    with override_settings(LOCALE_PATHS=[tmp_path]):
        yield


def words(mail: Mail, language: str) -> str:
    """Return which words a mail has in a language."""
    return wording_of(mail, language).body


def trust_says(language: str, body: str, subject: str = "Ours") -> MailText:
    """Give the mail words of the trust's own."""
    return MailText.objects.create(mail="confirm", language=language, subject=subject, body=body)


@pytest.mark.django_db
def test_without_anything_else_the_built_in_english_words_are_used(mail: Mail) -> None:
    assert words(mail, "en") == words(mail, UNKNOWN) == str(mail.body)
    assert wording_of(mail, UNKNOWN).text is None
    assert not is_translated(mail, UNKNOWN)


@pytest.mark.django_db
def test_words_in_the_language_come_first_then_a_translation_then_english(mail: Mail, polish: None) -> None:
    assert is_translated(mail, "pl")
    assert words(mail, "pl") == "Dzień dobry\n\n{button}"
    trust_says("en", OWN)
    assert words(mail, "en") == OWN
    assert words(mail, "pl") == "Dzień dobry\n\n{button}"
    assert words(mail, UNKNOWN) == OWN
    trust_says("pl", "Nasze {button}")
    assert words(mail, "pl") == "Nasze {button}"
    assert words(mail, UNKNOWN) == OWN
    assert built_in_wording(mail, "en").body == str(mail.body)


@pytest.mark.django_db
def test_which_language_is_active_does_not_matter(mail: Mail, polish: None) -> None:
    with translation.override("pl"):
        assert words(mail, "en").startswith("Hello")
        assert is_translated(mail, "pl")


@pytest.mark.django_db
def test_words_that_lost_what_the_mail_needs_are_passed_over(mail: Mail) -> None:
    trust_says(UNKNOWN, "Nothing to press")
    trust_says("en", OWN)
    assert missing_placeholders(mail, "Nothing to press") == ["button"]
    assert words(mail, UNKNOWN) == OWN
    MailText.objects.filter(language="en").update(body="{ button }")
    assert words(mail, UNKNOWN) == words(mail, "en") == str(mail.body)


@pytest.mark.django_db
def test_words_are_read_in_one_query(mail: Mail, django_assert_num_queries: object) -> None:
    for language in ("en", "pl", "ur"):
        trust_says(language, OWN)
    with django_assert_num_queries(1):  # type: ignore[operator]
        words(mail, "ur")


def test_the_trusts_words_go_out_from_the_moment_they_are_saved(page: OpportunityPage) -> None:
    save_mail_text("confirm", "en", Wording("Nearly there", "Dear you,\n\n- {title}\n\n{button}\n\n{day} {nobody}"))
    make_sign_up(page)
    asked = post_arrives()[0]
    assert asked.subject == "Nearly there"
    assert asked.body.startswith(f"Dear you,\n\n- {page.title}\n\nConfirm:\n\nhttp://")
    assert "{nobody}" in asked.body
    assert "<h1" in asked.alternatives[0][0] and "Nearly there</h1>" in asked.alternatives[0][0]


def test_saving_twice_changes_the_same_row(db: None) -> None:
    first, is_new = save_mail_text("confirm", "en", Wording("One", OWN))
    second, is_new_again = save_mail_text("confirm", "en", Wording("Two", OWN))
    assert (first.pk, is_new, is_new_again) == (second.pk, True, False)
    assert MailText.objects.get().subject == "Two"
    assert second.changed_at > first.changed_at


def test_a_mail_that_no_room_knows_is_tried_for_two_days_and_then_given_up(page: OpportunityPage) -> None:
    """While a site is updated, a worker may still run the code that does not know a new mail."""
    message = make_sign_up(page).messages.get()
    message.template = "was removed in an update"
    message.save()
    assert post_arrives() == []
    message.refresh_from_db()
    assert (message.state, message.last_error) == (OutboxMessage.State.WAITING, "NotNow")
    OutboxMessage.objects.update(
        attempts=FEWEST_ATTEMPTS, owed_since=timezone.now() - GIVEN_UP_AFTER * 2, due_at=timezone.now()
    )
    assert post_arrives() == []
    message.refresh_from_db()
    assert message.state == OutboxMessage.State.FAILED
