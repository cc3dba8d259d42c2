"""A person's own record: everything held about them, in words they can read, given out only on the record."""

import json
import re
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.template import engines
from wagtail.models import ModelLogEntry, Page

from core.models import User
from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.models import ConsentWording, GuardianAgreement, Person
from people.personal_data.rows import plain
from people.records import record_of, record_page
from people.registry import Turn, stores_to_read
from tests.factories.people import make_sign_up
from tests.factories.whole_person import NAME, SECRETS, make_whole_person


@pytest.fixture
def whole(page: OpportunityPage, editor: User) -> Person:
    """Somebody who has used everything, all at one moment."""
    pages: list[Page] = [page, *(page.copy(update_attrs={"slug": f"more-{number}"}) for number in range(3))]
    with time_machine.travel(datetime(2026, 11, 23, 14, tzinfo=UTC), tick=False):
        return make_whole_person(pages, editor)


def test_a_record_holds_everything_in_words(whole: Person) -> None:
    record = record_of(whole)
    text = json.dumps(record, ensure_ascii=False)
    assert [secret for secret in SECRETS if json.dumps(secret, ensure_ascii=False)[1:-1] not in text] == []
    assert set(record) == {str(store.label) for store in stores_to_read()} - {
        "Your wish to be deleted",
        "Where you are named as a parent or guardian",
        "Results of the queue",
        "Sessions of staff",
        "Forms of staff, not saved",
        "Forms that staff have open",
        "Search index",
        "Index of what points where",
        "Cache",
        "Texts and accounts of staff, to be changed by hand",
        "Failed attempts to sign in",
        "Text files, to be changed by hand",
        "That you have said how a meeting was",  # a digest; nobody can read an answer out of it
    }
    (about,) = record["About you"]
    assert (about["Name"], about["Prefers"], about["Language"], about["Date of birth"]) == (
        NAME,
        "Email",
        "Polish",
        "2012-03-04",
    )
    assert [len(record["What you signed up for"]), len(record["What you agreed to"])] == [5, 7]
    assert "Looked at what is held about somebody" in [
        line["What was done"] for line in record["What staff did with your details"]
    ]


# What a record does not show as it stands: keys and digests that mean nothing to anybody, and what it says in words.
NOT_AS_IT_STANDS = {
    "Person": {"token_key", "channel"},
    "SignUp": {"pending"},  # all but the numbers of wordings
    "SignUpEvent": {"from_state", "to_state"},
    "GuardianAgreement": {"token_key"},
    "OutboxMessage": {"key", "kind", "template", "attempts", "receipt_address", "subscription"},
    "SentPlan": {"form_digest"},
    "Suppression": {"address_digest"},
    "FormatRequest": {"is_on"},  # it waits until it has ended
    "DeliveryReport": {"event_digest"},
    "OpportunityAlert": {"query", "is_on"},  # told in words; it is on until it has ended
    "AlertedOpportunity": {"letter"},
    "StoryFollow": {"kind", "key", "is_on"},  # told in words
    "Contributor": {"linked_at"},
    "MeetingAnswerGiven": {"digest"},
    # Yes and no are told in words; what an entry changed stands in the entry before it.
    "TellUsMessage": {"language", "is_team_told", "may_contact", "may_publish", "words_digest", "form_digest"},
    "TellUsEntry": {"before"},
}


def leaves_of(value: Any) -> list[str]:
    """Return the texts in a value, however deep."""
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in leaves_of(inner)]
    if isinstance(value, list | tuple):
        return [leaf for inner in value for leaf in leaves_of(inner)]
    return [] if value in (None, "") else [str(plain(value))]


def test_every_filled_field_of_a_person_is_shown_or_technical(whole: Person) -> None:
    left_out: dict[str, set[str]] = {}
    for store in (store for store in stores_to_read() if store.turn > Turn.TRACES):
        for row in store.rows(whole):
            shown = leaves_of(store.describe(row))
            for field in (
                field for field in row._meta.concrete_fields if not field.is_relation and not field.primary_key
            ):
                display = getattr(row, f"get_{field.name}_display", lambda: "")()
                leaves = leaves_of(getattr(row, field.name))
                if str(display) not in shown and not set(leaves) <= set(shown):
                    left_out.setdefault(row._meta.object_name, set()).add(field.name)
    assert left_out == NOT_AS_IT_STANDS


