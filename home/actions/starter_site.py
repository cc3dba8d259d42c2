"""Builds the starter site; run again, it adds what is missing and changes nothing that is there."""

from django.db import transaction

from core.actions import forget_chrome
from home.actions.editors import set_up_first_editor, set_up_groups
from home.actions.report import Report
from home.actions.starter_case_studies import load_case_studies
from home.actions.starter_examples import load_examples
from home.actions.starter_facts import load_facts
from home.actions.starter_groups import load_group_pages
from home.actions.starter_meetings import load_meetings
from home.actions.starter_pages import follow_site_url, load_pages
from home.actions.starter_road_map import load_road_map
from home.actions.starter_stories import load_stories
from home.actions.starter_trust_questions import load_trust_questions
from home.actions.starter_workflows import moderate_snippets


@transaction.atomic
def load_starter_site() -> Report:
    """Make everything of the starter site that is not there yet, all of it or nothing."""
    report = Report()
    load_facts(report)
    resolver = load_pages(report)
    load_examples(resolver, report)
    moderate_snippets()
    load_stories(resolver, report)
    load_trust_questions(resolver, report)
    load_case_studies(resolver, report)
    load_group_pages(resolver, report)
    load_road_map(resolver, report)
    load_meetings(resolver, report)
    follow_site_url()
    set_up_groups(report)
    set_up_first_editor(report)
    forget_chrome()
    return report
