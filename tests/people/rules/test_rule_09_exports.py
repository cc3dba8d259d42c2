"""DESIGN 7.9: exports need a permission, obey the screen's filters, are logged, and hold no cell that is a formula."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import SignUp
from tests.factories.people import make_sign_up

STARTS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", " =1"]


def _file(client: Client, **filters: str) -> tuple[int, list[dict[str, str]]]:
    answer = client.get(reverse("sign_ups:index"), filters | {"export": "csv"})
    if answer.status_code != 200:
        return answer.status_code, []
    text = b"".join(answer).decode("utf-8-sig") if answer.streaming else answer.content.decode("utf-8-sig")
    return 200, list(csv.DictReader(io.StringIO(text)))


def test_rule_9_no_cell_begins_like_a_formula(page: OpportunityPage, editor_client: Client) -> None:
    for number, start in enumerate(STARTS):
        confirm(make_sign_up(page, email=f"p{number}@example.com", name=start, how_heard=start, access_needs=start))
    status, rows = _file(editor_client)
    assert (status, len(rows)) == (200, len(STARTS))
    for row in rows:
        for cell in row.values():
            assert not cell.lstrip(" \u200b").startswith(("=", "+", "-", "@", "\t", "\r", "＝")), cell


def test_rule_9_an_export_needs_its_own_permission(page: OpportunityPage, client: Client) -> None:
    reader = User.objects.create_user("reader", "reader@example.org", "example-password")
    names = ("access_admin", "view_signup")
    reader.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(reader)
    assert client.get(reverse("sign_ups:index")).status_code == 200
    status, rows = _file(client)
    assert status in (302, 403)
    assert rows == []


@pytest.mark.parametrize("state", [SignUp.State.ACTIVE, SignUp.State.UNCONFIRMED])
def test_rule_9_an_export_obeys_the_filters_and_is_written_down(
    state: str, page: OpportunityPage, editor_client: Client
) -> None:
    confirm(make_sign_up(page, email="one@example.com"))
    make_sign_up(page, email="two@example.com")
    SignUp.objects.filter(person__email="one@example.com").update(state=SignUp.State.ACTIVE)
    before = ModelLogEntry.objects.filter(action="people.export").count()
    _status, rows = _file(editor_client, state=state)
    assert [row["State"] for row in rows] == [str(SignUp.State(state).label)]
    written = ModelLogEntry.objects.filter(action="people.export")
    assert written.count() == before + 1
    assert written.latest("timestamp").data["count"] == 1
