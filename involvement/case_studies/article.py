"""What search engines are told about a case study, in schema.org words."""

from typing import Any

from django.utils import timezone

from core.models import OrganisationSettings
from involvement.models import CaseStudyPage


def case_study_json_ld(page: CaseStudyPage, facts: OrganisationSettings, themes: list[str]) -> dict[str, Any] | None:
    """Return an Article by the organisation; nothing where it is only an example. Nobody's words or name are in it."""
    if page.is_example:
        return None
    organisation = {"@type": "Organization", "name": facts.organisation_name, "url": facts.main_site_url}
    published, changed = page.first_published_at, page.last_published_at
    article: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": page.title,
        "description": page.summary or page.problem,
        "url": page.full_url,
        "inLanguage": page.locale.language_code,
        "datePublished": timezone.localtime(published).isoformat() if published else None,
        "dateModified": timezone.localtime(changed).isoformat() if changed else None,
        "about": themes,
        "author": {key: value for key, value in organisation.items() if value},
        "publisher": {key: value for key, value in organisation.items() if value},
    }
    return {key: value for key, value in article.items() if value}
