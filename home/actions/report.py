"""What a run of a loading command did, said in short lines."""

from dataclasses import dataclass, field


@dataclass
class Report:
    """What was made, what was there already and left alone, and what somebody should know."""

    made: dict[str, int] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def count(self, what: str, *, made: bool) -> None:
        """Count one thing as made or as left alone."""
        side = self.made if made else self.kept
        side[what] = side.get(what, 0) + 1

    def lines(self) -> list[str]:
        """Return one line for each kind of thing, then the notes."""
        kinds = dict.fromkeys((*self.made, *self.kept))
        counts = [f"{kind}: {self.made.get(kind, 0)} made, {self.kept.get(kind, 0)} left alone" for kind in kinds]
        return [*counts, *self.notes]
