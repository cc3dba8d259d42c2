"""One group: everything somebody needs to know before they join, and what came of it."""

from typing import Any

from django.http import HttpRequest

from core.serving import page_context
from core.telephone import telephone_link
from involvement.ages_words import age_lines
from involvement.joining_standing import joining_standing
from involvement.offer_words import offer_rows
from involvement.what_changed import what_changed
from network.meetings import public_meetings
from network.models import GroupPage
from network.newsletters import newest_newsletters
from people.places_taken import has_room


@page_context(GroupPage)
def group_page_context(page: GroupPage, request: HttpRequest) -> dict[str, Any]:
    """Gather everything the page shows."""
    url = page.get_url(request) or ""
    return {
        "standing": joining_standing(page, is_full=not has_room(page.translation_key, page.sign_up_briefing())),
        "join_url": f"{url}{page.reverse_subpage('join')}",
        "offer_rows": offer_rows(page),
        "phone_link": telephone_link(page.contact_phone),
        "ages": age_lines(page.sign_up_ages()),
        "topics": [topic.name for topic in page.topics.all()],
        "changed": what_changed(page, request),
        "newsletters": newest_newsletters(page, request),
        "newsletters_url": f"{url}newsletters/",
        "group": page,
        "meetings": public_meetings(page),
    }
