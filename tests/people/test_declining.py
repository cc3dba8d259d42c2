"""Saying no in kind words: chosen, changed, looked at, sent once, and gone with the person."""

import pytest
from django.test import Client

from core.models import User
from involvement.models import OpportunityIndexPage, OpportunityPage
from people.actions.accepting import accept
from people.actions.declining import decline
from people.actions.erasure import erase_now
from people.models import Erasure, KindWords, OutboxMessage, SignUp
from people.registry import stores_to_read
from tests.factories.guardians import make_waiting, make_young_page
from tests.factories.involvement import make_opportunity
from tests.factories.joining import everything_stored
from tests.factories.people import post_arrives
from tests.factories.staff import make_staff, signed_in
from tests.html_checker import as_document, html_errors_of
from tests.people.test_assisted_pages import main_of

from .desk import fresh, mails_to, make_by_phone, make_confirmed, put_into, said, screen

State = SignUp.State
WORDS = "You said that you love chairs.\nWe are sorry that we have too few."


def address(sign_up: SignUp) -> str:
    """Return the page on which staff say no to somebody."""
    return f"/admin/sign_ups/of/decline/{sign_up.pk}/"


def test_the_mail_carries_the_words_that_were_chosen(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    assert decline(sign_up, f"  {WORDS}  ", by=editor)
    stored = fresh(sign_up)
    assert (stored.state, stored.kind_words, stored.events.last().by) == (State.DECLINED, WORDS, editor)
    letter = post_arrives()[-1]
    assert letter.subject == "There is no place this time"
    for words in ("Hello Sam Example", page.title, *WORDS.splitlines(), "01632 960001"):
        assert words in letter.body, words
    assert "<br>" in letter.alternatives[0][0]


def test_words_are_never_markup_or_placeholders(page: OpportunityPage, editor: User) -> None:
    assert decline(make_confirmed(page), "<b>{name}</b> {contact} {unknown}", by=editor)
    letter = post_arrives()[-1]
    assert "<b>{name}</b> {contact} {unknown}" in letter.body
    assert "&lt;b&gt;{name}" in letter.alternatives[0][0]


def test_saying_no_twice_is_once(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    assert decline(sign_up, WORDS, by=editor)
    assert not decline(sign_up, "Other words", by=editor)
    assert fresh(sign_up).kind_words == WORDS
    assert mails_to(sign_up, "declined") == ["declined"]


def test_no_words_no_answer(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    assert not decline(sign_up, " \n ", by=editor)
    assert fresh(sign_up).state == State.AWAITING_TEAM


@pytest.mark.parametrize("state", [State.LEFT, State.EXPIRED, State.UNCONFIRMED, State.DECLINED])
def test_to_who_takes_no_part_there_is_nothing_to_say_no_to(page: OpportunityPage, editor: User, state: str) -> None:
    sign_up = put_into(make_confirmed(page), state)
    assert not decline(sign_up, WORDS, by=editor)
    assert fresh(sign_up).kind_words == ""


def test_a_place_that_becomes_free_is_offered_to_who_waits(
    opportunity_index: OpportunityIndexPage, editor: User, django_capture_on_commit_callbacks: object
) -> None:
    page = make_opportunity(opportunity_index, capacity=1, selection=OpportunityPage.Selection.FIRST_COME)
    first, second = make_confirmed(page, "Ann One"), make_confirmed(page, "Bob Two")
    assert (fresh(first).place, fresh(second).state) == (1, State.WAITING_LIST)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert decline(first, WORDS, by=editor)
    assert (fresh(first).place, fresh(second).state, fresh(second).place) == (None, State.OFFERED, 1)


def test_the_mail_stays_unsent_where_the_team_thinks_again(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    decline(sign_up, WORDS, by=editor)
    accept(sign_up, by=editor)
    subjects = [letter.subject for letter in post_arrives()]
    assert "You have a place" in subjects and "There is no place this time" not in subjects
    assert fresh(sign_up).kind_words == ""


def test_without_a_proved_address_no_mail_goes_and_the_words_stay_for_the_call(
    editor_client: Client, page: OpportunityPage, editor: User
) -> None:
    sign_up = make_by_phone(page, editor)
    assert "No email is sent" in editor_client.get(address(sign_up)).content.decode()
    answer = editor_client.post(address(sign_up), {"words": WORDS, "step": "send"})
    assert said(answer) == ["Written down. No email was sent: ring or write to them."]
    assert mails_to(sign_up, "declined") == []
    assert "We are sorry that we have too few." in editor_client.get(screen(page)).content.decode()


def test_the_words_belong_to_the_person_and_go_with_them(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    decline(sign_up, WORDS, by=editor)
    shown = [store.describe(row) for store in stores_to_read() for row in store.rows(sign_up.person)]
    assert "too few" in str(shown)
    erase_now(sign_up.person, cause=Erasure.Cause.STAFF, by=editor)
    assert "too few" not in everything_stored()


def test_nobody_writes_the_words_into_post_or_log(page: OpportunityPage, editor: User) -> None:
    sign_up = make_confirmed(page)
    decline(sign_up, WORDS, by=editor)
    post_arrives()
    SignUp.objects.filter(pk=sign_up.pk).update(kind_words="")
    assert "too few" not in everything_stored()
    assert OutboxMessage.objects.get(template="declined").state == OutboxMessage.State.SENT


def test_words_are_offered_in_the_language_of_the_person(editor_client: Client, page: OpportunityPage) -> None:
    KindWords.objects.create(name="Polskie", language="pl", text="Bardzo nam przykro.")
    english, polish = make_confirmed(page, "Ann One"), make_confirmed(page, "Bob Two", language="pl")
    urdu = make_confirmed(page, "Cat Three", language="ur")
    shown = {each.pk: editor_client.get(address(each)).content.decode() for each in (english, polish, urdu)}
    assert "Bardzo" not in shown[english.pk] and "All places taken" in shown[english.pk]
    assert "Bardzo nam przykro." in shown[polish.pk] and "All places taken" not in shown[polish.pk]
    assert "All places taken" in shown[urdu.pk]


def test_the_chosen_words_can_be_changed_looked_at_and_sent(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_confirmed(page)
    other = KindWords.objects.create(name="Other", text="Our plans have changed.", sort_order=99)
    for chosen, expected in (
        (str(other.pk), other.text),
        ("999999", "More people wanted"),
        ("x", "More people wanted"),
    ):
        form = editor_client.get(address(sign_up), {"words": chosen}).context["form"]
        assert str(form["words"].value()).startswith(expected)
    looked = editor_client.post(address(sign_up), {"words": WORDS, "step": "look"})
    shown = looked.content.decode()
    assert "We are sorry that we have too few." in shown and "There is no place this time" in shown
    assert "/my/" not in looked.context["mail"].text
    assert fresh(sign_up).state == State.AWAITING_TEAM and mails_to(sign_up, "declined") == []
    sent = editor_client.post(address(sign_up), {"words": WORDS, "step": "send"})
    assert sent["Location"] == screen(page)
    assert said(sent) == ["They are told by email that there is no place."]
    again = editor_client.post(address(sign_up), {"words": "Other", "step": "send"})
    assert said(again)[-1] == "They have been told no already."
    assert mails_to(sign_up, "declined") == ["declined"]


@pytest.mark.parametrize("words", ["", "   ", "x" * 1_001])
def test_bad_words_are_refused_and_nothing_is_lost(editor_client: Client, page: OpportunityPage, words: str) -> None:
    sign_up = make_confirmed(page)
    answer = editor_client.post(address(sign_up), {"words": words, "step": "send"})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert fresh(sign_up).state == State.AWAITING_TEAM
    assert words.strip() in answer.content.decode()


def test_a_young_person_can_be_told_no_while_their_guardian_is_asked(
    opportunity_index: OpportunityIndexPage, organisation: object, editor: User
) -> None:
    sign_up = make_waiting(make_young_page(opportunity_index))
    assert decline(sign_up, WORDS, by=editor)
    assert fresh(sign_up).state == State.DECLINED


@pytest.mark.parametrize(
    ("permissions", "may"),
    [((), False), (("view_signup",), False), (("change_signup",), False), (("view_signup", "change_signup"), True)],
)
def test_who_may_say_no(page: OpportunityPage, permissions: tuple[str, ...], may: bool) -> None:
    sign_up = make_confirmed(page)
    client = signed_in(make_staff(*permissions))
    assert (client.get(address(sign_up)).status_code == 200) is may
    client.post(address(sign_up), {"words": WORDS, "step": "send"})
    assert (fresh(sign_up).state == State.DECLINED) is may


def test_a_foreign_site_and_a_get_change_nothing(editor: User, page: OpportunityPage, client: Client) -> None:
    sign_up = make_confirmed(page)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(address(sign_up), {"words": WORDS, "step": "send"}).status_code == 403
    assert strict.get(address(sign_up), {"words": "1", "step": "send"}).status_code == 200
    assert client.get(address(sign_up)).status_code == 302
    assert fresh(sign_up).state == State.AWAITING_TEAM


def test_what_is_not_there_is_not_found(editor_client: Client, page: OpportunityPage) -> None:
    assert editor_client.get("/admin/sign_ups/of/decline/999999/").status_code == 404
    assert editor_client.post("/admin/sign_ups/of/decline/999999/", {"words": WORDS}).status_code == 404


def test_our_parts_of_the_page_are_valid_html(editor_client: Client, page: OpportunityPage, editor: User) -> None:
    sign_up, by_phone = make_confirmed(page, "<Sam> Example"), make_by_phone(page, editor)
    left = put_into(make_confirmed(page, "Lee Left"), State.LEFT)
    documents = {
        "form": editor_client.get(address(sign_up)),
        "phone": editor_client.get(address(by_phone)),
        "nothing": editor_client.get(address(left)),
        "errors": editor_client.post(address(sign_up), {}),
        "mail": editor_client.post(address(sign_up), {"words": WORDS}),
    }
    found = html_errors_of({name: as_document(main_of(answer)) for name, answer in documents.items()})
    assert found == {name: [] for name in documents}


def test_kind_words_are_written_changed_and_deleted_by_staff(page: OpportunityPage) -> None:
    verbs = ("view_kindwords", "add_kindwords", "change_kindwords", "delete_kindwords")
    client = signed_in(make_staff(*verbs, "view_signup"))
    assert "/admin/kind_words/" in client.get("/admin/").content.decode()
    assert "All places taken" in client.get("/admin/kind_words/").content.decode()
    data = {"name": "New", "language": "cy", "text": "Mae'n ddrwg gennym.", "sort_order": "5"}
    assert client.post("/admin/kind_words/new/", data).status_code == 302
    mine = KindWords.objects.get(language="cy")
    assert client.post(f"/admin/kind_words/edit/{mine.pk}/", data | {"name": "Newer"}).status_code == 302
    assert KindWords.objects.get(pk=mine.pk).name == "Newer"
    assert client.post("/admin/kind_words/new/", data | {"text": ""}).status_code == 200
    assert client.post("/admin/kind_words/new/", data | {"language": "xx"}).status_code == 200
    assert client.post(f"/admin/kind_words/delete/{mine.pk}/").status_code == 302
    assert not KindWords.objects.filter(language="cy").exists()
    User.objects.all().delete()
    assert signed_in(make_staff("view_signup")).get("/admin/kind_words/").status_code == 302


def test_there_are_words_to_begin_with(page: OpportunityPage) -> None:
    assert KindWords.objects.filter(language="en").count() >= 3
