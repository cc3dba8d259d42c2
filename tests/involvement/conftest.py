"""Says plainly which texts the strategy tests could read."""

import pytest

from .strategy_texts import REAL


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the real text that was missing, since its tests are then not there at all."""
    if not REAL.is_file():
        terminalreporter.write_line(f"The strategy tests read only the sample: there is no {REAL.name} beside us.")
