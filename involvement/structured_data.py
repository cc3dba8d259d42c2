"""What search engines are told about an opportunity that has dates, in schema.org words."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone

from core.models import OrganisationSettings
from involvement.models import OpportunityPage, OpportunitySession

_VOCABULARY = "https://schema.org"


def opportunity_json_ld(
    page: OpportunityPage, sessions: Sequence[OpportunitySession], facts: OrganisationSettings
) -> dict[str, Any] | None:
    """Return an Event that spans the sessions; nothing where there are no dates or where it is only an example."""
    if not sessions or page.is_example:
        return None
    status = "EventCancelled" if page.cancelled_at else "EventScheduled"
    event: dict[str, Any] = {
        "@context": _VOCABULARY,
        "@type": "Event",
        "name": page.title,
        "description": page.summary,
        "url": page.full_url,
        "startDate": timezone.localtime(min(each.starts_at for each in sessions)).isoformat(),
        "endDate": timezone.localtime(max(each.ends_at for each in sessions)).isoformat(),
        "eventStatus": f"{_VOCABULARY}/{status}",
        "eventAttendanceMode": f"{_VOCABULARY}/{_attendance(page)}",
        "location": _locations(page),
        "organizer": {"@type": "Organization", "name": facts.organisation_name, "url": facts.main_site_url},
    }
    return {key: value for key, value in event.items() if value}


def _attendance(page: OpportunityPage) -> str:
    if page.in_person and page.online:
        return "MixedEventAttendanceMode"
    return "OfflineEventAttendanceMode" if page.in_person else "OnlineEventAttendanceMode"


def _locations(page: OpportunityPage) -> list[dict[str, str]]:
    locations = []
    if page.in_person and page.place:
        locations.append({"@type": "Place", "name": page.place, "address": page.place})
    if page.online:
        locations.append({"@type": "VirtualLocation", "url": page.full_url or ""})
    return locations
