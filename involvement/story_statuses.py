"""Where a story stands between what was said and what was done, and why something could not be done."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class StoryStatus(models.TextChoices):
    """How far a story is; the value is the word in the address."""

    HEARD = "heard", _("Heard")
    LOOKING = "looking", _("Looking into it")
    DOING = "doing", _("Doing it")
    DONE = "done", _("Done")
    COULD_NOT = "could-not", _("We could not")
    PAUSED = "paused", _("Paused")


STEPS = (StoryStatus.HEARD, StoryStatus.LOOKING, StoryStatus.DOING, StoryStatus.DONE)
ANSWERED = frozenset({StoryStatus.DONE, StoryStatus.COULD_NOT})  # nothing more is owed


class CouldNotReason(models.TextChoices):
    """Why something could not be done."""

    MONEY = "money", _("There is not enough money")
    LAW = "law", _("The law does not allow it")
    SAFETY = "safety", _("It would not be safe")
    NOT_OURS = "not-ours", _("It is not ours to decide")
    LATER = "later", _("Not now, but later")


class CheckAnswer(models.TextChoices):
    """What those who said it answered when they were asked whether this is right."""

    AGREED = "agreed", _("Agreed")
    PARTLY = "partly", _("Agreed in part")
    NOT_AGREED = "not-agreed", _("Did not agree")
