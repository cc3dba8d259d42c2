"""What this room does by the clock."""

from datetime import timedelta

from core.timers import timer
from youngpeople.actions.moving_on import invite_to_move_on, let_members_move_on

timer("tell members who are soon too old", every=timedelta(days=1))(invite_to_move_on)
timer("let members move on who are too old", every=timedelta(days=1))(let_members_move_on)
