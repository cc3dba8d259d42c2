"""What a person let us use: their words, a picture of them, and what they agreed to."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from people.actions.contributions import forget_contributions, join_contributions
from people.contributions import uses_in_words
from people.models import Contributor, Person
from people.personal_data.rows import fields_in_words, plain
from people.registry import PersonalStore


def _rows(person: Person) -> Any:
    rows = Contributor.objects.filter(person=person.pk).select_related("contribution").order_by("pk")
    return rows.prefetch_related("contribution__texts", "contribution__other_uses", "contribution__uses_elsewhere")


def _described(row: Contributor) -> dict[str, Any]:
    contribution = row.contribution
    texts = [
        {str(_("Language")): text.get_language_display(), str(_("Words")): text.words, str(_("Signed")): text.who}
        for text in contribution.texts.all()
    ]
    elsewhere = [
        {str(_("Where")): use.where, str(_("Since")): plain(use.used_on)} for use in contribution.uses_elsewhere.all()
    ]
    agreed = {
        str(_("You agreed to")): ", ".join(uses_in_words(contribution)),
        str(_("Your words")): texts,
        str(_("Used outside this site")): elsewhere,
    }
    return (
        fields_in_words(contribution, "kind", "agreed_on", "review_on")
        | agreed
        | fields_in_words(contribution, "withdrawn_at")
    )


CONTRIBUTIONS = PersonalStore(
    name="contributions",
    label=_("Your words and pictures"),
    rows=_rows,
    describe=_described,
    erase=forget_contributions,
    models=(Contributor,),
    join=join_contributions,
)
