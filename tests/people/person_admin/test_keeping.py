"""The periods of keeping, and the proofs of erasure, in the admin."""

import pytest
from django.test import Client

from core.models import User
from people.models import Person, RetentionPeriod
from people.retention import kinds
from tests.people.test_permissions import signed_in_with


def test_periods_are_changed_by_number_only(editor_client: Client) -> None:
    shown = editor_client.get("/admin/retention/").content.decode()
    assert RetentionPeriod.objects.count() == len(kinds())
    for kind in kinds():
        assert str(kind.label).split("’")[0] in shown
    period = RetentionPeriod.objects.get(kind="answers")
    path = f"/admin/retention/edit/{period.pk}/"
    for wrong in ("0", "-1", "", "many", "36501", "1.5", "9" * 30):
        assert editor_client.post(path, {"days": wrong}).context["form"].errors, wrong
    assert editor_client.post(path, {"days": "30", "kind": "people"}).status_code == 302
    period.refresh_from_db()
    assert (period.kind, period.days) == ("answers", 30)
    for gone in ("new/", f"delete/{period.pk}/"):
        assert editor_client.post(f"/admin/retention/{gone}").status_code == 404


@pytest.mark.parametrize(
    ("path", "permission"), [("/admin/erasures/", "view_erasure"), ("/admin/retention/", "view_retentionperiod")]
)
def test_other_lists_need_their_own_permission(person: Person, path: str, permission: str) -> None:
    assert signed_in_with(permission).get(path).status_code == 200
    User.objects.all().delete()
    assert signed_in_with("view_person", "erase_person").get(path).status_code == 302


def test_reading_periods_is_not_changing_them(person: Person) -> None:
    client = signed_in_with("view_retentionperiod")
    client.get("/admin/retention/")
    period = RetentionPeriod.objects.get(kind="answers")
    assert client.post(f"/admin/retention/edit/{period.pk}/", {"days": "30"}).status_code == 302
    period.refresh_from_db()
    assert period.days != 30
