"""Offers the derived NHS style sheet to runserver and collectstatic alike, without a copy in the repository."""

import builtins
import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, overload

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage

from core.look import sides, styles

SHEET = "css/nhsuk.css"


def write_sheet(folder: Path) -> Path:
    """Write the derived sheet under the folder unless the one there comes from the same sources; return its path."""
    source = styles.packaged_css()
    recipe = Path(styles.__file__).read_bytes() + Path(sides.__file__).read_bytes()
    stamp = f"/* {hashlib.sha256(source.encode() + recipe).hexdigest()[:16]} */"
    target = folder / SHEET
    if not target.is_file() or not target.read_text(encoding="utf-8").endswith(stamp):
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, styles.derived_css(source) + stamp)
    return target


def _replace(target: Path, text: str) -> None:
    # Two processes may start at once: each writes its own file and puts it in place in one step.
    handle, name = tempfile.mkstemp(dir=target.parent)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
    os.chmod(name, 0o644)
    os.replace(name, target)


class DerivedStyleFinder(BaseFinder):
    """Finds css/nhsuk.css, made on first use from the style sheet that wagtail-nhsuk-frontend carries."""

    @cached_property
    def storage(self) -> FileSystemStorage:
        """Return the folder that holds the derived sheet."""
        folder = settings.VAR_DIR / "derived"
        write_sheet(folder)
        return FileSystemStorage(location=folder)

    def check(self, **kwargs: Any) -> builtins.list[CheckMessage]:
        """Return nothing: there is nothing to set up."""
        return []

    @overload
    def find(self, path: str, find_all: Literal[False] = ...) -> str | None: ...

    @overload
    def find(self, path: str, find_all: Literal[True]) -> builtins.list[str]: ...

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | builtins.list[str] | None:
        """Return the absolute path of the derived sheet if it is what is looked for."""
        if path != SHEET:
            return [] if find_all else None
        found = self.storage.path(SHEET)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield the derived sheet for collectstatic."""
        if not matches_patterns(SHEET, builtins.list(ignore_patterns or [])):
            yield SHEET, self.storage
