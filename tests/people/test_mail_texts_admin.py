"""The words of the site's mails in the admin: read, changed, refused where they make no sense, previewed, tried out."""

import re
from html import unescape
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client, override_settings
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.mail_wording import built_in_wording
from people.models import MailText, OutboxMessage
from people.post.mails import mail_named, registered_mails
from tests.factories.people import make_sign_up, post_arrives
from tests.html_checker import html_errors_of

LIST = "/admin/mail_texts/"
WORDS = f"{LIST}confirm/en/"
GOOD = {"subject": "Nearly there", "body": "Dear you,\n\n{title}\n\n{button}"}


def read(answer: Any) -> str:
    """Return what stands on a page."""
    return unescape(answer.content.decode())


@override_settings(LOCALE_PATHS=[])  # as if nothing had been translated
def test_the_list_shows_every_mail_and_whose_words_it_has(
    editor_client: Client, django_assert_max_num_queries: Any
) -> None:
    MailText.objects.create(mail="confirm", language="en", **GOOD)
    MailText.objects.create(mail="confirm_changes", language="ur", subject="Ours", body="{button}")
    MailText.objects.create(mail="confirmed", language="ur", subject="Broken", body="Nothing to see")
    english = editor_client.get(LIST)
    rows = {row.name: row for row in english.context["rows"]}
    assert set(rows) == {each.name for each in registered_mails() if each.words is None}
    assert (rows["confirm"].subject, rows["confirm"].whose) == ("Nearly there", "Your words")
    assert rows["team_new"].whose == "Built-in words"
    urdu = {row.name: row for row in editor_client.get(f"{LIST}?language=ur").context["rows"]}
    assert (urdu["confirm"].whose, urdu["confirm"].language) == ("Your English words", "en")
    assert (urdu["confirm_changes"].whose, urdu["confirm_changes"].language) == ("Your words", "ur")
    assert urdu["team_new"].whose == "Built-in English words, not translated yet"
    assert urdu["confirmed"].whose == "Your words are not used: {title} is missing"
    assert urdu["confirmed"].subject == "Thank you for signing up"
    assert "Nearly there" in read(editor_client.get(f"{LIST}?language=nonsense"))
    with django_assert_max_num_queries(12):
        editor_client.get(LIST)


def test_words_begin_with_those_in_the_code_and_are_saved_as_the_trusts(editor_client: Client) -> None:
    page = read(editor_client.get(WORDS))
    assert "Someone, probably you, filled in a form with this address" in page
    for name in ("{title}", "{button}", "{day}"):
        assert f"<code>{name}</code>" in page
    assert not MailText.objects.exists()
    assert editor_client.post(WORDS, GOOD).headers["Location"] == WORDS
    text = MailText.objects.get()
    assert (text.mail, text.language, text.subject, text.body) == ("confirm", "en", GOOD["subject"], GOOD["body"])
    assert "Dear you," in read(editor_client.get(WORDS))
    assert str(ModelLogEntry.objects.get(action="wagtail.create").object_id) == str(text.pk)
    editor_client.post(WORDS, GOOD | {"subject": "Changed"})
    assert MailText.objects.get().subject == "Changed"
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 1
    assert read(editor_client.get("/admin/reports/site-history/")).count(WORDS) >= 1


