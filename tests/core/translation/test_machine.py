"""A LibreTranslate server that editors press a button for; what it makes is marked for visitors."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client
from django.urls import reverse
from wagtail.models import Page

from config.settings.env import env, machine_translator
from core.models import TranslatedPage
from home.models import HomePage, StandardPage
from tests.factories.translated_pages import Captured, publish_words, translation_of


class LibreTranslate(BaseHTTPRequestHandler):
    """Answers as a LibreTranslate server does, with each text between guillemets."""

    def do_POST(self) -> None:
        """Translate."""
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = json.dumps({"translatedText": [f"«{text}» {asked['target']}" for text in asked["q"]]}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine, by its address."""
    house = HTTPServer(("127.0.0.1", 0), LibreTranslate)
    threading.Thread(target=house.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{house.server_port}"
    house.shutdown()
    house.server_close()


def test_the_environment_chooses_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine_translator() is None
    monkeypatch.setitem(env.ENVIRON, "LIBRETRANSLATE_URL", "http://127.0.0.1:1/")
    found = machine_translator()
    assert found is not None
    assert found["CLASS"].endswith("LibreTranslator")
    monkeypatch.setitem(env.ENVIRON, "DEEPL_AUTH_KEY", "key")
    found = machine_translator()
    assert found is not None
    assert found["CLASS"].endswith("DeepLTranslator")


def test_what_the_server_makes_is_published_with_its_mark(
    client: Client,
    editor_client: Client,
    home_page: HomePage,
    server: str,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Captured,
) -> None:
    monkeypatch.setitem(env.ENVIRON, "LIBRETRANSLATE_URL", server)
    monkeypatch.setattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", machine_translator())
    english = StandardPage(title="Words", slug="words", summary="What we do.")
    home_page.add_child(instance=english)
    work = translation_of(english, "pl")
    with django_capture_on_commit_callbacks(execute=True):
        work.save_target(publish=False)
    response = editor_client.post(reverse("wagtail_localize:machine_translate", args=[work.pk]), {"next": "/admin/"})
    assert response.status_code == 302
    with django_capture_on_commit_callbacks(execute=True):
        publish_words(work)
    page = Page.objects.get(translation_key=english.translation_key, locale=work.target_locale)
    assert (page.title, page.slug) == ("«Words» pl", "words")
    assert TranslatedPage.objects.get(page=page).machine_made
    assert BeautifulSoup(client.get(page.url).content, "html.parser").select_one(".site-translation")
