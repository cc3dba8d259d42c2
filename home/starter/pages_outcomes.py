"""What happened next: the list of stories, how to tell us, and the list of case studies."""

from involvement.models import CaseStudyIndexPage, StoryIndexPage, TellUsPage

from .plan import PageAt, PagePlan
from .writing import contact, links, section

WE_SAID_WE_DID = PagePlan(
    address="/we-said-we-did/",
    kind=StoryIndexPage,
    title="We said, we did",
    summary="What people asked for, what we did about it, and what we could not do and why.",
    drawing="seedling",
    in_menu=True,
    values={
        "introduction": (
            "<p>Each story says what people told us, what came of it, and how we know. The ones marked “Example” "
            "show how this page works. They are not real.</p>"
        ),
    },
    body=[
        *section(
            "Our promise",
            "<p>Everyone who takes part is told what happened. Each opportunity names a day. By that day we tell you "
            "one of three things:</p>"
            "<ul><li><b>we did it</b>, and this is what is different now</li>"
            "<li><b>we are doing it</b>, and this is how far we are</li>"
            "<li><b>we could not</b>, and this is the reason</li></ul>",
        ),
        *section(
            "Why “we” and not “you”",
            "<p>Many places write “you said, we did”. People in our Participation and Partnership Forum asked for a "
            "different word. When patients, carers and staff look at a problem together, it is all of us who said it. "
            "So here it is “we said, we did”.</p>",
        ),
        *section(
            "What you can do today",
            "<p>You do not have to wait for us to ask. If something about our care should change, tell us now.</p>",
        ),
        *links(
            (PageAt("/we-said-we-did/tell-us/"), "Tell us", "By form, phone or letter. A few words are enough."),
            (PageAt("/opportunities/"), "Ways to take part", "See what is open now, and what fits your life."),
        ),
    ],
)

TELL_US = PagePlan(
    address="/we-said-we-did/tell-us/",
    kind=TellUsPage,
    title="Tell us",
    summary="Something was good, or should be better? Tell us here. You do not need the right words.",
    drawing="phone",
    values={
        "introduction": (
            "<p>A few words are enough: what happened, where, and what would have made it better. You do not have to "
            "give your name. You can also ring or write to the team.</p>"
        ),
        "what_next": (
            "<p>Somebody from the team reads it within a few days. We look at what many people say, and at what one "
            "person saw that nobody else did.</p>"
            "<p>If you said that we may publish it, we write it down in our own words, without anything that shows who "
            "you are. Then we show what came of it under "
            '<a href="/we-said-we-did/">We said, we did</a>.</p>'
            "<p>If you said that we may contact you, we tell you what came of it.</p>"
        ),
    },
    body=[
        *section(
            "You are worried about care you or somebody else gets now",
            "<p>Please do not wait. Talk to the staff who give the care. If that is hard, or nothing changes, ring "
            "PALS. They listen and help to sort things out.</p>",
        ),
        *contact("pals"),
        *section(
            "What we do with what you tell us",
            "<p>We read all of it. We look at what many people say, and at what one person saw that nobody else did. "
            'Then we show what changed under <a href="/we-said-we-did/">We said, we did</a>.</p>',
        ),
    ],
)

CASE_STUDIES = PagePlan(
    address="/case-studies/",
    kind=CaseStudyIndexPage,
    title="Case studies",
    summary="How patients, carers and staff worked on something together, from the first idea to what changed.",
    drawing="path",
    values={
        "introduction": "<p>Each one says who was there and how early, how much say people were promised and how much "
        "they had, what changed, and what we would do differently. Those marked “Example” are invented, to show how "
        "it will look. Real ones will follow: nothing goes online before the people in it have read it and said yes."
        "</p>",
    },
)

PAGES = (WE_SAID_WE_DID, TELL_US, CASE_STUDIES)
