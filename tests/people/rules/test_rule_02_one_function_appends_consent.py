"""DESIGN 7.2: one function appends consent events; nothing else changes consent; saving another form never does."""

import re
from pathlib import Path

from django.test import Client

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import ConsentEvent
from tests.architecture.house import named, our_code
from tests.factories.people import make_sign_up

WRITES = re.compile(
    r"ConsentEvent(?:\.objects|\._\w+_manager)?\.(?:create|bulk_create|get_or_create|update_or_create)\("
)
BUILDS = re.compile(r"\bConsentEvent\(")
THE_ONE = "site/people/actions/consent.py"


def _who(pattern: re.Pattern[str]) -> set[str]:
    return {named(Path(path)) for path in our_code() if pattern.search(path.read_text())}


def test_rule_2_only_one_module_writes_into_the_ledger() -> None:
    assert _who(WRITES) | (_who(BUILDS) - {"site/people/models/consent.py"}) == {THE_ONE}


def test_rule_2_nothing_in_our_code_changes_or_deletes_a_consent_event() -> None:
    changes = re.compile(
        r"(?:ConsentEvent\.objects|consent_events)(?:\.\w+\([^()]*\))*\.(?:update|bulk_update|delete)\("
    )
    assert _who(changes) == set()


def test_rule_2_sending_the_form_again_without_the_tick_withdraws_nothing(
    page: OpportunityPage, client: Client
) -> None:
    sign_up = make_sign_up(page)
    confirm(sign_up)
    before = list(ConsentEvent.objects.values())
    confirm(make_sign_up(page, wordings=()))
    assert list(ConsentEvent.objects.values()) == before
