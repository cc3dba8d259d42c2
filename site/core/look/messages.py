"""Words for what is wrong with an answer, kinder than Django's and naming the question; a form's own words win."""

from django import forms
from django.utils.translation import gettext as _


def give_kind_messages(field: forms.Field, label: str) -> None:
    """Replace the messages that nobody has written for this field."""
    for code, words in _messages(field, label.rstrip("?:")).items():
        written = field.error_messages.get(code)
        if written is None or written == _default_message(field, code):
            field.error_messages[code] = words


def _messages(field: forms.Field, question: str) -> dict[str, str]:
    quoted = question.replace("%", "%%")  # for the messages that Django fills with numbers of its own
    messages = {
        "required": _required_message(field) % {"question": question},
        "max_length": _("“%(question)s” must have %%(limit_value)d characters or fewer. Yours has %%(show_value)d.")
        % {"question": quoted},
    }
    if isinstance(field, forms.EmailField):
        messages["invalid"] = _("Enter an e-mail address like name@example.com")
    elif isinstance(field, forms.ChoiceField):
        messages["invalid_choice"] = _("Choose one of the answers for “%(question)s”") % {"question": quoted}
    return messages


def _required_message(field: forms.Field) -> str:
    if isinstance(field, forms.BooleanField):
        return _("Tick the box “%(question)s”")
    if isinstance(field, forms.ChoiceField):
        return _("Choose an answer for “%(question)s”")
    return _("Fill in “%(question)s”")


def _default_message(field: forms.Field, code: str) -> object:
    for cls in type(field).__mro__:
        defaults: dict[str, object] = getattr(cls, "default_error_messages", {})
        if code in defaults:
            return defaults[code]
    return None
