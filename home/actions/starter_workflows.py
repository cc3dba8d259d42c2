"""Sends what everybody reads through the same workflow as pages: small wins and banners."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Workflow, WorkflowContentType

from core.models import AlertBanner
from involvement.models import SmallWin

MODERATED = (SmallWin, AlertBanner)


def moderate_snippets() -> None:
    """Choose the workflow of the pages for each of them that has none."""
    workflow = Workflow.objects.filter(active=True, workflow_pages__isnull=False).order_by("pk").first()
    if workflow is None:
        return
    for model in MODERATED:
        kind = ContentType.objects.get_for_model(model)
        WorkflowContentType.objects.get_or_create(content_type=kind, defaults={"workflow": workflow})
