"""The trust's own words and rates that a plan is made of, in the language of the road map."""

from dataclasses import dataclass

from core.models import Area, Audience, Directorate
from involvement.models import PayRate, Rung, Stage


@dataclass(frozen=True)
class PlanTerms:
    """Everything that can be chosen from, in the editors' order; terms by their address word, rates by their number."""

    audiences: dict[str, Audience]
    directorates: dict[str, Directorate]
    areas: dict[str, Area]
    stages: dict[str, Stage]
    rungs: dict[str, Rung]
    rates: dict[str, PayRate]


def plan_terms(locale_id: int) -> PlanTerms:
    """Return what a plan in this language can be made of, in six queries."""
    return PlanTerms(
        audiences={term.slug: term for term in Audience.objects.filter(locale_id=locale_id)},
        directorates={term.slug: term for term in Directorate.objects.filter(locale_id=locale_id)},
        areas={term.slug: term for term in Area.objects.filter(locale_id=locale_id)},
        stages={term.slug: term for term in Stage.objects.filter(locale_id=locale_id)},
        rungs={term.slug: term for term in Rung.objects.filter(locale_id=locale_id)},
        rates={str(rate.pk): rate for rate in PayRate.objects.all()},
    )
