"""Where things are in this house, for the tests that keep it in order."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("site", "home", "youngpeople", "network", "involvement")
FLOORS = {"config": 6, "home": 5, "youngpeople": 4, "network": 4, "involvement": 3, "people": 2, "core": 1}


def _without_leftovers(paths: list[Path]) -> list[Path]:
    return sorted(path for path in paths if not {"__pycache__", "migrations"} & set(path.parts))


def our_code() -> list[Path]:
    """Return every Python file of the site itself, migrations left out."""
    return _without_leftovers([path for room in ROOMS for path in (ROOT / room).rglob("*.py")])


def our_tests() -> list[Path]:
    """Return every Python file of the tests."""
    return _without_leftovers(list((ROOT / "tests").rglob("*.py")))


def our_templates() -> list[Path]:
    """Return every template."""
    return sorted(path for path in (ROOT / "templates").rglob("*") if path.is_file())


def named(path: Path) -> str:
    """Return how a test speaks of a file."""
    return str(path.relative_to(ROOT))
