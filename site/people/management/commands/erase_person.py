"""`manage.py erase_person`: erases everything held about a person; without --commit it only says what would go."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from people.actions.erasure import cancel_receipt, erase_now, receipt_of
from people.actions.guardian_details import forget_guardian
from people.finding import tidy_address
from people.guardians_named import agreements_naming, forms_naming
from people.management.choosing import NOBODY, add_whom, chosen_person
from people.models import Erasure, OutboxMessage, Person
from people.personal_data.pages import place_of
from people.post.delivery import deliver_message
from people.records import counts_of
from people.registry import stores_by_hand
from people.storage import rewrite_database
from people.tokens import digest_of


class Command(BaseCommand):
    """Lists what every store holds, and with --commit erases it at once, for good."""

    help = "Erases everything held about a person. Without --commit it only lists what would go."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the person, and how far to go."""
        add_whom(parser)
        parser.add_argument("--commit", action="store_true", help="erase; without this nothing is changed")
        parser.add_argument("--no-receipt", action="store_true", help="send no mail that says it is done")

    def handle(self, *args: Any, **options: Any) -> None:
        """List, and erase where asked to."""
        person = chosen_person(options)
        if person is None:
            self._only_a_guardian(tidy_address(options["email"]), is_real=options["commit"])
        else:
            self._list(person)
            if options["commit"]:
                self._erase(person, with_receipt=not options["no_receipt"])
        if not options["commit"]:
            self.stdout.write("Nothing was changed. Add --commit to erase; it cannot be undone.")
        elif not rewrite_database():
            self.stdout.write("The database's files may still hold old copies until the next night: it was in use.")

    def _list(self, person: Person) -> None:
        self.stdout.write(f"Person {person.pk}:")
        for label, count in counts_of(person).items():
            self.stdout.write(f"{count:7}  {label}")
        for row in (row for store in stores_by_hand() for row in store.rows(person)):
            self.stdout.write(f"         {place_of(row)}")

    def _erase(self, person: Person, *, with_receipt: bool) -> None:
        try:
            erasure = erase_now(person, cause=Erasure.Cause.COMMAND, with_receipt=with_receipt)
        except Person.DoesNotExist as error:
            raise CommandError(NOBODY) from error
        self.stdout.write(f"Erased: {sum(erasure.erased.values())} rows and files.")
        receipt = receipt_of(erasure)
        if receipt:
            self._send(receipt)
        elif with_receipt:
            self.stdout.write("No receipt: no mail reaches this person. Tell them another way.")

    def _send(self, receipt: OutboxMessage) -> None:
        if deliver_message(receipt.pk):
            self.stdout.write("The receipt was sent, and its address is deleted.")
        elif cancel_receipt(receipt):
            self.stdout.write("The receipt could not be sent, and its address is deleted. Tell them another way.")
        else:
            self.stdout.write("The queue is sending the receipt; it deletes the address then.")

    def _only_a_guardian(self, address: str, *, is_real: bool) -> None:
        count = agreements_naming(address).count() + forms_naming(address).count()
        if not count:
            raise CommandError(f"{NOBODY}{_erased_before(address)}")
        self.stdout.write(f"Nobody takes part with this address, but {count} young people named it as a guardian’s.")
        if is_real:
            self.stdout.write(f"Emptied: {forget_guardian(address)} guardians’ names, addresses and numbers.")


def _erased_before(address: str) -> str:
    done = Erasure.objects.filter(person_digest=digest_of(address), done_at__isnull=False).first() if address else None
    return f" Somebody with this address was erased on {done.done_at:%Y-%m-%d}." if done else ""
