"""The first of a person's own pages: who they are to us, what they signed up for, and where they can change it."""

from django.http import HttpResponse

from people.own_overview import overview_of
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my(visit: Visit) -> HttpResponse:
    """Show everything at a glance."""
    return visit.show("overview", {"overview": overview_of(visit.person)})
