"""Met or not met: after the last date staff say for each person whether what they needed was there."""

from datetime import date, datetime, timedelta

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from core.models import User
from involvement.models import OpportunityPage
from people.actions.needs_met import record_met
from people.models import AccessNeedMet, SignUp
from people.needs import is_over
from people.subjects import SignUpBriefing
from tests.factories.involvement import make_session
from tests.factories.needs import make_over, make_taking_part
from tests.people.test_permissions import signed_in_with


def briefing(*when: tuple[datetime, datetime], ends_on: date | None = None) -> SignUpBriefing:
    """Return what a page with these dates says."""
    return SignUpBriefing("", "", "", "", "", "", when=when, ends_on=ends_on)


def test_it_is_over_after_the_last_date() -> None:
    now = timezone.now()
    hour, day = timedelta(hours=1), timedelta(days=1)
    assert is_over(briefing(), now)  # a group without dates: at any time
    assert is_over(briefing((now - 2 * hour, now - hour)), now)
    assert not is_over(briefing((now - 2 * hour, now - hour), (now + day, now + day + hour)), now)
    assert not is_over(briefing((now - hour, now + hour)), now)
    today = timezone.localdate(now)
    assert not is_over(briefing(ends_on=today), now)
    assert is_over(briefing(ends_on=today - day), now)


def press(client: Client, sign_up: SignUp, answer: str) -> tuple[int, list[str]]:
    """Press a button on the page of a sign-up; returns the status and what is said."""
    done = client.post(f"/admin/needs/sign-up/{sign_up.pk}/met/", {"answer": answer})
    return done.status_code, [str(message) for message in get_messages(done.wsgi_request)]


def test_three_buttons_appear_on_the_sign_up_once_it_is_over(
    editor_client: Client, editor: User, page: OpportunityPage
) -> None:
    sign_up = make_taking_part(page, needs="A ramp")
    make_session(page, timezone.now() + timedelta(days=2))
    inspect = f"/admin/sign_ups/inspect/{sign_up.pk}/"
    assert "Was what they needed there?" not in editor_client.get(inspect).content.decode()
    make_over(page)
    shown = editor_client.get(inspect).content.decode()
    assert "Was what they needed there?" in shown and "Some of it" in shown
    for answer in ("partly", "yes", "yes"):
        status, said = press(editor_client, sign_up, answer)
        assert (status, said[-1].strip()) == (302, "Written down.")
    met = AccessNeedMet.objects.get()
    assert (met.answer, met.recorded_by) == ("yes", editor)
    assert "Yes, all of it" in editor_client.get(inspect).content.decode()


@pytest.mark.parametrize("answer", ["", "maybe", "YES", "x" * 500])
def test_another_answer_is_refused_with_words(editor_client: Client, page: OpportunityPage, answer: str) -> None:
    sign_up = make_taking_part(page, needs="A ramp")
    make_over(page)
    status, (said,) = press(editor_client, sign_up, answer)
    assert status == 302 and "Nothing was changed" in said
    assert not AccessNeedMet.objects.exists()


def test_nothing_is_written_down_too_early_without_needs_or_of_somebody_who_never_came(
    editor: User, page: OpportunityPage
) -> None:
    early = make_taking_part(page, "Sam Example", "A ramp")
    make_session(page, timezone.now() + timedelta(days=2))
    assert not record_met(early, "yes", by=editor)
    make_over(page)
    assert not record_met(make_taking_part(page, "Lee Example"), "yes", by=editor)
    waiting = make_taking_part(page, "Kim Example", "A ramp")
    waiting.state = SignUp.State.WAITING_LIST
    assert not record_met(waiting, "yes", by=editor)
    assert record_met(early, "no", by=editor)


def test_an_answer_for_somebody_erased_meanwhile_is_no_error(editor: User, page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="A ramp")
    make_over(page)
    SignUp.objects.filter(pk=sign_up.pk).delete()
    assert not record_met(sign_up, "yes", by=editor)


def test_a_whole_page_is_answered_at_once(editor_client: Client, page: OpportunityPage) -> None:
    sam = make_taking_part(page, "Sam Example", "A ramp")
    kim = make_taking_part(page, "Kim Example", format="bsl")
    lee = make_taking_part(page, "Lee Example", "Breaks")
    make_taking_part(page, "Alex Example")  # needs nothing
    make_over(page)
    table = f"/admin/needs/page/{page.pk}/met/"
    shown = editor_client.get(table).content.decode()
    assert [name for name in ("Sam", "Kim", "Lee", "Alex") if f"{name} Example</legend>" in shown] == [
        "Sam",
        "Kim",
        "Lee",
    ]
    answers = {f"met-{sam.pk}": "yes", f"met-{kim.pk}": "no", f"met-{lee.pk}": "", "met-999999": "yes"}
    done = editor_client.post(table, answers)
    assert [str(message).strip() for message in get_messages(done.wsgi_request)] == ["2 answers written down."]
    assert dict(AccessNeedMet.objects.values_list("sign_up", "answer")) == {sam.pk: "yes", kim.pk: "no"}
    again = editor_client.post(table, answers | {f"met-{kim.pk}": "nonsense"})
    assert "could not be written down" in str(list(get_messages(again.wsgi_request))[-1])
    assert AccessNeedMet.objects.get(sign_up=kim).answer == "no"
    assert 'value="no" checked' in editor_client.get(table).content.decode()


def test_too_early_the_table_says_so_and_writes_nothing(editor_client: Client, page: OpportunityPage) -> None:
    sam = make_taking_part(page, "Sam Example", "A ramp")
    make_session(page, timezone.now() + timedelta(days=2))
    done = editor_client.post(f"/admin/needs/page/{page.pk}/met/", {f"met-{sam.pk}": "yes"})
    assert "Is it over?" in str(list(get_messages(done.wsgi_request))[-1])
    assert not AccessNeedMet.objects.exists()


@pytest.mark.parametrize(
    ("permissions", "may"),
    [((), False), (("view_signup",), False), (("view_accessneed",), False), (("view_signup", "change_signup"), True)],
)
def test_who_may_write_it_down(page: OpportunityPage, permissions: tuple[str, ...], may: bool) -> None:
    sign_up = make_taking_part(page, needs="A ramp")
    make_over(page)
    client = signed_in_with(*permissions)
    press(client, sign_up, "yes")
    assert AccessNeedMet.objects.exists() is may
    table = f"/admin/needs/page/{page.pk}/met/"
    assert (client.get(table).status_code == 200) is may
    client.post(table, {f"met-{sign_up.pk}": "no"})
    assert AccessNeedMet.objects.filter(answer="no").exists() is may


def test_the_buttons_only_post(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_taking_part(page, needs="A ramp")
    assert editor_client.get(f"/admin/needs/sign-up/{sign_up.pk}/met/").status_code == 405
    assert press(editor_client, SignUp(pk=999_999), "yes")[0] == 404
