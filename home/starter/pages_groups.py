"""The list of groups, and the page of the young people's forum; each other group has a module of its own."""

from network.models import GroupIndexPage

from .pages_group_forum import PARTNERSHIP_FORUM
from .pages_group_network import MENTAL_HEALTH_NETWORK
from .pages_group_safety import SAFETY_PARTNERS
from .plan import PagePlan
from .writing import contact, section

FORUMS = PagePlan(
    address="/forums/",
    kind=GroupIndexPage,
    title="Groups you can join",
    summary="Groups of patients, carers and staff who meet, plan and decide together.",
    drawing="table",
    in_menu=True,
    values={
        "introduction": "<p>A group is for you if you would like to stay with something for longer, and get to know "
        "people. You can come to listen first. You can take a break, or leave, whenever you like.</p>"
        '<p>Would you rather do one thing, once? Look at the <a href="/opportunities/">ways to take part</a>.</p>',
    },
    body=[
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

PAGES = (FORUMS, MENTAL_HEALTH_NETWORK, PARTNERSHIP_FORUM, SAFETY_PARTNERS)
