"""One example meeting of the Participation and Partnership Forum with its papers, in our own words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

GROUP_ADDRESS = "/participation-and-partnership-forum/"


@dataclass(frozen=True)
class ExamplePaper:
    """One paper in one format: a plain text, so that it can be read on anything."""

    title: str
    format: str
    words: str


@dataclass(frozen=True)
class ExampleMeeting:
    """One invented meeting, so many days after loading."""

    slug: str
    title: str
    summary: str
    day: int
    start: time
    minutes: int
    papers_day: int
    values: Mapping[str, Any]
    papers: tuple[ExamplePaper, ...]


MEETING = ExampleMeeting(
    slug="letters-people-can-read",
    title="Letters that people can read",
    summary="We read three of our letters together and say what must change.",
    day=42,
    start=time(14, 0),
    minutes=120,
    papers_day=35,
    values={
        "topic": "<p>Many letters from the trust are hard to read. We bring three of them. You tell us where you "
        "stopped, what worried you, and what you would write instead.</p>"
        "<ul><li>what a letter must say in its first lines</li>"
        "<li>which words have to go</li>"
        "<li>who reads a letter before it is sent</li></ul>",
        "in_person": True,
        "online": True,
        "place": "Example House, Example Street, Cambridge",
        "how_to_come": "Members come. Would you like to listen first? Ring us a week before, and we keep you a chair.",
        "access": "Step-free from the street. Hearing loop. A break after 45 minutes, and a quiet room all the time. "
        "Tell us what else you need.",
        "joining_link": "https://example.org/meet/letters",
        "joining_details": "This link is an example. A real one stands here before a meeting.",
    },
    papers=(
        ExamplePaper(
            "Agenda",
            "standard",
            "EXAMPLE\n\nLetters that people can read: agenda\n\n"
            "1. Welcome, and who is here (10 minutes)\n"
            "2. Three letters: what we felt when we read them (35 minutes)\n"
            "3. Break (15 minutes)\n"
            "4. What a good letter says first (30 minutes)\n"
            "5. What we ask the trust to do, and by when (25 minutes)\n"
            "6. How was it today? (5 minutes)\n",
        ),
        ExamplePaper(
            "Agenda",
            "easy-read",
            "EXAMPLE\n\nThe meeting about letters\n\n"
            "We say hello.\n\n"
            "We read three letters.\n\n"
            "We have a break.\n\n"
            "We say what a good letter is.\n\n"
            "We tell the trust what to change.\n",
        ),
    ),
)
