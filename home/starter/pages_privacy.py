"""The privacy notice: what this software really keeps. A draft that the trust's data protection officer must check."""

from home.models import StandardPage

from .plan import PagePlan
from .writing import contact, important, section

PRIVACY = PagePlan(
    address="/privacy/",
    kind=StandardPage,
    title="Privacy",
    seo_title="Privacy: what we keep about you and why",
    summary="What we keep about you when you take part, why, who sees it, and what you can ask us to do.",
    body=[
        *important(
            "This is a draft",
            "<p>The trust’s data protection officer must check and agree this page before the site opens. It says what "
            "this software does. It cannot say yet how long the trust will keep each thing.</p>",
        ),
        *section(
            "Reading the site",
            "<p>You can read every public page without telling us who you are. We set no cookies for that, we use no "
            'visitor counter, and we load nothing from another company. <a href="/cookies/">More about cookies</a></p>',
        ),
        *section(
            "Taking part",
            "<p>When you fill in a form to take part, we keep:</p>"
            "<ul><li>your name, and the email, phone number or postal address that you choose to give us</li>"
            "<li>what you want to take part in, and your answers to the questions on the form</li>"
            "<li>what you need in order to take part, if you tell us, such as large print or a hearing loop</li>"
            "<li>how you heard about it, if you tell us</li>"
            "<li>the exact words you agreed to, and when you agreed</li>"
            "<li>a note of each message we owe you: what it is about and if it was sent. We do not keep the text of "
            "the message.</li></ul>"
            "<p>If you gave us an email address, we first ask you to confirm it. Until you do, what you typed "
            "is kept apart and is not used. If you never confirm, your sign-up runs out.</p>",
        ),
        *section(
            "What you need in order to take part",
            "<p>What you tell us about this can say something about your health. We keep it once, apart from your "
            "answers, and ask you again after a year. We use it only to make things work for you.</p>",
        ),
        *section(
            "This is not part of your care",
            "<p>What you write here does not go into your health record. "
            "Taking part, or not, never changes the care you get.</p>",
        ),
        *section(
            "Why we may use it",
            "<p>You agree to it when you send the form, and you can change your mind at any time. The law also says "
            "that the NHS must involve people in planning its services.</p>",
        ),
        *section(
            "Who sees it",
            "<p>The involvement team, and the staff who run what you take part in. They need an account with the right "
            "permission. When somebody takes a list out of the system, that is written down. We do not sell "
            "it, and we do not give it to others for advertising. A company may send our emails or keep our computers "
            "running for us; it may only do what we tell it to.</p>",
        ),
        *section(
            "How long we keep it",
            "<p>The trust has not set these times yet. They will stand here before the site opens.</p>",
        ),
        *section(
            "What you can ask for",
            "<p>You can ask us to show you what we keep, put it right, or delete it. You can ask us to stop using it. "
            "You can take back your agreement. You do not have to give a reason, and it costs nothing.</p>",
        ),
        *contact("team"),
        *section(
            "If you are not happy",
            "<p>Please talk to us first. You can also complain to the Information Commissioner’s Office (ICO), which "
            'watches over privacy in this country: <a href="https://ico.org.uk/make-a-complaint/">'
            "complain to the ICO</a>.</p>",
        ),
    ],
)

PAGES = (PRIVACY,)
