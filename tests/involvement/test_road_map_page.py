"""The road map and its steps: three doors, the time somebody has, what is done in the address, and case studies."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail.test.utils import WagtailPageTestCase

from core.models import CustomDocument, Directorate
from home.models import HomePage, StandardPage
from involvement.models import ForumPoint, RoadMapPage, RoadMapStepPage, StepTemplate
from involvement.road_map.doors import OFFERS, steps_within
from involvement.road_map.progress import Progress
from tests.factories.case_studies import make_case_study, make_case_study_index
from tests.factories.involvement import make_rung, make_stage, make_term
from tests.factories.road_map import make_road_map, make_rungs, make_step
from tests.html_checker import html_errors_of

ADDRESS = "/road-map/"
PAGE_BUDGET = 10


@pytest.fixture
def road_map(home_page: HomePage, organisation: object) -> RoadMapPage:
    """The road map."""
    return make_road_map(home_page)


def soup(client: Client, address: str) -> BeautifulSoup:
    """Return a page as a visitor gets it."""
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html5lib")


def behind_the_door(page: BeautifulSoup) -> list[str]:
    """Return the steps that the open door shows."""
    return [link.get_text() for link in page.select("#door ul:not(.road-map-offers) a")]


class PlacesTests(WagtailPageTestCase):
    """Where the pages may stand."""

    def test_places(self) -> None:
        self.assertCanCreateAt(HomePage, RoadMapPage)
        self.assertCanCreateAt(RoadMapPage, RoadMapStepPage)
        self.assertCanNotCreateAt(HomePage, RoadMapStepPage)
        self.assertCanNotCreateAt(RoadMapStepPage, StandardPage)


def test_the_three_doors_lead_to_what_an_editor_put_behind_them(road_map: RoadMapPage, client: Client) -> None:
    make_step(road_map, "Ask early", for_start=True)
    make_step(road_map, "Learn", for_knowledge=True)
    shown = soup(client, ADDRESS)
    doors = {door.get_text(): door["href"] for door in shown.select(".road-map-door")}
    assert list(doors) == ["“I don’t know where to start”", "“I don’t have the knowledge”", "“I don’t have the time”"]
    opened = [soup(client, str(address)) for address in doors.values()]
    assert [behind_the_door(page) for page in opened] == [["Ask early"], ["Learn"], []]
    assert [link["href"] for link in opened[0].select("#door ol a")] == ["/road-map/ladder/#choose", "/road-map/plan/"]
    assert [link.get_text() for link in opened[2].select("#door a")] == [str(words) for words in OFFERS.values()]


@pytest.mark.parametrize(
    ("minutes", "fitting"), [(10, []), (60, ["Short", "Middle"]), (240, ["Short", "Middle", "Long"])]
)
def test_time_is_counted_from_the_steps_that_are_left(
    road_map: RoadMapPage, client: Client, minutes: int, fitting: list[str]
) -> None:
    done = make_step(road_map, "Done", minutes=5)
    for title, needed in (("Long", 180), ("Short", 20), ("Middle", 40)):
        make_step(road_map, title, minutes=needed)
    shown = soup(client, f"{ADDRESS}?door=time&minutes={minutes}&done={done.pk}")
    order = [title for title in ("Long", "Short", "Middle") if title in fitting]
    assert behind_the_door(shown) == order
    if not fitting:
        assert "The shortest one that is left: Short (20 minutes)" in shown.select_one("#door").get_text(
            " ", strip=True
        )


def test_whoever_has_done_all_is_told_so(road_map: RoadMapPage, client: Client) -> None:
    step = make_step(road_map)
    shown = soup(client, f"{ADDRESS}?door=time&minutes=60&done={step.pk}")
    assert "You have done every step" in shown.get_text()
    assert "1 of 1 steps done" in shown.get_text()


def test_steps_that_fit_never_take_longer_than_there_is(db: None) -> None:
    steps = [RoadMapStepPage(title=str(minutes), minutes=minutes) for minutes in (50, 30, 20, 10, 5)]
    for minutes in range(120):
        assert sum(step.minutes or 0 for step in steps_within(steps, minutes)) <= minutes


def test_progress_stands_in_the_address_and_goes_along(road_map: RoadMapPage, client: Client) -> None:
    first, second = make_step(road_map, "First"), make_step(road_map, "Second")
    shown = soup(client, ADDRESS)
    mark = shown.select(".road-map-step__facts a")[0]["href"]
    assert mark == f"{ADDRESS}?done={first.pk}#steps"
    marked = soup(client, str(mark))
    assert [bool(step.select(".nhsuk-tag")) for step in marked.select(".road-map-step")] == [True, False]
    onward = marked.select(".road-map-step h3 a")[1]["href"]
    assert onward == f"{ADDRESS}second/?done={first.pk}"
    step = soup(client, str(onward))
    assert step.select_one(f'a[href="{ADDRESS}?done={first.pk},{second.pk}#steps"]')
    assert marked.select(".road-map-step__facts a")[0]["href"] == f"{ADDRESS}?done=#steps"


@pytest.mark.parametrize("odd", ["x" * 3000, "1,2,3", "-1", "👩", ",,,", "<script>", "9" * 400, "1;2"])
def test_odd_progress_is_left_out(road_map: RoadMapPage, client: Client, odd: str) -> None:
    make_step(road_map)
    for name in ("done", "door", "minutes"):
        for address in (ADDRESS, f"{ADDRESS}ask-early/"):
            assert client.get(address, {name: odd, "other": odd}).status_code in (200, 414)
    assert Progress.read(odd, [77]).done == frozenset()


def test_a_step_says_all_it_has(road_map: RoadMapPage, client: Client) -> None:
    point = make_term(ForumPoint, "Ask us first", description="Nothing is fixed yet.", page=road_map)
    step = make_step(
        road_map, dos="Listen\n\nAsk", donts="talk all the time", checklist="Asked", points=[point], slug="ask-early"
    )
    document = CustomDocument.objects.create(title="Letter", file="letter.docx", file_size=2048)
    StepTemplate.objects.create(page=step, title="Letter that invites", document=document)
    words = soup(client, f"{ADDRESS}ask-early/").select_one("main").get_text(" ", strip=True)
    for said in (
        "Step 1 of 1",
        "To hear people.",
        "Takes you 10 minutes.",
        "Listen Ask",
        "do not talk all the time",
        "Letter that invites",
        "(DOCX, 2.0",
        "Ask us first",
        "Read more",
        "01632 960000",
    ):
        assert said in words, said


def test_its_own_contact_stands_where_there_is_one(road_map: RoadMapPage, client: Client) -> None:
    make_step(road_map, slug="ask", contact_role="Ward lead", contact_phone="01632 960009")
    words = soup(client, f"{ADDRESS}ask/").select_one("main").get_text(" ", strip=True)
    assert "Ward lead" in words
    assert "01632 960009" in words
    assert "01632 960000" not in words


@pytest.mark.parametrize(
    "wrong", [{"slug": "ladder"}, {"slug": "plan"}, {"slug": "booklet"}, {"contact_role": "Nobody"}]
)
def test_a_step_that_would_be_hidden_or_leads_to_nobody_is_refused(
    road_map: RoadMapPage, wrong: dict[str, str]
) -> None:
    with pytest.raises(ValidationError):
        make_step(road_map, **wrong)


def test_case_studies_are_those_that_fit_all_that_was_chosen(
    road_map: RoadMapPage, home_page: HomePage, client: Client
) -> None:
    studies = make_case_study_index(home_page)
    wards = make_term(Directorate, "Wards")
    asked, joined = make_rung("Asked", "asked"), make_rung("Joined", "joined")
    make_case_study(studies, title="Fits", rung_delivered=asked, rung_reason="So it was.", directorate=wards)
    make_case_study(studies, title="Other rung", rung_delivered=joined, rung_reason="So it was.", directorate=wards)
    make_case_study(studies, title="Other part", rung_delivered=asked, rung_reason="So it was.")
    private = make_case_study(
        studies, title="Private", rung_delivered=asked, rung_reason="So it was.", directorate=wards
    )
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    make_step(road_map, "Both", rungs=[asked], directorates=[wards], stages=[make_stage()])
    make_step(road_map, "None chosen")
    assert [link.get_text() for link in soup(client, f"{ADDRESS}both/").select("#done-it + ul a")] == ["Fits"]
    assert not soup(client, f"{ADDRESS}none-chosen/").select("#done-it")


def test_the_booklet_holds_every_public_step_and_the_ladder(road_map: RoadMapPage, client: Client) -> None:
    make_rungs()
    for number in range(3):
        make_step(road_map, f"Step {number}", checklist="Tick me")
    hidden = make_step(road_map, "Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type=PageViewRestriction.LOGIN)
    make_step(road_map, "Draft", live=False)
    shown = soup(client, f"{ADDRESS}booklet/")
    headings = [heading.get_text(strip=True) for heading in shown.select("main h2")]
    assert headings == ["1. Step 0", "2. Step 1", "3. Step 2", "The ladder of involvement"]
    assert len(shown.select("main h1")) == 1
    assert len(shown.select(".road-map-rung")) == 5


def queries(client: Client, address: str) -> int:
    """Return how often a visit asks, with the trust's facts and the menu already in the cache."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_pages_ask_no_more_however_many_steps_there_are(
    road_map: RoadMapPage, home_page: HomePage, client: Client
) -> None:
    make_rungs()
    studies = make_case_study_index(home_page)
    document = CustomDocument.objects.create(title="Letter", file="letter.docx", file_size=1)

    def fill(first: int, last: int) -> None:
        for number in range(first, last):
            make_case_study(studies, title=f"Study {number}")
            point = make_term(ForumPoint, f"Point {number}", page=road_map)
            step = make_step(road_map, f"Step {number}", points=[point], stages=[make_stage()])
            StepTemplate.objects.create(page=step, title="Letter", document=document)

    addresses = (ADDRESS, f"{ADDRESS}?door=time&minutes=60", f"{ADDRESS}step-0/", f"{ADDRESS}booklet/")
    fill(0, 2)
    few = [queries(client, address) for address in addresses]
    fill(2, 12)
    assert [queries(client, address) for address in addresses] == few
    assert max(few) <= PAGE_BUDGET, few


