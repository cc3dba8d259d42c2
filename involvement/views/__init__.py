"""What the templates of involvement's pages are given; every module here registers with core.serving."""

from . import alerts as alerts
from . import benefits_letter as benefits_letter
from . import open_data as open_data
from . import opportunity_list as opportunity_list
from . import opportunity_page as opportunity_page
from . import strategy as strategy
