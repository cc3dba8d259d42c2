"""Brings e-mail, phone and postal addresses to one form, so that the same person typed twice is the same person."""

import hashlib
import re
import unicodedata

import idna
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

EMAIL_LENGTH = 254
LOCAL_PART_LENGTH = 64
PHONE_DIGITS = range(7, 16)  # the longest international number has 15

# No `localhost`: mail from a stranger's form goes to no mailbox of this machine.
_email_is_valid = EmailValidator(
    message=_("Enter an email address in the correct format, like name@example.com"), allowlist=[]
)
_TOO_LONG = _("This email address is too long. Check that it is right")


def _tidied(text: str) -> str:
    """Return the text without invisible marks and outer spaces; full-width letters and their like made plain."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in plain if unicodedata.category(letter) != "Cf").strip()


def normalised_email(text: str) -> str:
    """Return the address as it is stored and compared: lower case, the domain in ASCII.

    Raises ValidationError with words for the person who typed it. Mail goes to the stored address only, never to what
    was typed, so that two spellings which fall together cannot send one person's mail to another.
    """
    address = _tidied(text).lower().removeprefix("mailto:").rstrip(".")
    local, at, domain = address.rpartition("@")
    if not at or '"' in local or domain.startswith("["):  # quotes hide a second address, brackets name any machine
        raise ValidationError(_email_is_valid.message)
    if len(address) > EMAIL_LENGTH or len(local) > LOCAL_PART_LENGTH:
        raise ValidationError(_TOO_LONG)
    if not local.isascii():
        raise ValidationError(_("We cannot send to this address. Use an email address like name@example.com"))
    try:
        ascii_domain = idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError:
        ascii_domain = domain if domain.isascii() else ""  # underscores and the like are judged below
    address = f"{local}@{ascii_domain}"
    if len(address) > EMAIL_LENGTH:
        raise ValidationError(_TOO_LONG)
    _email_is_valid(address)
    return address


def normalised_phone(text: str) -> str:
    """Return the number as digits that can be dialled from the United Kingdom, any country's own digits made plain.

    Raises ValidationError where this cannot be a phone number.
    """
    number = "".join(
        str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in _tidied(text).lower()
    )
    number = number.removeprefix("tel:")
    if number.startswith(("+", "00")):
        number = number.replace("(0)", "")
    number = re.sub(r"[\s().\-/‐-―]", "", number)
    number = re.sub(r"^(\+44|0044)0?", "0", number)
    number = re.sub(r"^00", "+", number)
    if not re.fullmatch(r"\+?[0-9]+", number) or len(number.lstrip("+")) not in PHONE_DIGITS:
        raise ValidationError(_("Enter a phone number, like 01632 960 001 or 07700 900 982"))
    return number


def normalised_postal_address(text: str) -> str:
    """Return the address with one line a line and single spaces; raises ValidationError where it is too short."""
    lines = (" ".join(line.split()) for line in _tidied(text).splitlines())
    address = "\n".join(line for line in lines if line)
    if len(address) < 8:
        raise ValidationError(_("Enter your full postal address with the postcode"))
    return address


def reach_key(channel: str, contact: str, name: str) -> str:
    """Return what makes a person without e-mail the same person again: how they are reached, and their name.

    A digest, because a postal address is longer than an index likes; the row it stands in is erased with the person.
    """
    letters = re.sub(r"\W", "", f"{contact}".casefold())
    who = " ".join(_tidied(name).casefold().split())
    return hashlib.sha256(f"{channel}\n{letters}\n{who}".encode()).hexdigest()
