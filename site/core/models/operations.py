"""What the machinery remembers about itself, so that readiness can be judged."""

from django.db import models


class Heartbeat(models.Model):
    """The last time a named timer ran to its end."""

    name = models.CharField(max_length=60, primary_key=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at:%Y-%m-%d %H:%M}"
