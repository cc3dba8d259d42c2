"""What this room does by the clock: post that is due, and sign-ups that nobody confirmed."""

from core.timers import timer
from people.actions.sign_ups import expire_unconfirmed
from people.post.delivery import deliver_due_messages

timer("deliver due messages")(deliver_due_messages)
timer("expire unconfirmed sign-ups")(expire_unconfirmed)
