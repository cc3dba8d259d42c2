"""The loop desk: everything that is owed in one table, for each member of staff what they may settle, and as a file."""

import csv
import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from home.models import HomePage
from involvement.desk.loop import A_PAGE
from involvement.loop.owed import everything_owed, owed_sources, register_owed
from involvement.models import OpportunityIndexPage, OwnerAddress, StoryIndexPage
from tests.factories.involvement import make_opportunity
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import publish, published
from tests.factories.staff import make_staff, signed_in
from tests.factories.stories import done_values, make_story, make_story_index

NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DAY = timedelta(days=1)
DESK = "/admin/loop/"


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """Stand still at noon on 4 May 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def stories(home_page: HomePage, organisation: object) -> StoryIndexPage:
    """An empty list of stories."""
    return make_story_index(home_page)


def closed(index: OpportunityIndexPage, title: str, days: int, **overrides: Any) -> Any:
    """Add an opportunity that closed so many days ago and owes its answer by now plus ten days."""
    values = {"closes_at": NOW - days * DAY, "outcome_due": (NOW + 10 * DAY).date(), "slug": title.lower()}
    return make_opportunity(index, title=title, **(values | overrides))


def overdue(index: StoryIndexPage, title: str, days: int, **overrides: Any) -> Any:
    """Add a story whose update was promised so many days ago."""
    return make_story(
        index, **({"title": title, "slug": title.lower(), "next_update_due": (NOW - days * DAY).date()} | overrides)
    )


@pytest.fixture
def desk(stories: StoryIndexPage, opportunity_index: OpportunityIndexPage) -> None:
    """One debt of each kind, and things that owe nothing."""
    closed(opportunity_index, "Chairs", 20, owner_role="Head of chairs")
    closed(opportunity_index, "Lamps", 90, outcome_due=(NOW - 30 * DAY).date(), is_example=True)
    overdue(stories, "Letters", 5, owner_role="head  of CHAIRS")
    overdue(stories, "=Doors", 40, slug="doors", owner_role="Head of buildings")
    with time_machine.travel(NOW - DAY, tick=False):
        changed = published(opportunity_index, NOW + 9 * DAY, title="Moved", slug="moved")
    sign_up_all(make_people(1), changed)
    publish(changed, moved=timedelta(hours=1))
    make_story(stories, slug="in-time")
    make_story(stories, **done_values(slug="done", next_update_due=(NOW - 5 * DAY).date()))
    closed(opportunity_index, "Answered", 9, outcome="<p>Done.</p>")
    closed(opportunity_index, "Draft", 9, live=False)


def rows(client: Client, query: str = "") -> list[list[str]]:
    """Return the cells of the table."""
    response = client.get(f"{DESK}{query}")
    assert response.status_code == 200
    table = BeautifulSoup(response.content, "html5lib").find(id="loop-desk-caption")
    lines = table.find_parent("table").select("tbody tr") if table else []
    return [[" ".join(cell.get_text().split()) for cell in line.select("th, td")] for line in lines]


def titles(client: Client, query: str = "") -> list[str]:
    return [row[0] for row in rows(client, query)]


def test_everything_that_is_owed_stands_in_one_table_the_oldest_first(desk: None, editor_client: Client) -> None:
    assert rows(editor_client) == [
        ["Lamps Example", "People are owed an answer.", "Nobody is named", "3 February 2026", "4 April 2026 Overdue"],
        ["=Doors", "An update was promised.", "Head of buildings", "25 March 2026", "25 March 2026 Overdue"],
        ["Chairs", "People are owed an answer.", "Head of chairs", "14 April 2026", "14 May 2026"],
        ["Letters", "An update was promised.", "head of CHAIRS", "29 April 2026", "29 April 2026 Overdue"],
        [
            "Moved",
            "A date, the place or the day of the answer has changed.",
            "Nobody is named",
            "4 May 2026",
            "–",
        ],
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?owner=head+of+chairs", ["Chairs", "Letters"]),
        ("?owner=Head+OF+chairs&kind=updates", ["Letters"]),
        ("?owner=nobody", ["Lamps Example", "Moved"]),
        ("?kind=answers", ["Lamps Example", "Chairs"]),
        ("?kind=notices", ["Moved"]),
        ("?overdue=yes", ["Lamps Example", "=Doors", "Letters"]),
        ("?overdue=yes&kind=notices", []),
        ("?overdue=perhaps&kind=nonsense&owner=%E2%80%AE%3Cscript%3E&p=99999999999999999999", None),
        (f"?owner={'x' * 5000}&p=-1", None),
    ],
)
def test_it_is_filtered_and_what_is_unknown_changes_nothing(
    desk: None, editor_client: Client, query: str, expected: list[str] | None
) -> None:
    assert titles(editor_client, query) == (titles(editor_client) if expected is None else expected)


def test_each_owner_has_a_line_and_it_says_whose_mail_goes_to_the_team(desk: None, editor_client: Client) -> None:
    OwnerAddress.objects.create(role="Head of Chairs", email="chairs@example.org")
    soup = BeautifulSoup(editor_client.get(DESK).content, "html5lib")
    lines = soup.find(id="by-owner").find_next("table").select("tbody tr")
    assert [[" ".join(cell.get_text().split()) for cell in line.select("th, td")] for line in lines] == [
        ["Nobody is named", "2", "1", "3 February 2026", "the team"],
        ["Head of buildings", "1", "1", "25 March 2026", "the team"],
        ["Head of chairs", "2", "1", "14 April 2026", "their own address"],
    ]
    link = lines[2].select_one("a")["href"]
    assert titles(editor_client, link.removeprefix(DESK)) == ["Chairs", "Letters"]


def test_the_file_holds_what_the_filters_show_and_is_written_down(desk: None, editor_client: Client) -> None:
    response = editor_client.get(f"{DESK}?overdue=yes&export=csv")
    assert "no-store" in response["Cache-Control"]
    lines = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == ["Lamps", "'=Doors", "Letters"]
    assert lines[1][1:] == [
        "People are owed an answer.",
        "Answer to those who took part",
        "",
        "2026-02-03",
        "2026-04-04",
        "yes",
        "yes",
    ]
    entry = ModelLogEntry.objects.get(action="involvement.export_owed")
    assert entry.data == {"count": 3, "filters": "overdue=yes"}


def test_long_lists_have_pages_that_keep_the_filters(stories: StoryIndexPage, editor_client: Client) -> None:
    for number in range(A_PAGE + 2):
        overdue(stories, f"Story-{number}", 5 + number)
    assert len(titles(editor_client, "?kind=updates")) == A_PAGE
    assert titles(editor_client, "?kind=updates&p=2") == ["Story-1", "Story-0"]
    soup = BeautifulSoup(editor_client.get(f"{DESK}?kind=updates").content, "html5lib")
    assert "kind=updates" in soup.select_one("nav.pagination li.next a")["href"]
    assert len(list(csv.reader(io.StringIO(editor_client.get(f"{DESK}?export=csv").content.decode())))) == A_PAGE + 3


def test_staff_see_what_they_may_publish(
    stories: StoryIndexPage, opportunity_index: OpportunityIndexPage, home_page: HomePage
) -> None:
    overdue(stories, "Letters", 5)
    closed(opportunity_index, "Chairs", 20)
    theirs = signed_in(make_staff(pages=("publish",), below=stories))
    assert titles(theirs) == ["Letters"]
    assert len(list(csv.reader(io.StringIO(theirs.get(f"{DESK}?export=csv").content.decode())))) == 2
    writer = signed_in(make_staff(pages=("add", "change"), name="writer"))
    for address in (DESK, f"{DESK}?export=csv"):
        assert writer.get(address).status_code == 302
    assert Client().get(DESK).status_code == 302
    assert DESK not in writer.get(reverse("wagtailadmin_home")).content.decode()
    assert DESK in theirs.get(reverse("wagtailadmin_home")).content.decode()
    assert "Change the addresses" not in theirs.get(DESK).content.decode()


def test_looking_changes_nothing_and_nothing_else_is_allowed(desk: None, editor_client: Client) -> None:
    assert editor_client.post(DESK).status_code == 405
    assert "Nothing of this kind is owed." in editor_client.get(f"{DESK}?overdue=yes&kind=notices").content.decode()


def test_where_nothing_is_owed_it_says_so(stories: StoryIndexPage, editor_client: Client) -> None:
    assert "Everybody has their answer." in editor_client.get(DESK).content.decode()


def test_it_asks_the_same_for_few_and_for_many(
    stories: StoryIndexPage, opportunity_index: OpportunityIndexPage, editor_client: Client
) -> None:
    def asked(prefix: str, number: int) -> int:
        for each in range(number):
            closed(opportunity_index, f"{prefix}-a{each}", 20, owner_role=f"Role {prefix}{each}")
            overdue(stories, f"{prefix}-b{each}", 5)
            with time_machine.travel(NOW - DAY, tick=False):
                changed = published(opportunity_index, NOW + 9 * DAY, slug=f"{prefix}-c{each}".lower())
            sign_up_all(make_people(1, prefix=f"{prefix}{each}"), changed)
            publish(changed, moved=timedelta(hours=1))
        editor_client.get(DESK)
        with CaptureQueriesContext(connection) as queries:
            assert len(titles(editor_client)) == len(everything_owed(timezone.now())) >= 3 * number
        return len(queries)

    assert asked("Few", 1) == asked("Many", 6)


def test_a_name_of_a_source_is_taken_once() -> None:
    with pytest.raises(ImproperlyConfigured):
        register_owed(owed_sources()[0])


def test_a_role_has_one_address_however_it_is_written(stories: StoryIndexPage, editor_client: Client) -> None:
    address = reverse("wagtailsnippets_involvement_owneraddress:add")
    for role, status in (("Head of  Letters ", 302), ("head of letters", 200)):
        answer = editor_client.post(address, {"role": role, "email": "letters@example.org"})
        assert answer.status_code == status
    assert "has an address already" in answer.content.decode()
    assert list(OwnerAddress.objects.values_list("role", flat=True)) == ["Head of Letters"]


def test_the_front_page_of_the_admin_leads_to_the_desk(desk: None, editor_client: Client) -> None:
    page = BeautifulSoup(editor_client.get(reverse("wagtailadmin_home")).content, "html5lib")
    panel = page.find(string=lambda words: "People wait to be told" in words).find_parent("section")
    assert [link.get_text(strip=True) for link in panel.select("tbody a")] == [
        "Lamps",
        "=Doors",
        "Chairs",
        "Letters",
        "Moved",
    ]
    assert panel.select_one(f"a[href='{DESK}']")
