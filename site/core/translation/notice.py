"""What visitors must know about a translated page before they rely on it; asks nothing for a page in English."""

from django.conf import settings
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import Page

from core.models import TranslatedPage


def notice_of(page: Page) -> TranslatedPage | None:
    """Return the record of this translation where it is behind the English or made by a machine."""
    if not getattr(page, "pk", None) or get_language() in (None, settings.LANGUAGE_CODE):
        return None
    return TranslatedPage.objects.filter(Q(stale_since__isnull=False) | Q(machine_made=True), page=page.pk).first()
