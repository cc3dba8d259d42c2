"""What the room for personal data is told of an opportunity."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from involvement.session_numbers import session_numbers
from people.subjects import Question, SignUpBriefing

if TYPE_CHECKING:
    from involvement.models import OpportunityPage

LETTER_ROUTE = "my_letter"  # config.urls


def opportunity_briefing(page: "OpportunityPage") -> SignUpBriefing:
    """Return the facts that the form's page, the thank-you page and the mails show."""
    sessions = sorted(page.sessions.all(), key=lambda session: (session.starts_at, session.pk or 0))
    numbers = session_numbers([(page, sessions)])
    return SignUpBriefing(
        title=page.title,
        url=page.full_url or "",
        team_email=page.contact_email,
        contact_name=page.contact_name,
        contact_phone=page.contact_phone,
        contact_email=page.contact_email,
        when=tuple((session.starts_at, session.ends_at) for session in sessions),
        when_notes=tuple(session.note for session in sessions),
        when_numbers=tuple(numbers.get(session.pk, 0) for session in sessions),
        when_note=page.time_note,
        where=page.place,
        decided_by_team=page.selection == page.Selection.TEAM,
        capacity=page.capacity,
        times_changed=times_changed(page),
        outcome_due=page.outcome_due,
        is_cancelled=page.cancelled_at is not None,
        opens_at=page.opens_at,
        ages=page.sign_up_ages(),
        ends_on=_last_day(page),
        keep_months=page.keep_months,
        letter_route=LETTER_ROUTE if offers_letter(page) else "",
    )


def offers_letter(page: "OpportunityPage") -> bool:
    """Tell whether people are shown the way to the benefits letter: where they get something for taking part."""
    return page.payment in (page.Payment.PAID, page.Payment.VOUCHER) and page.cancelled_at is None


def times_changed(page: "OpportunityPage") -> int:
    """Return a number that is higher after every publication: the seconds between the first and the last."""
    if not page.first_published_at or not page.last_published_at:
        return 0
    return max(0, int((page.last_published_at - page.first_published_at).total_seconds()))


def _last_day(page: "OpportunityPage") -> date | None:
    """Return the day after which nothing of this is still to come: sessions, closing, and telling the outcome."""
    moments = [session.ends_at for session in page.sessions.all()] + ([page.closes_at] if page.closes_at else [])
    days = [timezone.localdate(moment) for moment in moments] + ([page.outcome_due] if page.outcome_due else [])
    return max(days, default=None)


def opportunity_questions(page: "OpportunityPage") -> tuple[Question, ...]:
    """Return the editors' own questions for the form."""
    return tuple(
        Question(
            label=question.label,
            help_text=question.help_text,
            kind=question.kind,
            choices=question.choice_list(),
            required=question.required,
        )
        for question in page.questions.all()
    )
