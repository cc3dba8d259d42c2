"""The facts about the first trust; a contact we do not know is an obvious example that editors must replace.

The phone numbers are from the range that Ofcom keeps free for drama, the addresses end in example.org.
The crisis contacts are real and national.
"""

TEAM_PHONE = "01632 960001"
TEAM_EMAIL = "involvement@example.org"

ORGANISATION: dict[str, str] = {
    "organisation_name": "Cambridgeshire and Peterborough NHS Foundation Trust",
    "short_name": "CPFT",
    "site_name": "Working Together",
    "team_name": "Involvement team",
    "team_email": TEAM_EMAIL,
    "team_phone": TEAM_PHONE,
    "team_hours": "Example number. Monday to Friday, 9am to 5pm",
    "team_address": "Example address: Involvement team, Example House, 1 Example Street, Example Town",
    "pals_email": "pals@example.org",
    "pals_phone": "01632 960002",
    "pals_hours": "Example number. Monday to Friday, 9am to 4pm",
    "complaints_email": "complaints@example.org",
    "complaints_phone": "01632 960003",
    "sender_name": "Involvement team",
}

CRISIS_CONTACTS: tuple[dict[str, str], ...] = (
    {
        "name": "999",
        "phone": "999",
        "description": "When a life is in danger, or somebody is badly hurt. Ring now, or go to A&E.",
    },
    {
        "name": "NHS 111, option 2",
        "phone": "111",
        "url": "https://111.nhs.uk/",
        "description": "When you need urgent help with your mental health. Any time, day or night. It is free.",
    },
    {
        "name": "Samaritans",
        "phone": "116 123",
        "url": "https://www.samaritans.org/",
        "description": "When you want to talk to somebody who listens. Any time, day or night. It is free.",
    },
    {
        "name": "Text SHOUT to 85258",
        "url": "https://giveusashout.org/",
        "description": "When you would rather text than talk. Any time, day or night. It is free.",
    },
)
