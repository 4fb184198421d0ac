"""One-line words that stand above a screen, by what happened."""

from core.views import Note

NOTES: dict[Note, str] = {
    Note.NO_ACCESS: "Эта кнопка Вам больше недоступна. Вот Ваше меню.",
    Note.OLD_BUTTON: "Этот вопрос изменился, показываю как есть сейчас.",
    Note.LOCKED: "Срок прошёл, ответы закрыты для изменений.",
    Note.NOT_UNDERSTOOD: "Сейчас я ничего не спрашиваю. Нажмите кнопку ниже.",
    Note.VOICE: "Голос пока не читаю: нажмите кнопку или напишите.",
    Note.STICKER: "Спасибо! А ответ нажмите кнопкой или напишите.",
    Note.EDITED: "Исправление вижу, но ответ по нему не меняю: пришлите его новым сообщением.",
    Note.CONTACT: "Контакты не храню: номера телефонов мне не нужны.",
    Note.OTHER_KIND: "Такое сообщение я не читаю: нажмите кнопку или напишите.",
    Note.FILE_UNASKED: "Файл не сохранён: откройте вопрос о подтверждении и пришлите его там.",
    Note.FILE_TOO_BIG: "Файл больше 20 МБ, принять его не могу. Пришлите поменьше или ссылку.",
    Note.FILE_REFUSED: "Программы не принимаю. Пришлите документ, фото или ссылку.",
    Note.SNOOZED: "Хорошо, напомню",
    Note.AWAY: "Хорошего отпуска! Не беспокою до",
    Note.BACK: "С возвращением! Напоминания снова включены.",
    Note.LATER: "Всё сохранено. Продолжить можно в любое время.",
    Note.NOT_A_DATE: "Не разобрал дату. Напишите так: 25.08 или 25 августа.",
    Note.DATE_IS_PAST: "Эта дата не подходит: напишите день в пределах года вперёд.",
    Note.ONLY_DEPARTMENT: "Сводка доступна только управлению образования.",
    Note.APOLOGY: "Простите, последнее действие не получилось. Попробуйте ещё раз.",
    Note.NO_DECISION: "Решений пока нет.",
    Note.NOT_COMPLETE: "Отправить пока нельзя: заполнены не все пункты.",
    Note.ALREADY_SENT: "Отчёт уже отправлен.",
    Note.BAD_CODE: "Эта ссылка не подходит. Если нужна новая, обратитесь в управление образования.",
    Note.NAME_TOO_LONG: "Слишком длинно: до 80 знаков.",
    Note.JOIN_DECIDED_ALREADY: "По этой просьбе уже решили.",
    Note.JOIN_DONE_YES: "Готово: доступ открыт.",
    Note.JOIN_DONE_NO: "Готово: в доступе отказано.",
    Note.TASK_FILLED: "Пункт заполнен.",
}


def above(note: Note | None) -> str:
    """The note with the empty line that parts it from the screen; empty where there is none."""
    return f"{NOTES[note]}\n\n" if note else ""
