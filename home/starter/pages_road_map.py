"""Where staff start: the road map, in the words of what staff said when they were asked what stops them."""

from involvement.models import RoadMapPage

from .plan import PagePlan

ADDRESS = "/road-map/"
ROAD_MAP = PagePlan(
    address=ADDRESS,
    kind=RoadMapPage,
    title="For staff: how to start",
    seo_title="For staff: how to start working with patients and carers",
    summary="Where to start, what to learn and how to do it in the time you have.",
    drawing="path",
    in_menu=True,
    values={
        "introduction": "<p>We asked staff how much it matters to work together with patients and carers. They gave it "
        "9 out of 10. They also told us what gets in the way.</p>",
        "start_words": "I don’t know where to start",
        "start_answer": "Start small. Ask one person what it is like for them. Then find out how much say you can "
        "promise, and make a plan on one page. The involvement team helps you with the rest.",
        "knowledge_words": "I don’t have the knowledge",
        "knowledge_answer": "You do not have to know it all. Do your first project next to somebody who has done one. "
        "These steps tell you what they know.",
        "time_words": "I don’t have the time",
        "time_answer": "A little counts. Two people who read your draft letter take you half an hour, and save you a "
        "letter that nobody understands. What costs most time is to build the wrong thing.",
        "plan_note": "Talk to the involvement team before you invite anybody: they know who pays, and who would like "
        "to take part.",
    },
)
PAGES = (ROAD_MAP,)
