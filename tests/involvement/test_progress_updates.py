"""The quarterly review: updates are written once, together or not at all, and never changed by anybody."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from home.models import HomePage
from involvement.models import ActionEvidence, ProgressUpdate, StrategyPage, StrategyPromise
from tests.factories.progress import make_strategy, make_update, promise

REVIEW = "/admin/strategy-review/"
TODAY = timezone.localdate()


@pytest.fixture
def strategy(home_page: HomePage) -> StrategyPage:
    """A published strategy."""
    return make_strategy(home_page)


@pytest.fixture
def team_client(client: Client, db: None) -> Client:
    """A browser in which a member of the involvement team is signed in."""
    set_up_groups(Report())
    user = User.objects.create_user(username="team", password="x")
    user.groups.add(Group.objects.get(name="Involvement team"))
    client.force_login(user)
    return client


def untouched() -> dict[str, str]:
    """Return what the browser sends where nothing was touched."""
    data: dict[str, str] = {}
    for each in StrategyPromise.objects.all():
        latest = each.updates.last()
        data |= {f"p{each.pk}-seen": str(latest.pk if latest else 0), f"p{each.pk}-status": "", f"p{each.pk}-words": ""}
        data[f"p{each.pk}-next_review"] = each.next_review.isoformat() if each.next_review else ""
    return data


def about(code: str, **said: str) -> dict[str, str]:
    """Return what is sent of one action."""
    return {f"p{promise(code).pk}-{name}": value for name, value in said.items()}


def written() -> list[tuple[str, str, str]]:
    """Return all updates."""
    return [(each.promise.code, each.status, each.words) for each in ProgressUpdate.objects.order_by("pk")]


def test_each_touched_action_gets_an_update_and_no_other(strategy: StrategyPage, team_client: Client) -> None:
    page = team_client.get(REVIEW).content.decode()
    assert page.count("<fieldset") == 27 and "To draw a road map" in page
    day = (TODAY + timedelta(days=90)).isoformat()
    said = about("C5", status="on-track", words="Drawn.", next_review=day) | about(
        "E1", status="late", words="No money."
    )
    answer = team_client.post(REVIEW, untouched() | said)
    assert answer.status_code == 302
    assert sorted(written()) == [("C5", "on-track", "Drawn."), ("E1", "late", "No money.")]
    assert promise("C5").next_review == TODAY + timedelta(days=90)
    update = ProgressUpdate.objects.get(promise=promise("C5"))
    assert update.words_then == "To draw a road map that shows staff the way." and update.code_then == "C5"
    assert ModelLogEntry.objects.filter(action="involvement.update_progress").count() == 2
    assert ModelLogEntry.objects.filter(action="involvement.review_progress").count() == 1


def test_a_second_click_writes_nothing_more(strategy: StrategyPage, team_client: Client) -> None:
    data = untouched() | about("C5", status="started", words="Begun.")
    assert [team_client.post(REVIEW, data).status_code for _click in range(2)] == [302, 302]
    assert written() == [("C5", "started", "Begun.")]


def test_what_somebody_else_wrote_meanwhile_is_read_first(strategy: StrategyPage, team_client: Client) -> None:
    data = untouched() | about("C5", status="done", words="Finished.") | about("E1", status="started")
    make_update("C5", "late", "The printer broke.")
    answer = team_client.post(REVIEW, data)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Finished." in page and "The printer broke." in page
    assert written() == [("C5", "late", "The printer broke.")]
    again = untouched() | about("C5", status="done", words="Finished.") | about("E1", status="started")
    assert team_client.post(REVIEW, again).status_code == 302
    assert len(written()) == 3


@pytest.mark.parametrize(
    "said",
    [
        {"status": "", "words": "Words without a status."},
        {"status": "changed", "words": ""},
        {"status": "splendid", "words": "Odd."},
        {"status": "done", "words": "x" * 5000},
        {"status": "done", "next_review": "31 February"},
        {"status": "done", "seen": "x"},
        {"status": "done", "seen": "9" * 40},
    ],
)
def test_what_cannot_be_right_writes_nothing_and_loses_nothing(
    said: dict[str, str], strategy: StrategyPage, team_client: Client
) -> None:
    data = untouched() | about("E1", status="started", words="This one is right.") | about("C5", **said)
    answer = team_client.post(REVIEW, data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Everything you typed is still here." in page and "This one is right." in page
    assert written() == []


def test_a_null_byte_is_refused(strategy: StrategyPage, team_client: Client) -> None:
    answer = team_client.post(REVIEW, untouched() | about("C5", status="done", words="a\x00b"))
    assert answer.status_code == 400
    assert written() == []


def test_nothing_sent_is_nothing_said(strategy: StrategyPage, team_client: Client) -> None:
    assert team_client.post(REVIEW, {}).status_code == 302
    assert written() == []


def test_only_those_who_may(strategy: StrategyPage, client: Client) -> None:
    set_up_groups(Report())
    user = User.objects.create_user(username="editor", password="x")
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    assert client.get(REVIEW).status_code in (302, 403)
    client.post(REVIEW, untouched() | about("C5", status="done"))
    assert written() == []


def test_without_a_strategy_the_review_says_so(home_page: HomePage, team_client: Client) -> None:
    assert "No edition of the strategy is published yet." in team_client.get(REVIEW).content.decode()


def test_the_database_refuses_to_change_an_update(strategy: StrategyPage) -> None:
    update = make_update("C5", "late", "The printer broke.")
    changes = {"status": "done", "words": "Fine.", "recorded_at": timezone.now(), "words_then": "", "code_then": "C1"}
    for name, value in (changes | {"promise": promise("C1")}).items():
        with pytest.raises(IntegrityError), transaction.atomic():
            ProgressUpdate.objects.filter(pk=update.pk).update(**{name: value})
    assert written() == [("C5", "late", "The printer broke.")]


def test_plan_and_evidence_are_edited_and_nothing_is_added_or_deleted(
    strategy: StrategyPage, team_client: Client, home_page: Page
) -> None:
    followed = promise("C5")
    names = reverse("wagtailsnippets_involvement_strategypromise:edit", args=[followed.pk])
    assert "To draw a road map" in team_client.get(names).content.decode()
    evidence = inline_formset([{"shows": str(home_page.pk), "note": "Look."}])
    data = {"owner_role": "Head of maps", "due": "2031-01-02", "next_review": "", "evidence": evidence}
    answer = team_client.post(names, nested_form_data(data))
    assert answer.status_code == 302
    assert promise("C5").owner_role == "Head of maps" and ActionEvidence.objects.get().note == "Look."
    for verb, args in (("add", []), ("delete", [followed.pk])):
        address = reverse(f"wagtailsnippets_involvement_strategypromise:{verb}", args=args)
        assert team_client.post(address, nested_form_data(data)).status_code in (302, 403)
    assert StrategyPromise.objects.count() == 27
    assert team_client.get(reverse("wagtailsnippets_involvement_strategypromise:list")).status_code == 200


def test_the_review_asks_the_same_for_few_and_many_updates(strategy: StrategyPage, team_client: Client) -> None:
    numbers = []
    for times in (1, 20):
        for number in range(times):
            make_update(f"C{number % 9 + 1}", "started", str(number))
        team_client.get(REVIEW)
        with CaptureQueriesContext(connection) as asked:
            team_client.get(REVIEW)
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
