"""Forms in the NHS pattern: an opt-in base class, so that Wagtail's and Django's own forms stay as they are."""

from typing import Any

from django import forms
from django.forms.renderers import TemplatesSetting
from django.forms.utils import pretty_name

from .components import render_component
from .messages import give_kind_messages
from .parameters import component_of


class NhsBoundField(forms.BoundField):
    """A field of a form that shows itself as an NHS component."""

    def as_field_group(self) -> Any:
        """Return label, hint, error and input together."""
        return self.as_hidden() if self.is_hidden else render_component(*component_of(self))


class NhsRenderer(TemplatesSetting):
    """Renders a whole form with the template in templates/forms."""

    form_template_name = "forms/form.html"
    bound_field_class = NhsBoundField


class NhsForm(forms.Form):
    """The base of every public form: `{{ form }}` shows its fields as NHS components.

    The layout shows the error summary, so that the form itself repeats errors only beside the fields.
    """

    default_renderer = NhsRenderer
    use_required_attribute = False  # the server's words are kinder than the browser's
    label_size = "s"
    marks_optional = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            give_kind_messages(field, str(field.label or pretty_name(name)))

    @property
    def revealed_names(self) -> set[str]:
        """Return the fields that a choice of another field reveals; they are shown inside that choice."""
        widgets = (field.widget for field in self.fields.values())
        return {name for widget in widgets for names in getattr(widget, "reveals", {}).values() for name in names}

    def get_context(self) -> dict[str, Any]:
        """Return the context of the form's template without the fields that stand inside a choice."""
        revealed = self.revealed_names
        shown = [bound for bound in self.visible_fields() if bound.name not in revealed]
        return {"form": self, "fields": shown, "hidden_fields": self.hidden_fields()}
