"""Our own drawings for this section: no photographs, so that nobody is ever shown."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Drawing(models.TextChoices):
    """One drawing; the value is the name of its file in static/img/young/."""

    HILLS = "hills", _("Hills and a path")
    TALK = "talk", _("Speech bubbles")
    SHELTER = "shelter", _("An umbrella")
    NONE = "none", _("No drawing")
