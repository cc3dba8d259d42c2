"""Work for the queue."""

from django_tasks import task

from people.post.delivery import deliver_message


@task()
def deliver_outbox_message(message_pk: int) -> bool:
    """Send one message of the outbox if it is still owed; running it twice sends nothing twice."""
    return deliver_message(message_pk)
