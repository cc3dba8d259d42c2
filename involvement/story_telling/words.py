"""What is new about a story, in a sentence for the team, and where the team tells people of it."""

from django.utils.translation import ngettext

from involvement.story_telling.owed import OwedStory

TELL_OF_STORY_ROUTE = "tell_of_story"


def news_in_words(owed: OwedStory) -> str:
    """Return how much is new."""
    number = len(owed.changes)
    words = ngettext("%(count)d change can be read now.", "%(count)d changes can be read now.", number)
    return words % {"count": number}
