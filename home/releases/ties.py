"""What people did or heard because of a page, which nobody can take back: such a page stays as it is."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page

from involvement.models import AlertedOpportunity, StoryChange
from people.models import Mailing, SignUp


def ties_of(pages: Iterable[Page], since: datetime) -> dict[int, list[str]]:
    """Return, by the number of a page, what has come of it or of a translation of it since then, in sentences."""
    keys = {page.pk: page.translation_key for page in pages}
    found: dict[object, list[str]] = defaultdict(list)
    for rows, words in _asked(since):
        of_these = rows.filter(page__translation_key__in=set(keys.values())).order_by()
        for key in set(of_these.values_list("page__translation_key", flat=True)):
            found[key].append(words)
    return {pk: found[key] for pk, key in keys.items() if key in found}


def _asked(since: datetime) -> list[tuple[QuerySet, str]]:
    return [
        (SignUp.objects.filter(created_at__gte=since), _("Somebody has signed up since.")),
        (Mailing.objects.filter(created_at__gte=since), _("People were told of it since.")),
        (AlertedOpportunity.objects.filter(told_at__gte=since), _("People were told of it since, by their alerts.")),
        (StoryChange.objects.filter(recorded_at__gte=since), _("It has written public history, which stays.")),
    ]
