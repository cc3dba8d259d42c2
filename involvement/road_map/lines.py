"""The steps as the road map lists them: what each asks, whether it is done, and the link that says so."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from core.look.words import minutes_in_words
from involvement.models import RoadMapStepPage
from involvement.road_map.progress import Progress


@dataclass(frozen=True)
class StepLine:
    """One step in the list."""

    number: int
    title: str
    purpose: str
    time: str
    url: str
    switch_url: str  # leads back to the list, with this step done where it was not, or the other way round
    is_done: bool


def step_lines(steps: Sequence[RoadMapStepPage], progress: Progress, base: str, **kept: str) -> list[StepLine]:
    """Return the lines of all steps; `kept` is what the address says besides the progress."""
    return [
        StepLine(
            number=number,
            title=step.title,
            purpose=step.purpose,
            time=minutes_in_words(step.minutes),
            url=progress.address(f"{base}{step.slug}/"),
            switch_url=f"{progress.switched(step.pk).address_to_keep(base)}{_more(kept)}#steps",
            is_done=step.pk in progress.done,
        )
        for number, step in enumerate(steps, start=1)
    ]


def progress_words(steps: Sequence[RoadMapStepPage], progress: Progress) -> str:
    """Return how far somebody has come, such as "2 of 6 steps done"."""
    return _("%(done)d of %(all)d steps done") % {"done": len(progress.done), "all": len(steps)}


def _more(kept: dict[str, str]) -> str:
    return "".join(f"&{name}={value}" for name, value in kept.items() if value)
