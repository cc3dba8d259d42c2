"""The lists that pages are tagged with and filtered by. The team checks them: the directorates are our best reading."""

from core.models import Area, Audience, Directorate, OtherUse, Term, Theme

TermRow = dict[str, str]

DIRECTORATES: tuple[TermRow, ...] = (
    {
        "slug": "adult-and-specialist-mental-health",
        "name": "Adult and specialist mental health",
        "description": "Mental health care for adults, in hospital and at home.",
    },
    {
        "slug": "older-people-and-adult-community",
        "name": "Older people and adult community",
        "description": "Care for older people, and nursing and therapy for adults close to home.",
    },
    {
        "slug": "children-young-people-and-families",
        "name": "Children, young people and families",
        "description": "Mental and physical health care for children, young people and their families.",
    },
)

THEMES: tuple[TermRow, ...] = (
    {"slug": "communication", "name": "How we talk and listen", "description": "Calls, visits and being heard."},
    {"slug": "letters", "name": "Letters and information", "description": "What we send, print and put online."},
    {"slug": "waiting", "name": "Waiting", "description": "Waiting for care, and what happens while you wait."},
    {"slug": "places", "name": "Rooms and places", "description": "Buildings, gardens and getting there."},
    {"slug": "safety", "name": "Safety", "description": "Keeping people safe from harm in our care."},
    {"slug": "staff", "name": "Choosing and training staff", "description": "Who works for us and what they learn."},
    {"slug": "digital", "name": "Phones and computers", "description": "Texts, video calls and websites."},
    {"slug": "carers", "name": "Carers and families", "description": "People who look after somebody."},
)

AUDIENCES: tuple[TermRow, ...] = (
    {"slug": "anyone", "name": "Anyone", "description": "You do not need to have used our services."},
    {"slug": "patients", "name": "People who use our services", "description": "Now or in the past."},
    {"slug": "carers", "name": "Carers and families", "description": "You look after somebody, paid or not."},
    {"slug": "young-people", "name": "Young people", "description": "Children and people in their teens."},
    {"slug": "parents", "name": "Parents", "description": "You bring up a child who uses our services."},
    {"slug": "older-people", "name": "Older people", "description": "You are 65 or over."},
)

AREAS: tuple[TermRow, ...] = (
    {"slug": "cambridge", "name": "Cambridge"},
    {"slug": "peterborough", "name": "Peterborough"},
    {"slug": "huntingdon", "name": "Huntingdon"},
    {"slug": "fenland", "name": "Fenland"},
    {"slug": "east-cambridgeshire", "name": "East Cambridgeshire"},
    {"slug": "anywhere", "name": "Online or anywhere"},
)

OTHER_USES: tuple[TermRow, ...] = (
    {"slug": "training", "name": "Training for staff", "description": "Slides and exercises that staff learn with."},
    {"slug": "board", "name": "Papers for the Board", "description": "What our Board reads. Most of it is public."},
    {"slug": "annual-report", "name": "Our annual report", "description": "Printed, and kept for many years."},
)

LISTS: dict[type[Term], tuple[TermRow, ...]] = {
    Directorate: DIRECTORATES,
    Theme: THEMES,
    Audience: AUDIENCES,
    Area: AREAS,
    OtherUse: OTHER_USES,
}
