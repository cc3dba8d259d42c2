"""Pay rates are data: editors pick one, it fills in what they left empty, and what was promised stays."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from core.models import User
from home.actions.editors import set_up_groups
from home.actions.report import Report
from involvement.models import OpportunityIndexPage, OpportunityPage, PayRate
from tests.involvement.editing import PUBLISH, complete_data, create, edit


@pytest.fixture
def rate(db: None) -> PayRate:
    """What the trust pays for a half day."""
    return PayRate.objects.create(name="Half day", pence=7550, unit="half-day", note="Up to four hours")


def _values(**values: Any) -> dict[str, Any]:
    return {"payment_pence": "", "payment_unit": ""} | values


def _saved(client: Client, index: OpportunityIndexPage, **values: Any) -> OpportunityPage:
    answer = create(client, index, complete_data(**_values(**values), **PUBLISH))
    assert answer.status_code == 302
    return OpportunityPage.objects.get()


def test_a_chosen_rate_fills_in_amount_and_unit(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate
) -> None:
    page = _saved(editor_client, opportunity_index, pay_rate=str(rate.pk))
    assert (page.payment_pence, page.payment_unit, page.live) == (7550, "half-day", True)
    shown = editor_client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'value="7550"' in shown
    assert "£75.50 a half day" in Client().get(page.url).content.decode()


def test_what_was_promised_stays_when_the_rate_changes_or_goes(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate
) -> None:
    page = _saved(editor_client, opportunity_index, pay_rate=str(rate.pk))
    PayRate.objects.update(pence=9900, unit="day")
    kept = complete_data(payment_pence="7550", payment_unit="half-day", pay_rate=str(rate.pk), **PUBLISH)
    assert edit(editor_client, page, kept).status_code == 302
    page.refresh_from_db()
    assert (page.payment_pence, page.payment_unit) == (7550, "half-day")
    rate.delete()
    page.refresh_from_db()
    assert (page.pay_rate, page.payment_pence, page.payment_unit) == (None, 7550, "half-day")


def test_an_amount_that_was_written_wins(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate
) -> None:
    page = _saved(editor_client, opportunity_index, pay_rate=str(rate.pk), payment_pence="1000", payment_unit="session")
    assert (page.payment_pence, page.payment_unit) == (1000, "session")


def test_a_draft_is_filled_in_too(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate
) -> None:
    answer = create(editor_client, opportunity_index, complete_data(**_values(pay_rate=str(rate.pk))))
    assert answer.status_code == 302
    draft = OpportunityPage.objects.get().get_latest_revision_as_object()
    assert (draft.payment_pence, draft.payment_unit) == (7550, "half-day")


@pytest.mark.parametrize("amount", ["-5", "0", "two pounds", "9" * 30])
def test_an_amount_that_cannot_be_right_is_not_replaced_in_silence(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate, amount: str
) -> None:
    answer = create(
        editor_client,
        opportunity_index,
        complete_data(**_values(pay_rate=str(rate.pk), payment_pence=amount, payment_unit="hour"), **PUBLISH),
    )
    assert answer.status_code == 200
    assert "payment_pence" in answer.context["form"].errors
    assert not OpportunityPage.objects.exists()


def test_unpaid_and_a_pay_rate_contradict_each_other(
    editor_client: Client, opportunity_index: OpportunityIndexPage, rate: PayRate
) -> None:
    data = complete_data(**_values(pay_rate=str(rate.pk), payment="unpaid"), **PUBLISH)
    answer = create(editor_client, opportunity_index, data)
    assert answer.context["form"].errors["pay_rate"] == ["Take the pay rate out, or say that it is paid."]
    assert not OpportunityPage.objects.exists()


@pytest.mark.parametrize("number", ["999999", "-1", "0"])
def test_a_rate_that_does_not_exist_is_refused(
    editor_client: Client, opportunity_index: OpportunityIndexPage, number: str
) -> None:
    answer = create(editor_client, opportunity_index, complete_data(**_values(pay_rate=number), **PUBLISH))
    assert "pay_rate" in answer.context["form"].errors


@pytest.mark.parametrize("values", [{"pence": 0}, {"pence": -1}, {"unit": "week"}, {"name": ""}])
def test_a_rate_without_sense_is_refused(db: None, values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        PayRate(**({"name": "Hour", "pence": 1500, "unit": "hour"} | values)).full_clean()


def test_two_rates_cannot_have_one_name(rate: PayRate) -> None:
    with pytest.raises(ValidationError):
        PayRate(name="Half day", pence=1, unit="hour").full_clean()


def test_a_rate_reads_as_people_say_it(rate: PayRate) -> None:
    assert str(rate) == "Half day: £75.50 a half day"
    assert str(PayRate(name="Hour", pence=2000, unit="hour")) == "Hour: £20 an hour"


RATES = "wagtailsnippets_involvement_payrate"


def test_the_team_lists_adds_and_takes_away_rates(editor_client: Client, rate: PayRate) -> None:
    shown = editor_client.get(reverse(f"{RATES}:list")).content.decode()
    assert "£75.50 a half day" in shown
    data = {"name": "Hour", "pence": "1500", "unit": "hour", "note": "", "sort_order": "1"}
    assert editor_client.post(reverse(f"{RATES}:add"), data).status_code == 302
    assert PayRate.objects.filter(name="Hour").exists()
    assert editor_client.post(reverse(f"{RATES}:delete", args=[rate.pk])).status_code == 302
    assert not PayRate.objects.filter(name="Half day").exists()


@pytest.mark.parametrize(
    ("group", "may"),
    [("Editors", False), ("Moderators", True), ("Involvement team", True), ("Data protection", False)],
)
def test_who_may_change_rates(db: None, rate: PayRate, group: str, may: bool) -> None:
    set_up_groups(Report())
    user = User.objects.create_user("someone", "someone@example.org", "example-password")
    user.groups.add(Group.objects.get(name=group))
    client = Client()
    client.force_login(user)
    data = {"name": "Half day", "pence": "1", "unit": "hour", "note": "", "sort_order": "0"}
    for name, arguments in (("add", []), ("edit", [rate.pk]), ("delete", [rate.pk])):
        answer = client.get(reverse(f"{RATES}:{name}", args=arguments))
        assert (answer.status_code == 200) == may, name
    client.post(reverse(f"{RATES}:edit", args=[rate.pk]), data)
    rate.refresh_from_db()
    assert (rate.pence == 1) == may


def test_an_editor_who_may_not_change_rates_can_still_choose_one(db: None, rate: PayRate) -> None:
    set_up_groups(Report())
    user = User.objects.create_user("someone", "someone@example.org", "example-password")
    user.groups.add(Group.objects.get(name="Editors"))
    client = Client()
    client.force_login(user)
    chooser = client.get(reverse("wagtailsnippetchoosers_involvement_payrate:choose"))
    assert chooser.status_code == 200
    assert "Half day" in chooser.content.decode()
