"""What the templates of groups and their pages are given; every module here registers with core.serving."""

from . import calendars as calendars
from . import doors as doors
from . import group_index as group_index
from . import group_page as group_page
from . import key_points as key_points
from . import meeting_page as meeting_page
from . import newsletters as newsletters
