"""The lowest floor: what every page shares. Knows Django, Wagtail and libraries only."""
