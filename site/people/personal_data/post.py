"""Mail that was or is owed to somebody, and what mail providers told about it."""

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from people.models import DeliveryReport, OutboxMessage, Person, Suppression
from people.personal_data.rows import fields_in_words, rows_of_person
from people.post.mails import mail_named
from people.registry import PersonalStore


def _mail_about(person: Person) -> QuerySet[OutboxMessage]:
    """Return mail to the person, and mail to the team or a guardian about what they signed up for.

    Also a last letter about something of theirs that is deleted already: it holds nothing but their address.
    """
    about = Q(person=person.pk) | Q(sign_up__person=person.pk) | Q(guardian__sign_up__person=person.pk)
    if person.email:
        about |= Q(receipt_address=person.email)
    return OutboxMessage.objects.filter(about).order_by("pk")


def _erase_mail(person: Person) -> int:
    # Mail that is being sent at this moment arrives; whoever sends it finds no row to close, which is fine.
    return _mail_about(person).order_by().delete()[1].get(OutboxMessage._meta.label, 0)


def _mail(message: OutboxMessage) -> dict[str, Any]:
    known = mail_named(message.template)
    facts = {str(_("Mail")): str(known.label) if known else message.template}
    return facts | fields_in_words(message, "state", "created_at", "sent_at")


def _suppression(suppression: Suppression) -> dict[str, Any]:
    return fields_in_words(suppression, "reason", "happened_at", "lifted_at")


def _report(report: DeliveryReport) -> dict[str, Any]:
    return fields_in_words(report, "kind", "heard_at")


OUTBOX = PersonalStore(
    name="outbox",
    label=_("Mail to you and about you"),
    rows=_mail_about,
    describe=_mail,
    erase=_erase_mail,
    models=(OutboxMessage,),
)
SUPPRESSIONS = rows_of_person("suppressions", _("Why mail may not reach you"), Suppression, describe=_suppression)
DELIVERY_REPORTS = rows_of_person(
    "delivery_reports", _("What mail providers told us"), DeliveryReport, describe=_report
)
