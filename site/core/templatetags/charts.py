"""Puts a chart into a page."""

from typing import Any

from django import template
from django.conf import settings
from django.utils.translation import get_language

from core.charts.bars import BarChart
from core.charts.drawing import drawing_of
from core.tongues.directions import direction_of

register = template.Library()


@register.inclusion_tag("core/charts/bars.html")
def bar_chart(chart: BarChart) -> dict[str, Any]:
    """Draw a bar chart in the direction of the active language."""
    return {"chart": chart, "drawing": drawing_of(chart, direction_of(get_language() or settings.LANGUAGE_CODE))}
