"""The command: a dry run writes nothing, a commit makes a draft, a second run finds nothing to do."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Page, Revision

from home.models import HomePage, StandardPage
from involvement.models import StrategyAction, StrategyPage

from .strategy_texts import SAMPLE, TEXTS, sample_text

Importing = Callable[..., str]


@pytest.fixture
def section(home_page: HomePage) -> StandardPage:
    """The ordinary page at /strategy/."""
    page = StandardPage(title="Our strategy", slug="strategy")
    home_page.add_child(instance=page)
    return page


@pytest.fixture
def importing(tmp_path: Path, home_page: HomePage) -> Importing:
    """Run the command on a path or on a text, and return what it printed."""

    def run(what: Path | str, *options: str) -> str:
        path = what if isinstance(what, Path) else tmp_path / "strategy.txt"
        if isinstance(what, str):
            path.write_text(what, encoding="utf-8")
        out = StringIO()
        call_command("import_strategy", str(path), *options, stdout=out)
        return out.getvalue()

    return run


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_dry_run_says_what_it_found_and_writes_nothing(path: Path, section: Page, importing: Importing) -> None:
    before = Page.objects.count(), Revision.objects.count()
    report = importing(path)
    assert "Found 22 actions (9, 4, 9), 5 objectives, 8 key points." in report
    assert "0 lost." in report
    assert "suchas" in report and "Decorative image" in report
    assert "Dry run: nothing was written" in report
    assert (Page.objects.count(), Revision.objects.count()) == before


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_the_commit_makes_a_draft_and_a_second_one_changes_nothing(
    path: Path, section: Page, importing: Importing
) -> None:
    assert "Written as a draft" in importing(path, "--commit")
    page = StrategyPage.objects.get()
    assert not page.live and page.has_unpublished_changes and page.latest_revision
    assert page.url_path == f"{section.url_path}{page.edition}/"
    assert [len(getattr(page, rows).all()) for rows in ("objectives", "actions", "key_points")] == [5, 22, 8]
    assert [page.actions.filter(group=group).count() for group in StrategyAction.Group.values] == [9, 4, 9]
    assert [block.block_type for block in page.body].count("quotation") == 1
    before = list(Revision.objects.values()), list(StrategyAction.objects.values()), list(StrategyPage.objects.values())
    for options in (["--commit"], []):
        assert "Nothing to do" in importing(path, *options)
    after = list(Revision.objects.values()), list(StrategyAction.objects.values()), list(StrategyPage.objects.values())
    assert after == before


def test_windows_line_ends_are_the_same_text(section: Page, importing: Importing) -> None:
    importing(SAMPLE, "--commit")
    assert "Nothing to do" in importing(sample_text().replace("\n", "\r\n"), "--commit")


def test_without_a_strategy_section_the_draft_goes_under_the_front_page(importing: Importing) -> None:
    importing(SAMPLE, "--commit", "--edition", "2031 to 2034", "--title", "Our plan")
    page = StrategyPage.objects.get()
    assert page.url_path.endswith("/strategy-2031-to-2034/") and page.get_parent().specific_class is HomePage
    assert page.title == "Our plan"
    assert page.body[0].value.startswith("How Everyone Helps")  # the text's own title is not lost


def test_the_place_can_be_named(home_page: HomePage, importing: Importing) -> None:
    home_page.add_child(instance=StandardPage(title="Plans", slug="plans"))
    assert "/plans/strategy-2031/" in importing(SAMPLE, "--under", "/plans/")
    with pytest.raises(CommandError, match="no page at"):
        importing(SAMPLE, "--under", "/nowhere/", "--commit")


def test_a_place_that_cannot_hold_it(opportunity_index: Page, section: Page, importing: Importing) -> None:
    with pytest.raises(CommandError, match="cannot have a strategy below it"):
        importing(SAMPLE, "--under", "/opportunities/", "--commit")
    section.add_child(instance=StandardPage(title="In the way", slug="2031"))
    with pytest.raises(CommandError, match="another page"):
        importing(SAMPLE, "--commit")
    assert not StrategyPage.objects.exists()


def test_a_changed_text_updates_the_draft_by_code(section: Page, importing: Importing) -> None:
    importing(SAMPLE, "--commit")
    keys = dict(StrategyAction.objects.values_list("code", "pk"))
    changed = sample_text().replace("To draw a road map that shows", "To draw a map that shows")
    changed = changed.replace("  – To put examples of what people did together on our website.\n", "")
    report = importing(changed)
    assert "C5 reworded" in report and "C9 is no longer in the file: stays" in report
    assert StrategyAction.objects.get(code="C5").text.startswith("To draw a road map")
    importing(changed, "--commit")
    assert dict(StrategyAction.objects.values_list("code", "pk")) == keys
    assert StrategyAction.objects.get(code="C5").text == "To draw a map that shows staff the way."
    assert not StrategyPage.objects.get().live
    assert "Nothing to do" in importing(changed, "--commit")


def test_a_live_page_stays_as_it_is_until_an_editor_publishes(section: Page, importing: Importing) -> None:
    importing(SAMPLE, "--commit")
    StrategyPage.objects.get().get_latest_revision().publish()
    keys = dict(StrategyAction.objects.values_list("code", "pk"))
    importing(sample_text().replace("To draw a road map", "To draw a map"), "--commit", "--title", "A new title")
    page = StrategyPage.objects.get()
    assert page.live and page.has_unpublished_changes and page.title.startswith("How Everyone")
    assert StrategyAction.objects.get(code="C5").text.startswith("To draw a road map")
    page.get_latest_revision().publish()
    assert StrategyAction.objects.get(code="C5").text.startswith("To draw a map")
    assert dict(StrategyAction.objects.values_list("code", "pk")) == keys


def test_a_row_an_editor_removed_comes_back_and_hand_edits_stay(section: Page, importing: Importing) -> None:
    importing(SAMPLE, "--commit")
    page = StrategyPage.objects.get().get_latest_revision_as_object()
    page.title = "By hand"
    page.save()
    page.save_revision()
    assert "Nothing to do" in importing(SAMPLE, "--commit")
    page.actions.set([row for row in page.actions.all() if row.code != "P2"])
    page.save()
    page.save_revision()
    assert "P2 is not on the page yet: added" in importing(SAMPLE, "--commit")
    assert StrategyAction.objects.filter(code="P2").count() == 1
    assert StrategyPage.objects.get().title == "By hand"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("A strategy 2031\n\nNothing but a sentence.", "No actions were found"),
        (sample_text().replace("2031", ""), "--edition"),
    ],
)
def test_a_text_that_is_no_strategy_writes_nothing(
    text: str, message: str, section: Page, importing: Importing
) -> None:
    with pytest.raises(CommandError, match=message) as caught:
        importing(text, "--commit")
    assert caught.value.returncode == 1
    assert not StrategyPage.objects.exists()


def test_names_that_do_not_fit_are_refused(section: Page, importing: Importing) -> None:
    for options in (["--edition", "x" * 21], ["--title", "x" * 256], ["--edition", "???"]):
        with pytest.raises(CommandError):
            importing(SAMPLE, "--commit", *options)
    assert not StrategyPage.objects.exists()


def test_a_page_that_would_lose_a_word_is_not_written(
    section: Page, importing: Importing, tmp_path: Path, settings: Settings
) -> None:
    template = tmp_path / "templates" / "involvement" / "blocks" / "strategy_quotation.html"
    template.parent.mkdir(parents=True)
    template.write_text("<blockquote>{{ value.text|truncatewords:10 }}</blockquote>")
    folders = [str(tmp_path / "templates"), *settings.TEMPLATES[0]["DIRS"]]
    settings.TEMPLATES = [settings.TEMPLATES[0] | {"DIRS": folders}]
    with pytest.raises(CommandError, match="Words would be lost"):
        importing(SAMPLE, "--commit")
    assert not StrategyPage.objects.exists() and not Revision.objects.exists()
