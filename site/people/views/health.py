"""What the post room tells machines that watch the site."""

from core.views.health import Finding, readiness_question
from people.selectors import age_of_oldest_unsent


@readiness_question("post")
def post() -> Finding:
    """Say how long the oldest owed mail waits; closes nothing.

    Who signs up while the mail server is away is written down and gets the mail later. A load balancer that took the
    site away for it would turn late mail into lost sign-ups. Whatever alarms a person reads the figure.
    """
    return True, f"oldest owed mail waits {int(age_of_oldest_unsent().total_seconds() // 60)} min"
