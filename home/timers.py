"""What this room does by the clock."""

from datetime import timedelta

from core.timers import timer
from home.actions.page_reviews import remind_of_page_reviews
from home.actions.releases import release_what_is_due
from home.actions.visits import forget_old_visits

timer("let release sets go live")(release_what_is_due)
timer("remind of pages to read again", every=timedelta(hours=1))(remind_of_page_reviews)
timer("forget old visits", every=timedelta(days=1))(forget_old_visits)
