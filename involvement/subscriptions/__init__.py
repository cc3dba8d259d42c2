"""What this room lets people switch on and off; found at start."""

from . import alerts as alerts
from . import follows as follows
from . import formats as formats
