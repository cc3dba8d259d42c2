"""Registers the audiences of this room; found at start."""

from django.utils.translation import gettext_lazy as _

from involvement.groups import topics_of_groups
from involvement.story_telling.audience import STORY, register_tellers, story_shares
from involvement.tell_us.tellers import tellers_of
from people.audiences import NamedAudience, register_audience
from people.member_topics import register_topics

register_audience(NamedAudience(STORY, _("People who hear of a story"), story_shares))
register_tellers(tellers_of)
register_topics(topics_of_groups)
