"""The privacy notice: what this software really keeps. A draft that the trust's data protection officer must check."""

from home.models import StandardPage

from .plan import PagePlan
from .writing import contact, important, live_list, section

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
            "this software does. The times below come from the settings, where the trust can change them.</p>",
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
            "<li>the exact words you agreed to, and when you agreed or took it back</li>"
            "<li>your date of birth, but only where an age decides who can take part; and the name and email or phone "
            "number of a parent or guardian, if you are too young to decide alone</li>"
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
            "What you tell us",
            "<p>When you tell us something by our form, the team reads it. It is never shown to anybody else as you "
            "wrote it. If you agree, we write it down in our own words, without anything that shows who you are, and "
            "publish that. If you say that we may contact you, we keep how to reach you beside it. If it is about "
            "somebody’s safety, we pass it on to PALS. What looks like advertising is kept apart for a short time, "
            "and then deleted.</p>",
        ),
        *section(
            "If you get benefits",
            "<p>We never ask if you get benefits. For everything that is paid you can print a letter to show to "
            "Jobcentre Plus. It says what the page says. We keep no copy of it, and no note that you asked for it.</p>",
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
            "<p>We keep each thing for this long after we need it no more. Then it is deleted by itself.</p>",
        ),
        *live_list("kept-for"),
        *section(
            "What you can do yourself",
            '<p>On <a href="/my/">your own page</a> you see everything we keep about you. You can change it, stop our '
            "news, take a break, leave, take a copy with you, or have all of it deleted. You need no account: we send "
            "you a link by email. Have you no email? Ring us, and we do it with you.</p>"
            "<p>You do not have to give a reason, and it costs nothing.</p>",
        ),
        *section(
            "Questions about who you are",
            "<p>You can tell us your ethnicity, age, gender and whether you are disabled "
            '<a href="/equality/">on a page of its own</a>. You do not have to. We only count the answers. They are '
            "never kept with your name, nor with each other, so nobody can find out who gave them.</p>",
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
