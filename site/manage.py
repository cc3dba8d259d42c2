#!/usr/bin/env python
"""The command line of the site: `python site/manage.py COMMAND`."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    from django.core.management import execute_from_command_line

    import config  # noqa: F401  puts the project root on the path, once, before Django looks for apps

    execute_from_command_line(sys.argv)
