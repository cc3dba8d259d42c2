"""What people read: the words of staff, escaped, with links that can be followed, the way to their own page and out."""

import re

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from core.models import User
from involvement.models import OpportunityPage
from people.actions.mailing_letters import carry_on
from people.admin.mailings.preview import previewed
from people.models import Person
from people.post.linking import with_links
from tests.factories.mailings import make_mailing, make_people, news_readers, sign_up_all, start_now


def sent(editor: User, **values: object) -> EmailMultiAlternatives:
    """Send a mailing to whoever gets it and return the only mail."""
    carry_on.call(start_now(make_mailing(**values), editor).pk)
    (letter,) = mail.outbox
    assert isinstance(letter, EmailMultiAlternatives)
    return letter


def html_of(letter: EmailMultiAlternatives) -> str:
    """Return the HTML part."""
    ((html, _kind),) = letter.alternatives
    return str(html)


def test_plain_syntax_becomes_text_and_html(editor: User, organisation: object) -> None:
    news_readers(1)
    letter = sent(editor, body="Hello {name},\n\n# Dates\n\n- Monday\n- Tuesday\n\nSee https://example.org/a?b=1&c=2.")
    for words in ("Hello Person0,", "- Monday\n- Tuesday", "See https://example.org/a?b=1&c=2."):
        assert words in letter.body
    html = html_of(letter)
    assert re.search(r"<h2[^>]*>Dates</h2>", html)
    assert re.search(r"<li[^>]*>Monday</li>", html)
    address = re.escape("https://example.org/a?b=1&amp;c=2")
    assert re.search(rf'<a href="{address}"[^>]*>{address}</a>\.', html)


def test_markup_and_names_are_escaped(editor: User, organisation: object) -> None:
    news_readers(1)
    Person.objects.update(name="Sam <img src=x> {name} & Co")
    letter = sent(editor, body="Hello {name},\n\n<script>alert(1)</script> <a href='https://x.org'>x</a> & so on")
    html = html_of(letter)
    assert "Sam &lt;img src=x&gt; {name} &amp; Co" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert "<img" not in html
    assert "Hello Sam <img src=x> {name} & Co," in letter.body


def test_news_can_be_ended_and_has_the_way_to_the_own_page(client: Client, editor: User, organisation: object) -> None:
    news_readers(1)
    letter = sent(editor)
    (way_out,) = re.findall(r"<(http://testserver/unsubscribe/[^>]+)>", letter.extra_headers["List-Unsubscribe"])
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    (own_page,) = set(re.findall(r"http://testserver/my/[^\s\"<]+", str(letter.body)))
    for part in (letter.body, html_of(letter)):
        assert way_out in part
        assert own_page in part
    assert client.get(own_page.removeprefix("http://testserver")).status_code == 200


def test_mail_about_a_thing_is_service_mail_and_answers_go_to_its_contact(
    page: OpportunityPage, editor: User, organisation: object
) -> None:
    sign_up_all(make_people(1), page)
    letter = sent(editor, audience="taking-part", page=page, states=["active"])
    assert "List-Unsubscribe" not in letter.extra_headers
    assert "/unsubscribe/" not in letter.body + html_of(letter)
    assert "http://testserver/my/" in letter.body
    assert page.title not in letter.subject
    assert letter.reply_to == [page.sign_up_briefing().contact_email]


def test_nobody_is_greeted_without_a_name(editor: User, organisation: object) -> None:
    news_readers(1)
    Person.objects.update(name="")
    letter = sent(editor, body="Hello {name},\n\nthere is something new.")
    assert letter.body.startswith("there is something new.")


def test_the_preview_is_the_letter_with_an_invented_person(editor: User, organisation: object) -> None:
    news_readers(1)
    mailing = make_mailing(body="Hello {name},\n\nsee https://example.org/new")
    shown = previewed(mailing)
    letter = sent(editor, body=mailing.body)

    def without_addresses(text: str) -> str:
        return re.sub(r"http://testserver/\S*", "", text)

    assert without_addresses(shown.text).replace("Sam Example", "Person0") == without_addresses(str(letter.body))
    assert '<a href="https://example.org/new"' in shown.html
    assert "Person0" not in shown.text + shown.html


def test_the_preview_is_shown_where_nothing_in_it_can_run(editor_client: Client) -> None:
    mailing = make_mailing(body='"><script>alert(1)</script>')
    page = editor_client.get(f"/admin/mailings/inspect/{mailing.pk}/").content.decode()
    assert re.search(r'<iframe[^>]* sandbox srcdoc="', page)
    assert "<script>alert(1)" not in page


@pytest.mark.parametrize(
    ("words", "html"),
    [
        ("https://a.org", '<a href="https://a.org">https://a.org</a>'),
        ("see https://a.org, or", 'see <a href="https://a.org">https://a.org</a>, or'),
        ("(https://a.org/x_(y))", '(<a href="https://a.org/x_(y)">https://a.org/x_(y)</a>)'),
        ("(https://a.org).", '(<a href="https://a.org">https://a.org</a>).'),
        ("“https://a.org”", '“<a href="https://a.org">https://a.org</a>”'),
        ("https://a.org?x=1&y=<b>", '<a href="https://a.org?x=1&amp;y=">https://a.org?x=1&amp;y=</a>&lt;b&gt;'),
        ('https://a.org"onclick=x', '<a href="https://a.org">https://a.org</a>&quot;onclick=x'),
        ("http://a.org a.org www.a.org javascript:x", "http://a.org a.org www.a.org javascript:x"),
        ("https:// and https://.", "https:// and https://."),
        ("<i>", "&lt;i&gt;"),
        ("", ""),
    ],
)
def test_whole_addresses_become_links_and_nothing_else_does(words: str, html: str) -> None:
    assert with_links(words) == html
