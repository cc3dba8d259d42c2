"""Decisions about translations: the database refuses every change; checking is a right that any group can have."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from core.models import OrganisationSettings, TranslatedPage, TranslationDecision, User
from home.models import HomePage, StandardPage
from tests.factories.staff import make_staff, signed_in
from tests.factories.translated_pages import Captured, translated


@pytest.fixture
def decision(home_page: HomePage, editor: User) -> TranslationDecision:
    """A decision about a page."""
    kind = TranslationDecision.Kind.CHECKED
    return TranslationDecision.objects.create(
        page_id=home_page.pk, kind=kind, decided_at=timezone.now(), decided_by=editor, edition=1, role="Interpreter"
    )


def test_the_database_refuses_every_change(decision: TranslationDecision, home_page: HomePage, editor: User) -> None:
    another = User.objects.create_user("another", "another@example.org", "example-password")
    page = StandardPage(title="Words", slug="words", summary="What we do.")
    home_page.add_child(instance=page)
    changes: list[dict[str, object]] = [
        {"kind": TranslationDecision.Kind.STILL_RIGHT},
        {"edition": 2},
        {"decided_at": timezone.now() + timedelta(days=1)},
        {"role": ""},
        {"decided_by": another},
        {"page": page.pk},
        {"words_kind": "core.theme"},
        {"words_language": "pl"},
        {"page": None, "words_thread": uuid4()},
    ]
    for change in changes:
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            TranslationDecision.objects.filter(pk=decision.pk).update(**change)
    known = {field.name for field in TranslationDecision._meta.concrete_fields} - {"id"}
    assert known == {name for change in changes for name in change}, "a new field is refused too"
    fresh = TranslationDecision.objects.get()
    assert (fresh.role, fresh.decided_by, fresh.edition) == ("Interpreter", editor, 1)


def test_an_account_that_goes_leaves_the_decision_and_nobody_can_be_put_there(
    decision: TranslationDecision, editor: User
) -> None:
    editor.delete()
    fresh = TranslationDecision.objects.get()
    assert (fresh.decided_by, fresh.role) == (None, "Interpreter")
    another = User.objects.create_user("another", "another@example.org", "example-password")
    with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
        TranslationDecision.objects.update(decided_by=another)


def test_a_page_that_goes_takes_its_decisions_with_it(decision: TranslationDecision, home_page: HomePage) -> None:
    home_page.delete()
    assert not TranslationDecision.objects.exists()


def test_a_checker_checks_and_decides_nothing_else(
    home_page: HomePage, django_capture_on_commit_callbacks: Captured
) -> None:
    OrganisationSettings.objects.update_or_create(defaults={"team_name": "Team of Fen"})
    english = StandardPage(title="Words 0", slug="words", summary="What we do.")
    home_page.add_child(instance=english)
    polish = translated(english, "pl", django_capture_on_commit_callbacks, kind="machine")
    address = f"/admin/translation/{polish.pk}/"
    nobody = signed_in(make_staff(name="nobody"))
    checker = signed_in(make_staff("check_translation", name="checker"))
    assert nobody.get(address)["Location"] == "/admin/"  # Wagtail leads away who may not
    shown = checker.get(address).content.decode()
    assert "Team of Fen" in shown
    TranslatedPage.objects.update(stale_since=timezone.now(), stale_by=2)
    assert "still_right" not in checker.get(address).content.decode()
    checker.post(address, {"decide": "still_right"})
    assert TranslatedPage.objects.get().stale_since
    checker.post(address, {"decide": "checked"})
    record = TranslatedPage.objects.get()
    assert (record.machine_made, record.checked_by) == (False, "Team of Fen")
