"""Who may do what in the admin: the four groups every trust starts with, as a table."""

from dataclasses import dataclass

SIGN_IN = "wagtailadmin.access_admin"
TRANSLATE = "wagtail_localize.submit_translation"
CHECK_TRANSLATIONS = "core.check_translation"
TRANSLATE_SETTINGS = "core.change_settingwords"


def _all(app: str, models: tuple[str, ...], verbs: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{app}.{verb}_{model}" for model in models for verb in verbs)


# Lists are changed and added to, never deleted from: pages and filters hang on them.
LIST_PERMISSIONS = (
    *_all("core", ("directorate", "theme", "audience", "area"), ("view", "add", "change")),
    *_all("involvement", ("rung", "stage", "source", "forumpoint"), ("view", "add", "change")),
    *_all("core", ("avoidedword",), ("view", "add", "change", "delete")),  # nothing hangs on one
)
# Taking something off the site is a right of its own; nobody deletes a record by hand.
WORDS_PERMISSIONS = _all("core", ("contribution", "otheruse"), ("view", "add", "change"))
# A pay rate may go: what people were promised stands on their opportunity.
PAY_PERMISSIONS = (
    *_all("involvement", ("payrate",), ("view", "add", "change", "delete")),
    "involvement.change_benefitsletter",
)
# Whose mail goes where, and when it goes: who sees what is owed arranges who hears of it.
LOOP_PERMISSIONS = (
    *_all("involvement", ("owneraddress",), ("view", "add", "change", "delete")),
    "involvement.change_loopsettings",
)
# How far the strategy is: what is followed comes and goes with its text, so nobody adds or deletes it.
STRATEGY_PERMISSIONS = (
    *_all("involvement", ("strategypromise",), ("view", "change")),
    "involvement.change_trackersettings",
)
PEOPLE_PERMISSIONS = (
    *_all("people", ("signup",), ("view", "change", "export")),
    *_all("people", ("person",), ("view", "add", "change", "export")),
    *_all("people", ("consentwording", "mailtext", "mailing"), ("view", "add", "change")),
    *_all("people", ("kindwords",), ("view", "add", "change", "delete")),
    *_all("people", ("suppression",), ("view", "change")),
    "people.view_outboxmessage",
    "people.view_equalitycount",
)
# What people told us is theirs: reading and answering it is a right of its own.
TELLING_PERMISSIONS = (
    *_all("involvement", ("tellusmessage",), ("view", "change")),
    "involvement.change_tellussettings",
)
# Who asked for a page in another format waits for an answer.
FORMAT_PERMISSIONS = _all("involvement", ("formatwish",), ("view", "change"))
# Papers of members: reading them is a right of its own, and each copy that staff take is written down.
MEETING_PERMISSIONS = (
    *_all("network", ("meetingpaper",), ("view", "add", "delete", "read")),
    "network.change_meetingsettings",
)
# Erasing and the periods of keeping are another desk's decision; both may of course be given to one person.
DATA_PROTECTION_PERMISSIONS = (
    *_all("people", ("person",), ("view", "export", "erase")),
    *_all("people", ("retentionperiod",), ("view", "change")),
    "people.view_erasure",
    "involvement.view_tellusmessage",
    "people.change_privacysettings",
    *_all("core", ("contribution",), ("view", "withdraw")),
)


@dataclass(frozen=True)
class EditorsGroup:
    """A group with its permissions: in the admin, on all pages, and on all pictures and documents."""

    name: str
    admin: tuple[str, ...]
    pages: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


EDITORS = EditorsGroup(
    name="Editors",
    admin=(
        SIGN_IN,
        TRANSLATE,
        *_all("core", ("interfacecheck", "avoidedword"), ("view",)),
        "core.view_contribution",
        *_all("core", ("alertbanner",), ("view", "add", "change")),
        *_all("involvement", ("smallwin",), ("view", "add", "change")),
    ),
    pages=("add", "change"),
    files=("add_image", "choose_image", "add_document", "choose_document"),
)
MODERATORS = EditorsGroup(  # Wagtail's own name: its ready-made workflow sends pages to this group
    name="Moderators",
    admin=(
        SIGN_IN,
        TRANSLATE,
        CHECK_TRANSLATIONS,
        TRANSLATE_SETTINGS,
        *LIST_PERMISSIONS,
        *WORDS_PERMISSIONS,
        *PAY_PERMISSIONS,
        *LOOP_PERMISSIONS,
        *STRATEGY_PERMISSIONS,
        *_all("core", ("interfacecheck",), ("view", "add", "change", "delete")),
        *_all("core", ("alertbanner",), ("view", "add", "change", "delete", "publish")),
        *_all("involvement", ("smallwin",), ("view", "add", "change", "delete", "publish")),
        "core.change_organisationsettings",
        *_all("wagtailredirects", ("redirect",), ("view", "add", "change", "delete")),
    ),
    pages=("add", "change", "publish", "lock", "unlock"),
    files=("add_image", "choose_image", "change_image", "add_document", "choose_document", "change_document"),
)
INVOLVEMENT_TEAM = EditorsGroup(
    name="Involvement team",
    admin=(
        SIGN_IN,
        CHECK_TRANSLATIONS,
        TRANSLATE_SETTINGS,
        *LIST_PERMISSIONS,
        *WORDS_PERMISSIONS,
        "core.withdraw_contribution",
        *PAY_PERMISSIONS,
        *LOOP_PERMISSIONS,
        *STRATEGY_PERMISSIONS,
        *PEOPLE_PERMISSIONS,
        *TELLING_PERMISSIONS,
        *FORMAT_PERMISSIONS,
        "involvement.view_sentplan",
        *MEETING_PERMISSIONS,
    ),
)
DATA_PROTECTION = EditorsGroup(name="Data protection", admin=(SIGN_IN, *DATA_PROTECTION_PERMISSIONS))
GROUPS = (EDITORS, MODERATORS, INVOLVEMENT_TEAM, DATA_PROTECTION)
