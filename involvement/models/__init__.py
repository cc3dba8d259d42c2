"""What people can take part in and follow."""

from .ladder import Rung, Stage
from .opportunities import OpportunityPage
from .opportunity_index import OpportunityIndexPage
from .opportunity_parts import OpportunityQuestion, OpportunitySession
from .strategy import KeyPoint, Objective, StrategyAction, StrategyPage

__all__ = [
    "KeyPoint",
    "Objective",
    "OpportunityIndexPage",
    "OpportunityPage",
    "OpportunityQuestion",
    "OpportunitySession",
    "Rung",
    "Stage",
    "StrategyAction",
    "StrategyPage",
]
