"""Every address of the site that is not a page; pages come last, in every language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from config.api import api
from core.sitemaps import PageSitemap
from core.views import health
from core.views.extras import PATTERN, page_extra_view
from core.views.pictures import picture, picture_of_people
from core.views.robots import robots
from core.views.search import search
from involvement.views.own_letter import my_letter
from people.views.webhooks import webhook_patterns

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": {"pages": PageSitemap}}, name="sitemap"),
    path("media/images/people/<int:number>/<path:name>", picture_of_people, name="picture_of_people"),
    path("media/images/<path:name>", picture, name="picture"),
    path("anymail/", include((webhook_patterns(settings.ANYMAIL), "anymail"))),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
]

urlpatterns += i18n_patterns(
    path("search/", search, name="search"),
    path("my/<str:token>/letter/<int:sign_up>/", my_letter, name="my_letter"),
    path("", include("people.urls")),
    path("", include("network.urls")),
    re_path(PATTERN, page_extra_view, name="page_extra"),
    path("", include(wagtail_urls)),
    prefix_default_language=False,
)

handler400 = "core.views.errors.bad_request"
handler403 = "core.views.errors.permission_denied"
handler404 = "core.views.errors.page_not_found"
handler500 = "core.views.errors.server_error"
