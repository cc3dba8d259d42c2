"""The NHS markup and the NHS style sheet come from two packages; they must be of the same version and fit our pages."""

import re
from importlib.metadata import distribution, version
from pathlib import Path

from config import PROJECT_ROOT
from core.look.styles import is_used, packaged_css

TEMPLATES = PROJECT_ROOT / "templates"


def css_version() -> str:
    """Return the version that the packaged style sheet states of itself."""
    match = re.search(r'--nhsuk-frontend-version:\s*"([\d.]+)"', packaged_css())
    assert match
    return match[1]


def markup_version() -> str:
    """Return the newest version of the NHS frontend in the table of the package that holds the markup."""
    readme = distribution("nhsuk-frontend-jinja").read_text("METADATA") or ""
    rows = re.findall(r"\|\s*([\d.]+)\s*\|\s*([\d.]+)\s*\|", readme)
    installed = version("nhsuk-frontend-jinja")
    [frontend] = [frontend for frontend, ours in rows if ours == installed]
    return frontend


def test_markup_and_css_are_of_the_same_version() -> None:
    assert css_version().split(".")[:2] == markup_version().split(".")[:2]


def test_the_lock_names_both_packages() -> None:
    lock = (PROJECT_ROOT / "requirements.txt").read_text()
    for package in ("nhsuk-frontend-jinja", "wagtail-nhsuk-frontend"):
        assert f"{package}=={version(package)}" in lock


def test_every_nhs_class_in_our_templates_is_kept_in_our_style_sheet() -> None:
    missing = sorted(
        f"{path.relative_to(TEMPLATES)}: {name}"
        for path in TEMPLATES.rglob("*.html")
        for name in classes_in(path)
        if not is_used(f".{name}")
    )
    assert not missing, f"Add the component to core.look.styles, or mend the class: {missing}"


def classes_in(path: Path) -> set[str]:
    """Return the NHS classes that a template writes out; those put together from variables are left out."""
    text = re.sub(r"{%.*?%}", " ", path.read_text(encoding="utf-8"))
    words = {word for value in re.findall(r'class="([^"]*)"', text) for word in value.split()}
    return {word for word in words if re.fullmatch(r"nhsuk-[\w-]*\w", word)}
