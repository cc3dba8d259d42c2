"""The whole tree of the starter site, parents before children; the order is the order of the menu."""

from . import (
    case_studies,
    opportunities,
    pages_accessibility,
    pages_contact,
    pages_front,
    pages_groups,
    pages_outcomes,
    pages_privacy,
    pages_road_map,
    pages_strategy,
    pages_young_people,
)
from .plan import PagePlan

PAGES: tuple[PagePlan, ...] = (
    *pages_front.PAGES,
    *pages_outcomes.PAGES,
    *pages_groups.PAGES,
    *pages_young_people.PAGES,
    *pages_strategy.PAGES,
    *pages_road_map.PAGES,
    *pages_contact.PAGES,
    *pages_accessibility.PAGES,
    *pages_privacy.PAGES,
)
FRONT_PAGE = pages_front.HOME
BELOW_THE_FRONT_PAGE: tuple[PagePlan, ...] = tuple(page for page in PAGES if page is not FRONT_PAGE)
EXAMPLES = opportunities.EXAMPLES
CASE_STUDIES = case_studies.CASE_STUDIES
