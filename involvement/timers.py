"""What this room does by the clock."""

from core.timers import timer
from involvement.actions.alert_letters import send_alerts
from involvement.actions.loop_debt import remind_of_owed_outcomes
from involvement.actions.tell_us_team import tell_team_what_waits
from involvement.actions.telling import note_new_pages

timer("tell people what is new")(send_alerts)
timer("note what the public can read")(note_new_pages)
timer("tell the team what waits to be read")(tell_team_what_waits)
timer("remind of answers that are owed")(remind_of_owed_outcomes)
