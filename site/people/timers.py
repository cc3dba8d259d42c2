"""What this room does by the clock: post that is due, and sign-ups that nobody confirmed."""

from datetime import timedelta

from core.timers import timer
from people.actions.breaks import ask_after_breaks
from people.actions.contributions import remind_of_reviews
from people.actions.erasure import erase_all_requested
from people.actions.guardian_rounds import expire_unanswered, let_agreements_lapse, let_grown_ups_in, remind_guardians
from people.actions.mailings import look_after_mailings
from people.actions.needs_review import ask_for_reviews
from people.actions.new_email import forget_unanswered_emails
from people.actions.offers import end_offers, fill_places
from people.actions.sign_ups import expire_unconfirmed
from people.post.delivery import deliver_due_messages
from people.retention import purge_what_is_due

timer("mailings")(look_after_mailings)
timer("deliver due messages")(deliver_due_messages)
timer("expire unconfirmed sign-ups")(expire_unconfirmed)
timer("end offers that nobody answered")(end_offers)
timer("offer places that are free")(fill_places)
timer("erase people who asked for it")(erase_all_requested)
timer("ask gently after a break")(ask_after_breaks)
timer("forget new addresses that never answered")(forget_unanswered_emails)
timer("let those in who have come of age", every=timedelta(days=1))(let_grown_ups_in)
timer("let agreements lapse that are not needed", every=timedelta(days=1))(let_agreements_lapse)
timer("remind guardians")(remind_guardians)
timer("expire guardians who never answered")(expire_unanswered)
timer("ask whether needs are still right", every=timedelta(days=1))(ask_for_reviews)
timer("remind of words and pictures to ask about again", every=timedelta(days=1))(remind_of_reviews)
timer("purge what was kept long enough", every=timedelta(hours=24))(purge_what_is_due)
