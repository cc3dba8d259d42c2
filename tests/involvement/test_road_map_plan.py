"""The plan: answers in, one page out, on the screen and as a document; it stands in its address and nothing is kept."""

import random
import string
import zlib
from base64 import urlsafe_b64encode
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from core.middleware.odd_input import MAX_QUERY_BYTES
from core.models import Audience, Directorate
from home.models import HomePage
from involvement.models import OpportunityPage, PayRate, RoadMapPage, SentPlan
from involvement.road_map.budget import budget_of, pence_a_meeting
from involvement.road_map.packing import unpacked
from involvement.road_map.plan import Plan
from involvement.road_map.plan_form import PlanForm
from involvement.road_map.plan_terms import plan_terms
from involvement.road_map.time_line import time_line
from tests.factories.involvement import make_term
from tests.factories.road_map import answers, make_plan_terms, make_road_map, plan_address, plan_values
from tests.html_checker import html_errors_of

ADDRESS = "/road-map/plan/"
DOCUMENT = "/road-map/involvement-plan.docx"
PAGE_BUDGET = 10
ODD = ["\x00", "x" * 5000, "<script>alert(1)</script>", "👩‍👩‍👧‍👦" * 20, "\u202eשָׁלוֹם", "%00", ""]
CHINESE = "".join(map(chr, range(0x4E00, 0x5200)))


def packed_json(text: str) -> str:
    """Return a text packed as a plan is, whatever it says."""
    return urlsafe_b64encode(zlib.compress(text.encode())).decode()


def packed_bomb() -> str:
    """Return a short word that would become a megabyte."""
    return packed_json(" " * 1_000_000)


NO_PLANS = [*ODD[1:], "eJ", "a" * 500, "W10", packed_bomb(), packed_json("[1]"), packed_json('{"a": 1}')]


@pytest.fixture
def road_map(home_page: HomePage, organisation: object) -> RoadMapPage:
    """The road map."""
    return make_road_map(home_page, plan_note="Ask the team who pays.")


@pytest.fixture
def rate(road_map: RoadMapPage) -> PayRate:
    """What people are paid; everything else that a plan needs is there too."""
    return make_plan_terms()


def plan_of(page: RoadMapPage, rate: PayRate | None, **overrides: Any) -> Plan:
    """Return the plan that these answers make."""
    form = PlanForm(answers(rate, **overrides), terms=plan_terms(page.locale_id))
    assert form.is_valid(), form.errors
    return form.plan()


def words_of(answer: Any) -> str:
    """Return the words between header and footer."""
    return BeautifulSoup(answer.content, "html5lib").select_one("main").get_text(" ", strip=True)


def test_the_plan_says_every_answer(rate: PayRate, client: Client) -> None:
    shown = words_of(client.get(plan_address(rate)))
    for said in (
        "New chairs for the ward",
        "Which chairs we buy.",
        "Try chairs & say <what> you think.",
        "4: Carers, Patients",
        "Wards",
        "In person, By phone, Ely",
        "Planning",
        "Joining in",
        "The money is fixed.",
        "3 meetings of 2 hours, and 30 minutes to prepare for each, every two weeks",
        "☑ A break every hour",
        "☐ A hearing loop that works",
        "By 1 June 2027. By email.",
        "Ask the team who pays.",
        "£450",
    ):
        assert said in shown, said


def test_the_time_line_is_in_order_and_leads_from_finding_people_to_telling_them(
    road_map: RoadMapPage, rate: PayRate
) -> None:
    moments = time_line(plan_of(road_map, rate))
    assert [moment.day for moment in moments] == [
        date(2027, 1, 21),
        date(2027, 2, 18),
        date(2027, 2, 25),
        date(2027, 3, 4),
        date(2027, 4, 1),
        date(2027, 4, 15),
        date(2027, 6, 1),
    ]
    assert moments[-1].words == "People are told what happened"
    once = time_line(plan_of(road_map, None, meetings="1", expenses="none-needed"))
    assert len(once) == 5


@pytest.mark.parametrize(
    ("unit", "pence", "minutes", "expected"),
    [
        ("hour", 1500, 150, 3750),
        ("hour", 1000, 50, 834),  # never a penny too little
        ("half-day", 5000, 240, 5000),
        ("half-day", 5000, 241, 10000),
        ("day", 10000, 30, 10000),
        ("session", 3000, 600, 3000),
        ("total", 2000, 600, None),
    ],
)
def test_payments_are_counted_in_whole_pence(unit: str, pence: int, minutes: int, expected: int | None) -> None:
    assert pence_a_meeting(PayRate(pence=pence, unit=unit), minutes) == expected


def test_the_budget_is_for_everybody(road_map: RoadMapPage, rate: PayRate) -> None:
    budget = budget_of(plan_of(road_map, rate))
    assert budget is not None
    assert (budget.one_meeting, budget.one_person, budget.everybody) == (3750, 11250, 45000)
    in_all = PayRate.objects.create(name="Once", pence=2000, unit="total")
    budget = budget_of(plan_of(road_map, in_all))
    assert budget is not None
    assert (budget.one_meeting, budget.one_person, budget.everybody) == (None, 2000, 8000)
    assert budget_of(plan_of(road_map, None)) is None


def test_the_form_begins_with_the_rung_that_the_ladder_recommended(rate: PayRate, client: Client) -> None:
    shown = BeautifulSoup(client.get(f"{ADDRESS}?rung=joining-in").content, "html5lib")
    assert shown.select_one('input[name="rung"][value="joining-in"][checked]')
    assert not shown.select_one(".nhsuk-error-summary")
    assert client.get(f"{ADDRESS}?rung=nonsense").status_code == 200


