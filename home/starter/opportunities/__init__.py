"""Twelve invented opportunities of every kind and state, all marked “Example”; dates count from the day of loading."""

from .at_home import AT_HOME
from .example import ExampleOpportunity
from .not_open import NOT_OPEN
from .together import TOGETHER

EXAMPLES: tuple[ExampleOpportunity, ...] = (*TOGETHER, *AT_HOME, *NOT_OPEN)

__all__ = ["EXAMPLES", "ExampleOpportunity"]
