"""One objective or action as everybody reads it on one day, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from involvement.evidence import Evidence
from involvement.progress_statuses import COLOURS, SETTLED, ProgressStatus


@dataclass(frozen=True)
class ShownUpdate:
    """One update; `words_then` is what the strategy said on that day, where it says it otherwise now."""

    key: int
    day: date
    status: ProgressStatus
    words: str
    words_then: str = ""

    @property
    def colour(self) -> str:
        """Return the colour of its tag."""
        return COLOURS[self.status]


@dataclass(frozen=True)
class Followed:
    """One objective or action; `edition` is named only of one that the strategy holds no more."""

    code: str
    kind: str
    words: str
    group: str
    status: ProgressStatus
    thread: str = ""
    owner_role: str = ""
    due: date | None = None
    next_review: date | None = None
    is_review_past: bool = False
    updates: tuple[ShownUpdate, ...] = ()  # the newest first
    evidence: tuple[Evidence, ...] = ()
    evidence_added_on: date | None = None  # the newest of what everybody can read
    edition: str = ""

    @property
    def anchor(self) -> str:
        """Return its own place on the page; what is gone may share its code with what came after it."""
        return f"{self.code}-{self.thread[:8]}" if self.edition else self.code

    @property
    def colour(self) -> str:
        """Return the colour of its tag."""
        return COLOURS[self.status]

    @property
    def latest(self) -> ShownUpdate | None:
        """Return what was said last."""
        return self.updates[0] if self.updates else None

    @property
    def is_late_by_day(self) -> bool:
        """Tell whether it shows as late although the latest update said better."""
        said = self.latest.status if self.latest else ProgressStatus.NOT_STARTED
        return self.status == ProgressStatus.LATE and said != ProgressStatus.LATE

    def misses_evidence(self, today: date, days: int) -> bool:
        """Tell whether nothing new shows it: for so long where it goes on, at all where it is said to be done."""
        if self.status == ProgressStatus.CHANGED:
            return False
        if self.evidence_added_on is None:
            return True
        return self.status not in SETTLED and today - self.evidence_added_on > timedelta(days=days)


@dataclass(frozen=True)
class Helped:
    """An objective or action that a page supports."""

    code: str
    words: str
    url: str


@dataclass(frozen=True)
class Tracker:
    """The newest edition in one language with how far it is; without a title where no edition is public."""

    as_at: date
    edition: str = ""
    title: str = ""
    url: str = ""
    evidence_days: int = 90
    followed: tuple[Followed, ...] = ()
    gone: tuple[Followed, ...] = ()
    helps: Mapping[str, tuple[Helped, ...]] = field(default_factory=dict)  # what translations of a page share -> these

    @property
    def actions(self) -> list[Followed]:
        """Return the actions in the order of the strategy."""
        return [each for each in self.followed if each.kind == "action"]

    @property
    def objectives(self) -> list[Followed]:
        """Return the objectives in the order of the strategy."""
        return [each for each in self.followed if each.kind == "objective"]

    @property
    def without_evidence(self) -> list[Followed]:
        """Return the actions of which nothing new shows how far they are."""
        return [each for each in self.actions if each.misses_evidence(self.as_at, self.evidence_days)]

    @property
    def past_review(self) -> list[Followed]:
        """Return what nobody looked at by the day that was set for it."""
        return [each for each in self.followed if each.is_review_past]

    def updated_since(self, day: date) -> list[tuple[Followed, ShownUpdate]]:
        """Return what was said since this day, the newest first."""
        found = [(each, update) for each in self.followed for update in each.updates if update.day >= day]
        return sorted(found, key=lambda pair: pair[1].key, reverse=True)

    def helped_by(self, page: str) -> tuple[Helped, ...]:
        """Return what a page supports."""
        return self.helps.get(page, ())


def quarter_began(today: date) -> date:
    """Return the first day of this quarter of the year."""
    return date(today.year, today.month - (today.month - 1) % 3, 1)
