"""Mistakes of a decision file in Russian, for whoever sent it to the chat: where, what, and what is allowed.

The file's own messages are English, for the command line. Each stands here as a pattern with its Russian; a
message without one is told as it is, so nothing is ever kept silent (a test looks for such messages).
"""

import re

from papers.decision_errors import DecisionFileError, Problem

_NEAR = r"(?:; did you mean '(?P<near>[^']*)'\?)?"
_KNOWN = r"(?: \((?:known here|known|allowed|earlier ones|here)(?:: (?P<known>.*))?\))?"
_PATTERNS: tuple[tuple[str, str], ...] = (
    (r"this key is missing", "этой строки не хватает"),
    (rf"unknown key '(?P<a>.*?)'{_NEAR}{_KNOWN}", "такого слова здесь нет: «{a}»{near}"),
    (r"this program reads 'format: (?P<a>\d+)', got (?P<b>.*)", "нужно «format: {a}», а стоит {b}"),
    (r"(?P<a>.*) is not an id: .*", "{a} не годится: до 16 строчных латинских букв, цифр или «_»"),
    (r"expected a day like .*, got (?P<a>.*)", "нужна дата, например 01.09.2020, а стоит {a}"),
    (r"there is no such day: (?P<a>.*)", "такого дня нет: {a}"),
    (r"expected a year from (?P<a>\d+) to (?P<b>\d+), got (?P<c>.*)", "нужен год от {a} до {b}, а стоит {c}"),
    (r"expected a time of day like .*, got (?P<a>.*)", "нужно время, например 9:00, а стоит {a}"),
    (r"expected true or false, got (?P<a>.*)", "нужно true или false, а стоит {a}"),
    (r"expected a text, got an empty one", "здесь пусто, нужен текст"),
    (r"expected a text, got (?P<a>.*)", "нужен текст, а стоит {a}"),
    (r"too long: (?P<a>\d+) characters, at most (?P<b>\d+).*", "слишком длинно: знаков {a}, можно до {b}"),
    (r"an invisible control character.*", "в тексте невидимый знак: наберите его заново"),
    (
        r"expected a whole number from (?P<a>\S+) to (?P<b>\S+), or never",
        "нужно число от {a} до {b} или never",
    ),
    (
        r"expected a whole number from (?P<a>\S+) to (?P<b>\S+), got (?P<c>.*)",
        "нужно целое число от {a} до {b}, а стоит {c}",
    ),
    (r"expected (?P<a>\d+), its place in the list, got (?P<b>.*)", "нужен номер {a} по порядку, а стоит {b}"),
    (r"expected lines of 'key: value'.*, got (?P<a>.*)", "нужны строки вида «слово: значение», а стоит {a}"),
    (
        r"expected lines of '(?P<b>.*)', without dashes, got (?P<a>.*)",
        "нужны строки вида «слово: текст» без тире, а стоит {a}",
    ),
    (
        r"expected a list \(lines that start with '- '\), got (?P<a>.*)",
        "нужен список: строки с «- », а стоит {a}",
    ),
    (r"expected at least (?P<a>\d+) here, got (?P<b>\d+)", "нужно не меньше {a}, а стоит {b}"),
    (r"too many: (?P<a>\d+), at most (?P<b>\d+).*", "слишком много: {a}, можно до {b}"),
    (
        r"expected a question or '- block: name', got (?P<a>.*?);.*",
        "нужен вопрос или «- block: имя», а стоит {a}",
    ),
    (r"there is no block '(?P<a>.*?)'.*", "нет набора вопросов «{a}»"),
    (r"the block '(?P<a>.*)' stands twice in this task", "набор «{a}» стоит в пункте дважды"),
    (r"'block' stands alone.*", "рядом с block других слов быть не может"),
    (rf"there is no task '(?P<a>.*?)'{_NEAR}{_KNOWN}", "нет пункта «{a}»{near}"),
    (rf"there is no aspect '(?P<a>.*?)'{_NEAR}{_KNOWN}", "нет столбца «{a}»{near}"),
    (rf"this task has no question '(?P<a>.*?)'{_NEAR}{_KNOWN}", "в пункте нет вопроса «{a}»{near}"),
    (rf"'(?P<a>.*?)' is not an answer to '(?P<b>.*?)'{_NEAR}{_KNOWN}", "«{a}» не ответ на «{b}»{near}"),
    (rf"'(?P<a>.*?)' is not known here{_NEAR}{_KNOWN}", "«{a}» здесь не годится{near}. Годятся: {known}"),
    (r"'(?P<a>.*)' is the id of another .* too \(line (?P<b>\d+)\)", "«{a}» уже стоит в строке {b}"),
    (r"'(?P<a>.*)' can't come after itself", "пункт «{a}» не может идти после себя"),
    (r"'(?P<a>.*)' is not an earlier question.*", "«{a}» спрашивают позже: условие смотрит только назад"),
    (r"'(?P<a>.*)' has no options that a condition could name", "у «{a}» нет вариантов, условие невозможно"),
    (
        r"'(?P<a>.*)' is of kind (?P<b>\w+); 'when' needs .*",
        "«{a}» вида {b}: условие возможно только по status, choice, several",
    ),
    (r"the status is known only after .*", "этап известен только после последнего вопроса о нём"),
    (r"a task needs at least one question of kind status", "в пункте нужен вопрос об этапе (kind: status)"),
    (r"the id 'status' is kept .*", "имя status только для вопроса об этапе"),
    (r"where a task asks several statuses.*", "этапов в пункте несколько: назовите вопрос иначе, не status"),
    (r"the ids (?P<a>.*) are over (?P<b>\d+) characters together.*", "имена {a} длиннее {b} знаков вместе"),
    (
        r"another subgroup starts at (?P<a>\S+) too \(line (?P<b>\d+)\)",
        "в {a} уже начинается другая (строка {b})",
    ),
    (r"the deadline \((?P<a>\S+)\) must come after .*", "срок {a} должен быть позже дня решения"),
    (r"the purpose (?P<a>\w+) needs .* kind (?P<b>.*?); this .*", "purpose {a} только для вопросов вида {b}"),
    (
        r"'(?P<a>\w+)' goes only with questions of kind (?P<b>.*?); this .*",
        "{a} только для вопросов вида {b}",
    ),
    (r"a question of kind (?P<a>\w+) needs 'options'.*", "вопросу вида {a} нужны варианты (options) или own"),
    (r"a question of kind status is always asked.*", "вопрос об этапе задают всегда: when убрать"),
    (r"'max' \((?P<a>.*)\) is less than 'min' \((?P<b>.*)\)", "max ({a}) меньше min ({b})"),
    (r"'(?P<a>.*)' and '(?P<b>.*)' have the same text", "у «{a}» и «{b}» один и тот же текст"),
    (r"the same preset stands twice", "одно и то же стоит дважды"),
    (r"the days must fall.*", "дни идут по убыванию, каждый один раз: [30, 14, 7, 1]"),
    (r"the days must rise.*", "дни идут по возрастанию, каждый один раз: [1, 5]"),
    (r"it ends \((?P<a>\S+)\) before it starts \((?P<b>\S+)\)", "конец ({a}) раньше начала ({b})"),
    (r"'ends' needs 'starts' beside it", "к ends нужно starts"),
    (r"(?P<a>\d+) minutes, but from .* it is (?P<b>\d+).*", "минут {a}, а по часам выходит {b}"),
    (
        r"the window ends \((?P<a>\S+)\) before it begins \((?P<b>\S+)\)",
        "окно кончается ({a}) раньше начала ({b})",
    ),
    (r"(?P<a>\S+) is outside the window, (?P<b>\S+) to (?P<c>\S+)", "{a} вне окна {b}–{c}"),
    (r"(?P<a>\S+) is before the time of the reminders \((?P<b>\S+)\)", "{a} раньше часа напоминаний ({b})"),
    (r"the indentation .*", "отступ или кавычка не сходится со строками выше"),
    (r"a key must be a plain word .*", "перед двоеточием должно стоять простое слово"),
    (r"the key '(?P<a>.*)' stands twice here \(first at line (?P<b>\d+)\)", "«{a}» уже стоит в строке {b}"),
    (r"a bracket is not closed.*", "скобка не закрыта, или тексту в скобках нужны кавычки"),
    (r"a value is missing here.*", "здесь не хватает значения, или лишняя скобка"),
    (r"a text that starts with \* or & .*", "текст, который начинается с * или &, ставят в кавычки"),
    (r"the file is empty", "файл пуст"),
    (r"the file is bigger than (?P<a>\d+) kB", "файл больше {a} КБ"),
    (r"this is not a text file.*", "это не текстовый файл: сохраните решение как текст в UTF-8"),
    (r"this is not UTF-8.*", "кодировка не UTF-8: сохраните файл заново в UTF-8"),
)
_COMPILED = tuple((re.compile(pattern), words) for pattern, words in _PATTERNS)
_SHOWN = (("a group of keys", "группа строк"), ("a list", "список"), ("nothing", "ничего"))


def problems_in_russian(error: DecisionFileError) -> tuple[str, ...]:
    """A line for each mistake, from the top down."""
    return tuple(map(in_russian, error.problems))


def in_russian(problem: Problem) -> str:
    """«Строка 12, deadline: такого дня нет: 2020-09-31»."""
    where = ", ".join(
        part for part in (f"строка {problem.line}" if problem.line else "", problem.path) if part
    )
    told = message_in_russian(problem.message) or problem.message
    line = f"{where}: {told}" if where else told
    return line[:1].upper() + line[1:]


def message_in_russian(message: str) -> str:
    """Empty where there is no Russian for it."""
    for pattern, words in _COMPILED:
        found = pattern.fullmatch(message)
        if found is not None:
            parts = {name: _value(value) for name, value in found.groupdict(default="").items()}
            near = f"; похоже на «{parts['near']}»" if parts.get("near") else ""
            return words.format(**parts | {"near": near})
    return ""


def _value(value: str) -> str:
    for english, russian in _SHOWN:
        if value == english:
            return russian
    if len(value) > 1 and value[0] == value[-1] == "'":
        return f"«{value[1:-1]}»"
    return value
