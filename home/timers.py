"""What this room does by the clock."""

from datetime import timedelta

from core.timers import timer
from home.actions.page_reviews import remind_of_page_reviews
from home.actions.releases import release_what_is_due

timer("let release sets go live")(release_what_is_due)
timer("remind of pages to read again", every=timedelta(hours=1))(remind_of_page_reviews)
