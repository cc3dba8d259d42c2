"""Where somebody is named as a parent or guardian: their name and address are their own personal data too."""

from django.db.models import QuerySet

from people.models import GuardianAgreement, SignUp


def agreements_naming(address: str) -> QuerySet[GuardianAgreement]:
    """Return the agreements that this e-mail address was asked for."""
    found = GuardianAgreement.objects.filter(email=address) if address else GuardianAgreement.objects.none()
    return found.select_related("sign_up__page").order_by("pk")


def forms_naming(address: str) -> QuerySet[SignUp]:
    """Return the sign-ups with a form, not confirmed yet, that names this address as a guardian's."""
    if not address:
        return SignUp.objects.none()
    return SignUp.objects.filter(pending__guardian_email=address).select_related("page").order_by("pk")
