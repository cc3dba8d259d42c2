"""Words in another language than those around them, marked so that browsers and screen readers know."""
