"""The quarterly review: all objectives and actions on one page, and one button for what is new."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Locale

from core.models import User
from involvement.actions.progress import Outcome, write_updates
from involvement.desk.review_form import ReviewForm
from involvement.models import ProgressUpdate, StrategyPromise
from involvement.permissions import can_review_strategy
from involvement.progress_statuses import is_past
from involvement.tracker.remembered import tracker_in
from people.admin.pages import StaffPage

CANNOT_BE_READ, OVERTAKEN = 422, 409  # HTTP


class StrategyReview(StaffPage):
    """The review of what the newest edition promises, for those who may."""

    may = staticmethod(can_review_strategy)
    template_name = "involvement/admin/strategy_review.html"
    page_title = gettext_lazy("Review of the strategy")
    header_icon = "tasks"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show every objective and action with what was said last."""
        return self._show(review_forms())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Write an update for each that something was said of; all of it or, where something is wrong, nothing."""
        with transaction.atomic():
            forms = review_forms(request.POST)
            if not all(form.is_valid() for form in forms):
                return self._show(forms, status=CANNOT_BE_READ)
            outcomes = write_updates((form.said for form in forms), self.user)
        if overtaken := {pk for pk, outcome in outcomes.items() if outcome == Outcome.OVERTAKEN}:
            return self._show(_looked_at_again(forms), status=OVERTAKEN, overtaken=overtaken)
        number = sum(outcome == Outcome.WRITTEN for outcome in outcomes.values())
        words = ngettext("%(count)d was written down.", "%(count)d were written down.", number)
        messages.success(request, words % {"count": number})
        return redirect("strategy_review:index")

    def _show(self, forms: list[ReviewForm], *, status: int = 200, overtaken: set[int] | None = None) -> HttpResponse:
        today, others = timezone.localdate(), overtaken or set()
        rows = [(form, is_past(form.promise.next_review, today), form.promise.pk in others) for form in forms]
        wrong = [form for form in forms if form.is_bound and form.errors]
        return self.shown(status, rows=rows, wrong=wrong, is_overtaken=bool(overtaken))


def review_forms(said: Any = None) -> list[ReviewForm]:
    """Return a form for each objective and action of the newest edition, in its order; a fixed number of queries."""
    threads = [each.thread for each in tracker_in(Locale.get_default().pk).followed]
    promises = {str(each.thread): each for each in StrategyPromise.objects.filter(thread__in=threads)}
    updates = {update.promise_id: update for update in ProgressUpdate.objects.order_by("pk")}
    found = [promises[thread] for thread in threads if thread in promises]
    return [ReviewForm(_complete(said, each), each, updates.get(each.pk)) for each in found]


def _complete(said: Any, promise: StrategyPromise) -> Any:
    """Return what was sent, or for an action that came since the page was read, nothing said."""
    if said is None or f"p{promise.pk}-seen" in said:
        return said
    day = promise.next_review.isoformat() if promise.next_review else ""
    return {f"p{promise.pk}-seen": "0", f"p{promise.pk}-next_review": day}


def _looked_at_again(forms: list[ReviewForm]) -> list[ReviewForm]:
    """Return the forms with what was typed, as seen beside the newest updates."""
    for form in forms:
        form.data = {**form.data, form.add_prefix("seen"): str(form.latest.pk if form.latest else 0)}
    return forms


class _Item(MenuItem):
    """The entry of the menu, for those who may."""

    def is_shown(self, request: HttpRequest) -> bool:
        return isinstance(request.user, User) and can_review_strategy(request.user)


class StrategyReviewViewSet(ViewSet):
    """The review and its entry in the menu."""

    name = "strategy_review"
    url_prefix = "strategy-review"
    icon = "tasks"
    menu_label = gettext_lazy("Strategy review")
    menu_order = 147
    add_to_admin_menu = True
    menu_item_class = _Item

    def get_urlpatterns(self) -> list[Any]:
        """Return the one address."""
        return [path("", StrategyReview.as_view(), name="index")]
