"""How consent wordings and mail texts stand in each language: for the board of translations; found at start."""

from collections.abc import Iterable
from uuid import UUID

from django.urls import reverse
from django.utils.text import capfirst

from core.models import User
from core.translation.keeping import Keeper, keeper_of
from core.translation.shelves import Shelf, Text, register_shelf
from people.mail_wording import ENGLISH
from people.models import ConsentWording, MailText
from people.permissions import can_view_mail_texts, can_write_mail_text
from people.post.mails import mail_named
from people.text_keepers import MAIL_KIND, MailTextKeeper, WordingKeeper, mail_thread
from people.wordings_in_use import KIND, newest_wordings, thread_of


@keeper_of.register
def _wording_keeper(thing: ConsentWording) -> Keeper:
    return WordingKeeper(thing.purpose, thing.language)


@keeper_of.register
def _mail_text_keeper(thing: MailText) -> Keeper:
    return MailTextKeeper(thing.mail, thing.language)


def _wordings() -> Iterable[Text]:
    purposes = dict(ConsentWording.Purpose.choices)
    for wording in newest_wordings().values():
        name = str(purposes.get(wording.purpose, wording.purpose))
        yield Text(thread_of(wording.purpose), wording.language, name, str(wording.pk))


def _wording_of(thread: UUID, language: str) -> WordingKeeper | None:
    for wording in newest_wordings().values():
        if (thread_of(wording.purpose), wording.language) == (thread, language):
            return WordingKeeper(wording.purpose, language)
    return None


def _mails() -> Iterable[Text]:
    """Give each mail for which the trust has words of its own, with the English that it is compared with."""
    rows = list(MailText.objects.values_list("mail", "language"))
    for mail, language in dict.fromkeys([*rows, *((mail, ENGLISH) for mail, _language in rows)]):
        if known := mail_named(mail):
            yield Text(mail_thread(mail), language, str(known.label), mail)


def _mail_of(thread: UUID, language: str) -> MailTextKeeper | None:
    found = next((text for text in _mails() if (text.thread, text.language) == (thread, language)), None)
    return MailTextKeeper(found.pk, language) if found else None


def _may_see_wordings(user: User) -> bool:
    verbs = ("view", "add", "change")
    return user.is_active and any(user.has_perm(f"people.{verb}_consentwording") for verb in verbs)


register_shelf(
    Shelf(
        kind=KIND,
        label=capfirst(ConsentWording._meta.verbose_name_plural or ""),
        texts=_wordings,
        keeper=_wording_of,
        edit_url=lambda text: reverse("consent_wordings:edit", args=[text.pk]),
        start_url=lambda text, language: reverse("consent_wordings:add"),
        may_see=_may_see_wordings,
        may_decide=lambda user: user.is_active and user.has_perm("people.change_consentwording"),
        may_start=lambda user: user.is_active and user.has_perm("people.add_consentwording"),
    )
)
register_shelf(
    Shelf(
        kind=MAIL_KIND,
        label=capfirst(MailText._meta.verbose_name_plural or ""),
        texts=_mails,
        keeper=_mail_of,
        edit_url=lambda text: reverse("mail_texts:words", args=[text.pk, text.language]),
        start_url=lambda text, language: reverse("mail_texts:words", args=[text.pk, language]),
        may_see=can_view_mail_texts,
        may_decide=lambda user: can_write_mail_text(user, is_new=False),
        may_start=lambda user: can_write_mail_text(user, is_new=True),
    )
)
