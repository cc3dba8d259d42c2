"""What a member answered when they joined: seen, and changed, as often as they like."""

from django.http import HttpResponse
from django.shortcuts import render

from people.actions.own_answers import save_answers
from people.forms.own_answers import OwnAnswersForm
from people.models import SignUp
from people.places import has_place
from people.private_names import named
from people.subjects import Question, SignUpSubject, is_membership
from people.views.my.doorway import Visit, by_own_link


@by_own_link
def my_answers(visit: Visit, sign_up: int) -> HttpResponse:
    """Show the questions of a group with the answers in them, and keep what is sent."""
    theirs = SignUp.objects.select_related("page__locale").filter(pk=sign_up, person=visit.person).first()
    if theirs is None:
        return render(visit.request, "people/link_unknown.html", status=404)
    questions = _questions(theirs)
    if not visit.is_post:
        return _show(visit, theirs, OwnAnswersForm(questions=questions, answers=theirs.answers))
    form = OwnAnswersForm(visit.request.POST, questions=questions, answers=theirs.answers)
    if not form.is_valid():
        return _show(visit, theirs, form, status=422)
    save_answers(theirs, form.answers())
    return visit.go_to("my", "answers")


def _questions(sign_up: SignUp) -> tuple[Question, ...]:
    """Return what can be changed: where somebody stays, not where answers belong to one day, and not after leaving."""
    if not has_place(sign_up) or not is_membership(sign_up.page):
        return ()
    subject = sign_up.page.specific
    return subject.sign_up_questions() if isinstance(subject, SignUpSubject) else ()


def _show(visit: Visit, sign_up: SignUp, form: OwnAnswersForm, status: int = 200) -> HttpResponse:
    return visit.show("answers", {"form": form, "named": named(sign_up.page)}, status=status)
