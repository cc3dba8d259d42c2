"""Who may see the people of a page, and who may decide about them."""

import pytest
from django.test import Client

from core.models import User
from involvement.models import OpportunityPage
from people.models import SignUp
from tests.factories.staff import make_staff, signed_in

from .desk import fresh, make_confirmed, put_into, screen


@pytest.mark.parametrize(
    ("permissions", "sees", "decides"),
    [
        ((), False, False),
        (("view_person", "change_person"), False, False),
        (("change_signup", "export_signup"), False, False),
        (("view_signup",), True, False),
        (("view_signup", "export_signup"), True, False),
        (("view_signup", "change_signup"), True, True),
    ],
)
def test_who_may_see_and_who_may_decide(
    page: OpportunityPage, permissions: tuple[str, ...], sees: bool, decides: bool
) -> None:
    sign_up = make_confirmed(page)
    client = signed_in(make_staff(*permissions))
    shown = client.get(screen(page))
    assert (shown.status_code == 200) is sees
    assert (f"accept-{sign_up.pk}" in shown.content.decode()) is decides
    client.post(screen(page), {"do": f"accept-{sign_up.pk}"})
    assert (fresh(sign_up).state == SignUp.State.ACTIVE) is decides


def test_visitors_are_sent_to_the_door(client: Client, page: OpportunityPage) -> None:
    sign_up = make_confirmed(page)
    assert client.get(screen(page)).status_code == 302
    assert client.post(screen(page), {"do": f"accept-{sign_up.pk}"}).status_code == 302
    assert fresh(sign_up).state == SignUp.State.AWAITING_TEAM


def test_a_foreign_site_cannot_press_a_button(editor: User, page: OpportunityPage) -> None:
    sign_up = make_confirmed(page)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(screen(page), {"do": f"accept-{sign_up.pk}"}).status_code == 403
    assert fresh(sign_up).state == SignUp.State.AWAITING_TEAM


def test_looking_changes_nothing(editor_client: Client, page: OpportunityPage) -> None:
    sign_up = make_confirmed(page)
    editor_client.get(screen(page), {"do": f"accept-{sign_up.pk}"})
    assert fresh(sign_up).state == SignUp.State.AWAITING_TEAM


def test_no_browser_keeps_the_screen(editor_client: Client, page: OpportunityPage) -> None:
    assert "no-store" in editor_client.get(screen(page))["Cache-Control"]


def test_the_page_in_the_admin_leads_there_and_says_how_many(page: OpportunityPage) -> None:
    make_confirmed(page, "Ann One")
    put_into(make_confirmed(page, "Bob Two"), SignUp.State.LEFT)
    edit = f"/admin/pages/{page.pk}/edit/"
    may = signed_in(make_staff("view_signup", pages=("change",)))
    shown = may.get(edit).content.decode()
    assert screen(page) in shown and "Sign-ups (1)" in shown
    parent = page.get_parent()
    assert f"/sign_ups/of/{parent.pk}/" not in may.get(f"/admin/pages/{parent.pk}/").content.decode()
    may_not = signed_in(make_staff(pages=("change",), name="other"))
    assert screen(page) not in may_not.get(edit).content.decode()
