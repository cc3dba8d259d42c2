"""Fetching by address: limits of time and size, few redirects, and never a private network."""

import ipaddress
import threading
import time
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from home.management.commands.import_page import Command
from home.models import StandardPage
from home.moving_in.fetching import fetch
from home.moving_in.hosts import CannotFetch, IpAddress, address_of, is_public

from .conftest import body_html, draft_of
from .old_server import old_server


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The old site, running on this machine."""
    with old_server() as address:
        yield address


def first_only(address: IpAddress) -> bool:
    """Permit one address of this machine and no other."""
    return str(address) == "127.0.0.1"


def test_a_page_is_fetched_and_a_redirect_followed(server: str) -> None:
    got = fetch(f"{server}/moved", first_only)
    assert (got.address, got.kind) == (f"{server}/page", "text/html")
    assert b"It came from the web." in got.content


WRONG = {
    "/to-private": "private network",
    "/to-metadata": "private network",
    "/to-file": "no web address",
    "/loop": "more than 5 times",
    "/gone": "answers with 404",
    "/packed": "packed",
    "/cut": "does not answer as it should|ends in the middle",
}


@pytest.mark.parametrize(("path", "words"), WRONG.items(), ids=WRONG)
def test_what_is_not_fetched(path: str, words: str, server: str) -> None:
    with pytest.raises(CannotFetch, match=words):
        fetch(f"{server}{path}", first_only)


def test_a_server_that_drips_is_left_after_the_time_is_up(server: str) -> None:
    began = time.monotonic()
    with pytest.raises(CannotFetch, match="too long"):
        fetch(f"{server}/slow", first_only, longest=0.5)
    assert time.monotonic() - began < 5


def test_a_host_that_nobody_finds_in_time_is_given_up() -> None:
    asked, over = threading.Event(), threading.Event()

    def nobody_answers(*_args: object, **_kwargs: object) -> list[object]:
        asked.set()
        over.wait(20)
        return []

    with pytest.raises(CannotFetch, match="nobody says in time"):
        address_of("slow.example.org", 80, first_only, 0.2, nobody_answers)
    assert asked.is_set() and not over.is_set()
    over.set()


def test_a_large_answer_is_refused(server: str) -> None:
    with pytest.raises(CannotFetch, match="larger than"):
        fetch(f"{server}/large", first_only, largest=100_000)


PRIVATE = [
    "http://127.0.0.1/",
    "http://localhost/",
    "http://10.0.0.1/",
    "http://192.168.1.1/",
    "http://169.254.169.254/",
    "http://0.0.0.0/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[fe80::1]/",
    "http://2130706433/",
    "http://0x7f.1/",
]


@pytest.mark.parametrize("address", PRIVATE)
def test_a_private_address_is_never_asked(address: str) -> None:
    with pytest.raises(CannotFetch, match="private network|nobody knows"):
        fetch(address)


@pytest.mark.parametrize(
    "address", ["ftp://example.org/", "http://", "http://user:x@example.org/", "http://[", "x", ""]
)
def test_what_is_no_web_address(address: str) -> None:
    with pytest.raises(CannotFetch, match="no web address"):
        fetch(address)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("::ffff:10.0.0.1", False),
        ("fc00::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_a_page_from_the_web_moves_in_with_its_document(
    server: str, section: StandardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Command, "may_reach", staticmethod(first_only))
    call_command("import_page", f"{server}/page.html", "--under", "/about/", "--commit", verbosity=0)
    draft = draft_of(StandardPage.objects.get(slug="page"))
    assert "It came from the web." in body_html(draft)
    assert 'linktype="document"' in str(draft.body.get_prep_value())
    assert get_document_model().objects.count() == 1
    assert "/page.htm" in Redirect.objects.values_list("old_path", flat=True)


@pytest.mark.parametrize(
    ("path", "words"), [("/picture", "it says it is image/png"), ("/to-private", "private network")]
)
def test_what_leads_to_no_page_stops_cleanly(
    path: str, words: str, server: str, section: StandardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Command, "may_reach", staticmethod(first_only))
    with pytest.raises(CommandError, match=words):
        call_command("import_page", f"{server}{path}", "--under", "/about/", "--commit")
    assert not StandardPage.objects.child_of(section).exists()
