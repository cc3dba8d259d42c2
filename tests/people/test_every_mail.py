"""Every mail that is registered, in every language: it can be read, it is neutral, and its sample is whole."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import translation
from wagtail.models import Page

from core.models import OrganisationSettings
from involvement.models import OpportunityPage
from people.mail_wording import built_in_wording, missing_placeholders
from people.placeholders import placeholders_in
from people.post.mails import Mail, Reader, mail_named, register_mail, registered_mails
from people.post.parsing import crowded_slots
from people.post.writing import Written, write
from people.subscriptions import subscriptions_of
from tests.architecture.house import our_code
from tests.factories.people import make_sign_up
from tests.html_checker import html_errors_of

MAILS = registered_mails()
WITH_WORDS = [mail for mail in MAILS if mail.words is None]
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# What would tell others what a mail is about (DESIGN 7.7); the last are the names of lists and of what we send.
REVEALING = re.compile(r"mental|health|patient|illness|forum|network|panel|service|young|newsletter", re.I)


def named(mail: Mail) -> str:
    """Return the name of a mail, for the list of tests."""
    return mail.name


def sampled(mail: Mail, language: str) -> Written:
    """Return a mail with its invented pieces."""
    with translation.override(language):
        return write(str(mail.subject), str(mail.body), mail.sample())


def test_there_are_mails_and_each_has_another_name() -> None:
    assert len(WITH_WORDS) > 5
    assert len({mail.name for mail in MAILS}) == len(MAILS)
    assert mail_named("nobody knows this") is None


def test_a_name_is_taken_once() -> None:
    with pytest.raises(ImproperlyConfigured):
        register_mail(MAILS[0])
    assert len(registered_mails()) == len(MAILS)


@pytest.mark.parametrize("mail", MAILS, ids=named)
def test_its_label_says_who_gets_it(mail: Mail) -> None:
    assert re.match("To (the|a|many|staff|somebody)", str(mail.label)), mail.label
    assert len(mail.name) <= 60


@pytest.mark.parametrize("mail", WITH_WORDS, ids=named)
def test_its_sample_has_what_the_words_use_and_the_words_use_what_is_needed(mail: Mail) -> None:
    sample = mail.sample()
    for language in LANGUAGES:
        body = built_in_wording(mail, language).body
        assert not set(placeholders_in(body)) - set(sample)
        assert not missing_placeholders(mail, body)
    assert mail.needed <= set(sample)
    assert not crowded_slots(str(mail.body), {name for name, piece in sample.items() if not isinstance(piece, str)})


@pytest.mark.parametrize("mail", WITH_WORDS, ids=named)
def test_its_subject_is_neutral_in_every_language(mail: Mail, page: OpportunityPage) -> None:
    subscriptions = [each.label for each in subscriptions_of(make_sign_up(page).person)]
    titles = [*Page.objects.values_list("title", flat=True), *subscriptions]
    for language in LANGUAGES:
        subject = built_in_wording(mail, language).subject
        assert subject.strip() == subject != ""
        assert len(subject) <= 120
        assert "{" not in subject
        assert len(subject.splitlines()) == 1
        assert not [title for title in titles if title.casefold() in subject.casefold()]
        if mail.reader is not Reader.TEAM:
            assert not REVEALING.search(subject), subject


@pytest.mark.parametrize("mail", WITH_WORDS, ids=named)
def test_it_can_be_read_in_every_language(mail: Mail, organisation: OrganisationSettings) -> None:
    for language in LANGUAGES:
        written = sampled(mail, language)
        assert f'lang="{language}"' in written.html
        assert organisation.team_phone in written.text
        assert organisation.team_phone in written.html
        assert not re.search(r"\{\w+\}", written.text + re.sub(r'style="[^"]*"', "", written.html))
        for link in re.findall(r'href="([^"]+)"', written.html):
            assert link.replace("&amp;", "&") in written.text


def test_html_of_every_mail_is_valid(organisation: OrganisationSettings) -> None:
    documents = {f"{mail.name} {code}": sampled(mail, code).html for mail in WITH_WORDS for code in ("en", "ur")}
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


def test_every_mail_that_is_written_anywhere_is_registered() -> None:
    written = {name for path in our_code() for name in _mails_written_in(path)}
    assert "own_link" in written
    assert len(written) > 5
    assert written <= {mail.name for mail in MAILS}


def _mails_written_in(path: Path) -> Iterator[str]:
    """Yield the names of mails that stand in calls of `write_message`."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "write_message" and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant):
                yield str(name.value)
