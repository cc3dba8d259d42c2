"""A translation machine that is away, slow or refuses, or is set wrongly: it is said, and nothing is lost."""

import json
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, ClassVar

import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.core.checks import run_checks
from django.test import Client
from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from core.translation.machines import MOST_AT_ONCE, CarefulDeepLTranslator
from home.models import HomePage, StandardPage
from tests.factories.translated_pages import translation_of

MACHINES = "core.translation.machines"
NESTED = b"[" * 100_000


class NearDeepL(CarefulDeepLTranslator):
    """DeepL as we ask it, at the address of the test's own server."""

    def get_api_endpoint(self) -> str:
        """Return that address."""
        return str(self.options["ADDRESS"])


class Moody(BaseHTTPRequestHandler):
    """Answers whatever a test wants."""

    status: ClassVar[int] = 200
    body: ClassVar[bytes | None] = None
    asked: ClassVar[list[int]] = []

    def do_POST(self) -> None:
        """Answer; without a body of the test's, as DeepL would."""
        texts = self.rfile.read(int(self.headers["Content-Length"])).count(b"text=")
        self.asked.append(texts)
        body = json.dumps({"translations": [{"text": f"słowo {number}"} for number in range(texts)]}).encode()
        self.send_response(self.status)
        self.end_headers()
        self.wfile.write(body if self.body is None else self.body)

    def log_message(self, *_arguments: object) -> None:
        """Stay quiet."""


