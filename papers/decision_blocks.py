"""Writes out ``- block: name`` in the tasks: a block's questions are typed once and asked in each task."""

from papers.decision_errors import Problems
from papers.decision_questions import MAX_QUESTIONS, MAX_TASKS
from papers.decision_tree import Group, Rows, Tree
from papers.decision_words import did_you_mean, listed, shown


def write_out_blocks(tree: Group, problems: Problems) -> None:
    """Puts the blocks' questions into the tasks of ``tree``; they keep the place they were written at."""
    blocks = tree.get("blocks")
    known = blocks if isinstance(blocks, Group) else Group()
    tasks = tree.get("tasks")
    for task in tasks[:MAX_TASKS] if isinstance(tasks, Rows) else ():
        questions = task.get("questions") if isinstance(task, Group) else None
        if isinstance(task, Group) and isinstance(questions, Rows) and len(questions) <= MAX_QUESTIONS:
            task["questions"] = _written_out(questions, known, problems)


def _written_out(questions: Rows, blocks: Group, problems: Problems) -> Rows:
    result = Rows()
    used: set[str] = set()
    for item, place in zip(questions, questions.places, strict=True):
        complaint = _complaint(item, blocks, used)
        if complaint:
            problems.add(place, complaint)
            result.incomplete = True
        elif isinstance(item, Group) and "block" in item:
            block = blocks[str(item["block"])]
            used.add(str(item["block"]))
            if isinstance(block, Rows) and len(block) <= MAX_QUESTIONS:
                for question, spot in zip(block, block.places, strict=True):
                    result.put(question, spot)
            else:  # told as a mistake of the block itself
                result.incomplete = True
        else:
            result.put(item, place)
    return result


def _complaint(item: Tree, blocks: Group, used: set[str]) -> str:
    """What is wrong with an item as a use of a block; empty for a good one and for a question."""
    names = f"known blocks: {listed(blocks)}"
    if isinstance(item, str):
        return f"expected a question or '- block: name', got {shown(item)}; {names}"
    if not isinstance(item, Group):
        return ""
    if "block" not in item:
        only = next(iter(item)) if len(item) == 1 else ""
        near = did_you_mean(only, ["block"])
        return f"unknown key '{only}'{near}" if near else ""
    if len(item) > 1:
        others = ", ".join(key for key in item if key != "block")
        return f"'block' stands alone: no other keys may go with it (here: {others})"
    name = item["block"]
    if not isinstance(name, str) or name not in blocks:
        return f"there is no block {shown(name)}{did_you_mean(str(name), blocks)}; {names}"
    return f"the block '{name}' stands twice in this task" if name in used else ""
