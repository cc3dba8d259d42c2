"""The words of consent a new site starts with; the team edits them in the admin, and an edit makes a new version."""

FIRST_WORDINGS = {
    "take-part": (
        "You may keep my name, how to reach me and what I have told you here, and use them so that I can take part "
        "in this. I can change my mind at any time."
    ),
    "alerts": ("Tell me by email about new ways to take part that fit what I looked for. I can stop this at any time."),
    "tell-us": (
        "You may keep my contact details beside what I told you, and use them to ask me about it and to tell me what "
        "came of it. I can stop this at any time."
    ),
    "publish": (
        "You may publish what I told you, in your own words. You leave out my name and everything that shows who I am "
        "or who anybody else is. I can change my mind at any time."
    ),
    "follow": "Tell me by email when something changes in what I follow here. I can stop this at any time.",
    "format": (
        "You may keep how to reach me and what I asked for, and use them to answer me. You delete them after that."
    ),
    "news": "You may also send me news and new ways to take part. I can stop this at any time.",
}
