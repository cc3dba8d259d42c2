"""The benefits letter everybody can open: what it says of every opportunity, and that a visit leaves nothing."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from core.models import OrganisationSettings
from involvement.benefits_letter.pdf import can_make_pdf
from involvement.letter_facts import plain_lines
from involvement.models import BenefitsLetter, OpportunityIndexPage, OpportunityPage
from tests.factories.involvement import make_opportunity, make_session
from tests.html_checker import html_errors_of
from tests.people.rules.rows import every_row, tables_that_differ

Expenses = OpportunityPage.Expenses


@pytest.fixture
def paid(opportunity_index: OpportunityIndexPage, organisation: OrganisationSettings) -> OpportunityPage:
    """A paid opportunity with two dates."""
    organisation.team_address = "1 Example Street\nExample Town"
    organisation.save()
    page = make_opportunity(
        opportunity_index,
        title="Help <choose> & test chairs",
        online=True,
        outcome_due=date(2033, 1, 1),
        payment_note="Paid within a month.",
        expenses_note="Travel and a replacement carer.",
        what_you_would_do="<p>Try chairs.</p><ul><li>Sit &amp; wait</li><li>Say what you think</li></ul>",
    )
    make_session(page, timezone.make_aware(datetime(2031, 10, 27, 14)), note="Online")
    make_session(page, timezone.make_aware(datetime(2031, 3, 4, 10)))
    return page


def address(page: OpportunityPage) -> str:
    return f"{page.url}benefits-letter/"


def letter_text(client: Client, page: OpportunityPage) -> str:
    answer = client.get(address(page))
    assert answer.status_code == 200
    return " ".join(BeautifulSoup(answer.content, "html5lib").select_one(".benefits-letter").get_text(" ").split())


def test_the_letter_says_all_that_an_office_asks_for(client: Client, paid: OpportunityPage) -> None:
    with time_machine.travel(datetime(2031, 2, 3, 12, tzinfo=timezone.get_current_timezone())):
        text = letter_text(client, paid)
    for words in (
        "About involvement work and payment",
        "3 February 2031",
        "This letter is for (name):",
        "service user involvement",
        "section 242(1B) of the National Health Service Act 2006",
        "It is not employment.",
        "Help <choose> & test chairs",
        "Try chairs. Sit & wait Say what you think",
        "In person or online. Example House, Example Street",
        "2 hours in all",
        "4 March 2031, 10am to midday",
        "27 October 2031, 2pm to 4pm: Online",
        "Paid: £20 an hour",
        "Paid within a month.",
        "People can say no to all of it or to a part of it, and still take part.",
        "We pay back what somebody has really spent in order to take part.",
        "Travel and a replacement carer.",
        "can stop at any time",
        "It is not advice about benefits.",
        "a benefits adviser or to their work coach",
        "Example contact Phone: 01632 960001 Email: team@example.org",
        paid.full_url,
        "Signed:",
        "Example NHS Foundation Trust",
        "1 Example Street Example Town",
    ):
        assert words in text, words
    assert text.index("4 March 2031") < text.index("27 October 2031")
    assert "{" not in text


def test_the_reader_is_told_whom_to_ask_and_what_we_keep(client: Client, paid: OpportunityPage) -> None:
    advice = BeautifulSoup(client.get(address(paid)).content, "html5lib").select_one(".benefits-letter-advice")
    text = " ".join(advice.get_text(" ").split())
    assert "Talk to a benefits adviser or to your work coach before you say yes" in text
    assert "We cannot give you this advice." in text
    assert "We do not ask if you get benefits" in text


@pytest.mark.parametrize(
    ("values", "there", "missing"),
    [
        (
            {"payment": "unpaid", "payment_pence": None, "payment_unit": ""},
            "There is no payment.",
            "Nobody has to take",
        ),
        (
            {"payment": "voucher", "payment_pence": 2500, "payment_unit": "session"},
            "Thank-you voucher: £25 a session",
            "There is no payment",
        ),
        ({"payment_pence": 1250, "payment_unit": "total"}, "Paid: £12.50 in all", "£20"),
        ({"expenses": Expenses.NOT_PAID}, "We cannot pay expenses.", "We pay back"),
        ({"expenses": Expenses.NONE_NEEDED}, "Nobody needs to spend anything", "We pay back"),
        (
            {"expenses": Expenses.PAID_AHEAD, "travel_booked_by": "We book a taxi."},
            "Expenses We pay or book what is needed before, so that people do not have to spend money. We book a taxi.",
            "We pay back",
        ),
        ({}, "There is no fixed date. A time is agreed with the person.", "None"),
        ({"place": "", "in_person": False, "by_post": True}, "How and where: By post", "Example House"),
    ],
)
def test_every_kind_of_opportunity_has_a_letter(
    client: Client,
    opportunity_index: OpportunityIndexPage,
    organisation: object,
    values: dict,
    there: str,
    missing: str,
) -> None:
    text = letter_text(client, make_opportunity(opportunity_index, **values))
    assert there in text
    assert missing not in text


def test_many_dates_stand_in_order_each_once(client: Client, paid: OpportunityPage) -> None:
    start = timezone.make_aware(datetime(2032, 1, 5, 9))
    for number in range(40):
        make_session(paid, start + timedelta(days=7 * number))
    answer = BeautifulSoup(client.get(address(paid)).content, "html5lib")
    dates = [row.get_text() for row in answer.select(".benefits-letter__words ul")[0].select("li")]
    assert len(dates) == len(set(dates)) == 42
    assert dates[0].startswith("4 March 2031") and dates[-1].startswith("4 October 2032")


def test_what_the_trust_wrote_stands_in_the_letter(client: Client, paid: OpportunityPage) -> None:
    own = BenefitsLetter.load()
    own.title, own.signed_by = "To whom it may concern", "Head of Involvement"
    own.body = "Our <own> words.\n\n# {title}\n\n{dates}\n\n{payment}\n\n{expenses}"
    own.save()
    text = letter_text(client, paid)
    assert "To whom it may concern" in text and "Our <own> words." in text and "Head of Involvement" in text
    assert "It is not employment." not in text


def test_words_that_lack_an_amount_by_now_are_passed_over(client: Client, paid: OpportunityPage) -> None:
    own = BenefitsLetter.load()
    own.body = "Only {title}"
    own.save()
    assert "Paid: £20 an hour" in letter_text(client, paid)


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_visit_writes_nothing_and_sets_no_cookie(client: Client, paid: OpportunityPage, method: str) -> None:
    BenefitsLetter.objects.all().delete()
    before = every_row()
    answer = getattr(client, method)(address(paid))
    assert answer.status_code == 200
    assert not answer.cookies
    assert tables_that_differ(before, every_row()) == []
    assert not BenefitsLetter.objects.exists()


def test_there_is_no_way_to_tell_us_anything(client: Client, paid: OpportunityPage) -> None:
    page = BeautifulSoup(client.get(address(paid)).content, "html5lib")
    assert not page.select("main form, main input, main button")
    assert client.get(address(paid)).headers["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, paid: OpportunityPage, method: str) -> None:
    assert getattr(client, method)(address(paid)).status_code == 405


def test_what_will_not_go_ahead_has_no_letter(client: Client, paid: OpportunityPage) -> None:
    paid.cancelled_at = timezone.now()
    paid.save()
    answer = client.get(address(paid))
    assert answer.status_code == 410
    assert "This will not go ahead" in answer.content.decode()


def test_a_draft_has_no_letter(client: Client, paid: OpportunityPage) -> None:
    paid.live = False
    paid.save()
    assert client.get(address(paid)).status_code == 404


@pytest.mark.parametrize("tail", ["benefits-letter/x/", "benefits-letter/%00/", "benefits-letters/"])
def test_addresses_beside_it_do_not_exist(client: Client, paid: OpportunityPage, tail: str) -> None:
    assert client.get(f"{paid.url}{tail}").status_code in (400, 404)


def test_a_closed_opportunity_still_has_its_letter(client: Client, paid: OpportunityPage) -> None:
    paid.closes_at = timezone.now() - timedelta(days=30)
    paid.save()
    assert "Paid: £20 an hour" in letter_text(client, paid)


def test_the_letter_as_a_file_says_what_the_page_says(client: Client, paid: OpportunityPage) -> None:
    assert f'href="{paid.url}benefits-letter.pdf"' in client.get(address(paid)).content.decode()
    reader = PdfReader(BytesIO(client.get(f"{paid.url}benefits-letter.pdf").content))
    assert str(reader.root_object["/Lang"]) == "en"
    assert "Paid: £20 an hour" in " ".join(reader.pages[0].extract_text().split())


@pytest.mark.usefixtures("bare_machine")
def test_a_machine_without_the_library_has_no_pdf_and_no_link_to_one(client: Client, paid: OpportunityPage) -> None:
    assert not can_make_pdf()
    assert "benefits-letter.pdf" not in client.get(address(paid)).content.decode()
    assert client.get(f"{paid.url}benefits-letter.pdf").status_code == 404


@pytest.mark.parametrize(("payment", "is_linked"), [("paid", True), ("voucher", True), ("unpaid", False)])
def test_the_page_leads_to_the_letter_where_people_get_something(
    client: Client, opportunity_index: OpportunityIndexPage, payment: str, is_linked: bool
) -> None:
    amount = {} if is_linked else {"payment_pence": None, "payment_unit": ""}
    page = make_opportunity(opportunity_index, payment=payment, **amount)
    assert (f'href="{address(page)}"' in client.get(page.url).content.decode()) == is_linked


def test_what_rich_text_says_stands_in_lines_once_each() -> None:
    html = "<p>One &amp; <b>two</b></p><ul><li><p>Three</p></li><li>Four</li></ul><p> </p>"
    assert plain_lines(html) == ("One & two", "Three", "Four")
    assert plain_lines("") == ()


def test_the_letter_is_valid_html_in_every_form(
    client: Client, paid: OpportunityPage, opportunity_index: OpportunityIndexPage
) -> None:
    bare = make_opportunity(opportunity_index, slug="bare", payment="unpaid", payment_pence=None, payment_unit="")
    documents = {page.slug: client.get(address(page)).content.decode() for page in (paid, bare)}
    documents["page"] = client.get(paid.url).content.decode()
    assert {name: errors for name, errors in html_errors_of(documents).items() if errors} == {}


def test_the_letter_of_an_example_says_that_no_office_can_use_it(client: Client, paid: OpportunityPage) -> None:
    words = "Example: this opportunity is invented."
    assert words not in letter_text(client, paid)
    OpportunityPage.objects.filter(pk=paid.pk).update(is_example=True)
    assert words in letter_text(client, paid)
