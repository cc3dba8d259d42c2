"""A changed text keeps progress and evidence on the right actions, and the dry run names every change."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Revision

from home.models import StandardPage
from involvement.models import ActionEvidence, ProgressUpdate, StrategyAction, StrategyPage, StrategyPromise
from tests.factories.site import make_home_page

from .strategy_changes import CHANGES, YOUNG, Change, line
from .strategy_texts import SAMPLE, sample_text

Importing = Callable[..., str]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def followed(for_the_module: None, tmp_path_factory: pytest.TempPathFactory) -> Importing:
    """The sample, published, with progress and evidence on each objective and action that names its code.

    Runs the command on a text and returns what it printed.
    """
    tmp_path = tmp_path_factory.mktemp("strategy")
    make_home_page().add_child(instance=StandardPage(title="Our strategy", slug="strategy"))

    def run(text: str, *options: str) -> str:
        path = tmp_path / "strategy.txt"
        path.write_text(text, encoding="utf-8")
        out = StringIO()
        call_command("import_strategy", str(path), *options, stdout=out)
        return out.getvalue()

    run(SAMPLE.read_text(encoding="utf-8"), "--commit")
    publish(StrategyPage.objects.get())
    evidence = Page.objects.get(slug="strategy")
    for promise in StrategyPromise.objects.all():
        ProgressUpdate.objects.create(promise=promise, status="started", words=f"This is about {promise.code}.")
        ActionEvidence.objects.create(promise=promise, shows=evidence, note=f"It shows {promise.code}.")
    return run


def in_a_new_edition(words: str) -> str:
    """Return what the report of a new edition says instead."""
    said = words.replace("is not on the page yet: added", "is new in this edition")
    said = said.replace("is not on the page yet", "is new in this edition")
    return said.replace("is no longer in the file: stays on the page", "is not in this edition")


def publish(page: StrategyPage) -> None:
    """Publish the newest version, as an editor does."""
    page.get_latest_revision().publish()


def changed(change: Change) -> str:
    """Return the sample with this change."""
    text = sample_text()
    for before, after in change.replaced:
        assert before in text
        text = text.replace(before, after, 1)
    return text


def progress_by_sentence() -> dict[str, tuple[str, list[str], list[str]]]:
    """Return for each sentence of the newest edition its code, its updates and its evidence."""
    page = StrategyPage.objects.order_by("-pk")[0]
    found = {}
    for row in (*page.objectives.all(), *page.actions.all()):
        promise = StrategyPromise.objects.get(thread=row.thread)
        updates = list(promise.updates.values_list("words", flat=True))
        found[row.text] = (row.code, updates, list(promise.evidence.values_list("note", flat=True)))
    return found


def everything() -> list[object]:
    """Return all that an import could touch."""
    models = (StrategyPage, StrategyAction, StrategyPromise, ProgressUpdate, ActionEvidence, Revision)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


@pytest.mark.parametrize("options", [(), ("--edition", "2035")], ids=["same edition", "new edition"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_progress_stays_with_its_sentence(change: Change, options: tuple[str, ...], followed: Importing) -> None:
    before = everything()
    report = followed(changed(change), *options)
    assert everything() == before
    for words in change.says:
        said = in_a_new_edition(words) if options else words
        assert said in report, report
    followed(changed(change), *options, "--commit")
    publish(StrategyPage.objects.order_by("-pk")[0])
    found = progress_by_sentence()
    for code, sentence in change.goes_on:
        if sentence in found or not options:
            assert found[sentence] == (code, [f"This is about {code}."], [f"It shows {code}."])
    for sentence in change.new:
        assert found[sentence][1:] == ([], [])
    assert ProgressUpdate.objects.count() == ActionEvidence.objects.count() == 27
    for code in [f"C{number}" for number in range(1, 10)]:  # none was given to another sentence
        assert StrategyPromise.objects.get(code=code).updates.get().words == f"This is about {code}."
    after = everything()
    assert "Nothing to do" in followed(changed(change), *options, "--commit")
    assert everything() == after


def test_an_editor_decides_what_goes_on(followed: Importing) -> None:
    text = changed(next(change for change in CHANGES if change.name == "split"))
    number = text.splitlines().index(line("To show staff the way.").rstrip("\n")) + 1
    report = followed(text, "--same", f"C5={number}")
    assert "C5 reworded" in report and "not decided" not in report
    followed(text, "--same", f"C5={number}", "--commit")
    publish(StrategyPage.objects.get())
    found = progress_by_sentence()
    assert found["To show staff the way."] == ("C5", ["This is about C5."], ["It shows C5."])
    assert found["To draw a road map."][1:] == ([], [])
    assert "Nothing to do" in followed(text, "--same", f"C5={number}", "--commit")


@pytest.mark.parametrize("decision", ["C99=5", "C5=1", "C5", "C5=x", "C5=²"])
def test_a_decision_about_nothing_is_refused(decision: str, followed: Importing) -> None:
    before = everything()
    with pytest.raises(CommandError):
        followed(sample_text(), "--same", decision, "--commit")
    assert everything() == before


def test_a_sentence_that_was_taken_off_and_comes_back_finds_its_progress(followed: Importing) -> None:
    draft = StrategyPage.objects.get().get_latest_revision_as_object()
    draft.actions.set([row for row in draft.actions.all() if row.code != "C2"])
    draft.save_revision().publish()
    assert not StrategyAction.objects.filter(code="C2").exists()
    assert StrategyPromise.objects.get(code="C2").updates.count() == 1
    assert "C2 is not on the page yet: added" in followed(sample_text(), "--commit")
    publish(StrategyPage.objects.get())
    assert progress_by_sentence()[YOUNG] == ("C2", ["This is about C2."], ["It shows C2."])


def test_what_an_editor_reworded_by_hand_is_still_known(followed: Importing) -> None:
    draft = StrategyPage.objects.get().get_latest_revision_as_object()
    rows = list(draft.actions.all())
    next(row for row in rows if row.code == "C5").text = "Eine Landkarte für alle Beschäftigten zeichnen."
    draft.actions.set(rows)
    draft.save_revision().publish()
    assert "Nothing to do" in followed(sample_text(), "--commit")
    assert "C5 reworded" in followed(sample_text().replace("What we mean", "What we now mean"))
