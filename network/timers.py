"""What this room does by the clock."""

from datetime import timedelta

from core.timers import timer
from network.actions.asking import ask_after_meetings, forget_who_answered
from network.actions.papers_owed import remind_of_papers
from network.actions.telling import note_new_meetings

timer("note what the public can read of meetings")(note_new_meetings)
timer("remind of papers that are owed")(remind_of_papers)
timer("ask members how a meeting was")(ask_after_meetings)
timer("forget who said how a meeting was", every=timedelta(days=1))(forget_who_answered)
