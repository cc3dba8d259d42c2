"""No encoding that a visitor claims is an error of ours."""

import io
from collections.abc import Iterable
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest

from core.doorway import always_utf8

ENCODINGS = ("rot13", "base64", "punycode", "idna", "undefined", "utf-16", "utf-7", "nonsense", "utf-8")
FORM = "application/x-www-form-urlencoded"


def _reader(environ: Any, _start_response: Any) -> Iterable[bytes]:
    """Read a request as Django does and answer with what stood in it."""
    request = WSGIRequest(environ)
    return [f"{request.GET.get('q')} {request.POST.get('a')}".encode()]


def _answer(content_type: str) -> str:
    environ = {
        "REQUEST_METHOD": "POST",
        "QUERY_STRING": "q=caf%C3%A9",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": "8",
        "wsgi.input": io.BytesIO(b"a=%C3%A9"),
    }
    return b"".join(always_utf8(_reader)(environ, lambda *_answer: print)).decode()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_no_claimed_encoding_is_an_error_of_ours(encoding: str) -> None:
    assert _answer(f"{FORM}; charset={encoding}") == "café é"
    assert _answer(f"{FORM};CHARSET = {encoding} ; a=b") == "café é"
    assert _answer(f"text/plain; charset={encoding}") == "café None"
