"""What young people and staff read in the starter site is plain: Flesch-Kincaid grade and five years, at most 11."""

from bs4 import BeautifulSoup
from django.test import Client

from core.reading_age import reading_age, sentences_in_html
from home.models import HomePage
from home.starter.pages_road_map import ADDRESS as ROAD_MAP
from home.starter.pages_young_people import ADDRESS, PAGES
from home.starter.road_map_steps import STEPS
from tests.factories.people import form_data

OLDEST = 11.0
ENOUGH = 100  # words; below that the formula says little
JOIN = f"{ADDRESS}join/"
FOR_STAFF = [
    *("", "?door=start", "?door=knowledge", "?door=time", "?door=time&minutes=60"),
    *("ladder/", "ladder/?open=way", "plan/", "booklet/"),
    *(f"{step.slug}/" for step in STEPS),
]
ADDRESSES = [*(plan.address for plan in PAGES), JOIN, f"{JOIN}thank-you/", f"{JOIN}thank-you/?by=phone"]


def age_of(answer: bytes) -> float:
    """Return the reading age of a page's main part, checked to have enough words to measure."""
    main = BeautifulSoup(answer, "html.parser").find("main")
    measured = reading_age(sentences_in_html(str(main)))
    assert measured.words >= ENOUGH
    return measured.years


def test_every_page_of_the_section_is_at_most_11(starter_site: HomePage, client: Client) -> None:
    """Pages, form, what is said afterwards, and the kind pages for those too young and too old."""
    answers = {address: client.get(address) for address in ADDRESSES}
    for year in ("2022", "1960"):
        answers[year] = client.post(JOIN, form_data(born_on_day="1", born_on_month="2", born_on_year=year))
    assert [answer.status_code for answer in answers.values()] == [200] * len(ADDRESSES) + [422, 422]
    ages = {address: age_of(answer.content) for address, answer in answers.items()}
    assert {address: age for address, age in ages.items() if age > OLDEST} == {}, ages
    # The measure can fail: the privacy page is not written for children.
    assert age_of(client.get("/privacy/").content) > ages[ADDRESS]


def test_the_road_map_and_the_strategy_are_at_most_11(starter_site: HomePage, client: Client) -> None:
    """Doors, steps, ladder with and without advice, the plan's questions with faults too, and the booklet."""
    answers = {address: client.get(f"{ROAD_MAP}{address}") for address in FOR_STAFF}
    answers["strategy"] = client.get("/strategy/")
    assert {answer.status_code for answer in answers.values()} == {200, 422}  # one with an answer missing
    answers["faults"] = client.post(f"{ROAD_MAP}plan/", {})
    ages = {address: age_of(answer.content) for address, answer in answers.items()}
    assert {address: age for address, age in ages.items() if age > OLDEST} == {}, ages


def test_every_text_of_a_step_by_itself_is_at_most_11() -> None:
    """A page’s short labels could hide one hard text among them."""
    texts = {
        step.slug: [*sentences_in_html(f"<p>{step.purpose}</p>{step.good}"), *step.dos, *step.donts, *step.checklist]
        for step in STEPS
    }
    ages = {slug: reading_age(sentences) for slug, sentences in texts.items()}
    assert {slug: age for slug, age in ages.items() if age.years > OLDEST or age.words < 50} == {}
