"""How long this trust keeps what, for pages that promise it: read from the settings, so that the promise is true."""

from django.utils.translation import gettext_lazy as _

from core.live_lists import Rows, register_live_list
from core.look.words import days_in_words
from people.models import RetentionPeriod
from people.retention import kinds


@register_live_list("kept-for", _("How long we keep personal data"))
def kept_for() -> Rows:
    """Return each kind of personal data with how long it is kept after it is needed no more."""
    periods = dict(RetentionPeriod.objects.values_list("kind", "days"))
    return [(str(kind.label), days_in_words(periods.get(kind.name, kind.default_days))) for kind in kinds()]
