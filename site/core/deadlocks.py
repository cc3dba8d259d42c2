"""Begins again what the database gave up so that others could go on: of a deadlock, PostgreSQL ends one transaction."""

import logging
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import OperationalError, connection

P = ParamSpec("P")
R = TypeVar("R")

logger = logging.getLogger(__name__)

DEADLOCK_DETECTED = "40P01"  # PostgreSQL, appendix A, error codes
AT_MOST = 3  # times in all


def again_after_deadlock(action: Callable[P, R]) -> Callable[P, R]:
    """Run an action that is one transaction of its own again where a deadlock has undone it, three times at most.

    PostgreSQL's manual (13.3.4, deadlocks) asks for it wherever the order of locks cannot be proved beforehand. Within
    a transaction the error is raised as it is: only whoever began it can begin it again.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        for _attempt in range(1, AT_MOST):
            try:
                return action(*args, **kwargs)
            except OperationalError as error:
                if connection.in_atomic_block or not is_deadlock(error):
                    raise
                logger.warning("%s begins again after a deadlock", action.__qualname__)
        return action(*args, **kwargs)

    return run


def is_deadlock(error: OperationalError) -> bool:
    """Tell whether the database ended this transaction because others waited for it in a circle."""
    return getattr(error.__cause__, "sqlstate", "") == DEADLOCK_DETECTED
