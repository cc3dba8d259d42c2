"""Three presses after a meeting: each is counted by itself, and opening the link counts nothing."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from network.actions.asking import count_answer
from network.asking.digests import next_question
from network.asking.links import answering
from network.asking.questions import Answer, is_open, questions_about
from network.meetings import group_of
from network.models import MeetingPage
from network.models.settings import meeting_settings
from network.naming import discreet_title
from people.models import Person
from people.views.privacy import own_page


@csrf_exempt  # the link is the proof, and a browser that comes by mail has no cookie
@own_page
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the next question with its three buttons, or thank you; a press counts one answer."""
    found = answering(token)
    if found is None:
        return render(request, "people/link_unknown.html", status=404)
    holder, meeting = found
    if holder.has_ended:
        return render(request, "people/my/link_ended.html", status=410)
    now = timezone.now()
    if not is_open(meeting, meeting_settings().answer_days, now):
        return render(request, "network/answer/closed.html", status=410)
    if request.method == "POST":
        pressed, said = request.POST.get("question", ""), request.POST.get("answer", "")
        if said not in Answer or pressed not in questions_about(meeting):
            return _ask(request, holder.person, meeting, status=422)
        count_answer(meeting, holder.person, pressed, said, now=now)
        return HttpResponseRedirect(request.path)
    return _ask(request, holder.person, meeting)


def _ask(request: HttpRequest, person: Person, meeting: MeetingPage, status: int = 200) -> HttpResponse:
    questions = questions_about(meeting)
    question = next_question(meeting, person)
    context = {
        "name": discreet_title(meeting, group_of(meeting)),
        "question": question,
        "answers": list(Answer),
        "number": questions.index(question) + 1 if question else 0,
        "all": len(questions),
        "lacks_answer": status == 422,
    }
    return render(request, "network/answer/question.html", context, status=status)
