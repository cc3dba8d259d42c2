"""The words of the site's mails where a trust prefers its own; without a row the words in the code are used."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailText(models.Model):
    """Subject and words of one mail in one language. What stands in {braces} is filled in when the mail is sent."""

    mail = models.CharField(_("mail"), max_length=60)  # a name of people.post.mails
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    subject = models.CharField(
        _("subject"),
        max_length=120,
        help_text=_("Keep it neutral: it must not tell others that someone uses a mental health service."),
    )
    body = models.TextField(
        _("words"),
        validators=[MaxLengthValidator(10_000)],
        help_text=_(
            "Leave an empty line between paragraphs. Begin a line with “- ” for a list, with “# ” for a heading. "
            "Leave the words in {braces} as they are: they are filled in for each person."
        ),
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)

    class Meta:
        verbose_name = _("mail text")
        verbose_name_plural = _("mail texts")
        ordering = ["mail", "language"]
        constraints = [models.UniqueConstraint(fields=["mail", "language"], name="people_mail_text_once")]

    def __str__(self) -> str:
        return f"{self.mail} · {self.language}"
