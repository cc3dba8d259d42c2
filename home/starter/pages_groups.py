"""The forums and networks. Joining online comes later; today people ring or write, and the pages say so."""

from home.models import StandardPage

from .plan import PageAt, PagePlan
from .writing import callout, contact, crisis, links, section

FORUMS = PagePlan(
    address="/forums/",
    kind=StandardPage,
    title="Groups you can join",
    summary="Groups of patients, carers and staff who meet, plan and decide together.",
    drawing="table",
    in_menu=True,
    body=[
        *section(
            "Is a group right for you?",
            "<p>A group is for you if you would like to stay with something for longer, and get to know people. "
            "You can come to listen first. You can take a break, or leave, whenever you like.</p>"
            '<p>Would you rather do one thing, once? Look at the <a href="/opportunities/">ways to take part</a>.</p>',
        ),
        *links(
            (
                PageAt("/participation-and-partnership-forum/"),
                "Participation and Partnership Forum",
                "Patients, carers and staff who look at the whole trust together.",
            ),
            (PageAt("/young-people/"), "Young people’s forum", "For everyone from 13 to 25. Help us to get it right."),
            (
                PageAt("/mental-health-network/"),
                "Mental health network",
                "A little or a lot. Being set up.",
            ),
            (PageAt("/patient-safety-partners/"), "Patient Safety Partners", "Help to keep people safe from harm."),
        ),
        *section(
            "What you can count on",
            "<ul><li>We tell you beforehand if you are paid, and what we pay for.</li>"
            "<li>You get the papers in good time, in a form you can use.</li>"
            "<li>Somebody you know by name answers your questions.</li>"
            "<li>We tell you what changed because of your work.</li></ul>",
        ),
        *contact("team"),
    ],
)

MENTAL_HEALTH_NETWORK = PagePlan(
    address="/mental-health-network/",
    kind=StandardPage,
    title="Mental health network",
    summary="A wider circle of people who know what living with mental health problems is like.",
    drawing="seedling",
    body=[
        *section(
            "What it is going to be",
            "<p>Not everyone wants to sit in meetings. The network is for anyone with mental health challenges who "
            "would like to be asked from time to time. You will choose what you hear about, and you can do a little or "
            "a lot.</p>",
        ),
        *callout(
            "The network is still being set up",
            "<p>You cannot join online yet. Being in the network says something about your health, so we take the time "
            "to make it private. Our letters and emails will not say what the network is about on the outside.</p>",
        ),
        *section(
            "What you can do today",
            "<p>Ring or write to the team and say that you would like to know more. That is all we need.</p>",
        ),
        *contact("team"),
        *links((PageAt("/opportunities/"), "Ways to take part now", "Some take ten minutes and can be done at home.")),
        *crisis(),
    ],
)

PARTNERSHIP_FORUM = PagePlan(
    address="/participation-and-partnership-forum/",
    kind=StandardPage,
    title="Participation and Partnership Forum",
    summary="People who use our services, carers and staff who look at the whole trust together.",
    drawing="table",
    body=[
        *section(
            "What the forum does",
            "<p>The forum helped to write our strategy. Its members set the five aims, and told us the eight things "
            "that make working together a success.</p>"
            '<p><a href="/strategy/">Read the aims and the eight points</a></p>',
        ),
        *section(
            "Who it is for",
            "<p>You have used our services, or you look after somebody who has. You can see further than your own "
            "story, and you like to work with others. We help you with the rest.</p>",
        ),
        *callout(
            "Dates and papers will be here soon",
            "<p>You cannot see meetings or join online yet. Ring or write to us, and we tell you when the forum meets "
            "next and how to come along.</p>",
        ),
        *contact("team"),
    ],
)

SAFETY_PARTNERS = PagePlan(
    address="/patient-safety-partners/",
    kind=StandardPage,
    title="Patient Safety Partners",
    summary="Members of the public who help the trust to keep people safe from harm.",
    drawing="umbrella",
    body=[
        *section(
            "What a Patient Safety Partner is",
            "<p>The role is new in the NHS. A partner speaks for the people who use our care when safety is talked "
            "about. You work closely with the trust’s safety specialists and senior staff, and they guide and support "
            "you.</p>",
        ),
        *section(
            "What partners do",
            "<ul><li>sit on the groups that look at safety and at quality</li>"
            "<li>join projects that make care safer, and work with teams who want to do better</li>"
            "<li>help to see that we learn when something went wrong</li>"
            "<li>take part in safety training for staff</li>"
            "<li>meet partners from other places, near and far</li></ul>"
            "<p>Nobody does all of it. You choose with us what suits you.</p>",
        ),
        *callout(
            "New places are shown under “Ways to take part”",
            "<p>You cannot apply on this page yet. When we look for new partners, you will find it among our "
            "opportunities, with the pay, the time and the training.</p>",
        ),
        *links((PageAt("/opportunities/"), "Ways to take part", "See what is open now, and what fits your life.")),
        *contact("team"),
    ],
)

PAGES = (FORUMS, MENTAL_HEALTH_NETWORK, PARTNERSHIP_FORUM, SAFETY_PARTNERS)
