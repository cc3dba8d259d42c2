"""Which views of ours are no screens, with the reason; all others are looked at."""

ONLY_PRESSED = "a button leads here, by POST only"
DATA = "data for Wagtail's own scripts"
A_FILE = "a file"

NO_SCREEN = {
    "group_members:edit": "nobody may: members are changed on their own screens",
    "guardians:write_down": ONLY_PRESSED,
    "guide:picture": A_FILE,
    "mail_texts:built_in": ONLY_PRESSED,
    "mail_texts:preview": "the mail itself, which the screen with its words shows in a frame",
    "mailings:schedule": ONLY_PRESSED,
    "mailings:start": ONLY_PRESSED,
    "mailings:stop": ONLY_PRESSED,
    "mailings:take_back": ONLY_PRESSED,
    "mailings:test": ONLY_PRESSED,
    "meeting_papers:file": A_FILE,
    "needs:met_button": ONLY_PRESSED,
    "people_to_ring:settle": ONLY_PRESSED,
    "persons:end_links": ONLY_PRESSED,
    "persons:export": A_FILE,
    "sign_ups:confirm_by_staff": ONLY_PRESSED,
    "sign_ups:write_down_agreed": ONLY_PRESSED,
    "translation:of_snippet": "leads on to the screen about the words of that entry",
    "translation_board:start": ONLY_PRESSED,
    "wagtailadmin_api:pages:action": DATA,
    "wagtailadmin_api:pages:detail": DATA,
    "wagtailadmin_api:pages:find": DATA,
    "wagtailadmin_api:pages:listing": DATA,
    "writing:read": "advice for the script beside the editor, by POST only",
    "wagtailsnippetchoosers_core_contribution:choose": DATA,
    "wagtailsnippets_core_contribution:owner": ONLY_PRESSED,
}


def is_screen(name: str) -> bool:
    """Tell whether a view of this name shows a whole page to a person."""
    return name not in NO_SCREEN and not name.endswith("_results")  # the rows of a list without what is around them
