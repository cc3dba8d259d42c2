"""What search engines are told about a page, as plain dictionaries of schema.org words (JSON-LD)."""

from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urljoin

from core.models import OrganisationSettings


def organisation_json_ld(settings: OrganisationSettings, site_url: str) -> dict[str, Any]:
    """Return the trust as an organisation with the ways to reach it; facts that are not filled in are left out."""
    result: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": settings.organisation_name,
        "alternateName": settings.short_name,
        "url": settings.main_site_url or site_url,
        "contactPoint": _contact_points(settings),
    }
    return _filled(result)


def breadcrumb_json_ld(items: Iterable[Mapping[str, str]], site_url: str = "") -> dict[str, Any]:
    """Return the way to a page from {"text": ..., "href": ...} items; an empty dict where there is no way to show.

    Addresses are made absolute with `site_url`; the last item, the page itself, may have none.
    """
    elements: list[dict[str, Any]] = []
    for item in items:
        name, href = item.get("text", ""), item.get("href", "")
        if not name:
            continue
        element = {"@type": "ListItem", "position": len(elements) + 1, "name": name}
        if href:
            element["item"] = urljoin(f"{site_url}/", href) if site_url else href
        elements.append(element)
    if not elements:
        return {}
    return {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": elements}


def _contact_points(settings: OrganisationSettings) -> list[dict[str, Any]]:
    points = (
        ("customer service", settings.team_name, settings.team_phone, settings.team_email),
        ("patient advice and liaison", "PALS", settings.pals_phone, settings.pals_email),
        ("complaints", "", settings.complaints_phone, settings.complaints_email),
    )
    return [
        _filled(
            {"@type": "ContactPoint", "contactType": kind, "name": name, "telephone": telephone, "email": email},
        )
        for kind, name, telephone, email in points
        if telephone or email
    ]


def _filled(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}
