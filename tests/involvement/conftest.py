"""Says plainly which texts the strategy tests could read, and what several modules arrange."""

import ctypes
from collections.abc import Iterator
from typing import Any

import pytest

from home.models import HomePage
from involvement.benefits_letter.pdf import can_make_pdf
from involvement.models import TellUsPage
from tests.factories.tellings import make_tell_us_page

from .strategy_texts import REAL


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real text that was missing, since its tests are then not there at all."""
    if not REAL.is_file():
        terminalreporter.write_line(f"The strategy tests read only the sample: there is no {REAL.name} beside us.")


@pytest.fixture
def tell_us_page(home_page: HomePage) -> TellUsPage:
    """The page with the form on which people tell us something, below the list of stories."""
    return make_tell_us_page(home_page)


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine without the library that sets the text."""

    def refuse(name: str, *_args: Any, **_kwargs: Any) -> None:
        raise OSError(name)

    can_make_pdf.cache_clear()
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    yield
    can_make_pdf.cache_clear()
