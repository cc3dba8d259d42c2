"""What the public page says once an opportunity is full, over, late with its answer, or has given it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from home.models import StandardPage
from involvement.models import OpportunityIndexPage, OpportunityPage
from involvement.telling.outcome_words import LONGEST, outcome_lines
from people.models import Person, SignUp
from tests.factories.involvement import make_opportunity, make_session
from tests.factories.mailings import make_people, sign_up_all
from tests.factories.notices import publish, published
from tests.html_checker import html_errors_of

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 4, 12, tzinfo=UTC)
DUE = (NOW + timedelta(days=10)).date()  # 14 May 2026


def shown(client: Client, page: OpportunityPage, moment: datetime = NOW) -> str:
    """Return the page as the public sees it at a moment."""
    with time_machine.travel(moment, tick=False):
        answer = client.get(page.url)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert html_errors_of({"page": text}) == {"page": []}
    return text


def over(index: OpportunityIndexPage, **overrides: Any) -> OpportunityPage:
    """Return an opportunity that closed yesterday."""
    return make_opportunity(index, **({"closes_at": NOW - timedelta(days=1), "outcome_due": DUE} | overrides))


def fill(page: OpportunityPage, number: int) -> None:
    """Let so many people hold a place."""
    for place, sign_up in enumerate(sign_up_all(make_people(number, prefix=f"on{page.pk}-"), page), start=1):
        SignUp.objects.filter(pk=sign_up.pk).update(place=place, place_in=page.translation_key)


def test_a_full_one_offers_the_waiting_list(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    page = make_opportunity(
        opportunity_index, capacity=2, closes_at=NOW + timedelta(days=30), outcome_due=DUE + timedelta(days=60)
    )
    fill(page, 1)
    assert "Take part" in shown(client, page)
    assert "waiting list" not in shown(client, page)
    Person.objects.all().delete()
    fill(page, 2)
    text = shown(client, page)
    assert "All places are taken. You can join the waiting list until 3 June 2026, 1pm." in text
    assert text.count("Join the waiting list") == 2
    assert f"{page.url}take-part/" in text
    assert ">Full<" in text


def test_cards_say_full_and_owed_with_one_query_more_for_all_of_them(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    def queries(address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked, time_machine.travel(NOW, tick=False):
            client.get(address)
        return len(asked)

    values = {"closes_at": NOW + timedelta(days=30), "outcome_due": DUE + timedelta(days=60)}
    with time_machine.travel(NOW, tick=False):
        make_opportunity(opportunity_index, **values)
        without = queries("/opportunities/")
        for number in range(3):
            fill(make_opportunity(opportunity_index, title=f"Full {number}", capacity=1, **values), 1)
        assert queries("/opportunities/") == without + 1 <= 12
        for number in range(9):
            page = over(opportunity_index, title=f"Over {number}", capacity=3)
            make_session(page, NOW - timedelta(days=3))
        assert queries("/opportunities/?status=all") == without + 1
        text = client.get("/opportunities/?status=all").content.decode()
    assert text.count(">Full<") == 3
    assert text.count("We owe you an answer by 14 May 2026.") == 9


def test_the_api_says_that_it_is_full(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    page = make_opportunity(opportunity_index, capacity=1)
    fill(page, 1)
    assert client.get(f"/api/v1/opportunities/{page.pk}").json()["state"] == "full"
    assert [each["state"] for each in client.get("/api/v1/opportunities").json()["results"]] == ["full"]


def test_an_answer_is_owed_until_its_day_and_late_after_it(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    page = over(opportunity_index, contact_name="Alex Example", contact_phone="01632 960001")
    text = shown(client, page)
    assert "We owe you an answer by 14 May 2026." in text
    assert "Please ask Alex Example" not in text
    assert ">Awaiting outcome<" in text
    assert "We owe you an answer by" in shown(client, page, NOW + timedelta(days=10))
    late = shown(client, page, NOW + timedelta(days=11))
    assert "We promised an answer by 14 May 2026. It is late, and we are sorry." in late
    assert "Please ask Alex Example" in late
    assert "tel:01632960001" in late.replace("+44", "0")
    assert "Our promise" not in late


def test_what_happened_stands_there_with_its_date_and_the_way_on(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    story = StandardPage(title="New chairs", slug="new-chairs")
    opportunity_index.get_parent().add_child(instance=story)
    with time_machine.travel(NOW, tick=False):
        page = publish(published(opportunity_index, closes_at=NOW - timedelta(days=1)), outcome_page=story)
        page = publish(page, outcome="<p>We bought <b>chairs</b> &amp; tables.</p>")
    text = shown(client, page)
    for part in (
        ">Outcome given<",
        "You can read this here since 4 May 2026.",
        "<b>chairs</b> &amp; tables",
        story.url,
    ):
        assert part in text
    assert "Read more: New chairs" in text
    assert "We owe you" not in text
    assert "Our promise" not in text


@pytest.mark.parametrize("is_private", [True, False])
def test_a_story_that_the_public_cannot_open_is_not_linked(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client, is_private: bool
) -> None:
    story = StandardPage(title="New chairs", slug="new-chairs", live=is_private)
    opportunity_index.get_parent().add_child(instance=story)
    if is_private:
        PageViewRestriction.objects.create(page=story, restriction_type=PageViewRestriction.LOGIN)
    page = over(opportunity_index, outcome_page=story)
    text = shown(client, page)
    assert "New chairs" not in text
    assert "Please ask us, and we tell you." in text


def test_a_page_that_is_over_asks_no_more_than_one_that_is_open(
    opportunity_index: OpportunityIndexPage, organisation: object, client: Client
) -> None:
    story = StandardPage(title="New chairs", slug="new-chairs")
    opportunity_index.get_parent().add_child(instance=story)
    page = over(opportunity_index, capacity=3, outcome="<p>Chairs.</p>", outcome_page=story)
    for number in range(5):
        make_session(page, NOW - timedelta(days=number + 2))
    shown(client, page)
    with CaptureQueriesContext(connection) as asked:
        shown(client, page)
    assert len(asked) <= 12, "\n".join(query["sql"][:160] for query in asked.captured_queries)
    assert len({query["sql"] for query in asked.captured_queries}) == len(asked)


@pytest.mark.parametrize(
    ("rich_text", "lines"),
    [
        ("", ()),
        ('<p data-block-key="a"> </p>', ()),
        ("<p>One.</p><p>Two &amp; three.</p>", ("One.", "Two & three.")),
        ("<p>We:</p><ul><li>heard</li><li><b>did</b></li></ul>", ("We:", "- heard", "- did")),
        ('<p>See <a linktype="page" id="3">the story</a>.<br/>Thanks.</p>', ("See the story.", "Thanks.")),
        ("<p>5 &lt; 6 and <i>2026</i></p>", ("5 < 6 and 2026",)),
    ],
)
def test_rich_text_becomes_lines_of_a_mail(rich_text: str, lines: tuple[str, ...]) -> None:
    assert outcome_lines(rich_text) == lines


def test_a_long_outcome_is_cut_at_a_paragraph() -> None:
    lines = outcome_lines("".join(f"<p>{'word ' * 80}</p>" for _ in range(20)))
    assert lines[-1] == "…"
    assert sum(map(len, lines)) <= LONGEST + 1
    (only,) = outcome_lines(f"<p>{'word ' * 2000}</p>")
    assert len(only) == LONGEST + 1
