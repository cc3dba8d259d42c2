"""What this room does by the clock."""

from datetime import timedelta

from core.timers import timer
from involvement.actions.alert_letters import send_alerts
from involvement.actions.loop_debt import remind_of_owed_outcomes
from involvement.actions.loop_week import tell_owners
from involvement.actions.loop_years import take_people_counts
from involvement.actions.strategy_reminders import remind_of_reviews
from involvement.actions.tell_us_team import tell_team_what_waits
from involvement.actions.telling import note_new_pages

timer("tell people what is new")(send_alerts)
timer("note what the public can read")(note_new_pages)
timer("tell the team what waits to be read")(tell_team_what_waits)
timer("remind of answers that are owed")(remind_of_owed_outcomes)
timer("tell owners what is owed")(tell_owners)
timer("remind owners of reviews of the strategy")(remind_of_reviews)
timer("take numbers of people", every=timedelta(hours=6))(take_people_counts)
