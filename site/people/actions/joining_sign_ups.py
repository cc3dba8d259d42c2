"""What becomes of sign-ups when two records of one person are joined: they move, and two for one page become one."""

from datetime import datetime

from django.utils.translation import gettext as _

from people.actions.offers import fill_soon
from people.actions.post import write_message
from people.actions.sign_ups import NOT_TAKING_PART
from people.actions.states import KEEPS_PLACE, change_state
from people.joining import Collision, agreement_of
from people.models import AccessNeedMet, OutboxMessage, Person, SignUp, SignUpEvent
from people.submissions import Answer


def take_over(collision: Collision) -> None:
    """Make one sign-up of two: what the other said, its history and its post are kept; then the other is deleted."""
    keeps, gives = collision.keeps, collision.gives
    keeps.answers = joined_answers(collision)
    keeps.created_at = min(keeps.created_at, gives.created_at)  # whoever waits, has waited since then
    if gives.pending and _asked_at(gives) >= _asked_at(keeps):  # the newest form wins, as it does on the site
        keeps.pending, keeps.confirmation_asked_at = gives.pending, gives.confirmation_asked_at
    if keeps.attended is None:
        keeps.attended = gives.attended
    _keep_place_in_line(collision)
    keeps.save(update_fields=["answers", "created_at", "pending", "confirmation_asked_at", "attended", "waiting_since"])
    SignUpEvent.objects.filter(sign_up=gives).update(sign_up=keeps)
    OutboxMessage.objects.filter(sign_up=gives).update(sign_up=keeps)
    if not hasattr(keeps, "need_met"):
        AccessNeedMet.objects.filter(sign_up=gives).update(sign_up=keeps)
    _move_guardians_post(collision)
    SignUp.objects.filter(pk=gives.pk).delete()
    _keep_place(collision)


def joined_answers(collision: Collision) -> list[Answer]:
    """Return the answers of the one that stays and, marked as such, all that the other said differently."""
    keeps, gives = collision.keeps, collision.gives
    others = [Answer(question=row["question"], answer=row["answer"]) for row in gives.answers]
    if gives.how_heard and gives.how_heard != keeps.how_heard:
        others.append(Answer(question=_("How did you hear about this?"), answer=gives.how_heard))
    agreement = agreement_of(gives)
    if agreement:
        words = f"{agreement.name}, {agreement.email or agreement.phone}: {agreement.get_state_display()}"
        others.append(Answer(question=_("Parent or guardian"), answer=words))
    mark = _("%(question)s (from the other record)")
    marked = [Answer(question=mark % {"question": row["question"]}, answer=row["answer"]) for row in others]
    return [*keeps.answers, *(new for new, row in zip(marked, others, strict=True) if row not in keeps.answers)]


def give_to(stays: Person, sign_up: SignUp, now: datetime) -> None:
    """Let a sign-up belong to the record that stays; a form that waits to be confirmed is asked about once more.

    The link that was sent for it works no longer, and what it says of an address goes with the other record.
    """
    typed = sign_up.pending.get("email", "")
    asks_again = bool(typed) and (sign_up.person_id != stays.pk or typed != stays.email)
    sign_up.person = stays
    if asks_again:
        sign_up.pending = sign_up.pending | {"email": stays.email or ""}
        sign_up.confirmation_asked_at = now
    sign_up.save(update_fields=["person", "pending", "confirmation_asked_at"])
    if sign_up.state == SignUp.State.EXPIRED and sign_up.pending:
        change_state(sign_up, SignUp.State.UNCONFIRMED)
    if asks_again:
        template = "confirm" if sign_up.state in NOT_TAKING_PART else "confirm_changes"
        write_message(f"confirm-{sign_up.pk}-{now:%Y%m%d%H%M%S%f}", template, person=stays, sign_up=sign_up)


def _asked_at(sign_up: SignUp) -> float:
    """Return when the form that waits was sent, in seconds; 0 where none waits."""
    moment = sign_up.confirmation_asked_at or sign_up.created_at
    return moment.timestamp() if sign_up.pending else 0.0


def _keep_place_in_line(collision: Collision) -> None:
    both = (collision.keeps, collision.gives)
    if all(sign_up.state == SignUp.State.WAITING_LIST and sign_up.waiting_since for sign_up in both):
        collision.keeps.waiting_since = min(sign_up.waiting_since for sign_up in both if sign_up.waiting_since)


def _keep_place(collision: Collision) -> None:
    """Keep the one place that either record held; a second one is free for somebody else."""
    keeps, gives = collision.keeps, collision.gives
    if keeps.place is None and keeps.state in KEEPS_PLACE:
        keeps.place, keeps.place_in = gives.place, gives.place_in
        keeps.save(update_fields=["place", "place_in"])
    elif gives.place:
        fill_soon(keeps.page_id)


def _move_guardians_post(collision: Collision) -> None:
    kept, given = agreement_of(collision.keeps), agreement_of(collision.gives)
    if kept and given:
        OutboxMessage.objects.filter(guardian=given).update(guardian=kept)
