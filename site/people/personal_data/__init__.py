"""Every place that can hold something about a person, in the order in which a record shows them; found at start."""

from people.personal_data.consent import CONSENT_EVENTS
from people.personal_data.contributions import CONTRIBUTIONS
from people.personal_data.files import CACHE, FILES
from people.personal_data.history import HISTORY
from people.personal_data.machinery import (
    DRAFTS,
    OPEN_FORMS,
    REFERENCES,
    SEARCH_INDEX,
    SESSIONS,
    SIGN_IN_ATTEMPTS,
    TASK_RESULTS,
)
from people.personal_data.pages import TEXTS_OF_EDITORS
from people.personal_data.person import ACCESS_NEED, ERASURE, PERSON
from people.personal_data.post import DELIVERY_REPORTS, OUTBOX, SUPPRESSIONS
from people.personal_data.taking_part import CHANGES, GUARDIAN_AGREEMENTS, NAMED_AS_GUARDIAN, NEEDS_MET, SIGN_UPS
from people.registry import register_store

STORES = (
    PERSON,
    ACCESS_NEED,
    SIGN_UPS,
    CHANGES,
    NEEDS_MET,
    GUARDIAN_AGREEMENTS,
    CONSENT_EVENTS,
    CONTRIBUTIONS,
    OUTBOX,
    SUPPRESSIONS,
    DELIVERY_REPORTS,
    ERASURE,
    NAMED_AS_GUARDIAN,
    HISTORY,
    TASK_RESULTS,
    SESSIONS,
    SIGN_IN_ATTEMPTS,
    DRAFTS,
    OPEN_FORMS,
    SEARCH_INDEX,
    REFERENCES,
    CACHE,
    TEXTS_OF_EDITORS,
    FILES,
)

for _store in STORES:
    register_store(_store)
