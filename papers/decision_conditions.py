"""``when``: a condition looks back, at a question with a fixed list of answers, and names some of them."""

from core.decision import Kind, Status
from papers.decision_errors import Place, Problems
from papers.decision_node import MAX_OPTIONS
from papers.decision_questions import MAX_CONDITIONS
from papers.decision_tree import Group, Rows, Tree
from papers.decision_words import did_you_mean, listed, shown

TOTAL = "status"  # the task's status as a whole, whatever the questions of kind status are called


def check_conditions(questions: list[Group], complete: bool, problems: Problems) -> None:
    """Notes every wrong condition of a task; not ``complete`` means that some questions are unknown."""
    statuses = [index for index, question in enumerate(questions) if question.get("kind") == Kind.STATUS]
    for index, question in enumerate(questions):
        when = question.get("when")
        if not isinstance(when, Group) or len(when) > MAX_CONDITIONS:
            continue
        for name, answers in when.items():
            place = when.places[name]
            if name == TOTAL and (statuses or not complete):
                if statuses and statuses[-1] > index:
                    told = "the status is known only after the last question of kind status, further down"
                    problems.add(place, told)
                _check_answers(answers, place, name, list(Status), problems)
                continue
            earlier = next((one for one in questions[:index] if one.get("id") == name), None)
            if earlier is not None:
                _check_earlier(earlier, name, answers, place, problems)
            elif any(one.get("id") == name for one in questions):
                problems.add(place, f"'{name}' is not an earlier question: 'when' may only look back")
            elif complete:
                ids = [str(one["id"]) for one in questions[:index] if isinstance(one.get("id"), str)]
                told = f"this task has no question {shown(name)}{did_you_mean(name, ids)}"
                problems.add(place, f"{told} (earlier ones: {listed(ids)})")


def _check_earlier(earlier: Group, name: str, answers: Tree, place: Place, problems: Problems) -> None:
    kind, options = earlier.get("kind"), earlier.get("options")
    if kind == Kind.STATUS:
        _check_answers(answers, place, name, list(Status), problems)
    elif kind in (Kind.CHOICE, Kind.SEVERAL):
        if isinstance(options, Group):
            _check_answers(answers, place, name, list(options), problems)
        elif options is None:
            problems.add(place, f"'{name}' has no options that a condition could name")
    elif kind in list(Kind):
        told = f"'{name}' is of kind {kind}; 'when' needs a question of kind status, choice or several"
        problems.add(place, told)


def _check_answers(answers: Tree, place: Place, name: str, allowed: list[str], problems: Problems) -> None:
    rows = zip(answers, answers.places, strict=True) if isinstance(answers, Rows) else [(answers, place)]
    if isinstance(answers, Rows) and len(answers) > MAX_OPTIONS:
        return
    for answer, spot in rows:
        if isinstance(answer, str) and answer not in allowed:
            told = f"{shown(answer)} is not an answer to '{name}'{did_you_mean(answer, allowed)}"
            problems.add(spot, f"{told} (allowed: {listed(allowed)})")
