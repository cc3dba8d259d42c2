"""Groups: the mental health network, the Participation and Partnership Forum, Patient Safety Partners."""
