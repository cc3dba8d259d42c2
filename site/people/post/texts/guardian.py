"""Mails about a guardian's agreement, to the guardian and to the team. None names a young person: a page does that."""

from datetime import timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.look.words import when_in_words
from people.guardianship import Standing, agreement_of, answer_until, standing_of
from people.models import GuardianAgreement, OutboxMessage, SignUp
from people.post.briefings import briefing_of
from people.post.mails import DuringBreak, Mail, Reader, register_mail
from people.post.pieces import Button, Pieces, Title
from people.subjects import SignUpBriefing
from people.tokens import guardian_token


def _briefing_while(
    agreement: GuardianAgreement | None, standing: Standing, message: OutboxMessage
) -> SignUpBriefing | None:
    """Return what the mail is about while this is how things stand, and no newer mail of the kind says it already."""
    briefing = briefing_of(agreement.sign_up) if agreement else None
    if agreement is None or briefing is None or briefing.is_cancelled:
        return None
    newer = OutboxMessage.objects.filter(guardian=agreement, template=message.template, pk__gt=message.pk)
    is_right = standing_of(agreement, briefing.ages) == standing and not newer.exists()
    return briefing if is_right else None


def _question(message: OutboxMessage) -> Pieces | None:
    agreement = message.guardian
    briefing = _briefing_while(agreement, Standing.OPEN, message)
    if agreement is None or briefing is None:
        return None
    path = reverse("people:confirm", args=[guardian_token(agreement)])
    return {
        "title": Title(briefing.title, briefing.url if agreement.sign_up.page.live else ""),
        "button": Button(_("See and answer"), f"{settings.SITE_URL}{path}"),
        "day": when_in_words(timezone.localdate(answer_until(agreement))),
    }


def _sample_question() -> Pieces:
    return {
        "title": Title(_("Example: a meeting about the waiting room")),
        "button": Button(_("See and answer"), f"{settings.SITE_URL}/confirm/example/"),
        "day": when_in_words(timezone.localdate() + timedelta(days=28)),
    }


def _left(message: OutboxMessage) -> Pieces | None:
    briefing = _briefing_while(message.guardian, Standing.LEFT, message)
    return {"title": Title(briefing.title)} if briefing else None


def _sample_left() -> Pieces:
    return {"title": Title(_("Example: a meeting about the waiting room"))}


def _to_ring(message: OutboxMessage) -> Pieces | None:
    agreement = agreement_of(message.sign_up) if message.sign_up else None
    return _see(message) if _briefing_while(agreement, Standing.OPEN, message) else None


def _withdrawn(message: OutboxMessage) -> Pieces | None:
    has_left = message.sign_up is not None and message.sign_up.state == SignUp.State.LEFT
    return _see(message) if has_left else None


def _see(message: OutboxMessage) -> Pieces | None:
    briefing = briefing_of(message.sign_up)
    if message.sign_up is None or briefing is None:
        return None
    path = reverse("sign_ups:inspect", args=[message.sign_up.pk])
    button = Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}{path}")
    return {"title": Title(briefing.title), "button": button}


def _sample_see() -> Pieces:
    return {
        "title": Title(_("Example: a meeting about the waiting room")),
        "button": Button(_("See the sign-up"), f"{settings.WAGTAILADMIN_BASE_URL}/admin/sign_ups/"),
    }


register_mail(
    Mail(
        name="guardian_ask",
        label=gettext_lazy("To a guardian: do you agree?"),
        reader=Reader.GUARDIAN,
        subject=gettext_lazy("A question for you as a parent or guardian"),
        body=gettext_lazy(
            "Hello,\n\n"
            "A young person has told us that you are their parent or guardian. They would like to take part in:\n\n"
            "{title}\n\n"
            "They can take part only if you agree. Open this link to see who it is, what it is about and whom you can "
            "ask. Then answer with a button:\n\n"
            "{button}\n\n"
            "Please answer by {day}. After that we delete what was sent to us.\n\n"
            "Please keep this email. With the same link you can change your mind later.\n\n"
            "Are you not their parent or guardian? Then do nothing. Nobody is signed up without your answer."
        ),
        gather=_question,
        sample=_sample_question,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="guardian_reminder",
        label=gettext_lazy("To a guardian: please answer"),
        reader=Reader.GUARDIAN,
        subject=gettext_lazy("We still need your answer"),
        body=gettext_lazy(
            "Hello,\n\n"
            "Some days ago we asked you a question as a parent or guardian. A young person would like to take part in "
            "this:\n\n"
            "{title}\n\n"
            "We still need your answer. Open this link to see what it is about and to say yes or no:\n\n"
            "{button}\n\n"
            "Please answer by {day}. After that we delete what was sent to us. We do not remind you again.\n\n"
            "Are you not their parent or guardian? Then do nothing. Nobody is signed up without your answer."
        ),
        gather=_question,
        sample=_sample_question,
        needed=frozenset({"button"}),
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="guardian_left",
        label=gettext_lazy("To a guardian: they do not take part any more"),
        reader=Reader.GUARDIAN,
        subject=gettext_lazy("For you as a parent or guardian: a change"),
        body=gettext_lazy(
            "Hello,\n\n"
            "We asked you as a parent or guardian about this:\n\n"
            "{title}\n\n"
            "The young person has told us that they do not want to take part any more. You do not need to do anything."
        ),
        gather=_left,
        sample=_sample_left,
        during_break=DuringBreak.SENT,
    )
)
register_mail(
    Mail(
        name="team_ring_guardian",
        label=gettext_lazy("To the team: please ring a guardian"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Please ring a parent or guardian"),
        body=gettext_lazy(
            "A young person wants to take part. Their parent or guardian has no email, so please ring them and ask if "
            "they agree. Then press the button for their answer on the sign-up. Nobody is signed up before. It is "
            "about:\n\n"
            "{title}\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_to_ring,
        sample=_sample_see,
        needed=frozenset({"button"}),
    )
)
register_mail(
    Mail(
        name="team_guardian_withdrew",
        label=gettext_lazy("To the team: a guardian no longer agrees"),
        reader=Reader.TEAM,
        subject=gettext_lazy("Someone does not take part any more"),
        body=gettext_lazy(
            "A parent or guardian no longer agrees, so a young person does not take part any more. If they have no "
            "email, please tell them. It is about:\n\n"
            "{title}\n\n"
            "{button}\n\n"
            "This mail holds no personal details. Please keep it so when you answer or forward it."
        ),
        gather=_withdrawn,
        sample=_sample_see,
        needed=frozenset({"button"}),
    )
)
