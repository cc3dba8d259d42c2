"""What a page says of ages, where they decide who can sign up."""

from django.utils.translation import gettext as _

from people.forms.ages import in_words
from people.subjects import AgeRule


def age_lines(rule: AgeRule | None) -> list[str]:
    """Return what the page says of ages, nothing where they do not matter."""
    if rule is None:
        return []
    lines = [_("It is for people %(ages)s.") % {"ages": in_words(rule)}] if rule.lowest or rule.highest else []
    if rule.guardian_below is not None:
        words = _("If you are under %(age)s, a parent or guardian must agree first. We ask them.")
        lines.append(words % {"age": rule.guardian_below})
    return lines
