"""Where the errors of a form lead: the list for the error summary, each with the id of the first input to mend."""

from django.forms import BaseForm, BoundField

from .fields import NhsDateField


def input_id(bound: BoundField) -> str:
    """Return the id of a field's first input, or the prefix of its inputs' ids."""
    return bound.auto_id or bound.html_name


def faulty_date_parts(bound: BoundField) -> list[str]:
    """Return the parts of a date that are wrong, none where the field is fine."""
    if not bound.errors or not isinstance(bound.field, NhsDateField):
        return []
    return bound.field.faulty_parts(bound.value())


def first_faulty_input_id(bound: BoundField) -> str:
    """Return the id of the input that a link to this field must focus."""
    if parts := faulty_date_parts(bound):
        return f"{input_id(bound)}-{parts[0]}"
    return input_id(bound)


def error_links(form: BaseForm) -> list[dict[str, str]]:
    """Return the form's errors as the NHS error summary takes them, in the order of the fields."""
    links = [{"text": str(error)} for error in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            links += [{"text": str(error)} for error in bound.errors]
        else:
            links += [{"text": str(error), "href": f"#{first_faulty_input_id(bound)}"} for error in bound.errors]
    return links
