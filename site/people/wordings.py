"""The words of consent a new site starts with; the team edits them in the admin, and an edit makes a new version."""

FIRST_WORDINGS = {
    "take-part": (
        "You may keep my name, how to reach me and what I have told you here, and use them so that I can take part "
        "in this. I can change my mind at any time."
    ),
    "alerts": ("Tell me by email about new ways to take part that fit what I looked for. I can stop this at any time."),
    "news": "You may also send me news and new ways to take part. I can stop this at any time.",
}
