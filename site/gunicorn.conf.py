"""How gunicorn serves the site: `gunicorn -c site/gunicorn.conf.py`, started from the root of the checkout."""

import os
import sys
from pathlib import Path

chdir = str(Path(__file__).resolve().parent)
sys.path.insert(0, chdir)  # the log format is found before gunicorn itself looks into chdir

wsgi_app = "config.wsgi:application"
bind = os.environ.get("BIND", "127.0.0.1:8000")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
timeout = 30
graceful_timeout = 20
max_requests = 5_000  # a worker starts afresh now and then, so that a slow leak never matters
max_requests_jitter = 500
limit_request_line = 8_190  # a longer query than ours allows still gets our own friendly page
accesslog = None  # core.access writes that line, without address, query and token
control_socket_disable = True
logconfig_dict = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "core.logs.JsonLines"}},
    "handlers": {"stdout": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "lines"}},
    "root": {"level": "INFO", "handlers": ["stdout"]},
    "loggers": {
        "gunicorn.error": {"level": "INFO", "handlers": ["stdout"], "propagate": False},
        "gunicorn.access": {"level": "WARNING", "handlers": ["stdout"], "propagate": False},
    },
}
