"""The addresses of the members' area; none holds the name of a group."""

from django.urls import path

from network.views.answering import answer
from network.views.calendars import own_calendar
from network.views.members import calendar, group, home, meeting, paper

app_name = "members"
urlpatterns = [
    path("members/", home, name="home"),
    path("members/calendar/", calendar, name="calendar"),
    path("members/calendar/<str:token>/meetings.ics", own_calendar, name="own_calendar"),
    path("members/answer/<str:token>/", answer, name="answer"),
    path("members/<uuid:group_key>/", group, name="group"),
    path("members/<uuid:group_key>/<uuid:meeting_key>/", meeting, name="meeting"),
    path("members/<uuid:group_key>/<uuid:meeting_key>/papers/<int:number>/", paper, name="paper"),
]
