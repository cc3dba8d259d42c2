"""How often pages are read: added up from the access log of whatever web server stands in front."""
