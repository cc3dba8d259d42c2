"""What this room does by the clock."""

from core.timers import timer
from home.actions.releases import release_what_is_due

timer("let release sets go live")(release_what_is_due)
