"""The sign-up form on paper asks what the form on screen asks, says where to send it, and pretends nothing."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone, translation
from wagtail.models import Locale

from core.models import OrganisationSettings
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.consent import publish_wording
from people.forms import TakePartForm
from people.forms.paper import NOT_FOR_PEOPLE, Blank, parts_of
from people.subjects import AgeRule, Question
from tests.factories.involvement import make_opportunity, make_question, make_session
from tests.html_checker import html_errors_of

QUESTIONS = (
    Question("What do you like?"),
    Question("Tell us more", kind="long"),
    Question("Have you been here?", kind="yes-no", required=True),
    Question("Which day?", kind="choice", choices=("Monday", "Tuesday")),
    Question("Which month?", kind="choice", choices=tuple(f"Month {number}" for number in range(1, 13))),
)


def blanks_in(blanks: tuple[Blank, ...]) -> list[Blank]:
    """Return these blanks and those that their choices reveal, in the order of the page."""
    return [each for blank in blanks for each in (blank, *(b for c in blank.choices for b in blanks_in(c.reveals)))]


def blanks_of(form: TakePartForm) -> list[Blank]:
    """Return every blank of the form on paper."""
    return [blank for part in parts_of(form) for blank in blanks_in(part.blanks)]


def shown(client: Client, page: OpportunityPage) -> str:
    """Return the form on paper as the browser gets it."""
    return client.get(f"{page.url}take-part/paper/").content.decode()


@pytest.mark.parametrize("ages", [None, AgeRule(lowest=18), AgeRule(lowest=11, highest=25, guardian_below=16)])
def test_paper_asks_everything_that_the_screen_asks_in_its_order(ages: AgeRule | None) -> None:
    form = TakePartForm(questions=QUESTIONS, language="en", ages=ages)
    on_paper = [blank.name for blank in blanks_of(form)]
    on_screen = [field.name for field in form.visible_fields() if field.name not in NOT_FOR_PEOPLE]
    assert on_paper == on_screen
    assert ("guardian_name" in on_paper) is bool(ages and ages.guardian_below)


def test_there_is_room_for_every_kind_of_answer() -> None:
    form = TakePartForm(questions=QUESTIONS, language="en", ages=AgeRule(lowest=18))
    rooms = {
        blank.label: (len(blank.lines), [choice.label for choice in blank.choices], blank.is_date, blank.is_tick)
        for blank in blanks_of(form)
    }
    assert rooms["Your name"] == (1, [], False, False)
    assert rooms["Postal address"] == (4, [], False, False)
    assert rooms["Your date of birth"] == (0, [], True, False)
    assert rooms["What do you like? (optional)"] == (1, [], False, False)
    assert rooms["Tell us more (optional)"] == (6, [], False, False)
    assert rooms["Have you been here?"] == (0, ["Yes", "No"], False, False)
    assert rooms["Which day? (optional)"] == (0, ["Monday", "Tuesday"], False, False)
    assert len(rooms["Which month? (optional)"][1]) == 12  # without the entry that says to choose
    assert rooms["How should we reach you?"] == (0, ["By email", "By phone", "By post"], False, False)
    assert [label for label, room in rooms.items() if room[3]] == [
        str(form.fields[name].label) for name in ("agree", "news")
    ]


def test_page_says_what_it_is_about_whom_to_ask_and_where_to_send_it(
    client: Client, page: OpportunityPage, organisation: OrganisationSettings
) -> None:
    organisation.team_address = "Example House\nExampletown EX1 1EX"
    organisation.save()
    make_question(page, "Which <chairs> do you like?")
    make_session(page, timezone.now() + timedelta(days=40))
    words = shown(client, page)
    for expected in (
        "Help choose new chairs",
        "Tell us which chairs are comfortable.",
        "01632 960001",
        "team@example.org",
        "Example House<br>Exampletown EX1 1EX",
        "Which &lt;chairs&gt; do you like?",
        "When:",
        "If you need help now",
        "not watched day and night",
        "PALS",
    ):
        assert expected in words, expected


def test_without_a_postal_address_people_are_told_to_ask(client: Client, page: OpportunityPage) -> None:
    words = shown(client, page)
    assert "Ask us where to send it" in words
    assert "01632 960000" in words


def test_small_print_names_the_versions_of_the_words(client: Client, page: OpportunityPage) -> None:
    publish_wording("take-part", "en", "You may keep what I say.")
    words = " ".join(shown(client, page).split())
    assert "You may keep what I say." in words
    assert "take-part: version 2, English; news: version 1, English" in words


def test_words_without_a_translation_are_marked_as_english() -> None:
    publish_wording("news", "pl", "Po polsku.")
    with translation.override("pl"):
        form = TakePartForm(questions=(), language="pl")
        languages = {blank.name: blank.language for blank in blanks_of(form) if blank.is_tick}
    assert languages == {"agree": "en", "news": ""}


def test_nothing_on_it_pretends_to_be_a_form(client: Client, page: OpportunityPage) -> None:
    main = re.search(r"<main.*</main>", shown(client, page), re.DOTALL)
    assert main
    assert not re.search(r"<(form|input|textarea|select|button|fieldset|label|script)\b", main[0])


def test_web_form_leads_to_the_paper(client: Client, page: OpportunityPage) -> None:
    form = client.get(f"{page.url}take-part/").content.decode()
    assert '<a href="paper/">Rather fill it in on paper?</a>' in form
    assert client.get(f"{page.url}take-part/paper/").status_code == 200


def test_a_closed_page_has_no_paper(client: Client, page: OpportunityPage) -> None:
    page.closes_at = timezone.now() - timedelta(minutes=1)
    page.save()
    answer = client.get(f"{page.url}take-part/paper/")
    assert answer.status_code == 410
    assert "This has closed" in answer.content.decode()
    assert "01632 960001" in answer.content.decode()


def test_a_page_that_was_called_off_or_opens_later_has_no_paper(client: Client, page: OpportunityPage) -> None:
    page.opens_at = timezone.now() + timedelta(days=1)
    page.save()
    assert "This is not open yet" in shown(client, page)
    page.cancelled_at = timezone.now()
    page.save()
    assert "This will not go ahead" in shown(client, page)


def test_paper_is_only_read(client: Client, page: OpportunityPage) -> None:
    address = f"{page.url}take-part/paper/"
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200
    answer = client.get(address)
    assert answer["Cache-Control"] == "no-store, private"
    assert not answer.cookies


def test_reading_it_costs_the_same_with_many_questions(
    client: Client, page: OpportunityPage, django_assert_max_num_queries: object
) -> None:
    address = f"{page.url}take-part/paper/"
    client.get(address)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get(address)
    for number in range(20):
        make_question(page, f"Question {number}")
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        assert "Question 19" in client.get(address).content.decode()


def test_html_is_valid_with_every_kind_of_question(client: Client, opportunity_index: OpportunityIndexPage) -> None:
    today = timezone.localdate()
    page = make_opportunity(
        opportunity_index, lowest_age=11, guardian_below=16, outcome_due=date(today.year + 1, 12, 31)
    )
    for question in QUESTIONS:
        choices = "\n".join(question.choices)
        make_question(page, question.label, kind=question.kind, choices=choices, required=question.required)
    page.closes_at = timezone.now() + timedelta(days=30)
    documents = {"open": shown(client, page)}
    page.cancelled_at = timezone.now()
    page.save()
    documents["closed"] = shown(client, page)
    assert html_errors_of(documents) == {"open": [], "closed": []}


def test_paper_is_in_the_language_of_the_page_and_its_direction(client: Client, page: OpportunityPage) -> None:
    urdu = Locale.objects.create(language_code="ur")
    translated = page.copy_for_translation(urdu, copy_parents=True)
    translated.save_revision().publish()
    publish_wording("take-part", "ur", "میں متفق ہوں")
    words = " ".join(client.get(f"/ur{page.url}take-part/paper/").content.decode().split())
    assert '<html lang="ur" dir="rtl">' in words
    assert "میں متفق ہوں" in words
    assert re.search(r"take-part</bdi>: \S+ 1\b", words)  # “version” in Urdu
    assert '<span lang="en" dir="auto">You may also send me news' in words