def test_an_editor_can_open_both_and_drafts_may_have_gaps(road_map: RoadMapPage, editor_client: Client) -> None:
    step = make_step(road_map)
    for page in (road_map, step):
        assert editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200
    add = reverse("wagtailadmin_pages:add", args=["involvement", "roadmapsteppage", road_map.pk])
    assert editor_client.get(add).status_code == 200
    empty: dict[str, Any] = {
        "title": "Later",
        "slug": "later",
        "purpose": "",
        "good_looks_like": "null",
        "formats-count": 0,
        **{f"{name}-{part}_FORMS": 0 for name in ("templates", "comments") for part in ("TOTAL", "INITIAL")},
    }
    assert editor_client.post(add, empty).status_code == 302
    assert not Page.objects.get(slug="later").live
    refused = editor_client.post(add, empty | {"slug": "now", "action-publish": "yes"})
    assert refused.status_code == 200
    assert not Page.objects.filter(slug="now").exists()


def test_their_html_is_valid_and_everybody_gets_the_same(road_map: RoadMapPage, client: Client) -> None:
    step = make_step(road_map, dos="Ask", donts="tell", checklist="Asked", for_start=True)
    addresses = [
        ADDRESS,
        f"{ADDRESS}?door=start&done={step.pk}",
        f"{ADDRESS}?door=time&minutes=10",
        f"{ADDRESS}ask-early/",
        f"{ADDRESS}booklet/",
    ]
    answers = {address: client.get(address) for address in addresses}
    assert all(answer.cookies == {} and b"csrfmiddlewaretoken" not in answer.content for answer in answers.values())
    errors = html_errors_of({address: answer.content.decode() for address, answer in answers.items()})
    assert {address: found for address, found in errors.items() if found} == {}
