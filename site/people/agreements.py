"""Who agreed to what at this moment: the newest event of the consent ledger decides, and nothing else."""

from django.db.models import OuterRef, QuerySet, Subquery

from people.guardianship import people_who_wait_for_a_guardian
from people.models import ConsentEvent, Person


def latest_event(person: Person, purpose: str) -> ConsentEvent | None:
    """Return the newest thing a person said about this purpose, with its wording; None where they never did."""
    events = ConsentEvent.objects.select_related("wording").filter(person=person, wording__purpose=purpose)
    return events.order_by("-happened_at", "-pk").first()


def has_consent(person: Person, purpose: str) -> bool:
    """Tell whether a person agreed to this purpose and has not withdrawn since."""
    latest = latest_event(person, purpose)
    return latest is not None and latest.decision == ConsentEvent.Decision.GIVEN


def people_who_agreed(purpose: str) -> QuerySet[Person]:
    """Return everyone who agreed to this purpose and has not withdrawn since; decided inside the database.

    Not those who wait for a guardian: what they agreed to counts once the guardian has.
    """
    events = ConsentEvent.objects.filter(person=OuterRef("pk"), wording__purpose=purpose)
    newest = events.order_by("-happened_at", "-pk").values("decision")[:1]
    people = Person.objects.annotate(latest_decision=Subquery(newest))
    people = people.filter(latest_decision=ConsentEvent.Decision.GIVEN)
    return people.exclude(pk__in=people_who_wait_for_a_guardian().values("pk"))
