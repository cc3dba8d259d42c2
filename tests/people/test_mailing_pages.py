"""The pages with which staff write to many people: what they show, what their buttons do, and who may use them."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.mailing_letters import carry_on, write_letters
from people.actions.subscriptions import end_subscription
from people.mailing_audience import words_shown
from people.models import Mailing, OutboxMessage, Person
from people.post.delivery import deliver_due_messages
from tests.factories.mailings import make_mailing, make_people, news_readers, sign_up_all, start_now
from tests.html_checker import as_document, html_errors_of

BUTTONS = ("test", "start", "schedule", "take_back", "stop")


def path_of(name: str, mailing: Mailing) -> str:
    """Return an address of this mailing."""
    return reverse(f"mailings:{name}", args=[mailing.pk])


def carried(answer: Any) -> dict[str, str]:
    """Return what the buttons on a page carry."""
    return dict(re.findall(r'<input type="hidden" name="(number|words)" value="(\w+)">', answer.content.decode()))


def test_from_writing_to_the_result(editor_client: Client, organisation: object) -> None:
    people = news_readers(3)
    make_people(1, prefix="stranger")
    end_subscription(people[2], "news")
    values = {"subject": "What is new", "body": "Hello {name},\n\nread https://example.org/new.", "audience": "news"}
    written = editor_client.post(reverse("mailings:add"), values, follow=True)
    mailing = Mailing.objects.get()
    assert written.redirect_chain == [(path_of("inspect", mailing), 302)]
    page = written.content.decode()
    for words in ("2 people get this mail", "Do not want news any more", "Send now to 2 people", "Sam Example"):
        assert words in page
    assert not OutboxMessage.objects.exists()
    editor_client.post(path_of("test", mailing))
    deliver_due_messages()
    assert [(each.to, each.subject) for each in mail.outbox] == [(["editor@example.org"], "Test: What is new")]
    started = editor_client.post(path_of("start", mailing), carried(written), follow=True).content.decode()
    assert "Being sent" in started
    assert "Stop: let nothing more leave" in started
    carry_on.call(mailing.pk)
    result = editor_client.get(path_of("inspect", mailing))
    assert result.context["figures"] == [("Sent", 2)]
    assert "Stop: let nothing more leave" not in result.content.decode()
    assert sorted(each.to[0] for each in mail.outbox[1:]) == ["person0@example.com", "person1@example.com"]


@pytest.mark.parametrize("name", BUTTONS)
def test_nothing_happens_without_a_post(editor_client: Client, name: str) -> None:
    news_readers(1)
    mailing = make_mailing(send_at=timezone.now() + timedelta(days=1))
    assert editor_client.get(path_of(name, mailing)).status_code == 405
    assert editor_client.post(reverse(f"mailings:{name}", args=[999_999])).status_code == 404
    assert Mailing.objects.get().state == "draft"
    assert not OutboxMessage.objects.exists()


@pytest.mark.parametrize(
    "number", ["", "-1", "2", "1.0", "1e0", "٣", "one", "1" * 30, "null", None], ids=lambda value: repr(value)
)
@pytest.mark.parametrize("name", ["start", "schedule"])
def test_nothing_goes_without_the_number_that_was_shown(editor_client: Client, name: str, number: str | None) -> None:
    news_readers(1)
    mailing = make_mailing(send_at=timezone.now() + timedelta(days=1))
    values = carried(editor_client.get(path_of("inspect", mailing)))
    values = {name: value for name, value in (values | {"number": number}).items() if value is not None}
    answer = editor_client.post(path_of(name, mailing), values, follow=True)
    assert "the numbers or the words have changed" in answer.content.decode()
    assert Mailing.objects.get().state == "draft"


def test_a_number_that_changed_is_shown_again(editor_client: Client) -> None:
    people = news_readers(3)
    mailing = make_mailing()
    seen = carried(editor_client.get(path_of("inspect", mailing)))
    end_subscription(people[0], "news")
    again = editor_client.post(path_of("start", mailing), seen, follow=True)
    assert "Nothing was sent" in again.content.decode()
    assert "Send now to 2 people" in again.content.decode()
    editor_client.post(path_of("start", mailing), carried(again))
    assert Mailing.objects.get().state == "sending"


def test_nobody_to_write_to_offers_no_button(editor_client: Client) -> None:
    mailing = make_mailing()
    answer = editor_client.get(path_of("inspect", mailing))
    assert "There is nobody to write to" in answer.content.decode()
    assert path_of("start", mailing) not in answer.content.decode()
    values = {"number": 0, "words": words_shown(mailing)}
    refused = editor_client.post(path_of("start", mailing), values, follow=True)
    assert "there is nobody to write to" in refused.content.decode()


def test_planning_and_taking_back(editor_client: Client) -> None:
    news_readers(1)
    mailing = make_mailing(send_at=timezone.now() + timedelta(days=1))
    draft = editor_client.get(path_of("inspect", mailing))
    assert path_of("schedule", mailing) in draft.content.decode()
    planned = editor_client.post(path_of("schedule", mailing), carried(draft), follow=True)
    assert "It will go at its time" in planned.content.decode()
    assert path_of("start", mailing) not in planned.content.decode()
    assert path_of("edit", mailing) not in planned.content.decode()
    back = editor_client.post(path_of("take_back", mailing), follow=True)
    assert "It is a draft again" in back.content.decode()
    assert path_of("edit", mailing) in back.content.decode()


def test_stop_button_and_what_it_says(editor_client: Client, editor: User) -> None:
    news_readers(2)
    mailing = start_now(make_mailing(), editor)
    write_letters(mailing.pk)
    stopped = editor_client.post(path_of("stop", mailing), follow=True)
    assert "Nothing more leaves" in stopped.content.decode()
    assert stopped.context["figures"] == [("Sent", 0), ("Stopped before they left", 2)]
    again = editor_client.post(path_of("stop", mailing), follow=True)
    assert "somebody was quicker" in again.content.decode()


def test_progress_is_a_bar_with_words_and_works_without_script(editor_client: Client, editor: User) -> None:
    news_readers(4)
    mailing = start_now(make_mailing(), editor)
    path = path_of("inspect", mailing)
    assert "The letters are being written" in editor_client.get(path).content.decode()
    write_letters(mailing.pk)
    OutboxMessage.objects.filter(person__email="person0@example.com").update(state="sent")
    page = editor_client.get(path).content.decode()
    for part in ("1 of 4 done", '<progress id="mailing-bar" value="1" max="4">', f'<a href="{path}">Show the newest'):
        assert part in page


@pytest.mark.parametrize("name", ["index", "inspect"])
def test_pages_ask_no_more_for_5000_people(editor_client: Client, editor: User, name: str) -> None:
    news_readers(10)
    mailing = make_mailing()
    path = reverse("mailings:index") if name == "index" else path_of("inspect", mailing)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            editor_client.get(path)
        return len(asked)

    queries()
    few = queries()
    news_readers(4_990, prefix="more")
    Mailing.objects.bulk_create([Mailing(subject=f"No. {number}", body="x") for number in range(15)])
    assert queries() == few
    start_now(mailing, editor)
    if name == "inspect":
        while write_letters(mailing.pk):
            pass
        assert queries() <= few
        assert editor_client.get(path).context["progress"].total == 5_000


def test_pages_are_valid_html(editor_client: Client, editor: User, page: OpportunityPage) -> None:
    resting = make_people(1, prefix="resting", paused_at=timezone.now())
    callers = make_people(2, prefix="caller", email=None, channel="phone", email_confirmed_at=None)
    sign_up_all([*resting, *callers, *make_people(2)], page)
    values: dict[str, Any] = {"audience": "taking-part", "page": page, "states": ["active"]}
    draft = make_mailing(**values, body="Hello {name} & <b>all</b>,\n\n- one\n- two", send_at=timezone.now())
    planned = make_mailing(**values, state="scheduled", send_at=timezone.now() + timedelta(days=1))
    sending = start_now(make_mailing(**values), editor)
    write_letters(sending.pk)
    documents = {
        "draft": path_of("inspect", draft),
        "planned": path_of("inspect", planned),
        "sending": path_of("inspect", sending),
        "nobody": path_of("inspect", make_mailing()),
        "by hand": path_of("by_hand", draft),
    }
    answers = {name: editor_client.get(path) for name, path in documents.items()}
    assert {answer.status_code for answer in answers.values()} == {200}
    found = html_errors_of({name: _main_of(answer.content.decode()) for name, answer in answers.items()})
    assert found == {name: [] for name in found}
    for path in (reverse("mailings:index"), reverse("mailings:add"), path_of("edit", draft), path_of("copy", draft)):
        assert editor_client.get(path).status_code == 200


def _main_of(page: str) -> str:
    """Return our part of an admin page as a document; what stands around it is Wagtail's."""
    (ours,) = re.findall(r'<div class="nice-padding">(.*)</div>\s*</div>\s*</main>', page, re.DOTALL)
    return as_document(str(ours))


def test_a_test_needs_an_address(editor: User, editor_client: Client) -> None:
    User.objects.filter(pk=editor.pk).update(email="")
    mailing = make_mailing()
    shown = editor_client.post(path_of("test", mailing), follow=True).content.decode()
    assert "Your account has no email address" in shown
    assert not OutboxMessage.objects.exists()


def test_messages_and_addresses_name_nobody(editor_client: Client, editor: User) -> None:
    news_readers(1, prefix="samantha")
    mailing = make_mailing()
    page = editor_client.get(path_of("inspect", mailing))
    editor_client.post(path_of("start", mailing), carried(page))
    for entry in ModelLogEntry.objects.all():
        assert "amantha" not in f"{entry.label} {entry.data}"
    assert Group.objects.exists()
    assert Person.objects.get().name not in editor_client.get(path_of("inspect", mailing)).content.decode()
