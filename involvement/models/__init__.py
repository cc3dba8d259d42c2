"""What people can take part in and follow."""

from .alerts import AlertedOpportunity, OpportunityAlert
from .ladder import Rung, Stage
from .opportunities import OpportunityPage
from .opportunity_index import OpportunityIndexPage
from .opportunity_parts import OpportunityQuestion, OpportunityRelated, OpportunitySession
from .outcome import Telling
from .pay import BenefitsLetter, PayRate
from .strategy import KeyPoint, Objective, StrategyAction, StrategyPage

__all__ = [
    "AlertedOpportunity",
    "BenefitsLetter",
    "KeyPoint",
    "Objective",
    "OpportunityAlert",
    "OpportunityIndexPage",
    "OpportunityPage",
    "OpportunityQuestion",
    "OpportunityRelated",
    "OpportunitySession",
    "PayRate",
    "Rung",
    "Stage",
    "StrategyAction",
    "StrategyPage",
    "Telling",
]
