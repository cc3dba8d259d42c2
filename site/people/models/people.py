"""A person: one per e-mail address, or one without e-mail who is reached by phone or post."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token_key() -> str:
    """Return a fresh random key; changing a person's key makes every link sent to them stop working."""
    return secrets.token_urlsafe(16)


class Person(models.Model):
    """Someone who takes part. Details typed by an unconfirmed visitor are not written here until they confirm."""

    class Channel(models.TextChoices):
        EMAIL = "email", _("E-mail")
        PHONE = "phone", _("Phone")
        POST = "post", _("Post")

    class Format(models.TextChoices):
        STANDARD = "standard", _("Ordinary print or screen")
        EASY_READ = "easy-read", _("Easy Read")
        LARGE_PRINT = "large-print", _("Large print")
        AUDIO = "audio", _("Audio")
        BSL = "bsl", _("British Sign Language")

    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.CharField(  # normalised by people.addresses; null where a person has none
        _("e-mail"), max_length=254, null=True, blank=True, unique=True
    )
    reach_key = models.CharField(  # of people without e-mail: keeps a second click from making a second person
        max_length=64, null=True, blank=True, unique=True, editable=False
    )
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    address = models.TextField(_("postal address"), max_length=400, blank=True)
    channel = models.CharField(_("prefers"), max_length=10, choices=Channel.choices, default=Channel.EMAIL)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    format = models.CharField(_("format"), max_length=20, choices=Format.choices, default=Format.STANDARD)
    born_on = models.DateField(_("date of birth"), null=True, blank=True)  # asked only where ages decide
    email_confirmed_at = models.DateTimeField(_("e-mail confirmed"), null=True, blank=True)
    new_email = models.CharField(  # typed by the person on their own page; counts once that mailbox has answered
        _("new e-mail, not confirmed"), max_length=254, blank=True
    )
    paused_at = models.DateTimeField(_("taking a break since"), null=True, blank=True)  # why is never asked
    paused_until = models.DateField(_("asked gently from"), null=True, blank=True)  # empty: until they say so
    return_asked_at = models.DateTimeField(_("asked whether they are back"), null=True, blank=True)
    token_key = models.CharField(max_length=32, default=new_token_key, editable=False)
    created_at = models.DateTimeField(_("first seen"), auto_now_add=True)

    wagtail_reference_index_ignore = True  # nothing of a person is kept outside this room

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        permissions = [
            ("export_person", _("Can export everything held about a person")),
            ("erase_person", _("Can erase a person")),
        ]

    def __str__(self) -> str:
        return self.name or _("Person %(number)s") % {"number": self.pk}


class AccessNeed(models.Model):
    """What a person needs in order to take part; recorded once (Accessible Information Standard, DAPB1605)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="access_need")
    text = models.TextField(_("what they need"), max_length=2000)
    recorded_at = models.DateTimeField(_("recorded"))
    review_due = models.DateField(_("ask again by"))
    review_asked_at = models.DateTimeField(_("asked again"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("access need")
        verbose_name_plural = _("access needs")

    def __str__(self) -> str:
        return self.text[:60]
