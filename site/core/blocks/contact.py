"""How to reach somebody: the trust's own contacts from the settings, or somebody else's."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from core.telephone import telephone_link
from core.tongues.said import as_said

from .checking import problems_of
from .words import LineBlock, ParagraphBlock, PhoneBlock

if TYPE_CHECKING:
    from core.models import OrganisationSettings

OWN = "own"
SOURCES = [
    ("team", _("The involvement team")),
    ("pals", _("PALS")),
    ("complaints", _("Complaints")),
    (OWN, _("Somebody else: fill in below")),
]


@dataclass(frozen=True)
class ContactDetails:
    """Everything a contact block prints."""

    name: str
    phone: str = ""
    email: str = ""
    hours: str = ""
    address: str = ""

    @property
    def phone_link(self) -> str:
        """Return the number as a `tel:` link takes it, or nothing where it is words."""
        return telephone_link(self.phone)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no way at all to reach anybody."""
        return not (self.phone or self.email or self.address)


class ContactValue(blocks.StructValue):
    """A contact that fills itself from the organisation's settings, so that a number changes in one place."""

    def details(self, organisation: "OrganisationSettings") -> ContactDetails:
        """Return whom to reach and how."""
        source = self.get("source")
        if source == OWN:
            own = {name: self.get(name) or "" for name in ("name", "phone", "email", "hours", "address")}
            return ContactDetails(**own)
        if source == "pals":
            return ContactDetails(
                self.get("name") or gettext("Patient Advice and Liaison Service (PALS)"),
                organisation.pals_phone,
                organisation.pals_email,
                as_said(organisation.pals_hours),
            )
        if source == "complaints":
            return ContactDetails(
                self.get("name") or gettext("Complaints team"),
                organisation.complaints_phone,
                organisation.complaints_email,
            )
        return ContactDetails(
            self.get("name") or as_said(organisation.team_name),
            organisation.team_phone,
            organisation.team_email,
            as_said(organisation.team_hours),
            organisation.team_address,
        )


class ContactBlock(blocks.StructBlock):
    """Name or role, phone, e-mail and hours."""

    source = blocks.ChoiceBlock(
        label=_("whose contact"),
        choices=SOURCES,
        default="team",
        help_text=_("Phone and e-mail of the first three come from Settings, Organisation."),
    )
    introduction = ParagraphBlock(
        label=_("what for"), max_length=300, required=False, help_text=_("When to use this contact, in one sentence.")
    )
    name = LineBlock(
        label=_("name or role"), max_length=120, required=False, help_text=_("Leave empty to use the usual name.")
    )
    phone = PhoneBlock(label=_("phone"), max_length=40, required=False)
    email = blocks.EmailBlock(label=_("e-mail"), required=False)
    hours = LineBlock(label=_("when somebody answers"), max_length=120, required=False)
    address = ParagraphBlock(label=_("postal address"), max_length=300, required=False)

    def clean(self, value: blocks.StructValue) -> blocks.StructValue:
        """Return the cleaned value; raises a validation error for a contact nobody can reach."""
        cleaned, errors = problems_of(super().clean, value)
        if value.get("source") == OWN and not self.is_deferred_validation:
            if not value.get("name"):
                errors.setdefault("name", ValidationError(_("Say who answers: a name or a role.")))
            if not (value.get("phone") or value.get("email") or value.get("address")):
                errors.setdefault("phone", ValidationError(_("Give a phone number, an e-mail or a postal address.")))
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    class Meta:
        icon = "mail"
        label = _("Contact")
        group = _("Contact")
        description = _("Who to reach and how. The team, PALS and complaints fill in by themselves.")
        template = "core/blocks/contact.html"
        value_class = ContactValue
        preview_value = {
            "source": "own",
            "introduction": "Ask us anything about taking part.",
            "name": "Example: involvement team",
            "phone": "01632 960000",
            "email": "team@example.org",
            "hours": "Monday to Friday, 9am to 5pm",
        }
