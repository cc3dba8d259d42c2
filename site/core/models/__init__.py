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
from .setting_words import SettingWords
from .taxonomies import Area, Audience, Directorate, Term, Theme
from .translations import (
    Edition,
    EnglishEdition,
    EnglishWords,
    TranslatedPage,
    TranslatedWords,
    TranslationDecision,
    TranslationRecord,
)
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
    "Edition",
    "EnglishEdition",
    "EnglishWords",
    "Heartbeat",
    "InterfaceCheck",
    "OrganisationSettings",
    "OtherUse",
    "SettingWords",
    "Term",
    "Theme",
    "TranslatedPage",
    "TranslatedRow",
    "TranslatedWords",
    "TranslationDecision",
    "TranslationRecord",
    "UseElsewhere",
    "User",
]
