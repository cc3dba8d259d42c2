"""What stands between a release set and the public."""
