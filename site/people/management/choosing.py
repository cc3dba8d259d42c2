"""How the commands are told whom they are about."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from people.finding import person_by
from people.models import Person

NOBODY = "Nobody with this address or number is known."


def add_whom(parser: ArgumentParser) -> None:
    """Let a command take an address or the number of a person."""
    parser.add_argument("email", nargs="?", default="", help="the person's email address")
    parser.add_argument("--person", type=int, metavar="N", help="the person's number, for people without email")


def chosen_person(options: dict[str, Any]) -> Person | None:
    """Return whom the command is about, or None; raises CommandError where it was not told one person."""
    if bool(options["email"]) == (options["person"] is not None):
        raise CommandError("Name one person: an email address, or --person with a number.")
    return person_by(options["email"], options["person"])
