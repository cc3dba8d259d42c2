"""How a person shows in a text: however it is written they are found, and nobody else is; alike in both databases."""

from typing import Any

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from people.models import Person
from people.traces import ERASED, NEVER, Traces

TRACES = Traces(
    addresses=frozenset({"sam.o'hara+news@xn--bcher-kva.example"}),
    numbers=frozenset({"07700900123", "+48225550123"}),
    names=frozenset({"Zoë O’Hara", "Al", "7 Quince Yard\nEly\nCB7 1ZZ"}),
)
SHOWS = [
    "sam.o'hara+news@xn--bcher-kva.example",
    "KeyError: <SAM.O'HARA+NEWS@XN--BCHER-KVA.EXAMPLE>",
    "sam.o'hara+news@bücher.example",
    "q=sam.o%27hara%2Bnews%40xn--bcher-kva.example&x=1",
    "ring 07700 900-123 now",
    "+44 7700 900123",
    "00447700900123",
    "+48 22 555 01 23",
    "Zoë O’Hara",
    "zoë\n  o’hara wrote",
    "zoë o’HARA",
    '{"name": "Zo\\u00eb O\\u2019Hara"}',
    "name=Zo%C3%AB+O%E2%80%99Hara",
    "Al",
    "(al)",
    "7 Quince Yard, Ely, CB7 1ZZ",
    '"7 Quince Yard\\nEly\\nCB7 1ZZ"',
]
SHOWS_NOT = [
    "",
    "nothing",
    "xsam.o'hara+news@xn--bcher-kva.examples",
    "sam.oXhara+news@xn--bcher-kva.example",
    "107700900123",
    "077009001234",
    "Zoë",
    "O’Hara",
    "also",
    "7 Quince Yard",
]


def make_result(text: str) -> DBTaskResult:
    """Return the result of a task that failed with this text."""
    now = timezone.now()
    return DBTaskResult.objects.create(
        status=TaskResultStatus.FAILED,
        args_kwargs={"args": [], "kwargs": {}},
        task_path="people.tasks.deliver_outbox_message",
        backend_name="default",
        run_after=now,
        finished_at=now,
        traceback=text,
    )


@pytest.mark.parametrize("text", SHOWS)
def test_what_shows_the_person_is_found_and_masked(db: None, text: str) -> None:
    make_result(text)
    assert DBTaskResult.objects.filter(traceback__iregex=TRACES.every).exists()
    assert TRACES.are_in(text)
    assert not TRACES.are_in(TRACES.masked(text))


@pytest.mark.parametrize("text", SHOWS_NOT)
def test_what_only_looks_alike_is_left_alone(db: None, text: str) -> None:
    make_result(text)
    assert not DBTaskResult.objects.filter(traceback__iregex=TRACES.every).exists()
    assert TRACES.masked(text) == text


def test_a_name_is_not_certain_to_be_the_person() -> None:
    text = "Al wrote from sam.o'hara+news@xn--bcher-kva.example"
    assert TRACES.masked(text, only_certain=True) == f"Al wrote from {ERASED}"
    assert TRACES.masked(text) == f"{ERASED} wrote from {ERASED}"


def test_values_are_masked_however_deep() -> None:
    value: Any = {"Al": ["Al, Al", {"n": 7, "x": None}], "also": "also"}
    assert TRACES.masked(value) == {ERASED: [f"{ERASED}, {ERASED}", {"n": 7, "x": None}], "also": "also"}


def test_somebody_of_whom_nothing_is_known_is_found_nowhere(db: None) -> None:
    nobody = Traces.of(Person.objects.create(phone="12", name="  "))
    assert (nobody.every, nobody.certain) == (NEVER, NEVER)
    make_result("a12 12 a")
    assert not DBTaskResult.objects.filter(traceback__iregex=nobody.every).exists()
    assert not nobody.are_in("a12 12 a")


@pytest.mark.parametrize("name", ["[", "(", "\\", "^$", "a{1", "%", "*", "?:", "a|b", "'", '"', "\\1"])
def test_odd_names_break_no_search(db: None, name: str) -> None:
    traces = Traces(frozenset(), frozenset(), frozenset({name}))
    make_result(f"x {name} x")
    make_result("something else")
    assert DBTaskResult.objects.filter(traceback__iregex=traces.every).count() == 1
    assert traces.masked(f"x {name} x") == f"x {ERASED} x"
