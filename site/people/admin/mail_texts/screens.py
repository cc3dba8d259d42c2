"""The screens: the list of mails, the words of one mail in one language, and what they look like."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.log_actions import log

from people.actions.mail_texts import give_up_mail_text, save_mail_text, send_trial
from people.admin.mail_texts.form import MailTextForm
from people.admin.mail_texts.listing import known_language, mails_with_words, placeholder_help, rows
from people.admin.pages import StaffPage
from people.mail_wording import Wording, built_in_wording
from people.models import MailText
from people.permissions import can_view_mail_texts, can_write_mail_text
from people.post.mails import Mail
from people.post.writing import write

# A preview may load nothing, run nothing and send nothing; it is shown inside our own pages only.
PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox"


class MailTextIndex(StaffPage):
    """Every mail, with the words it has in one language."""

    may = staticmethod(can_view_mail_texts)
    template_name = "people/admin/mail_texts.html"
    page_title = gettext_lazy("Mail texts")
    header_icon = "mail"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        language = known_language(request.GET.get("language", ""))
        return self.shown(rows=rows(language), language=language, languages=settings.LANGUAGES)


class _OneMail(StaffPage):
    """What every page about one mail in one language begins with."""

    may = staticmethod(can_view_mail_texts)
    header_icon = "mail"
    mail: Mail
    language: str
    text: MailText | None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Find the mail and the trust's own words for it."""
        found = next((mail for mail in mails_with_words() if mail.name == kwargs["mail"]), None)
        if found is None or kwargs["language"] not in dict(settings.LANGUAGES):
            raise Http404
        self.mail, self.language = found, kwargs["language"]
        self.text = MailText.objects.filter(mail=found.name, language=self.language).first()
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_write(self) -> bool:
        """Tell whether this member of staff may change these words."""
        return can_write_mail_text(self.user, is_new=self.text is None)

    def starting_words(self) -> Wording:
        """Return the trust's words in this language, or those in the code where it has none."""
        if self.text:
            return Wording(self.text.subject, self.text.body, self.text)
        return built_in_wording(self.mail, self.language)

    def address_of(self, page: str) -> str:
        """Return where another page about the same mail in the same language stands."""
        return reverse(f"mail_texts:{page}", args=[self.mail.name, self.language])


class MailTextPage(_OneMail):
    """Subject and words with what may stand in them; save them, or send them to oneself as they are on screen."""

    template_name = "people/admin/mail_text.html"

    def get(self, request: HttpRequest, mail: str, language: str) -> HttpResponse:
        """Show the words."""
        return self._show(self._form())

    def post(self, request: HttpRequest, mail: str, language: str) -> HttpResponse:
        """Save what was typed, or send it as a test and leave it on the screen."""
        if not self.may_write:
            raise PermissionDenied
        form = self._form(request.POST)
        if not form.is_valid():
            messages.error(request, _("Nothing was saved. Please look at what stands below."))
            return self._show(form, status=422)
        if request.POST.get("do") == "test":
            return self._send_test(form)
        self._save(form)
        return redirect(self.address_of("words"))

    def get_page_title(self) -> str:
        """Return which mail it is, and in which language."""
        return f"{self.mail.label} ({dict(settings.LANGUAGES)[self.language]})"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here, by the list in the same language."""
        url = f"{reverse('mail_texts:index')}?language={self.language}"
        way = super().get_breadcrumbs_items()
        return [*way[:-1], {"url": url, "label": str(MailTextIndex.page_title)}, way[-1]]

    def _form(self, data: Any = None) -> MailTextForm:
        words = self.starting_words()
        return MailTextForm(data, mail=self.mail, initial={"subject": words.subject, "body": words.body})

    def _save(self, form: MailTextForm) -> None:
        before, typed = self.starting_words(), form.wording
        if (typed.subject, typed.body) == (before.subject, before.body):
            messages.info(self.request, _("Nothing was changed."))
            return
        text, is_new = save_mail_text(self.mail.name, self.language, typed)
        log(instance=text, action="wagtail.create" if is_new else "wagtail.edit", user=self.user, content_changed=True)
        messages.success(self.request, _("Saved. The next mail that goes out has these words."))

    def _send_test(self, form: MailTextForm) -> HttpResponse:
        if self.user.email:
            send_trial(self.mail.name, self.language, form.wording, to=self.user)
            messages.success(self.request, _("A test is on its way to the email address of your account."))
        else:
            messages.error(self.request, _("Your account has no email address, so no test can be sent."))
        return self._show(form)

    def _show(self, form: MailTextForm, status: int = 200) -> HttpResponse:
        return self.shown(
            status,
            form=form,
            mail=self.mail,
            text=self.text,
            words=self.starting_words(),
            may_write=self.may_write,
            placeholders=placeholder_help(self.mail),
            preview_url=self.address_of("preview"),
            built_in_url=self.address_of("built_in"),
            languages=[(code, name, code == self.language) for code, name in settings.LANGUAGES],
            media=form.media,
        )


class BuiltInPage(_OneMail):
    """The button that gives up the trust's own words."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, mail: str, language: str) -> HttpResponseRedirect:
        """Go back to the words in the code; asked twice, it is as if asked once."""
        if not can_write_mail_text(self.user, is_new=False):
            raise PermissionDenied
        if self.text:
            log(instance=self.text, action="wagtail.delete", user=self.user, deleted=True)
            give_up_mail_text(self.text)
        messages.success(request, _("This mail has its built-in words again."))
        return redirect(self.address_of("words"))


class PreviewPage(_OneMail):
    """A mail with invented facts, alone, to be shown in a frame; `text` asks for the plain text."""

    def get(self, request: HttpRequest, mail: str, language: str) -> HttpResponse:
        """Show the words that are saved, or those in the code."""
        words = self.starting_words()
        return self._preview(words.subject, words.body, is_text="text" in request.GET)

    def post(self, request: HttpRequest, mail: str, language: str) -> HttpResponse:
        """Show words that are not saved; changes nothing."""
        typed = request.POST
        return self._preview(typed.get("subject", ""), typed.get("body", ""), is_text=typed.get("as") == "text")

    def _preview(self, subject: str, body: str, *, is_text: bool) -> HttpResponse:
        with translation.override(self.language):
            written = write(subject, body, self.mail.sample())
        text = f"{written.subject}\n\n{written.text}"
        kind = "plain" if is_text else "html"
        response = HttpResponse(text if is_text else written.html, content_type=f"text/{kind}; charset=utf-8")
        response["Content-Security-Policy"] = PREVIEW_POLICY
        response["X-Frame-Options"] = "SAMEORIGIN"
        return response
