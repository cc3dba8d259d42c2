"""The calendar file of a notice: it moves what stands in people's calendars, or takes it out."""

from dataclasses import replace

from involvement.models import OpportunityPage
from involvement.telling.facts import sessions_in
from involvement.telling.notices import CANCELLED
from people.models import Mailing, OutboxMessage, SignUp
from people.post.briefings import briefing_of
from people.post.calendar import calendar_file
from people.subjects import Session, SignUpBriefing

# Who may have put our dates into their calendar; the others never got them from us.
HAVE_DATES = (SignUp.State.ACTIVE, SignUp.State.PAUSED, SignUp.State.AWAITING_TEAM)


def notice_calendar(message: OutboxMessage) -> bytes | None:
    """Return the dates as they are now, those that are off as cancelled; None where somebody has none of ours.

    Nothing is sent where a translation still says other dates than the mail: its own next change brings it up to date.
    """
    mailing, sign_up, briefing = message.mailing, message.sign_up, briefing_of(message.sign_up)
    if mailing is None or sign_up is None or briefing is None or sign_up.state not in HAVE_DATES:
        return None
    taken_back = _taken_back(mailing)
    if not _says_the_same(briefing, mailing) or not (briefing.when or taken_back):
        return None
    return calendar_file(
        replace(briefing, times_changed=_number(mailing, sign_up, briefing)),
        sign_up.page_id,
        is_decided=sign_up.state != SignUp.State.AWAITING_TEAM,
        is_cancelled=mailing.template == CANCELLED,
        taken_back=taken_back,
    )


def _taken_back(mailing: Mailing) -> list[Session]:
    kept = {session.number for session in sessions_in(mailing.details.get("now", {}))}
    return [each for each in sessions_in(mailing.details.get("was", {})) if each.number and each.number not in kept]


def _says_the_same(briefing: SignUpBriefing, mailing: Mailing) -> bool:
    now = sessions_in(mailing.details.get("now", {}))
    return set(briefing.when) == {(session.starts_at, session.ends_at) for session in now}


def _number(mailing: Mailing, sign_up: SignUp, briefing: SignUpBriefing) -> int:
    """Return what is higher than in any earlier file; a translation may not have been published since."""
    page: OpportunityPage = sign_up.page.specific
    if sign_up.page_id == mailing.page_id or not page.first_published_at or not mailing.started_at:
        return briefing.times_changed
    return max(briefing.times_changed, int((mailing.started_at - page.first_published_at).total_seconds()))
