"""Equality answers are counted and nothing else: no row, no order and no time tells whose they were."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from involvement.models import OpportunityPage
from people.actions.confirmation import confirm
from people.actions.equality import count_answers, count_asked
from people.age_bands import FIRST_BANDS, band_codes, band_label, validate_band_starts
from people.equality import ETHNICITY, equality_questions
from people.models import EqualityCount, PrivacySettings
from people.monitoring import quarter_bounds, quarter_of, reporting_year_of
from tests.factories.people import make_sign_up


def counted() -> dict[tuple[str, str], int]:
    """Return every count that is not nothing."""
    rows = EqualityCount.objects.filter(number__gt=0).values_list("question", "answer", "number")
    return {(question, answer): number for question, answer, number in rows}


def test_the_ethnic_categories_are_those_of_the_nhs() -> None:
    assert "".join(ETHNICITY) == "ABCDEFGHJKLMNPRS"
    (ethnicity, *others) = equality_questions()
    assert ethnicity.codes[-1] == "Z"
    assert "99" not in ethnicity.codes
    assert all(question.codes[-1] == "Z" for question in others)


def test_an_answer_is_one_more_and_nothing_else() -> None:
    count_answers({"ethnicity": "A", "age": "25-34", "gender": "woman", "disability": "Z"})
    count_answers({"ethnicity": "A"})
    assert counted() == {
        ("ethnicity", "A"): 2,
        ("age", "25-34"): 1,
        ("gender", "woman"): 1,
        ("disability", "Z"): 1,
    }


def test_an_empty_form_counts_nothing() -> None:
    count_answers({})
    assert not EqualityCount.objects.exists()


@pytest.mark.parametrize(
    "answers",
    [
        {"ethnicity": "99"},
        {"ethnicity": "I"},
        {"ethnicity": "a"},
        {"religion": "A"},
        {"asked": "everyone"},
        {"ethnicity": "A", "age": "woman"},
    ],
)
def test_what_we_do_not_ask_is_never_counted(answers: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="Not among our questions"):
        count_answers(answers)
    assert counted() == {}


def test_whoever_could_have_answered_is_counted_too() -> None:
    count_asked()
    count_asked()
    assert counted() == {("asked", "people"): 2}


def test_the_order_of_the_rows_says_nothing_about_who_answered() -> None:
    """All rows of a quarter are made at once: otherwise the first answers of a quarter would stand side by side."""
    count_answers({"ethnicity": "S", "gender": "another"})
    made = list(EqualityCount.objects.order_by("pk").values_list("question", "answer"))
    expected = [("asked", "people")]
    expected += [(question.name, code) for question in equality_questions() for code in question.codes]
    assert made == expected
    count_answers({"gender": "man", "ethnicity": "B"})
    assert EqualityCount.objects.count() == len(expected)


def test_every_row_is_written_each_time() -> None:
    """Neither the place of a row on disk nor its last transaction tells which answers came together."""
    count_answers({"gender": "man"})
    count_answers({"gender": "woman", "ethnicity": "K"})
    rows = EqualityCount.objects.count()
    written = {
        "sqlite": "SELECT changes()",
        "postgresql": "SELECT COUNT(*) FROM people_equalitycount WHERE xmin::text = "
        "(SELECT MAX(xmin::text::bigint)::text FROM people_equalitycount)",
    }
    with connection.cursor() as cursor:
        cursor.execute(written[connection.vendor])
        assert cursor.fetchone() == (rows,)


@pytest.mark.parametrize(
    ("moment", "quarter"),
    [
        (datetime(2026, 12, 31, 23, 59, tzinfo=UTC), "2026-Q4"),
        (datetime(2027, 1, 1, 0, 0, tzinfo=UTC), "2027-Q1"),
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), "2026-Q2"),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), "2026-Q3"),  # midnight in London, in summer
    ],
)
def test_the_day_in_london_decides_the_quarter(moment: datetime, quarter: str) -> None:
    assert quarter_of(moment) == quarter
    with time_machine.travel(moment, tick=False):
        count_answers({"gender": "man"})
    assert set(EqualityCount.objects.values_list("quarter", flat=True)) == {quarter}


def test_quarters_and_the_years_they_are_reported_in() -> None:
    assert [str(day) for day in quarter_bounds("2026-Q4")] == ["2026-10-01", "2027-01-01"]
    assert [str(day) for day in quarter_bounds("2027-Q1")] == ["2027-01-01", "2027-04-01"]
    assert [reporting_year_of(quarter) for quarter in ("2026-Q1", "2026-Q2", "2026-Q4", "2027-Q1")] == [
        2025,
        2026,
        2026,
        2026,
    ]


def test_age_bands_are_the_trusts_own() -> None:
    assert band_codes("16, 18,25") == ["0-15", "16-17", "18-24", "25-"]
    assert [band_label(code) for code in ("0-15", "16-17", "18-18", "25-", "A", "x-y", "1-z")] == [
        "Under 16",
        "16 to 17",
        "18",
        "25 or over",
        "A",
        "x-y",
        "1-z",
    ]
    facts = PrivacySettings.load()
    facts.age_bands = "16, 60"
    facts.full_clean()
    facts.save()
    count_answers({"age": "16-59"})
    with pytest.raises(ValueError, match="Not among"):
        count_answers({"age": "18-24"})


@pytest.mark.parametrize("text", ["", "x", "18,", "18, 18", "25, 18", "0, 18", "18, 111", "18; 25", "-5, 18", "²5"])
def test_bad_age_bands_are_refused_with_words(text: str) -> None:
    with pytest.raises(ValidationError, match="commas"):
        validate_band_starts(text)
    validate_band_starts(FIRST_BANDS)


def test_a_band_that_is_new_in_the_middle_of_a_quarter_keeps_the_old_numbers() -> None:
    count_answers({"age": "18-24"})
    PrivacySettings.objects.update_or_create(pk=PrivacySettings.load().pk, defaults={"age_bands": "21"})
    count_answers({"age": "21-"})
    assert counted() == {("age", "18-24"): 1, ("age", "21-"): 1}


def test_erasing_a_person_has_no_effect_on_counts_and_no_count_can_name_them(page: OpportunityPage) -> None:
    sign_up = make_sign_up(page, name="Zebedee Unusual", email="zebedee@example.com")
    confirm(sign_up)
    count_answers({"ethnicity": "S", "gender": "another"})
    before = sorted(map(str, EqualityCount.objects.values_list()))
    sign_up.person.delete()
    assert sorted(map(str, EqualityCount.objects.values_list())) == before
    fields = {field.name for field in EqualityCount._meta.get_fields()}
    assert fields == {"id", "quarter", "question", "answer", "number"}
    assert not [row for row in before if "zebedee" in row.lower() or str(timezone.localdate()) in row]


def test_the_database_keeps_one_row_an_answer() -> None:
    count_answers({"gender": "man"})
    with pytest.raises(IntegrityError), transaction.atomic():
        EqualityCount.objects.create(quarter=quarter_of(timezone.now()), question="gender", answer="man")


@pytest.mark.django_db(transaction=True)
def test_twenty_who_answer_at_once_are_all_counted() -> None:
    codes = list(ETHNICITY)

    def answer(number: int) -> None:
        try:
            count_asked()
            count_answers(
                {"ethnicity": codes[number % 16], "gender": "woman", "disability": "yes" if number % 2 else "no"}
            )
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=20) as pool:
        list(pool.map(answer, range(20)))
    found = counted()
    assert found[("asked", "people")] == 20
    assert found[("gender", "woman")] == 20
    assert (found[("disability", "yes")], found[("disability", "no")]) == (10, 10)
    assert sum(number for (question, _code), number in found.items() if question == "ethnicity") == 20
