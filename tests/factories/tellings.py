"""What people tell us, for tests: the page with the form, forms that were filled in, and messages in the queue."""

import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Page

from involvement.models import StoryIndexPage, TellUsMessage, TellUsPage
from involvement.tell_us.form import PURPOSES
from people.actions.consent import ensure_wordings
from people.guards import FormStamp
from people.models import Person
from people.post.delivery import deliver_due_messages
from people.selectors import current_wording
from tests.factories.stories import make_story_index

FORM = "/we-said-we-did/tell-us/"
THANK_YOU = f"{FORM}thank-you/"
EMAIL = "sam@example.com"
WORDS = "The chairs in the waiting room are too low for people with bad knees."
State = TellUsMessage.State


def make_tell_us_page(home_page: Page) -> TellUsPage:
    """Add the list of stories and, below it, the page with the form at its fixed address."""
    ensure_wordings()  # a test with real transactions takes the first ones with it
    index = StoryIndexPage.objects.first() or make_story_index(home_page)
    page = TellUsPage(title="Tell us", slug="tell-us", summary="Tell us here.", what_next="<p>We read it.</p>")
    index.add_child(instance=page)
    return page


def make_stamp(age: timedelta = timedelta(seconds=30), **wordings: int) -> str:
    """Return the stamp of a form that was shown this long ago with today's words of consent."""
    ensure_wordings()
    shown = {str(purpose): getattr(current_wording(purpose, "en"), "pk", 0) for purpose in PURPOSES}
    return FormStamp(timezone.now() - age, shown | wordings).signed()


def form_values(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid, anonymous form; None leaves one out."""
    values = {"service": "other", "words": WORDS, "reach_by": "no", "publish": "yes"}
    if "stamp" not in overrides:
        values["stamp"] = make_stamp()
    return {name: value for name, value in (values | overrides).items() if value is not None}


def by_email(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form of somebody who may be contacted by email."""
    return form_values(**({"reach_by": "email", "email": EMAIL} | overrides))


def by_phone(**overrides: Any) -> dict[str, Any]:
    """Return the fields of a valid form of somebody who may be rung."""
    return form_values(**({"reach_by": "phone", "phone": "01632 960 001", "ask_for": "Kim"} | overrides))


def send(client: Client, values: dict[str, Any] | None = None, **extra: Any) -> Any:
    """Send the form and return the answer; `extra` is part of the request, such as REMOTE_ADDR."""
    return client.post(FORM, values or form_values(), **extra)


def tell(client: Client, **overrides: Any) -> TellUsMessage:
    """Send a form that is accepted, and return what is kept of it."""
    assert send(client, form_values(**overrides)).status_code == 302
    return newest()


def tell_by_email(client: Client, **overrides: Any) -> TellUsMessage:
    """Do the same as somebody who may be contacted by email."""
    assert send(client, by_email(**overrides)).status_code == 302
    return newest()


def newest() -> TellUsMessage:
    """Return what came last."""
    return TellUsMessage.objects.order_by("pk").last() or TellUsMessage()


def post_now() -> list[Any]:
    """Let the post run; returns the mails that went since the last time."""
    mail.outbox.clear()
    deliver_due_messages()
    return list(mail.outbox)


def link_in(letter: Any) -> str:
    """Return the path of the link that a mail asks to follow."""
    found = re.search(r"https?://[^/\s]+(/confirm/\S+)", letter.body)
    assert found, letter.body
    return found[1]


def press(client: Client, path: str) -> Any:
    """Open the page behind a link and press its button, which sends what was seen with it."""
    seen = re.search(r'name="seen" value="([^"]*)"', client.get(path).content.decode())
    return client.post(path, {"seen": seen[1] if seen else ""})


def make_telling(**values: Any) -> TellUsMessage:
    """Return an anonymous message, without sending a form."""
    number = TellUsMessage.objects.count()
    facts = {
        "words": WORDS,
        "may_publish": True,
        "words_digest": f"words {number}",
        "form_digest": f"form {number}",
    }
    return TellUsMessage.objects.create(**(facts | values))


def teller_of(message: TellUsMessage) -> Person:
    """Return whom a message came from."""
    assert message.person
    return message.person


def fresh(message: TellUsMessage) -> TellUsMessage:
    """Return a message as it is stored now."""
    return TellUsMessage.objects.get(pk=message.pk)
