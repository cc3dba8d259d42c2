"""What search engines are told about a story, in schema.org words."""

from typing import Any

from core.models import OrganisationSettings
from involvement.models import StoryPage


def story_json_ld(page: StoryPage, facts: OrganisationSettings) -> dict[str, Any] | None:
    """Return an Article; nothing where the story is only an example."""
    if page.is_example:
        return None
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": page.summary,
        "url": page.full_url,
        "datePublished": page.first_published_at.isoformat() if page.first_published_at else "",
        "dateModified": page.last_published_at.isoformat() if page.last_published_at else "",
        "author": {"@type": "Organization", "name": facts.organisation_name, "url": facts.main_site_url},
        "publisher": {"@type": "Organization", "name": facts.organisation_name, "url": facts.main_site_url},
    }
    return {key: value for key, value in article.items() if value}
