"""What a plan can be chosen from: how often, how long, and the list about access."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from involvement.road_map.plan import Rhythm

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    Choices = list[tuple[str, StrOrPromise]]

RHYTHMS: "Choices" = [
    ("week", _("Every week")),
    ("two-weeks", _("Every two weeks")),
    ("month", _("Every four weeks")),
]
RHYTHM_OF = {"week": Rhythm.WEEK, "two-weeks": Rhythm.TWO_WEEKS, "month": Rhythm.MONTH}
HOURS = (30, 60, 90, 120, 180, 240, 360)  # minutes of a meeting
PREPARATION = (0, 30, 60, 120)  # minutes before one
NOT_PAID = "none"

# What to think of. The values of the first ones are fields of an opportunity, see involvement.road_map.drafting.
STEP_FREE, HEARING_LOOP, QUIET_SPACE = "step-free", "hearing-loop", "quiet-space"
BREAKS, SUPPORTER = "breaks", "supporter"
ACCESS: "Choices" = [
    (STEP_FREE, _("A room without steps, with a toilet that everybody can use")),
    (HEARING_LOOP, _("A hearing loop that works")),
    (QUIET_SPACE, _("A quiet room to go to")),
    (BREAKS, _("A break every hour")),
    (SUPPORTER, _("Room for a supporter, or a helper dog")),
    ("interpreter", _("Interpreters, also for British Sign Language")),
    ("formats", _("Papers in Easy Read, large print or another language")),
    ("papers", _("Papers a week before")),
    ("join-online", _("A way to join from home")),
    ("times", _("A time of day that people have chosen")),
    ("care", _("Money for somebody who looks after a child or a person")),
    ("ask", _("Each person is asked what they need")),
]
