"""What people can take part in and follow."""

from .alerts import AlertedOpportunity, OpportunityAlert
from .case_studies import CaseStudyPage
from .case_study_index import CaseStudyIndexPage
from .case_study_parts import CaseStudyMeasure, CaseStudyRelated, ContributorWords
from .following import StoryFollow, StoryTelling
from .format_requests import FormatRequest, FormatWish
from .forum_points import ForumPoint
from .ladder import Rung, Stage
from .loop import LoopSettings, LoopWeek, OwnerAddress, PeopleInYear
from .opportunities import OpportunityPage
from .opportunity_index import OpportunityIndexPage
from .opportunity_parts import OpportunityQuestion, OpportunityRelated, OpportunitySession
from .outcome import Telling
from .pay import BenefitsLetter, PayRate
from .progress import ActionEvidence, ProgressUpdate, StrategyPromise
from .progress_page import ProgressPage, TrackerSettings
from .road_map import RoadMapPage, RoadMapStepPage
from .road_map_parts import StepTemplate
from .sent_plans import SentPlan
from .small_wins import SmallWin
from .sources import Source
from .stories import StoryPage
from .story_index import StoryIndexPage
from .story_parts import StoryChange, StoryEvidence
from .strategy import KeyPoint, Objective, StrategyAction, StrategyPage
from .tell_us import TellUsEntry, TellUsMessage
from .tell_us_page import TellUsPage
from .tell_us_settings import TellUsSettings

__all__ = [
    "ActionEvidence",
    "AlertedOpportunity",
    "BenefitsLetter",
    "CaseStudyIndexPage",
    "CaseStudyMeasure",
    "CaseStudyPage",
    "CaseStudyRelated",
    "ContributorWords",
    "FormatRequest",
    "FormatWish",
    "ForumPoint",
    "KeyPoint",
    "LoopSettings",
    "LoopWeek",
    "Objective",
    "OpportunityAlert",
    "OpportunityIndexPage",
    "OpportunityPage",
    "OpportunityQuestion",
    "OpportunityRelated",
    "OpportunitySession",
    "OwnerAddress",
    "PayRate",
    "PeopleInYear",
    "RoadMapPage",
    "RoadMapStepPage",
    "ProgressPage",
    "ProgressUpdate",
    "Rung",
    "SentPlan",
    "SmallWin",
    "Source",
    "Stage",
    "StepTemplate",
    "StoryChange",
    "StoryEvidence",
    "StoryFollow",
    "StoryIndexPage",
    "StoryPage",
    "StoryTelling",
    "StrategyAction",
    "StrategyPage",
    "StrategyPromise",
    "TellUsEntry",
    "TellUsMessage",
    "TellUsPage",
    "TellUsSettings",
    "Telling",
    "TrackerSettings",
]
