"""What hangs on a group: the topics its members choose from, and the editors' extra questions."""

from django.db import models
from modelcluster.fields import ParentalKey

from involvement.models.joining import JoiningQuestion, JoiningTopic


class GroupTopic(JoiningTopic):
    """Something members of one group can choose to hear about."""

    page = ParentalKey("network.GroupPage", on_delete=models.CASCADE, related_name="topics")


class GroupQuestion(JoiningQuestion):
    """A question of the editors' own on the form of one group."""

    page = ParentalKey("network.GroupPage", on_delete=models.CASCADE, related_name="questions")
