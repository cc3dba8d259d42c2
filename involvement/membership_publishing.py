"""The publish gate of groups: what the public must be told before one goes live. Drafts may be incomplete."""

from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from core.page_publishing import PageForm
from involvement.offer_gaps import fill_from_pay_rate, payment_gaps
from involvement.question_gaps import LACKS_CHOICES, lacks_choices
from people.telling_words import part_told_by, word_told_by

# Nobody should have to ask about these before deciding to join.
REQUIRED_FACTS = (
    "purpose",
    "who_for",
    "what_members_do",
    "how_often",
    "where_it_meets",
    "how_we_work",
    "adjustments",
    "payment",
    "expenses",
    "contact_name",
    "contact_phone",
    "contact_email",
)


def missing_before_joining(page: Any) -> dict[str, str]:
    """Return a message for each field that must be filled in or mended before this group is published."""
    facts = {
        name: _("Fill this in before you publish.")
        for name in REQUIRED_FACTS
        if not strip_tags(str(getattr(page, name) or "")).strip()
    }
    return facts | payment_gaps(page) | _joining_gaps(page) | discretion_gaps(page) | page.age_gaps()


def _joining_gaps(page: Any) -> dict[str, str]:
    if page.joining_note.strip():
        return {}
    words = {
        page.Joining.INVITATION: _("Say who invites people, and how somebody can ask to be thought of."),
        page.Joining.CLOSED: _("Say when people can join again, or how to ask."),
    }
    return {"joining_note": words[page.joining]} if page.joining in words else {}


def discretion_gaps(page: Any) -> dict[str, str]:
    """Return a message for each field that would tell the group's name in a mail although it must not."""
    if not page.is_discreet:
        return {}
    if not page.name_in_mail.strip():
        return {"name_in_mail": _("Say what mails call the group.")}
    found = {
        "name_in_mail": word_told_by(page.title, page.name_in_mail),
        "contact_name": word_told_by(page.title, page.contact_name),
        "contact_email": part_told_by(page.title, page.contact_email.partition("@")[0]),
    }
    message = _("Mails show this. It must not hold “%(word)s”, a word of the group’s name.")
    return {name: message % {"word": word} for name, word in found.items() if word}


class MembershipPageForm(PageForm):
    """Lets a draft be incomplete, and says kindly by the field what is missing when it is to be published."""

    def defer_required_fields(self) -> None:
        """Let a draft have gaps, but not one that waits for approval: that is published as it stands."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        """Take amount and unit from the pay rate where the editor chose one and left the amount empty."""
        cleaned: dict[str, Any] = super().clean()
        fill_from_pay_rate(cleaned, self.instance, has_error="payment_pence" in self.errors)
        return cleaned

    def _post_clean(self) -> None:
        # While the form cleans, the gate is the form's own: only it knows whether this is a draft of a live page.
        self.instance.is_in_editor = True
        try:
            super()._post_clean()
        finally:
            self.instance.is_in_editor = False
        if not self.is_deferred_validation:
            self._say_what_is_missing()

    def _say_what_is_missing(self) -> None:
        for field, message in self.instance.publishing_gaps().items():
            if field not in self.errors:
                self.add_error(field if field in self.fields else None, message)
        for form in self.formsets["questions"].forms if "questions" in self.formsets else ():
            if form.is_valid() and not form.cleaned_data.get("DELETE") and lacks_choices(form.instance):
                form.add_error("choices", LACKS_CHOICES)
