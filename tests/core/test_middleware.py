"""What happens around every request: names, policies, refusals, maintenance and compression."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.test import Client, RequestFactory, override_settings

from core.middleware import CompressionMiddleware, SecurityHeadersMiddleware
from home.models import HomePage

ADMIN_LOGIN = "/admin/login/"


def test_every_answer_carries_a_request_id(client: Client) -> None:
    first, second = client.get("/healthz")["X-Request-ID"], client.get("/healthz")["X-Request-ID"]
    assert len(first) == 32
    assert first != second


@pytest.mark.parametrize(
    ("given", "is_taken"),
    [
        ("abc-DEF_1.23", True),
        ("short", False),
        ("x" * 65, False),
        ("a b c d e f g", False),
        ("<script>1</script>", False),
    ],
)
def test_takes_only_a_sane_request_id(client: Client, given: str, is_taken: bool) -> None:
    assert (client.get("/healthz", headers={"X-Request-ID": given})["X-Request-ID"] == given) is is_taken


def test_public_pages_may_load_from_this_site_only(client: Client, home_page: HomePage) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert answer["Permissions-Policy"] == settings.PERMISSIONS_POLICY
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert not answer.cookies


def test_the_page_editor_may_use_inline_code_but_no_other_host(client: Client, db: None) -> None:
    policy = client.get(ADMIN_LOGIN)["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline';" in policy
    assert "http" not in policy
    assert "nonce" not in policy


def test_errors_carry_the_policy_too(client: Client, home_page: HomePage) -> None:
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "default-src 'self'" in answer["Content-Security-Policy"]


def test_a_view_keeps_the_policy_it_has_set(rf: RequestFactory) -> None:
    own = HttpResponse(headers={"Content-Security-Policy": "default-src 'none'", "Permissions-Policy": "midi=()"})
    answer = SecurityHeadersMiddleware(lambda _request: own)(rf.get("/"))
    assert answer["Content-Security-Policy"] == "default-src 'none'"
    assert answer["Permissions-Policy"] == "midi=()"


@pytest.mark.parametrize(
    "address",
    [
        "/%00/",
        "/opportunities/a%00b/",
        "/?q=%00",
        "/?%00=1",
        "/search/?q=a%00b",
        "/?q=%FF%FE",
        "/?q=%ED%A0%80",
        "/?q=%C3%28",
        "/pl/?q=%00",
        "/admin/login/?next=%00",
    ],
)
def test_null_bytes_and_broken_text_get_a_friendly_400(client: Client, home_page: HomePage, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()
    assert "Traceback" not in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/?q=%F0%9F%8C%88%E2%80%8F%D8%A7%D8%B1%D8%AF%D9%88",
        "/?q=%E2%80%AE&page=%EF%BC%91",
        "/?=&&=;;&q[]=1&q=%25%27%22%3Cscript%3E",
        "/?page=99999999999999999999&page=-1&page=abc",
        "/?" + "a=1&" * 500,
    ],
)
def test_odd_but_readable_text_reaches_the_page(client: Client, home_page: HomePage, address: str) -> None:
    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/" + "a" * 5000 + "/",
        "/%00/",  # as the server decodes %2500: once
        "/\N{RAINBOW}/",
        "/\N{RIGHT-TO-LEFT OVERRIDE}/",
        "//[",
        "/[/",
        "///x",
        "//example.org/",
        "/../../",
        "/\r\nSet-Cookie: x/",
        "/a;b=c/?/",
    ],
)
def test_odd_paths_are_not_found(client: Client, home_page: HomePage, path: str) -> None:
    as_bytes = path.encode().decode("iso-8859-1")  # what a server hands over
    assert client.get("/", PATH_INFO=as_bytes).status_code in (301, 404)
    assert client.get("/", PATH_INFO=as_bytes.rstrip("/") + "/").status_code == 404


def test_undecodable_path_is_not_found(client: Client, home_page: HomePage) -> None:
    assert client.get("/%FF%FE/").status_code in (400, 404)


def test_a_very_long_query_gets_a_friendly_414(client: Client, home_page: HomePage) -> None:
    answer = client.get("/", {"q": "x" * 5000})
    assert answer.status_code == 414
    assert "<h1" in answer.content.decode()
    assert client.get("/", {"q": "x" * 3000}).status_code == 200


@pytest.mark.parametrize(
    "fields",
    [
        {"name": "a\x00b"},
        {"na\x00me": "b"},
        {"name": ["good", "a\x00b"]},
        {"file": SimpleUploadedFile("a\ufffdb.txt", b"content")},
    ],
)
def test_form_fields_are_read_with_the_same_care(
    client: Client, home_page: HomePage, fields: dict[str, object]
) -> None:
    assert client.post("/", fields).status_code == 400


def test_form_in_a_strange_encoding_is_refused(client: Client, home_page: HomePage) -> None:
    """UTF-7 can spell half a character, which no database stores."""
    body = '--x\r\nContent-Disposition: form-data; name="name"\r\n\r\n+2AA-\r\n--x--\r\n'
    answer = client.generic("POST", "/", body, content_type="multipart/form-data; boundary=x; charset=utf-7")
    assert answer.status_code == 400


def test_a_foreign_cookie_shuts_nobody_out(client: Client, home_page: HomePage) -> None:
    """A cookie of the trust's main site reaches us too, and need not be UTF-8."""
    assert client.get("/", headers={"Cookie": "visitor=caf\xe9"}).status_code == 200
    assert client.get("/", headers={"Cookie": "sessionid=caf\xe9"}).status_code == 400


