"""The strategy in our own plain words, and what becomes of people's experience."""

from home.models import StandardPage
from involvement.models import ProgressPage

from .plan import PagePlan
from .writing import callout, contact, section

STRATEGY = PagePlan(
    address="/strategy/",
    kind=StandardPage,
    title="Our strategy",
    seo_title="Our involvement strategy in plain words",
    summary="What we promised in 2024 about listening to people and working with them, in plain words.",
    drawing="path",
    in_menu=True,
    values={"list_child_pages": True},  # the full text arrives below this page, edition by edition
    body=[
        *section(
            "What it is for",
            "<p>In 2024 the trust wrote down how it will listen to patients, people who use services and carers, and "
            "how it will work with them. The Participation and Partnership Forum helped to write it. Staff answered a "
            "survey, and partners outside the trust had their say too.</p>"
            "<p>Listening is not only for when things go badly wrong. It should be part of every week.</p>",
        ),
        *section(
            "The four parts",
            "<ul><li><b>Experience:</b> what people tell us about their care, and what we do with it</li>"
            "<li><b>PALS, complaints and compliments:</b> help when something is wrong, and thanks when it is right"
            "</li><li><b>Patient Safety Partners:</b> members of the public who help to keep care safe</li>"
            "<li><b>Co-production:</b> patients, carers and staff plan and build things together, as equals</li></ul>",
        ),
        *section(
            "Our five aims",
            "<p>Members of the forum set these aims.</p>"
            "<ol><li>People can trust us, and we trust them.</li>"
            "<li>Staff, patients and carers get the tools and the help they need to work together.</li>"
            "<li>We use what people have already told us, and learn from others, before we ask again.</li>"
            "<li>We find out if taking part really makes care better.</li>"
            "<li>We are glad about each success, even a small one, and we show it.</li></ol>",
        ),
        *section(
            "Eight things the forum asks of us",
            "<ol><li><b>Trust us.</b> We want to work with you, and we trust you too.</li>"
            "<li><b>Ask us first, not last.</b> We can help most when nothing is fixed yet.</li>"
            "<li><b>Take time to get to know each other.</b> Good projects grow from that.</li>"
            "<li><b>Choose how much say we have, and say so.</b> The ladder of involvement helps.</li>"
            "<li><b>Think of all the things we can do.</b> It does not have to be a meeting.</li>"
            "<li><b>Show that you value us.</b> Send papers in time, pay as agreed without being chased, help with "
            "training and computers, and ask us again.</li>"
            "<li><b>Show us what changed.</b> That is why we come.</li>"
            "<li><b>Do not waste our time.</b> If it does not help the project, stop and think with us.</li></ol>",
        ),
        *section(
            "The law",
            "<p>When services are planned or changed, the law says that the NHS must involve the people who use them. "
            "We must write down how we did it and what difference it made.</p>",
        ),
        *callout(
            "The whole strategy",
            "<p>This page is the short version. The full text is linked at the end of this page once we have published "
            "it here. You can also ask the team for a copy.</p>",
        ),
        *contact("team"),
    ],
)

PROGRESS = PagePlan(
    address="/strategy/progress/",
    kind=ProgressPage,
    title="How far we are",
    seo_title="How far our involvement strategy is",
    summary="What we promised, how far it is, and what shows it.",
    drawing="path",
    values={
        "introduction": "<p>Each action has somebody who looks after it, and a day on which they say how far it is. "
        "When they are late, this page says so.</p>",
    },
)

EXPERIENCE = PagePlan(
    address="/experience/",
    kind=StandardPage,
    title="What people tell us",
    summary="How we ask people about their care, and how that makes care better.",
    drawing="notes",
    body=[
        *section(
            "Why we ask",
            "<p>Only you know what it is like to be on your side of the desk. Staff know the medicine. You know the "
            "waiting room, the letter and the drive home. We need both to make care better.</p>",
        ),
        *section(
            "How you can tell us",
            "<ul><li>Fill in the questionnaire that our services give out. You can ask for it in another language or "
            "format.</li><li>Talk to staff, or to PALS.</li>"
            '<li><a href="/we-said-we-did/tell-us/">Tell the involvement team</a>.</li>'
            '<li>Take part in <a href="/opportunities/">something that is open now</a>.</li></ul>',
        ),
        *section(
            "What we promised to do better",
            "<ul><li>Ask about what matters to you, not only about what matters to us.</li>"
            "<li>Read what you write in your own words, and look for what comes up again and again.</li>"
            "<li>Reach people we do not hear from, for example by text message.</li>"
            "<li>Show in public what we changed.</li></ul>",
        ),
        *callout(
            "Coming next",
            "<p>This page will show what people told us and what each service did about it. "
            "We show no numbers until they are real and checked.</p>",
        ),
    ],
)

PAGES = (STRATEGY, PROGRESS, EXPERIENCE)
