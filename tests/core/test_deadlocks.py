"""Two who wait for each other: the one that the database ends begins again, and nobody sees an error."""

import logging
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.contrib.auth.models import Group
from django.db import OperationalError, connection, transaction

from core.deadlocks import AT_MOST, DEADLOCK_DETECTED, again_after_deadlock


class Circle(Exception):
    """What the driver of PostgreSQL raises below Django's error."""

    sqlstate = DEADLOCK_DETECTED


def test_two_who_wait_for_each_other_come_through(transactional_db: None, caplog: pytest.LogCaptureFixture) -> None:
    """On SQLite the second one waits for the first to end, so there the barrier breaks and both go on."""
    names = {Group.objects.create(name=name).pk: name for name in ("one", "two")}
    both_hold_one = Barrier(2, timeout=2)

    @again_after_deadlock
    def rename(order: list[int]) -> None:
        first, second = order
        with transaction.atomic():
            Group.objects.filter(pk=first).update(name=f"{names[first]} by {order}")
            with suppress(BrokenBarrierError):
                both_hold_one.wait()
            Group.objects.filter(pk=second).update(name=f"{names[second]} by {order}")

    def job(order: list[int]) -> None:
        try:
            rename(order)
        finally:
            connection.close()

    orders = [sorted(names), sorted(names, reverse=True)]
    with caplog.at_level(logging.WARNING), ThreadPoolExecutor() as pool:
        list(pool.map(job, orders))
    assert ("begins again" in caplog.text) is (connection.vendor == "postgresql")
    found = {name.partition(" by ")[2] for name in Group.objects.filter(pk__in=names).values_list("name", flat=True)}
    assert len(found) == 1
    assert found <= {str(order) for order in orders}


@pytest.mark.parametrize("is_inside", [True, False])
def test_only_whoever_began_the_transaction_begins_again(transactional_db: None, is_inside: bool) -> None:
    tried: list[int] = []

    @again_after_deadlock
    def action() -> None:
        tried.append(1)
        raise OperationalError from Circle()

    with pytest.raises(OperationalError):
        if is_inside:
            with transaction.atomic():
                action()
        else:
            action()
    assert len(tried) == (1 if is_inside else AT_MOST)


def test_another_error_is_raised_at_once(db: None) -> None:
    tried: list[int] = []

    @again_after_deadlock
    def action() -> None:
        tried.append(1)
        raise OperationalError from ValueError("the disk is full")

    with pytest.raises(OperationalError):
        action()
    assert tried == [1]
