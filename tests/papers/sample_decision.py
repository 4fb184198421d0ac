"""A small decision that uses every part of the format; tests break it in one place or several."""

from papers.decision_file import DecisionFileError, Problem, parse_decision

SAMPLE = """\
format: 1
id: demo
title: О подготовке к лету
short_title: Лето
basis: решение совещания от 15.03.2027
day: 2027-03-15
deadline: 2027-05-20
meeting:
  title: Совещание
  topic: Лето
  day: 2027-03-15
  place: Сад № 1
  subgroups:
    - {number: 1, starts: 9:00}
    - {number: 2, starts: 12:00, capacity: 30}
  agenda:
    - {title: Вступление, minutes: 5}
    - {number: 1, title: Доклад, minutes: 30}
practical_task:
  title: Задание
  aspects:
    good: Достижения
  directions:
    - id: staff
      text: Кадры
      lines:
        good: {trained: Обучены}
department_task:
  text: Обобщить опыт
  categories:
    ways: Приёмы
ladder:
  at: 10:00
  before: [30, 7]
  window: {from: 9:30, till: 16:30}
blocks:
  status:
    - id: status
      kind: status
      text: На каком этапе?
tasks:
  - id: plan
    number: 1
    title: План
    text: Утвердить план.
    questions:
      - block: status
      - id: hinders
        kind: several
        text: Что мешает?
        options:
          no_time: Нет времени
          fine: {text: Справимся, neutral: true}
        when: {status: [not_started]}
        purpose: difficulty
      - id: groups
        kind: number
        text: Сколько групп?
        min: 0
        max: 9
        when: {hinders: no_time}
      - id: day
        kind: date
        text: Когда?
        presets: [today]
"""


def broken(*changes: tuple[str, str]) -> tuple[Problem, ...]:
    """What is said about the sample after replacing each text, which must be there, by another."""
    text = SAMPLE
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return problems_of(text)


def problems_of(text: str) -> tuple[Problem, ...]:
    """What is said about a text; nothing for a good one."""
    try:
        parse_decision(text, "demo.yaml")
    except DecisionFileError as error:
        return error.problems
    return ()


def line_of(words: str, text: str = SAMPLE) -> int:
    """The line that holds the words."""
    return text[: text.index(words)].count("\n") + 1
