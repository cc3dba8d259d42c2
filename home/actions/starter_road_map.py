"""Puts the steps below the road map, with their templates; what is there already is left alone."""

from django.core.files.base import ContentFile
from wagtail.models import Page

from core.models import CustomDocument
from home.actions.report import Report
from home.actions.starter_pages import publish
from home.actions.starter_values import Resolver
from home.starter.pages_road_map import ADDRESS
from home.starter.plan import OWNER_ROLE, REVIEW_DUE, WRITTEN_ON
from home.starter.road_map_steps import STEPS, PlannedStep
from home.starter.road_map_templates import TEMPLATES
from involvement.models import ForumPoint, RoadMapPage, RoadMapStepPage, Rung, Stage, StepTemplate
from involvement.road_map.word_file import word_file

KEY_POINTS = "participation-and-partnership-forum/key-points/"


def load_road_map(resolver: Resolver, report: Report) -> None:
    """Make the missing steps, once: a trust that has its own does not want ours back."""
    road_map = resolver.pages[ADDRESS].specific
    if not isinstance(road_map, RoadMapPage):
        report.notes.append(f"The page at {ADDRESS} is no road map: no steps made.")
        return
    is_new = not road_map.get_children().exists()
    for step in STEPS:
        report.count("steps of the road map", made=is_new)
        if is_new:
            _add(road_map, step)
    if is_new:
        _lead_to_key_points(resolver.pages["/"])


def _add(road_map: RoadMapPage, plan: PlannedStep) -> None:
    step = RoadMapStepPage(
        title=plan.title,
        slug=plan.slug,
        summary=plan.purpose,
        search_description=plan.purpose,
        purpose=plan.purpose,
        good_looks_like=plan.good,
        dos="\n".join(plan.dos),
        donts="\n".join(plan.donts),
        checklist="\n".join(plan.checklist),
        minutes=plan.minutes,
        for_start=plan.for_start,
        for_knowledge=plan.for_knowledge,
        owner_role=OWNER_ROLE,
        last_reviewed=WRITTEN_ON,
        review_due=REVIEW_DUE,
        live=False,
    )
    for number, name in enumerate(plan.templates):
        step.templates.add(StepTemplate(sort_order=number, title=TEMPLATES[name].title, document=_document(name)))
    step.points = list(ForumPoint.objects.filter(locale=road_map.locale, slug__in=plan.points))
    step.rungs = list(Rung.objects.filter(locale=road_map.locale, slug__in=plan.rungs))
    step.stages = list(Stage.objects.filter(locale=road_map.locale, slug__in=plan.stages))
    road_map.add_child(instance=step)
    publish(step)


def _document(name: str) -> CustomDocument:
    """Return a template as a document of the site, found again by its title."""
    sheet = TEMPLATES[name]
    known: CustomDocument | None = CustomDocument.objects.filter(title=sheet.title).order_by("pk").first()
    if known:
        return known
    content = word_file(sheet)
    made = CustomDocument(title=sheet.title, file=ContentFile(content, name=f"{name}.docx"), file_size=len(content))
    made.save()
    return made


def _lead_to_key_points(front: Page) -> None:
    found = Page.objects.live().filter(url_path=front.url_path + KEY_POINTS).first()
    if found:
        ForumPoint.objects.filter(page=None, locale=front.locale).update(page=found)
