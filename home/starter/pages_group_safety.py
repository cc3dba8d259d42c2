"""Patient Safety Partners: the role, and the kinds of work it is made of."""

from network.models import GroupPage

from .group_facts import OFFER
from .plan import PageAt, PagePlan
from .writing import links, section

SAFETY_PARTNERS = PagePlan(
    address="/patient-safety-partners/",
    kind=GroupPage,
    title="Patient Safety Partners",
    summary="Members of the public who help the trust to keep people safe from harm.",
    drawing="umbrella",
    values=OFFER
    | {
        "purpose": "<p>The role is new in the NHS, and it still grows. A partner speaks for the people who use our "
        "care, wherever safety is talked about and at every level of the trust.</p>",
        "who_for": "You have used NHS care, or you look after somebody who has, and you want it to be safe for the "
        "next person. You ask questions when something is not clear. You need no knowledge of medicine.",
        "what_members_do": "<p>There are eight kinds of work. Nobody does all of them. You choose with us what suits "
        "you. They are listed below.</p>",
        "how_often": "Example: two to four hours a month. It depends on what you choose.",
        "where_it_meets": "Example: at our main sites and online",
        "how_we_work": "<ul><li>You work closely with our patient safety specialists and with senior staff. They guide "
        "you, and they answer what you ask.</li>"
        "<li>What you read about people stays secret. You agree to that before you begin.</li>"
        "<li>Before each task we say what it is for, and how much say you have in it.</li>"
        "<li>Some of it is hard to hear. You can stop at any time and talk to somebody.</li></ul>",
        "training": "Training in patient safety before you begin, and a person who looks after you.",
        "joining": GroupPage.Joining.APPLICATION,
        "joining_note": "The team rings you, tells you what is wanted at the moment, and answers what you ask. When we "
        "look for new partners for one task, you find it under the ways to take part too.",
        "lowest_age": 18,
    },
    rows={
        "questions": [
            {
                "label": "Which of the eight kinds of work would you like?",
                "help_text": "Their numbers are enough, or “I do not know yet”.",
                "kind": "short",
            },
            {
                "label": "Why does safe care matter to you?",
                "help_text": "One or two sentences are enough. You do not have to tell us about your health.",
                "kind": "long",
            },
        ],
    },
    body=[
        *section(
            "The eight kinds of work",
            "<ol><li><b>Sit in groups that look after safety and quality.</b> They read the figures about harm and "
            "decide what to do. You read them too.</li>"
            "<li><b>Keep in touch with other partners,</b> in our region and in the whole country.</li>"
            "<li><b>Share and learn beyond our trust,</b> in circles of people who do the same work and in projects of "
            "the wider health system.</li>"
            "<li><b>Help in projects that make care safer.</b></li>"
            "<li><b>Work with a team or a service</b> that wants to find out what it could do more safely.</li>"
            "<li><b>Take part in training about safety,</b> so that staff hear it from your side.</li>"
            "<li><b>Watch over how we look into things that went wrong,</b> where that fits.</li>"
            "<li><b>Join projects about learning,</b> and about how we involve those whom it happened to.</li></ol>",
        ),
        *links((PageAt("/opportunities/"), "Ways to take part", "See what is open now, and what fits your life.")),
    ],
)
