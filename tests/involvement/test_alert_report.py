"""The team sees how many people wait for what, and nobody's name."""

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from core.models import User
from involvement.desk.alerts import MOST_LINES, alert_lines
from involvement.models import OpportunityAlert, OpportunityIndexPage
from tests.factories.alerts import ask, make_alert, make_people_with_alerts


def test_it_counts_people_by_question(opportunity_index: OpportunityIndexPage, editor_client: Client) -> None:
    make_people_with_alerts(opportunity_index, 3, "how=online")
    make_alert(opportunity_index, "paid=yes&q=%3Cb%3Elamps")
    ask(opportunity_index, "how=post", email="unconfirmed@example.com")
    lines, left_out = alert_lines()
    assert [(line.words, line.list_title, line.people) for line in lines] == [
        ("Online", "Opportunities", 3),
        ("Paid, with the words “<b>lamps”", "Opportunities", 1),
    ]
    assert left_out == 0
    text = editor_client.get(reverse("alerts:index")).content.decode()
    assert "&lt;b&gt;lamps" in text
    assert "example.com" not in text.split("<main")[1]
    assert OpportunityAlert.objects.count() == 5


def test_many_questions_cost_no_more_queries_and_the_rest_is_counted(opportunity_index: OpportunityIndexPage) -> None:
    counted = []
    for number in (2, MOST_LINES + 5):
        OpportunityAlert.objects.all().delete()
        make_people_with_alerts(opportunity_index, number, "q=lamp{number}", prefix=f"of{number}-")
        with CaptureQueriesContext(connection) as asked:
            lines, left_out = alert_lines()
        counted.append(len(asked))
    assert (len(lines), left_out) == (MOST_LINES, 5)
    assert counted[0] == counted[1]


@pytest.mark.parametrize("codename", ["view_signup", ""])
def test_only_who_may_read_sign_ups_sees_it(
    opportunity_index: OpportunityIndexPage, client: Client, codename: str
) -> None:
    user = User.objects.create_user("staff", "staff@example.org", "example-password")
    user.user_permissions.set(Permission.objects.filter(codename__in=["access_admin", codename]))
    client.force_login(user)
    assert client.get(reverse("alerts:index")).status_code == (200 if codename else 302)
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert (reverse("alerts:index") in menu) is bool(codename)
