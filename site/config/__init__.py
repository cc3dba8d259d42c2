"""The wiring of the whole site; nobody imports it, so that every floor below stays independent.

Starting `site/manage.py` or gunicorn puts `site/` on the path; this puts the project root beside it, once, here.
"""

import sys
from pathlib import Path

PROJECT_ROOT = Path(__file__).resolve().parents[2]

if str(PROJECT_ROOT) not in sys.path:
    sys.path.append(str(PROJECT_ROOT))
