"""Everything held about a person, and nothing more."""

from .consent import ConsentEvent, ConsentWording
from .contributors import Contributor
from .equality import EqualityCount
from .guardians import GuardianAgreement
from .mail_texts import MailText
from .mailings import Mailing
from .people import AccessNeed, Person
from .post import OutboxMessage
from .reaching import DeliveryReport, Suppression
from .rights import Erasure, RetentionPeriod
from .settings import PrivacySettings
from .sign_ups import AccessNeedMet, KindWords, SignUp, SignUpEvent

__all__ = [
    "AccessNeed",
    "AccessNeedMet",
    "ConsentEvent",
    "ConsentWording",
    "Contributor",
    "DeliveryReport",
    "EqualityCount",
    "Erasure",
    "GuardianAgreement",
    "KindWords",
    "MailText",
    "Mailing",
    "OutboxMessage",
    "Person",
    "PrivacySettings",
    "RetentionPeriod",
    "SignUp",
    "SignUpEvent",
    "Suppression",
]