@pytest.fixture
def server() -> Iterator[str]:
    """A server on this machine, by its address."""
    house = HTTPServer(("127.0.0.1", 0), Moody)
    threading.Thread(target=house.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{house.server_port}"
    house.shutdown()
    house.server_close()


@pytest.fixture
def work(home_page: HomePage) -> Translation:
    """A page whose translation somebody has begun by hand."""
    body = [("rich_text", "<p>One sentence.</p>")]
    english = StandardPage(title="Words", slug="words", summary="What we do.", body=body)
    home_page.add_child(instance=english)
    work = translation_of(english, "pl")
    work.save_target(publish=False)
    segment = work.source.stringsegment_set.get(string__data="What we do.")
    StringTranslation.objects.create(
        translation_of=segment.string, locale=work.target_locale, context=segment.context, data="Co robimy."
    )
    return work


def choose(monkeypatch: pytest.MonkeyPatch, machine: str, **options: Any) -> None:
    """Let this machine translate."""
    chosen = {"CLASS": machine, "OPTIONS": {"TIMEOUT": 5} | options}
    monkeypatch.setattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", chosen)


def pressed(client: Client, work: Translation) -> str:
    """Press the button, and return what is said; the way leads back to the screen with the button."""
    edit = reverse("wagtailadmin_pages:edit", args=[work.get_target_instance().pk])
    button = reverse("wagtail_localize:machine_translate", args=[work.pk])
    answer = client.post(button, {"next": edit}, headers={"referer": f"http://testserver{edit}"})
    assert (answer.status_code, answer["Location"].removeprefix("http://testserver")) == (302, edit)
    return [str(each) for each in get_messages(answer.wsgi_request)][-1]


def test_whatever_goes_wrong_is_said_and_nothing_is_lost(
    work: Translation, server: str, editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Away, slow, refusing or talking nonsense: back on the same screen, with what was written by hand."""
    both: list[tuple[str, dict[str, Any]]] = [
        (f"{__name__}.NearDeepL", {"AUTH_KEY": "key", "ADDRESS": server}),
        (f"{MACHINES}.CarefulLibreTranslator", {"LIBRETRANSLATE_URL": server, "API_KEY": ""}),
    ]
    with socket.create_server(("127.0.0.1", 0)) as silent:  # it takes a question and never answers
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        choose(monkeypatch, both[0][0], AUTH_KEY="key", ADDRESS=address, TIMEOUT=0.2)
        assert "DeepL could not be reached in time. Nothing was changed." in pressed(editor_client, work)
    choose(monkeypatch, both[1][0], LIBRETRANSLATE_URL=address, API_KEY="")  # now nobody listens there
    assert "LibreTranslate could not be reached in time." in pressed(editor_client, work)
    answers = [
        (403, b'{"message": "Forbidden"}', "does not let us in"),
        (404, b"", "does not let us in"),
        (429, b"", "translates no more for us at the moment"),
        (456, b"Quota Exceeded", "translates no more for us at the moment"),
        (400, b'{"error": "cy is not supported"}', "refused. It may not know this language"),
        (500, b"<h1>Oh</h1>", "has a fault"),
        (503, NESTED, "has a fault"),
        (200, b"<h1>Hello</h1>", "something that is no translation"),
        (200, NESTED, "something that is no translation"),
        (200, b"[]", "something that is no translation"),
        (200, b'{"translations": null, "translatedText": 5}', "something that is no translation"),
        (200, b'{"translations": [5, {"text": 5}], "translatedText": [5, null]}', "something that is no translation"),
        (200, b'{"translations": [{"text": "a"}], "translatedText": ["a"]}', "something that is no translation"),
        (
            200,
            rb'{"translations": [{"text": "\u0000"}, {"text": "\ud800"}], "translatedText": ["\u0000", "\ud800"]}',
            "something that is no translation",
        ),
    ]
    for machine, options in both:
        choose(monkeypatch, machine, **options)
        for status, body, words in answers:
            monkeypatch.setattr(Moody, "status", status)
            monkeypatch.setattr(Moody, "body", body)
            assert words in pressed(editor_client, work), (machine, status, body[:40])
    edit = reverse("wagtailadmin_pages:edit", args=[work.get_target_instance().pk])
    assert "does not let us in" in editor_client.get(edit).content.decode()
    assert list(StringTranslation.objects.values_list("data", flat=True)) == ["Co robimy."]


def test_deepl_is_asked_for_as_many_texts_as_it_takes(
    home_page: HomePage, server: str, editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page with more texts than one question may hold is translated by one press."""
    monkeypatch.setattr(Moody, "asked", [])
    choose(monkeypatch, f"{__name__}.NearDeepL", AUTH_KEY="key", ADDRESS=server)
    items = "".join(f"<p>Sentence {number}.</p>" for number in range(MOST_AT_ONCE))
    page = StandardPage(title="Long", slug="long", summary="Much.", body=[("rich_text", items)])
    home_page.add_child(instance=page)
    work = translation_of(page, "pl")
    work.save_target(publish=False)
    assert "Successfully translated with DeepL." in pressed(editor_client, work)
    assert Moody.asked[0] == MOST_AT_ONCE
    assert sum(Moody.asked) == StringTranslation.objects.count() > MOST_AT_ONCE


def test_a_new_english_that_no_machine_translates_is_not_taken_in(
    work: Translation, server: str, editor_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """“Sync translated pages” with the machine is one step: all of it or nothing."""
    monkeypatch.setattr(Moody, "status", 500)
    choose(monkeypatch, f"{MACHINES}.CarefulLibreTranslator", LIBRETRANSLATE_URL=server, API_KEY="")
    taken_at = work.source.last_updated_at
    address = reverse("wagtail_localize:update_translations", args=[work.source_id])
    data = {"publish_translations": "", "use_machine_translation": "on"}
    answer = editor_client.post(address, data, headers={"referer": f"http://testserver{address}"})
    assert answer["Location"].endswith(address)
    assert "LibreTranslate has a fault. Nothing was changed." in editor_client.get(address).content.decode()
    work.source.refresh_from_db()
    assert work.source.last_updated_at == taken_at


@pytest.mark.parametrize(
    ("machine", "options", "found"),
    [
        (None, {}, set()),
        ("DeepL", {"AUTH_KEY": "279a:fx", "TIMEOUT": 60}, set()),
        ("DeepL", {}, {"core.E021"}),
        ("DeepL", {"AUTH_KEY": " ", "TIMEOUT": 0}, {"core.E021", "core.E024"}),
        ("DeepL", {"AUTH_KEY": "kéy"}, {"core.E021"}),
        ("Libre", {"LIBRETRANSLATE_URL": "https://example.org:5000/base", "API_KEY": "k"}, set()),
        ("Libre", {"LIBRETRANSLATE_URL": "http://127.0.0.1:5000", "API_KEY": ""}, set()),
        ("Libre", {"LIBRETRANSLATE_URL": "http://example.org", "API_KEY": ""}, {"core.W025"}),
        ("Libre", {"LIBRETRANSLATE_URL": "https://example.org"}, {"core.E023"}),
        ("Libre", {"LIBRETRANSLATE_URL": "example.org", "API_KEY": "a b"}, {"core.E022", "core.E023"}),
        ("Libre", {"LIBRETRANSLATE_URL": "https://example.org/translate", "API_KEY": ""}, {"core.E022"}),
        ("Libre", {"LIBRETRANSLATE_URL": "https://example.org:x", "API_KEY": ""}, {"core.E022"}),
        ("Libre", {"LIBRETRANSLATE_URL": "https://[::1", "API_KEY": ""}, {"core.E022"}),
        ("Libre", {"LIBRETRANSLATE_URL": None, "API_KEY": ""}, {"core.E022"}),
        ("Unknown", {}, {"core.E020"}),
    ],
)
def test_the_checks_say_what_is_set_wrongly(
    monkeypatch: pytest.MonkeyPatch, machine: str | None, options: dict[str, Any], found: set[str]
) -> None:
    if machine:
        monkeypatch.setattr(
            settings,
            "WAGTAILLOCALIZE_MACHINE_TRANSLATOR",
            {"CLASS": f"{MACHINES}.Careful{machine}Translator", "OPTIONS": options},
        )
    said = {each.id for each in run_checks(tags=["security"], include_deployment_checks=True)}
    said |= {each.id for each in run_checks(tags=["machine_translation"])}
    assert {each for each in said if each in {f"core.{kind}02{n}" for kind in "EW" for n in range(6)}} == found


@pytest.mark.parametrize("setting", ["DeepL", {}, {"CLASS": None}, {"CLASS": "core.models.User"}, {"CLASS": "json"}])
def test_a_setting_of_another_shape_is_an_error_and_no_crash(monkeypatch: pytest.MonkeyPatch, setting: Any) -> None:
    monkeypatch.setattr(settings, "WAGTAILLOCALIZE_MACHINE_TRANSLATOR", setting)
    assert [each.id for each in run_checks(tags=["machine_translation"])] == ["core.E020"]
