"""Settings in which every public word is filled in, and their translation, for tests."""

from core.models import OrganisationSettings
from core.setting_words import SettingText, setting_texts
from core.translation.setting_saving import save_setting_words
from involvement.models import BenefitsLetter

LETTER = "{mark}\n\n{{trust}} {{team}} {{legal_duty}}\n\n{{title}}\n\n{{dates}}\n\n{{payment}}\n\n{{expenses}}"


def fill_in_settings() -> None:
    """Say something in every field that the public reads, each time something else."""
    facts = OrganisationSettings.load()
    facts.organisation_name, facts.site_name = "Trust of Fen", "Site of Fen"
    facts.legal_citation, facts.sender_name = "Law of Fen", "Sender of Fen"
    facts.team_name, facts.team_phone, facts.team_email = "Team of Fen", "01632 960000", "team@example.org"
    facts.team_hours, facts.pals_hours = "Hours of Fen", "PALS hours of Fen"
    facts.pals_phone = "01632 960100"
    facts.save()
    facts.crisis_contacts.all().delete()
    facts.crisis_contacts.create(name="Help of Fen", phone="111", description="In need in Fen.")
    letter = BenefitsLetter.load()
    letter.title, letter.signed_by = "Letter of Fen", "Head of Fen"
    letter.body = LETTER.format(mark="Words of Fen")
    letter.save()


def translate_settings(language: str) -> dict[SettingText, str]:
    """Translate every public word, each as something else; returns what each is called in that language."""
    words, letters = ("كلمات ", "بتثجحخدذرزسشصض") if language == "ar" else ("Słowa ", "abcdefghijklmn")
    found = {text: f"{words}{letter * 3}" for text, letter in zip(setting_texts(), letters, strict=False)}
    for text, mark in found.items():
        save_setting_words(text, language, LETTER.format(mark=mark) if text.column == "body" else mark)
    return found
