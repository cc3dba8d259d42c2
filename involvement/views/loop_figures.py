"""The public figures of the loop: the page with tables and charts, and the file with the same figures."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language

from core.serving import page_extra
from involvement.loop.figures import loop_figures
from involvement.loop.figures_file import TYPE, figures_csv
from involvement.models import StoryIndexPage
from involvement.open_data.keeping import kept, tag_of


@page_extra(StoryIndexPage, "figures/")
def figures_page(page: StoryIndexPage, request: HttpRequest) -> HttpResponse:
    """Show the figures, each table with its chart."""
    figures = loop_figures(timezone.now())
    address = page.get_url(request) or ""
    context = {"page": page, "figures": figures, "list_url": address, "file_url": f"{address}figures.csv"}
    return render(request, "involvement/loop_figures.html", context)


@page_extra(StoryIndexPage, "figures.csv")
def figures_file(page: StoryIndexPage, request: HttpRequest) -> HttpResponse:
    """Return the same figures as a file."""
    figures = loop_figures(timezone.now())
    tag = tag_of(page.pk, get_language(), figures.as_at, *figures.lines())
    return kept(request, tag, lambda: figures_csv(figures), TYPE, name="we-said-we-did-figures.csv")
