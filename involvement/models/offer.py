"""The offer card: what someone gets and can rely on when they take part (strategy, key point 6)."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from core.models import BasePage


class OfferMixin(models.Model):
    """Pay, expenses, travel, IT, training and a named contact."""

    class Payment(models.TextChoices):
        PAID = "paid", _("Paid")
        VOUCHER = "voucher", _("Thank-you voucher")
        UNPAID = "unpaid", _("Not paid")

    class PaymentUnit(models.TextChoices):
        HOUR = "hour", _("an hour")
        HALF_DAY = "half-day", _("a half day")
        DAY = "day", _("a day")
        SESSION = "session", _("a session")
        TOTAL = "total", _("in all")

    class Expenses(models.TextChoices):
        PAID_BACK = "paid-back", _("We pay you back")
        PAID_AHEAD = "paid-ahead", _("We pay or book for you beforehand")
        NONE_NEEDED = "none-needed", _("You will not need to spend anything")
        NOT_PAID = "not-paid", _("We cannot pay expenses")

    payment = models.CharField(
        _("payment"), max_length=20, choices=Payment.choices, help_text=_("People must know this before they decide.")
    )
    pay_rate = models.ForeignKey(
        "involvement.PayRate",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pay rate"),
        help_text=_("Fills in the amount where you leave it empty. The amount stays when the rate changes later."),
    )
    payment_pence = models.PositiveIntegerField(
        _("amount in pence"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("For example 2000 for £20. Needed when it is paid or there is a voucher."),
    )
    payment_unit = models.CharField(_("for"), max_length=20, choices=PaymentUnit.choices, blank=True)
    payment_note = models.CharField(
        _("about the payment"),
        max_length=300,
        blank=True,
        help_text=_("For example when it is paid, or that people may say no to it."),
    )
    expenses = models.CharField(_("expenses"), max_length=20, choices=Expenses.choices)
    expenses_note = models.CharField(
        _("about expenses"),
        max_length=300,
        blank=True,
        help_text=_("What you cover, for example travel, parking, child care or a replacement carer."),
    )
    travel_booked_by = models.CharField(
        _("who books travel"),
        max_length=200,
        blank=True,
        help_text=_("For example “We book a taxi for you if you ask.”"),
    )
    it_support = models.CharField(
        _("computer and internet"), max_length=200, blank=True, help_text=_("What people need, and what you can lend.")
    )
    training = models.CharField(_("training"), max_length=200, blank=True, help_text=_("What you offer beforehand."))
    contact_name = models.CharField(
        _("named contact"), max_length=120, help_text=_("A real person or a role that answers, with their agreement.")
    )
    contact_phone = models.CharField(_("contact’s phone"), max_length=40)
    contact_email = models.EmailField(
        _("contact’s e-mail"), help_text=_("New sign-ups are announced to this address, without personal details.")
    )

    override_translatable_fields = [*BasePage.override_translatable_fields, SynchronizedField("contact_phone")]
    offer_panels = [
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("payment"), FieldPanel("pay_rate")]),
                FieldRowPanel([FieldPanel("payment_pence"), FieldPanel("payment_unit")]),
                FieldPanel("payment_note"),
                FieldPanel("expenses"),
                FieldPanel("expenses_note"),
                FieldPanel("travel_booked_by"),
                FieldPanel("it_support"),
                FieldPanel("training"),
            ],
            _("Offer card"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("contact_name"),
                FieldRowPanel([FieldPanel("contact_phone"), FieldPanel("contact_email")]),
            ],
            _("Named contact"),
        ),
    ]

    class Meta:
        abstract = True

    def offer_in_words(self) -> str:
        """Return what the offer card says in words, for the search."""
        words = (
            self.get_payment_display(),
            self.payment_note,
            _("Expenses") if self.expenses else "",
            self.get_expenses_display(),
            self.expenses_note,
            self.travel_booked_by,
            self.it_support,
            self.training,
        )
        return " ".join(str(word) for word in words if word)
