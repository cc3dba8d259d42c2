"""The shared models: people who edit, files, page base, taxonomies and the organisation's own facts."""

from .accounts import User
from .banners import AlertBanner
from .contributions import Contribution, ContributionText, OtherUse, UseElsewhere
from .interface import InterfaceCheck
from .media import CustomDocument, CustomImage, CustomRendition
from .operations import Heartbeat
from .organisation import CrisisContact, OrganisationSettings
from .pages import BasePage
from .rows import TranslatedRow
from .taxonomies import Area, Audience, Directorate, Term, Theme
from .translations import EnglishEdition, TranslatedPage, TranslationDecision
from .words_to_avoid import AvoidedWord

__all__ = [
    "AlertBanner",
    "Area",
    "Audience",
    "AvoidedWord",
    "BasePage",
    "Contribution",
    "ContributionText",
    "CrisisContact",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "Directorate",
    "EnglishEdition",
    "Heartbeat",
    "InterfaceCheck",
    "OrganisationSettings",
    "OtherUse",
    "Term",
    "Theme",
    "TranslatedPage",
    "TranslatedRow",
    "TranslationDecision",
    "UseElsewhere",
    "User",
]