def test_times_are_iso_and_headings_are_words(whole: Person) -> None:
    record = record_of(whole)
    (about,) = record["About you"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0\d:00", about["Email confirmed"])
    headings = {heading for rows in record.values() for row in rows for heading in row}
    assert not [heading for heading in headings if "_" in heading or not heading[0].isupper()]


def test_what_is_empty_is_left_out(page: OpportunityPage) -> None:
    person = make_sign_up(page, name="Kim Example").person
    record = record_of(person)
    assert set(record) == {"About you", "What you signed up for", "Mail to you and about you"}
    assert "Phone" not in record["About you"][0]
    (sign_up,) = record["What you signed up for"]
    assert sign_up["Typed and not confirmed"][0]["Name"] == "Kim Example"
    assert "Answers" not in sign_up


def test_a_record_shows_nothing_of_others_and_no_key(page: OpportunityPage, editor: User) -> None:
    young = make_sign_up(page, name="Robin Young", email="robin@example.com")
    GuardianAgreement.objects.create(sign_up=young, name="Sam Example", email="sam@example.com")
    confirm(make_sign_up(page))
    sam = Person.objects.get(email="sam@example.com")
    text = json.dumps(record_of(sam))
    assert "Where you are named as a parent or guardian" in text
    assert not [secret for secret in ("Robin", "robin@", sam.token_key, editor.username) if secret in text]


def test_exact_words_of_consent_stand_in_the_record(page: OpportunityPage) -> None:
    confirm(make_sign_up(page))
    (agreed,) = record_of(Person.objects.get())["What you agreed to"]
    assert agreed["Words you read"] == ConsentWording.objects.get(purpose="take-part").text
    assert (agreed["Decision"], agreed["How"], agreed["Version of these words"]) == ("Given", "On this site", 1)


def test_a_page_to_read_tells_times_in_words_and_runs_nothing(page: OpportunityPage) -> None:
    person = make_sign_up(page, name="<script>alert(1)</script>", born_on="2012-03-04").person
    shown = record_page(record_of(person))
    assert "&lt;script&gt;" in shown
    assert "<script" not in shown
    assert "<dd>4 March 2012</dd>" in re.sub(r"\s*(</?dd>)\s*", r"\1", shown)


@pytest.mark.parametrize("value", ["20260304", "2026-13-45", "2026-03-04 14:00", "07700900123", "", 7])
def test_an_answer_that_only_looks_like_a_date_stays_as_it_is(value: Any) -> None:
    template = engines["django"].from_string("{% load records %}{{ value|told }}")
    assert template.render({"value": value}) == str(value)


def test_the_command_writes_json_and_writes_down_that_it_did(page: OpportunityPage, capsys: Any) -> None:
    person = make_sign_up(page).person
    record = record_of(person)
    call_command("export_person", " Sam@Example.com ")
    assert json.loads(capsys.readouterr().out) == record
    line = ModelLogEntry.objects.get(action="people.export_person")
    assert (line.label, line.user, line.object_id) == (f"Person {person.pk}", None, str(person.pk))
    assert "Took out everything" in str(line.message)


def test_files_can_be_read_by_their_owner_only(page: OpportunityPage, tmp_path: Path, capsys: Any) -> None:
    person = make_sign_up(page).person
    as_json, as_html = tmp_path / "record.json", tmp_path / "record.html"
    as_html.write_text("older and longer" * 1000)
    as_html.chmod(0o644)
    call_command("export_person", "--person", str(person.pk), "--json", str(as_json), "--html", str(as_html))
    assert "sam@example.com" not in capsys.readouterr().out
    assert "About you" in json.loads(as_json.read_text())
    assert as_html.read_text().startswith("<!DOCTYPE html>")
    assert "older and longer" not in as_html.read_text()
    assert {stat.S_IMODE(path.stat().st_mode) for path in (as_json, as_html)} == {0o600}


@pytest.mark.parametrize(
    "arguments", [(), ("nobody@example.com",), ("--person", "999"), ("sam@example.com", "--person", "1")]
)
def test_the_command_needs_one_person_who_is_known(page: OpportunityPage, arguments: tuple[str, ...]) -> None:
    make_sign_up(page)
    with pytest.raises(CommandError):
        call_command("export_person", *arguments)
    assert not ModelLogEntry.objects.filter(action="people.export_person").exists()


def test_a_file_that_cannot_be_written_is_told_plainly(page: OpportunityPage, tmp_path: Path) -> None:
    make_sign_up(page)
    with pytest.raises(CommandError, match="could not be written"):
        call_command("export_person", "sam@example.com", "--json", str(tmp_path / "no" / "folder.json"))
