"""How the mail will read that says no to somebody, before it is sent and before anything is changed."""

from copy import copy

from django.utils import translation

from people.guardianship import is_kept_back
from people.mail_wording import wording_of
from people.models import OutboxMessage, SignUp
from people.post.mails import mail_named
from people.post.writing import Written, write

DECLINED = "declined"
SECRETS = ("own_page",)  # opens the person's own page, so that staff never see it


def declining_mail(sign_up: SignUp, words: str) -> Written | None:
    """Return the mail with these words in the person's language; None where there is none to send."""
    mail = mail_named(DECLINED)
    if mail is None:
        return None
    told = copy(sign_up)
    told.state, told.kind_words = SignUp.State.DECLINED, words
    language = sign_up.person.language
    with translation.override(language):
        pieces = mail.gather(OutboxMessage(template=DECLINED, person=sign_up.person, sign_up=told))
        if pieces is None:
            return None
        wording = wording_of(mail, language)
        hidden = (*SECRETS, "name") if is_kept_back(sign_up) else SECRETS
        return write(wording.subject, wording.body, dict(pieces) | dict.fromkeys(hidden, ""))
