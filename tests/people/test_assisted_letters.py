"""The confirmation as a letter by post: the words of the mail, made for paper and a window envelope."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.look.words import when_in_words
from core.models import OrganisationSettings, User
from involvement.models import OpportunityPage
from people import audit
from people.actions.confirmation import confirm_by_staff
from people.models import MailText, Person, SignUp
from people.post.paper import thanks_on_paper
from tests.factories.involvement import make_session
from tests.factories.people import make_sign_up
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted_pages import main_of
from tests.people.test_permissions import ALLOWED, REFUSED, signed_in_with

BY_POST = {"reach_by": "post", "email": "", "address": "1 Example Street\nExampletown\nEX1 1EX"}


@pytest.fixture
def sign_up(page: OpportunityPage, editor: User) -> SignUp:
    """Somebody who wrote to us."""
    sign_up = make_sign_up(page, **BY_POST)
    confirm_by_staff(sign_up, channel="paper", by=editor)
    return SignUp.objects.select_related("person", "page").get(pk=sign_up.pk)


def address_of(sign_up: SignUp) -> str:
    """Return the address of the letter."""
    return f"/admin/people_letters/{sign_up.pk}/"


def shown(client: Client, sign_up: SignUp) -> str:
    """Return the letter as the browser gets it, without line ends."""
    return " ".join(client.get(address_of(sign_up)).content.decode().split())


def test_letter_says_what_the_mail_says(
    editor_client: Client, page: OpportunityPage, organisation: OrganisationSettings, sign_up: SignUp
) -> None:
    page.time_note = "Please come early."
    page.selection = page.Selection.FIRST_COME
    page.save()
    SignUp.objects.update(state="active")
    organisation.team_address = "Example House\nExampletown EX2 2EX"
    organisation.save()
    session = make_session(page, timezone.now() + timedelta(days=3))
    words = shown(editor_client, sign_up)
    for expected in (
        "Sam Example<br>1 Example Street<br>Exampletown<br>EX1 1EX",
        "Example House<br>Exampletown EX2 2EX",
        "Phone: 01632 960000",
        f"<p>{when_in_words(timezone.localdate())}</p>",
        "<h1>Thank you for signing up</h1>",
        "Hello Sam Example,",
        "Help choose new chairs",
        "http://testserver/opportunities/help-choose-new-chairs/",
        "<h2>What happens next</h2>",
        "You are signed up.",
        f"<li>{when_in_words(session)}</li>",
        "Please come early.",
        "Where: Example House, Example Street",
        "01632 960001",
    ):
        assert expected in words, expected


def test_letter_has_no_secret_link_and_no_foot_of_a_mail(editor_client: Client, sign_up: SignUp) -> None:
    letter = thanks_on_paper(sign_up)
    assert letter
    lines = [line for passage in letter.passages for line in passage.lines]
    assert not any("/my/" in line or line.startswith("--") for line in lines)
    assert "/my/" not in shown(editor_client, sign_up)


def test_the_trusts_own_words_are_used(editor_client: Client, sign_up: SignUp) -> None:
    MailText.objects.create(
        mail="confirmed", language="en", subject="Welcome", body="# For you\n\n{title}\n\n- one\n- two\n\n{own_page}"
    )
    words = shown(editor_client, sign_up)
    assert "<h1>Welcome</h1>" in words
    assert "<h2>For you</h2>" in words
    assert "<ul><li>one</li><li>two</li></ul>" in words


def test_letter_is_in_the_language_of_its_reader(editor_client: Client, sign_up: SignUp) -> None:
    Person.objects.update(language="ur")
    words = shown(editor_client, sign_up)
    assert '<html lang="ur" dir="rtl">' in words


def test_who_needs_large_print_gets_it(editor_client: Client, sign_up: SignUp) -> None:
    assert "letter--large" not in shown(editor_client, sign_up)
    Person.objects.update(format=Person.Format.LARGE_PRINT)
    assert '<body class="letter letter--large">' in shown(editor_client, sign_up)


def test_what_somebody_typed_is_only_text(editor_client: Client, sign_up: SignUp) -> None:
    Person.objects.update(name="<b>Sam</b>", address="<script>x</script>\n- one\n# two")
    words = shown(editor_client, sign_up)
    assert "&lt;b&gt;Sam&lt;/b&gt;<br>&lt;script&gt;x&lt;/script&gt;<br>- one<br># two" in words
    assert "<script" not in words


def test_without_a_postal_address_staff_are_told(editor_client: Client, sign_up: SignUp) -> None:
    assert "We hold no postal address" not in shown(editor_client, sign_up)
    Person.objects.update(address="", phone="01632960001")
    assert "We hold no postal address" in shown(editor_client, sign_up)


@pytest.mark.parametrize("state", ["unconfirmed", "left", "declined", "expired", "awaiting-guardian"])
def test_there_is_no_letter_where_it_would_not_be_right(editor_client: Client, sign_up: SignUp, state: str) -> None:
    SignUp.objects.update(state=state)
    answer = editor_client.get(address_of(sign_up))
    assert answer.status_code == 409
    assert "There is no letter to print" in answer.content.decode()
    assert not ModelLogEntry.objects.filter(action=audit.VIEWED, data__letter=True).exists()


def test_a_sign_up_that_waits_to_be_confirmed_has_no_letter(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, **BY_POST)
    assert editor_client.get(address_of(sign_up)).status_code == 409
    assert "Print the letter" not in editor_client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/").content.decode()
    assert editor_client.get("/admin/people_letters/999999/").status_code == 404


def test_it_is_reached_from_the_sign_up_and_its_reading_is_written_down(
    editor_client: Client, editor: User, sign_up: SignUp
) -> None:
    assert address_of(sign_up) in editor_client.get(f"/admin/sign_ups/inspect/{sign_up.pk}/").content.decode()
    answer = editor_client.get(address_of(sign_up))
    assert "no-store" in answer["Cache-Control"]
    entry = ModelLogEntry.objects.for_instance(sign_up.person).get(action=audit.VIEWED, data__letter=True)
    assert entry.user == editor
    assert "Sam" not in f"{entry.label} {entry.data}"


@pytest.mark.parametrize(
    ("permissions", "may"),
    [((), False), (("change_signup", "export_signup"), False), (("view_person",), False), (("view_signup",), True)],
)
def test_who_may_print_a_letter(sign_up: SignUp, permissions: tuple[str, ...], may: bool) -> None:
    answer = signed_in_with(*permissions).get(address_of(sign_up))
    assert answer.status_code == (ALLOWED if may else REFUSED)


def test_html_is_valid(editor_client: Client, page: OpportunityPage, sign_up: SignUp, client: Client) -> None:
    make_session(page, timezone.now() + timedelta(days=40))
    documents: dict[str, Any] = {"letter": editor_client.get(address_of(sign_up)).content.decode()}
    SignUp.objects.update(state="left")
    documents["none"] = as_document(main_of(editor_client.get(address_of(sign_up))))
    assert html_errors_of(documents) == {"letter": [], "none": []}
