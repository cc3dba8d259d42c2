"""DESIGN 7.1: opening the link changes nothing; pressing the button does, once; coming back is friendly."""

import logging
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.core.serializers import serialize
from django.db.models import Model
from django.test import Client
from django.utils import timezone

from core.logs import JsonLines
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.sign_ups import expire_unconfirmed, register_interest
from people.models import Person, SignUp
from people.models.people import new_token_key
from tests.factories.people import confirm_path, make_sign_up, make_submission, post_arrives, press_confirm, send_form


def dump() -> str:
    """Return every row of this room."""
    models: list[type[Model]] = list(apps.get_app_config("people").get_models())
    return "".join(serialize("json", model._default_manager.order_by("pk")) for model in models)


def links_in(message: Any) -> list[str]:
    """Return every link of a mail, in its text and in its HTML."""
    html = message.alternatives[0][0]
    return re.findall(r"https?://[^\s\"'<>]+", f"{message.body} {html}")


def test_a_mail_scanner_that_follows_every_link_changes_nothing(client: Client, page: OpportunityPage) -> None:
    send_form(client, page)
    post_arrives()
    confirm(SignUp.objects.get())
    register_interest(page, make_submission(name="Changed"))
    messages = post_arrives()
    assert len(messages) == 4
    before = dump()
    for link in {link for message in messages for link in links_in(message)}:
        path = link.removeprefix("http://testserver")
        assert client.get(path).status_code < 500
        assert client.head(path).status_code < 500
    assert dump() == before


def test_a_repeat_visit_is_friendly(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    path = confirm_path(sign_up)
    assert press_confirm(client, path).status_code == 302
    before = dump()
    for answer in (client.get(path), client.post(path)):
        assert answer.status_code == 200
        assert "You have confirmed" in answer.content.decode()
    assert dump() == before


def test_a_bad_link_and_a_good_one_say_whom_to_ask(client: Client, page: OpportunityPage) -> None:
    good = confirm_path(make_sign_up(page))
    pages = [client.get("/confirm/nonsense/"), client.get(good)]
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        pages.append(client.get(good))
    assert [answer.status_code for answer in pages] == [404, 200, 410]
    for answer in pages:
        main = answer.content.decode().split("<main")[1].split("</main>")[0]
        assert 'href="mailto:' in main


def test_new_details_are_saved_and_not_signed_up_again(client: Client, page: OpportunityPage) -> None:
    page.selection = page.Selection.FIRST_COME
    page.save()
    path = confirm_path(make_sign_up(page))
    assert "You are signed up." in press_confirm(client, path, follow=True).content.decode()
    path = confirm_path(make_sign_up(page, name="Samantha Example"))
    shown = press_confirm(client, path, follow=True).content.decode()
    assert "<h1>Your changes are saved</h1>" in shown
    assert "You are signed up." not in shown


def test_a_repeat_visit_is_friendly_after_the_link_has_run_out(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    path = confirm_path(sign_up)
    press_confirm(client, path)
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        assert client.get(path).status_code == 200


def test_no_cookie_is_needed(page: OpportunityPage) -> None:
    strict = Client(enforce_csrf_checks=True)
    path = confirm_path(make_sign_up(page))
    shown = strict.get(path)
    assert not shown.cookies
    assert "csrfmiddlewaretoken" not in shown.content.decode()
    press_confirm(strict, path)
    assert SignUp.objects.get().confirmed_at


def test_a_link_that_has_run_out_says_so_and_offers_the_form(client: Client, page: OpportunityPage) -> None:
    path = confirm_path(make_sign_up(page))
    with time_machine.travel(timezone.now() + timedelta(days=7, minutes=1)):
        for answer in (client.get(path), client.post(path)):
            assert answer.status_code == 410
            assert page.url in answer.content.decode()
    assert not SignUp.objects.get().confirmed_at


def test_what_was_never_confirmed_is_forgotten(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    by_phone = make_sign_up(page, reach_by="phone", email="", phone="01632960001")
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert expire_unconfirmed() == 0  # a mail that was slow must still be able to arrive
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert expire_unconfirmed() == 1
        assert expire_unconfirmed() == 0
    sign_up.refresh_from_db()
    by_phone.refresh_from_db()
    assert (sign_up.state, sign_up.pending) == (SignUp.State.EXPIRED, {})
    assert (by_phone.state, by_phone.pending["name"]) == (SignUp.State.UNCONFIRMED, "Sam Example")


def test_somebody_who_expired_may_try_again(client: Client, page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        expire_unconfirmed()
        register_interest(page, make_submission())
        sign_up.refresh_from_db()
        assert sign_up.state == SignUp.State.UNCONFIRMED
        press_confirm(client, confirm_path(sign_up))
        sign_up.refresh_from_db()
        assert sign_up.state == SignUp.State.AWAITING_TEAM


def test_changes_nobody_confirmed_are_forgotten_and_the_sign_up_stays(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    register_interest(page, make_submission(name="Mallory"))
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert expire_unconfirmed() == 1
    sign_up.refresh_from_db()
    assert (sign_up.state, sign_up.pending) == (SignUp.State.AWAITING_TEAM, {})


def test_a_changed_key_ends_every_link(client: Client, page: OpportunityPage) -> None:
    path = confirm_path(make_sign_up(page))
    Person.objects.update(token_key=new_token_key())
    assert client.get(path).status_code == 404
    assert client.post(path).status_code == 404


@pytest.mark.parametrize("token", ["x", "a:b:c", "x" * 3000, "%00", "%FF", "eyJ9:1:x", "..", "<script>", "é"])
def test_a_wrong_link_is_answered_kindly(client: Client, page: OpportunityPage, token: str) -> None:
    for method in (client.get, client.post, client.head):
        assert method(f"/confirm/{token}/").status_code in (400, 404)


def test_a_link_signed_for_something_else_does_not_confirm(client: Client, page: OpportunityPage) -> None:
    foreign = send_form(client, page, name="").context["form"]["stamp"].value()
    assert client.post(f"/confirm/{foreign}/").status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client: Client, page: OpportunityPage, method: str) -> None:
    assert getattr(client, method)(confirm_path(make_sign_up(page))).status_code == 405


def test_own_pages_are_kept_nowhere(client: Client, page: OpportunityPage) -> None:
    for path in (confirm_path(make_sign_up(page)), "/confirm/wrong/"):
        for answer in (client.get(path), client.post(path), client.get(path)):
            assert "no-store" in answer["Cache-Control"]
            assert answer["Referrer-Policy"] == "no-referrer"
            assert "noindex" in answer["X-Robots-Tag"]


def test_neither_links_nor_addresses_get_into_the_logs(
    client: Client, page: OpportunityPage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    send_form(client, page)
    post_arrives()
    path = confirm_path(SignUp.objects.get())
    token = path.split("/")[2]
    for method in (client.get, client.post, client.put):
        method(path)
    with time_machine.travel(timezone.now() + timedelta(days=60)):
        client.get(path)
    client.get(f"/confirm/{token}x/")
    written = "\n".join(JsonLines().format(record) for record in caplog.records if record.name != "django.db.backends")
    assert token not in written
    assert token[:40] not in written
    assert "sam@example.com" not in written
    assert mail.outbox
