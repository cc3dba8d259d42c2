"""Fourteen invented opportunities, all marked “Example”: every kind and state; dates count from the day of loading."""

from .at_home import AT_HOME
from .example import ExampleOpportunity
from .not_open import NOT_OPEN
from .over import OVER
from .together import TOGETHER

EXAMPLES: tuple[ExampleOpportunity, ...] = (*TOGETHER, *AT_HOME, *NOT_OPEN, *OVER)

__all__ = ["EXAMPLES", "ExampleOpportunity"]
