"""What staff see first: how much of each kind waits for them. Each room registers its own in a module `duties`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db import Error as DatabaseProblem
from django.db import transaction

from core.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class DeskSource:
    """One kind of work: its number for a member of staff, asked in one query, and the list it leads to."""

    name: str
    label: "StrOrPromise"  # a few words that are right beside any number
    none: "StrOrPromise"  # said kindly, where there is nothing
    number: Callable[[User], int]
    url: Callable[[], str]
    may: Callable[[User], bool]  # whether this member of staff may open the list
    is_urgent: bool = False  # stands above the others as long as there is any


@dataclass(frozen=True)
class DeskLine:
    """One source as the front page of the admin shows it; the number is None where it could not be asked."""

    label: str
    none: str
    number: int | None
    url: str
    is_urgent: bool


@dataclass(frozen=True)
class Job:
    """Something that staff begin often; `url` says where, or nothing where this member of staff may not."""

    name: str
    label: "StrOrPromise"
    icon: str
    url: Callable[[User], str]
    order: int = 100  # small ones stand first


_sources: dict[str, DeskSource] = {}
_jobs: dict[str, Job] = {}


def register_desk_source(source: DeskSource) -> DeskSource:
    """Add a kind of work; raises ImproperlyConfigured where its name is taken."""
    if source.name in _sources:
        raise ImproperlyConfigured(f"There is already a source of the desk named {source.name!r}.")
    _sources[source.name] = source
    return source


def register_job(job: Job) -> Job:
    """Add a job; raises ImproperlyConfigured where its name is taken."""
    if job.name in _jobs:
        raise ImproperlyConfigured(f"There is already a job named {job.name!r}.")
    _jobs[job.name] = job
    return job


def desk_lines(user: User) -> list[DeskLine]:
    """Return what this member of staff may open, the urgent first, then what has something in it."""
    lines = [_line(source, user) for source in _sources.values() if source.may(user)]
    return sorted(lines, key=lambda line: (line.number == 0, not line.is_urgent))


def jobs_for(user: User) -> list[tuple[Job, str]]:
    """Return the jobs that this member of staff may begin, each with its address."""
    in_order = sorted(_jobs.values(), key=lambda job: job.order)
    found = ((job, job.url(user)) for job in in_order)
    return [(job, url) for job, url in found if url]


def _line(source: DeskSource, user: User) -> DeskLine:
    number: int | None = None
    try:
        number = source.number(user)
    except DatabaseProblem:
        if transaction.get_connection().in_atomic_block:  # nothing else can be asked in a transaction that is broken
            raise
        logger.exception("A source of the desk failed", extra={"source": source.name})
    except Exception:  # whatever one room raises, staff must reach the other rooms
        logger.exception("A source of the desk failed", extra={"source": source.name})
    return DeskLine(str(source.label), str(source.none), number, source.url(), source.is_urgent)
