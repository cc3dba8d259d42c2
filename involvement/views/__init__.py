"""What the templates of involvement's pages are given; every module here registers with core.serving."""

from . import alerts as alerts
from . import ask_for_format as ask_for_format
from . import benefits_letter as benefits_letter
from . import booklet as booklet
from . import case_study_list as case_study_list
from . import case_study_page as case_study_page
from . import following as following
from . import ladder as ladder
from . import loop_figures as loop_figures
from . import open_data as open_data
from . import opportunity_list as opportunity_list
from . import opportunity_page as opportunity_page
from . import plan as plan
from . import progress as progress
from . import road_map as road_map
from . import send_plan as send_plan
from . import story_feed as story_feed
from . import story_list as story_list
from . import story_page as story_page
from . import strategy as strategy
from . import tell_us as tell_us