def test_an_editor_may_paste_a_broken_letter(client: Client, db: None) -> None:
    assert client.post(ADMIN_LOGIN, {"username": "a\ufffdb", "password": "x"}).status_code == 200
    assert client.post(ADMIN_LOGIN, {"username": "a\x00b", "password": "x"}).status_code == 400


@pytest.mark.parametrize("body", ["", "--x", "\x00", "--x\r\nContent-Disposition: form-data\r\n\r\n"])
def test_broken_form_is_never_an_error_of_ours(client: Client, home_page: HomePage, body: str) -> None:
    answer = client.generic("POST", "/", body, content_type="multipart/form-data; boundary=x")
    assert answer.status_code < 500


def test_null_byte_smuggled_in_a_cookie_is_refused(client: Client, home_page: HomePage) -> None:
    """Cookies may spell bytes in octal; a session key with a null byte would end in the database."""
    answer = client.get("/admin/", headers={"Cookie": 'sessionid="aaaaaaaaaaaa\\000"'})
    assert answer.status_code == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "CONNECT", "NONSENSE"])
@pytest.mark.parametrize("address", ["/", "/nowhere/", "/healthz"])
def test_odd_methods_are_refused_in_public(client: Client, home_page: HomePage, method: str, address: str) -> None:
    answer = client.generic(method, address)
    assert answer.status_code == 405
    assert answer["Allow"] == "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS"])
def test_ordinary_methods_work(client: Client, home_page: HomePage, method: str) -> None:
    assert client.generic(method, "/").status_code == 200


def test_the_admin_may_use_other_methods(client: Client, db: None) -> None:
    assert client.generic("DELETE", ADMIN_LOGIN)["Allow"] != "GET, HEAD, OPTIONS, POST"


@pytest.fixture(params=["environment", "file"])
def closed(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[None]:
    """The site in maintenance, by each of the two ways."""
    marker = tmp_path / "maintenance"
    if request.param == "file":
        marker.touch()
    with override_settings(MAINTENANCE=request.param == "environment", MAINTENANCE_FILE=marker):
        yield


def test_maintenance_closes_the_public_site_without_the_database(client: Client, closed: None) -> None:
    """Without the database fixture any query would be an error."""
    for address in ("/", "/pl/", "/opportunities/?q=x"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert int(answer["Retry-After"]) > 0
        assert "no-store" in answer["Cache-Control"]
        assert "<h1" in answer.content.decode()
        assert "Content-Security-Policy" in answer
    assert client.post("/").status_code == 503
    assert client.get("/healthz").status_code == 200


def test_maintenance_leaves_editors_in(client: Client, db: None, closed: None) -> None:
    assert client.get(ADMIN_LOGIN).status_code == 200
    assert client.get("/readyz").json()["checks"]["database"]["ok"]


def _answered(made: HttpResponseBase, path: str = "/", accepts: str = "gzip, br") -> HttpResponseBase:
    """Return what leaves the house when a view answers with this."""
    request = RequestFactory().get(path, headers={"Accept-Encoding": accepts})
    return CompressionMiddleware(lambda _request: made).process_response(request, made)


def _compressed(made: HttpResponseBase, path: str = "/") -> bool:
    return _answered(made, path).headers.get("Content-Encoding") == "gzip"


PAGE = "<p>Same words again and again.</p>" * 50


def test_public_html_is_compressed() -> None:
    answer = _answered(HttpResponse(PAGE))
    assert isinstance(answer, HttpResponse)
    assert gzip.decompress(answer.content).decode() == PAGE
    assert "Accept-Encoding" in answer["Vary"]
    plain = _answered(HttpResponse(PAGE), accepts="identity")
    assert isinstance(plain, HttpResponse)
    assert plain.content.decode() == PAGE


def test_nothing_that_may_hold_a_secret_is_compressed() -> None:
    with_cookie = HttpResponse(PAGE)
    with_cookie.set_cookie("a", "b")
    assert not _compressed(with_cookie)
    assert not _compressed(HttpResponse(PAGE, headers={"Cache-Control": "no-store"}))
    assert not _compressed(HttpResponse(PAGE, headers={"Cache-Control": "private, max-age=0"}))
    assert not _compressed(HttpResponse(PAGE), "/admin/pages/")
    assert not _compressed(HttpResponse(PAGE, content_type="application/pdf"))
    assert not _compressed(StreamingHttpResponse(iter([PAGE])))
    assert _compressed(HttpResponse(PAGE, content_type="application/json"))