def test_saving_what_was_not_changed_writes_nothing_down(editor_client: Client) -> None:
    form = editor_client.get(WORDS).context["form"]
    body = form["body"].value().replace("\n", "\r\n")  # as browsers send it
    assert editor_client.post(WORDS, {"subject": form["subject"].value(), "body": body}).status_code == 302
    assert not MailText.objects.exists()
    assert not ModelLogEntry.objects.filter(content_type__model="mailtext").exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"subject": ""}, "This field is required"),
        ({"body": ""}, "This field is required"),
        ({"body": " \n "}, "This field is required"),
        ({"subject": "x" * 121}, "at most 120 characters"),
        ({"body": "{button}\n\n" + "x" * 10_000}, "at most 10000 characters"),
        ({"subject": "About {title}"}, "A subject cannot hold {title}."),
        ({"subject": "About {Title} { name }"}, "A subject cannot hold {Title}, { name }."),
        ({"subject": "One\nTwo"}, "A subject is one line"),
        ({"subject": "One\r\nBcc: all@example.com"}, "A subject is one line"),
        ({"subject": "One\u2028Two"}, "A subject is one line"),
        ({"subject": "One\x08Two"}, "A subject is one line"),
        ({"body": "{title}\n\n{button}\n\x08"}, "signs that cannot be seen"),
        ({"body": "{button}\n\nHello {name} and {nobody}"}, "This mail does not know {name}, {nobody}."),
        ({"body": "{button}\n\n{Title} { day }"}, "This mail does not know {Title}, { day }."),
        ({"body": "{title} only"}, "This mail is of no use without {button}."),
        ({"body": "Press {button} now"}, "Put {button} in a paragraph of its own"),
        ({"body": "{title}\n{button}"}, "Put {button}, {title} in a paragraph of its own"),
        ({"body": "- {button}"}, "Put {button} in a paragraph of its own"),
    ],
)
def test_words_that_make_no_sense_are_refused_and_kept_on_the_screen(
    editor_client: Client, change: dict[str, str], said: str
) -> None:
    answer = editor_client.post(WORDS, GOOD | change)
    assert answer.status_code == 422
    assert said in " ".join(sum(answer.context["form"].errors.values(), []))
    assert said in read(answer)
    assert not MailText.objects.exists()
    if "body" not in change:
        assert GOOD["body"] in read(answer)


def test_null_bytes_get_a_clear_no(editor_client: Client) -> None:
    assert editor_client.post(WORDS, GOOD | {"body": "{button}\x00"}).status_code == 400


def test_signs_that_other_languages_need_are_welcome(editor_client: Client) -> None:
    persian = {"subject": "می\u200cخواهیم", "body": "سلام \u200f!\n\n{button}\n\n“quotes” {}, {2 words}, 50 % {x.y} 🙂"}
    assert editor_client.post(f"{LIST}confirm/ur/", persian).status_code == 302
    assert MailText.objects.get().subject == persian["subject"]


@pytest.mark.parametrize(
    "address",
    ["nobody/en/", "confirm/xx/", "confirm/", "mailing/en/", "mail_test/en/", "confirm/en/preview/x/", "%2e%2e/en/"],
)
def test_what_is_no_mail_or_no_language_is_not_found(editor_client: Client, address: str) -> None:
    assert editor_client.get(f"{LIST}{address}").status_code == 404
    assert editor_client.post(f"{LIST}{address}", GOOD).status_code == 404


def test_back_to_the_built_in_words(editor_client: Client) -> None:
    editor_client.post(WORDS, GOOD)
    assert "Go back to the built-in words" in read(editor_client.get(WORDS))
    assert editor_client.get(f"{WORDS}built-in/").status_code == 405
    assert MailText.objects.exists()
    for _time in range(2):
        assert editor_client.post(f"{WORDS}built-in/").headers["Location"] == WORDS
    assert not MailText.objects.exists()
    assert ModelLogEntry.objects.filter(action="wagtail.delete").count() == 1
    page = read(editor_client.get(WORDS))
    assert "Someone, probably you" in page
    assert "Go back to the built-in words" not in page


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_preview_shows_words_that_are_not_saved_in_any_language(editor_client: Client, language: str) -> None:
    address = f"{LIST}confirm/{language}/preview/"
    saved = editor_client.get(address).content.decode()
    confirm = mail_named("confirm")
    assert confirm
    assert built_in_wording(confirm, language).body.splitlines()[0] in saved
    typed = {"subject": "<b>Not saved</b>", "body": "Look {title} {nobody}\n\n- <script>x</script>\n\n{button}"}
    shown = editor_client.post(address, typed).content.decode()
    assert "&lt;b&gt;Not saved&lt;/b&gt;" in shown
    assert "&lt;script&gt;" in shown
    assert f'lang="{language}"' in shown
    assert "{nobody}" in shown
    text = editor_client.post(address, typed | {"as": "text"})
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert text.content.decode().startswith("<b>Not saved</b>\n\nLook")
    assert editor_client.get(f"{address}?text").headers["Content-Type"].startswith("text/plain")
    assert not MailText.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_preview_can_do_nothing_and_stands_in_our_pages_only(editor_client: Client) -> None:
    answer = editor_client.get(f"{WORDS}preview/")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert policy.endswith("sandbox")
    assert answer.headers["X-Frame-Options"] == "SAMEORIGIN"
    page = editor_client.get(WORDS).content.decode()
    frame = re.search(r"<iframe[^>]*>", page)
    assert frame
    assert re.search(r'\ssandbox(="")?[\s>]', frame[0])
    assert f'src="{WORDS}preview/"' in frame[0]


