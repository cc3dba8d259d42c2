"""The three reminders of an answer that is owed: what each is called, so that it is written once."""

import re
from dataclasses import dataclass
from datetime import date

OUTCOME_OWED = "outcome_owed"  # the mail
CLOSED, SOON, LATE = "closed", "soon", "late"  # it has just closed; the day is near; the day is over
_KEY = re.compile(r"outcome-owed-(closed|soon|late)-(\d+)-(\d{4}-\d\d-\d\d)")


@dataclass(frozen=True)
class Reminder:
    """One of the three about one page and one promised day; it is about no person, so its key can say it all."""

    stage: str
    page_pk: int
    due: date

    @property
    def key(self) -> str:
        """Return the idempotency key: another day that is promised is another reminder."""
        return f"outcome-owed-{self.stage}-{self.page_pk}-{self.due.isoformat()}"

    @classmethod
    def of(cls, key: str) -> "Reminder | None":
        """Return what a key says, or None for the key of something else."""
        found = _KEY.fullmatch(key)
        try:
            return cls(found[1], int(found[2]), date.fromisoformat(found[3])) if found else None
        except ValueError:  # no such day
            return None
