"""What the site says and in which languages; how Wagtail, forms, time and mail behave."""

from django.utils.translation import gettext_lazy as _

from config import PROJECT_ROOT

from .env import env, machine_translator, mail

WAGTAIL_SITE_NAME = "Working Together"
ROBOTS = env.str("ROBOTS", default="none")  # "all" lets crawlers in; production says so unless told otherwise

LANGUAGE_CODE = "en"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", _("English")),
    ("pl", _("Polish")),
    ("lt", _("Lithuanian")),
    ("ro", _("Romanian")),
    ("pt", _("Portuguese")),
    ("ur", _("Urdu")),
    ("ar", _("Arabic")),
    ("cy", _("Welsh")),
]
LOCALE_PATHS = [PROJECT_ROOT / "site" / "locale"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = (
    False  # what has only been started is a draft, not English for everybody
)
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator()
USE_TZ = True
TIME_ZONE = "Europe/London"
FORMAT_MODULE_PATH = ["config.formats"]

AUTH_USER_MODEL = "core.User"
WAGTAILIMAGES_IMAGE_MODEL = "core.CustomImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "core.picture_form.PictureForm"
WAGTAILDOCS_DOCUMENT_MODEL = "core.CustomDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip", "mp3"]
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp", "svg"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": True}}
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "h4", "bold", "ol", "ul", "link", "document-link"]},
    }
}

# How programs call themselves that are no reader; count_visits leaves them out. In small letters.
VISITS_OF_ROBOTS = (
    *("bot", "crawl", "spider", "slurp", "archiv", "scan", "monitor", "uptime", "preview", "fetch", "feed"),
    *("http", "curl", "wget", "python", "perl", "java/", "ruby", "headless", "lighthouse", "probe"),
)

FORM_TAKES_AT_LEAST = 2  # seconds: nobody reads and fills in a form in less
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"  # public forms bring their own: core.look.forms.NhsForm

# Mail leaves only through people/outbox; EMAIL_URL (SMTP) or ANYMAIL_* (a provider) say how.
vars().update(mail(default="consolemail://"))
ANYMAIL = {
    name.removeprefix("ANYMAIL_"): value
    for name, value in env.ENVIRON.items()
    if name.startswith("ANYMAIL_") and name != "ANYMAIL_BACKEND" and value  # an empty key would open a webhook
}
if anymail_backend := env.str("ANYMAIL_BACKEND", default=""):
    EMAIL_BACKEND = f"anymail.backends.{anymail_backend}.EmailBackend"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="involvement@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
