"""Telling everyone who has a part in a thing what happened to it: a mailing whose words are set, sent once."""

from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from wagtail.models import Page

from core.models import User
from people.actions.mailings import Answer, set_going
from people.mail_wording import wording_of
from people.mailing_audience import headcount
from people.models import Mailing
from people.post.notices import notice_mail


def send_notice(
    page: Page,
    *,
    template: str,
    occasion: str,
    details: dict[str, Any],
    states: tuple[str, ...] = (),
    number: int | None,
    by: User | None,
    audience: str = Mailing.Audience.TAKING_PART,
) -> Answer:
    """Tell those who signed up for a page or one of its translations and are in these states, each once.

    `audience` is the name of another audience that is told instead, one of people.audiences; states say nothing there.
    `template` is a registered mail that reads `details`, facts as JSON that are never about a person. `occasion` names
    what happened: it is told once, however often and by however many this is called. `number` is how many letters
    staff were shown; None where a timer tells it, which nobody looks at. DONE: it is on its way, also where everybody
    must be rung instead. NOT_AS_SHOWN: the number has changed. NOBODY: there is no one to tell. NOT_NOW: this has been
    told. Raises LookupError for a mail nobody knows.
    """
    mailing = Mailing(
        audience=audience,
        page_id=page.pk,
        template=template,
        details=details,
        occasion=occasion,
        states=list(states),
        subject=wording_of(notice_mail(template), settings.LANGUAGE_CODE).subject,
        written_by=by,
    )
    with transaction.atomic():
        if Mailing.objects.filter(occasion=occasion).exists():
            return Answer.NOT_NOW
        people = headcount(mailing)
        if number is not None and people.letters != number:
            return Answer.NOT_AS_SHOWN
        if not people.letters and not people.by_hand:
            return Answer.NOBODY
        try:
            with transaction.atomic():
                mailing.save()
        except IntegrityError:  # somebody else told it in this very moment
            return Answer.NOT_NOW
        set_going(mailing, by)
    return Answer.DONE
