"""A person's own addresses; whoever holds the link may act, so nothing here asks for a cookie or a password."""

from django.urls import path

from people.views.address import confirm_address
from people.views.area import enter, leave
from people.views.confirming import confirm
from people.views.equality import equality, equality_thank_you
from people.views.my.answers import my_answers
from people.views.my.asking import my_link, my_link_sent
from people.views.my.breaks import my_break
from people.views.my.details import my_details, new_email
from people.views.my.leaving import my_leave
from people.views.my.links import my_links, my_links_ended
from people.views.my.mail import my_mail
from people.views.my.needs import my_needs
from people.views.my.overview import my
from people.views.my.place import my_place
from people.views.my.rights import my_download, my_download_json, my_erase, my_erasing
from people.views.my.words import my_words
from people.views.unsubscribing import unsubscribe

app_name = "people"
urlpatterns = [
    path("confirm/<str:token>/", confirm, name="confirm"),
    path("confirm/<str:token>/address/", confirm_address, name="confirm_address"),
    path("unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
    path("my/", my_link, name="my_link"),
    path("my/sent/", my_link_sent, name="my_link_sent"),
    path("my/ended/", my_links_ended, name="my_links_ended"),
    path("my/erasing/", my_erasing, name="my_erasing"),
    path("my/<str:token>/", my, name="my"),
    path("my/<str:token>/details/", my_details, name="my_details"),
    path("my/<str:token>/email/", new_email, name="new_email"),
    path("my/<str:token>/needs/", my_needs, name="my_needs"),
    path("my/<str:token>/mail/", my_mail, name="my_mail"),
    path("my/<str:token>/break/", my_break, name="my_break"),
    path("my/<str:token>/leave/<int:sign_up>/", my_leave, name="my_leave"),
    path("my/<str:token>/place/<int:sign_up>/", my_place, name="my_place"),
    path("my/<str:token>/words/<int:number>/", my_words, name="my_words"),
    path("my/<str:token>/answers/<int:sign_up>/", my_answers, name="my_answers"),
    path("my/<str:token>/links/", my_links, name="my_links"),
    path("my/<str:token>/download/", my_download, name="my_download"),
    path("my/<str:token>/download.json", my_download_json, name="my_download_json"),
    path("my/<str:token>/erase/", my_erase, name="my_erase"),
    path("members/enter/<str:token>/", enter, name="enter_members_area"),
    path("members/leave/", leave, name="leave_members_area"),
    path("equality/", equality, name="equality"),
    path("equality/thank-you/", equality_thank_you, name="equality_thank_you"),
]
