"""What the front page says: somebody who looks after a person they love, on an old phone, is to feel welcome here."""

from typing import Any

from home.models import HomePage
from involvement.models import OpportunityIndexPage

from .plan import PageAt, PagePlan
from .writing import section

WAYS_IN: tuple[dict[str, Any], ...] = (
    {
        "audience": "I use services, or care for somebody",
        "text": "Find something that fits your life. Ten minutes by phone can be enough.",
        "target": PageAt("/opportunities/"),
    },
    {
        "audience": "I am in a forum, or want to be",
        "text": "Read what each group is for, and join the one that suits you.",
        "target": PageAt("/forums/"),
    },
    {
        "audience": "I am a young person",
        "text": "Your view counts as much as anybody’s. See what is being set up.",
        "target": PageAt("/young-people/"),
    },
    {
        "audience": "I work for the trust",
        "text": "Not sure where to start, or short of time? Start here.",
        "target": PageAt("/road-map/"),
    },
)

HOME = PagePlan(
    address="/",
    kind=HomePage,
    title="Working Together",
    seo_title="Help shape NHS care near you",
    summary="Take part in shaping NHS care in Cambridgeshire and Peterborough, and see what changed because of it.",
    drawing="table",
    values={
        "heading": "Help us make care better",
        "introduction": "You know what care feels like. Tell us, work with us, and we will tell you what changed.",
        "main_button_text": "See ways to take part",
        "main_button_page": PageAt("/opportunities/"),
        "second_link_text": "Tell us something now",
        "second_link_page": PageAt("/we-said-we-did/tell-us/"),
        "opportunities_heading": "You can still join these",
        "opportunities_shown": 3,
        "promise_heading": "We said, we did",
        "promise": (
            "<p>When you take part, we tell you what happened next. Each opportunity gives the date you will hear by. "
            "If we could not do something, we say so, and we say why.</p>"
            '<p><a href="/we-said-we-did/">Read what changed, and what did not</a></p>'
        ),
    },
    body=[
        *section(
            "New to this?",
            "<p>You do not need any experience. You do not need an account. You can stop at any time and you do not "
            "have to say why.</p>"
            "<p>Before you decide, each page tells you how long it takes, whether you are paid, what we pay for, and "
            "who to ring. Taking part, or not, never changes the care you get.</p>",
        ),
    ],
)

OPPORTUNITIES = PagePlan(
    address="/opportunities/",
    kind=OpportunityIndexPage,
    title="Ways to take part",
    seo_title="Ways to take part in shaping NHS care",
    summary="Pick something that suits you: a phone call, a form by post, an hour online or a day with others.",
    drawing="notes",
    in_menu=True,
    values={
        "introduction": (
            "<p>Each one says what you would do, how long it takes, whether you are paid, and when we will "
            "tell you what happened. The ones marked “Example” show how this page works. They are not real.</p>"
        ),
    },
)

PAGES = (HOME, OPPORTUNITIES)
