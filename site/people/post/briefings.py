"""What a mail knows of the page somebody signed up for."""

from people.models import SignUp
from people.subjects import SignUpBriefing, SignUpSubject


def briefing_of(sign_up: SignUp | None) -> SignUpBriefing | None:
    """Return what the page of a sign-up says of itself; None without one, or where it takes no sign-ups any more."""
    subject = sign_up.page.specific if sign_up else None
    return subject.sign_up_briefing() if isinstance(subject, SignUpSubject) else None
