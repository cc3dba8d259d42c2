"""Sign-ups and filled-in forms for tests."""

import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from people.actions.sign_ups import register_interest
from people.forms import CONSENT_FIELDS
from people.guards import FormStamp
from people.models import ConsentWording, OutboxMessage, Person, SignUp
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from people.submissions import Submission
from people.tokens import confirmation_token


def make_submission(**overrides: Any) -> Submission:
    """Return what a valid form with an e-mail address says."""
    wording = current_wording(ConsentWording.Purpose.TAKE_PART, "en")
    assert wording is not None
    values = {"name": "Sam Example", "reach_by": "email", "email": "sam@example.com", "wordings": (wording.pk,)}
    return Submission(**(values | overrides))


def make_sign_up(page: Page, **overrides: Any) -> SignUp:
    """Register interest in a page and return the sign-up, not confirmed yet."""
    submission = make_submission(**overrides)
    register_interest(page, submission)
    return sign_up_of(page, submission)


def sign_up_of(page: Page, submission: Submission) -> SignUp:
    """Return the sign-up that a submission made."""
    who = {"email": submission.email} if submission.email else {"reach_key": submission.reach_key}
    return SignUp.objects.get(page_id=page.pk, person=Person.objects.get(**who))


def make_stamp(age: timedelta = timedelta(seconds=30), **wordings: int) -> str:
    """Return the stamp of a form that was shown this long ago with today's words of consent."""
    current = {str(purpose): current_wording(purpose, "en") for purpose in CONSENT_FIELDS}
    shown = {purpose: wording.pk for purpose, wording in current.items() if wording}
    return FormStamp(timezone.now() - age, shown | wordings).signed()


def form_data(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form; None leaves one out."""
    values = {
        "name": "Sam Example",
        "reach_by": "email",
        "email": "sam@example.com",
        "agree": "on",
        "stamp": make_stamp(),
    } | overrides
    return {name: value for name, value in values.items() if value is not None}


def send_form(client: Client, page: Page, **overrides: Any) -> Any:
    """Send the form of a page and return the answer."""
    return client.post(f"{page.url}take-part/", form_data(**overrides))


def confirm_path(sign_up: SignUp) -> str:
    """Return the address behind the link in the mail."""
    return f"/confirm/{confirmation_token(sign_up)}/"


def press_confirm(client: Client, path: str, *, follow: bool = False) -> Any:
    """Open the page behind a link to confirm and press its button, which sends what was seen with it."""
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(path).content.decode())
    return client.post(path, {"seen": seen[1] if seen else ""}, follow=follow)


def post_arrives() -> list[Any]:
    """Deliver everything that is due and return the mails that went out in all."""
    deliver_due_messages()
    return list(mail.outbox)


def waiting_templates() -> list[str]:
    """Return which mails are owed, in the order in which they were written."""
    return list(OutboxMessage.objects.order_by("pk").values_list("template", flat=True))