def test_a_test_goes_to_my_own_address_with_the_words_on_the_screen(
    editor_client: Client, page: OpportunityPage
) -> None:
    for _press in range(2):
        answer = editor_client.post(WORDS, GOOD | {"do": "test"})
        assert answer.status_code == 200
        assert GOOD["body"] in read(answer)
    assert not MailText.objects.exists()
    post_arrives()
    assert [message.to for message in mail.outbox] == [["editor@example.org"]] * 2
    assert {message.subject for message in mail.outbox} == {"Test: Nearly there"}
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == 2
    assert mail.outbox[0].body.startswith("Dear you,\n\nExample:")
    assert "/confirm/example/" in mail.outbox[0].body
    assert "List-Unsubscribe" not in mail.outbox[0].extra_headers
    assert set(OutboxMessage.objects.values_list("state", "kind", "subscription")) == {("sent", "service", "")}
    assert not OutboxMessage.objects.filter(person__isnull=False).exists()
    make_sign_up(page)
    assert post_arrives()[-1].subject == "Please confirm that you want to take part"


def test_a_test_in_another_language_is_written_in_it(editor_client: Client) -> None:
    editor_client.post(f"{LIST}confirm/ur/", GOOD | {"do": "test"})
    post_arrives()
    assert '<html lang="ur" dir="rtl">' in str(mail.outbox[0].alternatives[0][0])


def test_a_test_of_wrong_words_or_without_an_address_is_not_sent(editor_client: Client, editor: User) -> None:
    assert editor_client.post(WORDS, {"subject": "x", "body": "y", "do": "test"}).status_code == 422
    editor.email = ""
    editor.save()
    assert "Your account has no email address" in read(editor_client.post(WORDS, GOOD | {"do": "test"}))
    assert not OutboxMessage.objects.exists()


def test_a_test_of_a_mail_that_is_gone_when_it_is_sent_is_cancelled(editor_client: Client) -> None:
    editor_client.post(WORDS, GOOD | {"do": "test"})
    message = OutboxMessage.objects.get()
    message.test_words = message.test_words | {"mail": "was removed in an update"}
    message.save()
    assert post_arrives() == []
    message.refresh_from_db()
    assert message.state == "cancelled"


def test_the_outbox_calls_mails_by_the_same_names(editor_client: Client) -> None:
    for template in ("confirm", "mail_test", "was removed in an update"):
        OutboxMessage.objects.create(key=template, template=template)
    page = read(editor_client.get("/admin/outbox/"))
    for label in ("To the person: please confirm", "To staff: test of a mail", "was removed in an update"):
        assert label in page


def test_the_menu_leads_there(editor_client: Client) -> None:
    assert f'"{LIST}"' in read(editor_client.get("/admin/"))


def test_html_of_the_screens_is_valid_where_it_is_ours(editor_client: Client) -> None:
    editor_client.post(WORDS, GOOD)
    parts = {}
    for name, address in {"list": LIST, "words": WORDS}.items():
        whole = editor_client.get(address).content.decode()
        main = re.search(r'<div class="nice-padding">\s*(<(?:p|nav) .*)</main>', whole, re.DOTALL)
        assert main
        own = main[1].rpartition("</div>")[0].rpartition("</div>")[0]
        parts[name] = f"<!doctype html><html lang='en'><head><title>x</title></head><body>{own}</body></html>"
    errors = {name: [error for error in found if "role" not in error] for name, found in html_errors_of(parts).items()}
    assert errors == {"list": [], "words": []}