def test_answers_can_be_changed(rate: PayRate, client: Client) -> None:
    shown = BeautifulSoup(client.get(plan_address(rate)).content, "html5lib")
    link = next(each["href"] for each in shown.select("main a") if each.get_text(strip=True) == "Change my answers")
    form = BeautifulSoup(client.get(str(link)).content, "html5lib")
    assert form.select_one('input[name="what"]')["value"] == "New chairs for the ward"
    assert len(form.select('input[name="access"][checked]')) == 4


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"what": ""}, "Fill in “What is it about”"),
        ({"what": "x" * 5000}, "must be 80 characters or fewer"),
        ({"why": "x" * 301}, "must be 300 characters or fewer"),
        ({"audiences": None}, "Choose an answer for “Who do you need”"),
        ({"audiences": ["martians"]}, "Choose one of the answers for “Who do you need”"),
        ({"people": "many"}, "Write a number, like 3"),
        ({"people": "0"}, "1"),
        ({"people": "9" * 5000}, "Write a number, like 3"),
        ({"rung": "sky"}, "Choose one of the answers"),
        ({"rate": "999999"}, "Choose one of the answers"),
        ({"starts_day": "31", "starts_month": "2"}, "must be a real date"),
        ({"starts_year": "1066"}, "must be the same as or after"),
        ({"told_by_month": "3"}, "before the last meeting"),
    ],
)
def test_what_is_wrong_is_said_by_the_field_and_nothing_is_lost(
    rate: PayRate, client: Client, wrong: dict[str, Any], message: str
) -> None:
    answer = client.post(ADDRESS, plan_values(rate, **wrong))
    shown = BeautifulSoup(answer.content, "html5lib")
    assert answer.status_code == 422
    assert message in shown.select_one(".nhsuk-error-summary").get_text(" ", strip=True)
    assert shown.select_one("#id_rung_reason").get_text(strip=True) == "The money is fixed."


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_gives_a_friendly_page(rate: PayRate, client: Client, odd: str) -> None:
    """In every field, sent by a form and packed into an address."""
    for name in plan_values(None):
        assert client.post(ADDRESS, plan_values(rate, **{name: odd})).status_code in (302, 400, 422), name
        for base in (ADDRESS, DOCUMENT):
            assert client.get(plan_address(rate, base, **{name: odd})).status_code in (200, 404, 414, 422), name


@pytest.mark.parametrize("word", NO_PLANS)
def test_a_word_that_is_no_plan_shows_the_questions(rate: PayRate, client: Client, word: str) -> None:
    assert client.get(ADDRESS, {"plan": word}).status_code in (200, 414)
    assert client.get(DOCUMENT, {"plan": word}).status_code in (404, 414)


def test_answers_lead_to_the_address_that_holds_them(rate: PayRate, client: Client) -> None:
    answer = client.post(ADDRESS, plan_values(rate) | {"utm_source": "mail", "change": "yes"})
    assert (answer.status_code, answer["Location"]) == (302, plan_address(rate))
    assert unpacked(plan_address(rate).partition("plan=")[2]) == answers(rate)


@pytest.mark.parametrize("letters", [string.ascii_letters, "".join(map(chr, range(0x620, 0x64A))), CHINESE])
def test_the_longest_plan_fits_into_an_address(rate: PayRate, client: Client, letters: str) -> None:
    """In any alphabet, also where no letter follows from the one before: nothing is easy to pack."""
    mixed = random.Random(1)  # noqa: S311  no secret
    limits = {"what": 80, "why": 300, "tasks": 300, "rung_reason": 300, "told_how": 80}
    longest = {name: "".join(mixed.choices(letters, k=limit)) for name, limit in limits.items()}
    address = plan_address(rate, **longest)
    assert len(address) < MAX_QUERY_BYTES
    assert client.get(address).status_code == 200


def test_nothing_is_kept_and_nobody_is_told(rate: PayRate, client: Client) -> None:
    answer = client.get(plan_address(rate))
    assert answer.cookies == {}
    assert b"csrfmiddlewaretoken" not in answer.content
    assert answer["X-Robots-Tag"] == "noindex"
    assert not SentPlan.objects.exists()
    assert not OpportunityPage.objects.exists()
    assert client.put(ADDRESS).status_code == 405


def test_the_document_says_what_the_page_says(rate: PayRate, client: Client) -> None:
    answer = client.get(plan_address(rate, DOCUMENT))
    assert answer["Content-Type"].startswith("application/vnd.openxmlformats-officedocument.wordprocessingml")
    with ZipFile(BytesIO(answer.content)) as archive:
        written = BeautifulSoup(archive.read("word/document.xml"), "html.parser").get_text(" ", strip=True)
    for said in ("New chairs for the ward", "Try chairs & say <what> you think.", "£450", "☑ A break every hour"):
        assert said in written
    assert client.get(DOCUMENT).status_code == 404
    assert client.get(plan_address(rate, DOCUMENT, what="")).status_code == 404


def test_pages_ask_no_more_however_much_there_is_to_choose(rate: PayRate, client: Client) -> None:
    def asked() -> list[int]:
        counts = []
        for address in (ADDRESS, plan_address(rate), plan_address(rate, DOCUMENT)):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.append(len(queries))
        return counts

    few = asked()
    for number in range(20):
        make_term(Audience, f"Audience {number}")
        make_term(Directorate, f"Part {number}")
    assert asked() == few
    assert max(few) <= PAGE_BUDGET


def test_its_html_is_valid(rate: PayRate, client: Client) -> None:
    addresses = [ADDRESS, plan_address(rate), plan_address(rate, what=""), plan_address(None, directorate="", area="")]
    documents = {address: client.get(address).content.decode() for address in addresses}
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}
