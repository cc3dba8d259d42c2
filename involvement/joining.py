"""What the room for personal data is told of a group; the same for every kind of group."""

from typing import Any, Protocol

from django.utils.translation import gettext as _

from people.subjects import AgeRule, Question, SignUpBriefing

SEVERAL = "several"


class JoinablePage(Protocol):
    """What a page is built from that people can join: see the mixins of involvement.models."""

    title: str
    full_url: Any
    contact_name: str
    contact_phone: str
    contact_email: str
    how_often: str
    where_it_meets: str
    joining: str
    joining_note: str
    capacity: int | None
    keep_months: int | None
    topics: Any
    questions: Any

    @property
    def private_name(self) -> str:
        """Return what mails call it where its title would tell too much, otherwise nothing."""
        ...

    @property
    def decided_by_team(self) -> bool:
        """Tell whether the team decides who becomes a member."""
        ...

    @property
    def by_invitation(self) -> bool:
        """Tell whether nobody joins but by invitation."""
        ...

    def sign_up_ages(self) -> AgeRule | None:
        """Return who is old enough."""
        ...


def membership_briefing(page: JoinablePage) -> SignUpBriefing:
    """Return the facts that the form's page, the thank-you page and the mails show."""
    return SignUpBriefing(
        title=page.private_name or page.title,
        url="" if page.private_name else page.full_url or "",
        team_email=page.contact_email,
        contact_name=page.contact_name,
        contact_phone=page.contact_phone,
        contact_email=page.contact_email,
        when_note=page.how_often,
        where=page.where_it_meets,
        decided_by_team=page.decided_by_team,
        capacity=page.capacity,
        ages=page.sign_up_ages(),
        keep_months=page.keep_months,
        by_invitation=page.by_invitation,
        closed_note=page.joining_note,
    )


def membership_questions(page: JoinablePage) -> tuple[Question, ...]:
    """Return the topics and the editors' own questions for the form."""
    asked = [
        Question(
            label=question.label,
            help_text=question.help_text,
            kind=question.kind,
            choices=question.choice_list(),
            required=question.required,
        )
        for question in page.questions.all()
    ]
    return (*_about_topics(page), *asked)


def _about_topics(page: JoinablePage) -> list[Question]:
    names = tuple(topic.name for topic in page.topics.all())
    if not names:
        return []
    label, hint = _("What would you like to hear about?"), _("Choose as many as you like. You can change this later.")
    return [Question(label=label, help_text=hint, kind=SEVERAL, choices=names)]
