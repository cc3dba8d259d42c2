"""A person's own addresses; whoever holds the link may act, so nothing here asks for a cookie or a password."""

from django.urls import path

from people.views.confirming import confirm

app_name = "people"
urlpatterns = [path("confirm/<str:token>/", confirm, name="confirm")]
