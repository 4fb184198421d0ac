"""To the administrators: what went wrong, without a word of what people wrote."""

from core.alarms import Alarm, Vitals
from core.russian import count
from core.views import AlarmNotice, CutOffNotice, MishapNotice, Section
from screens.callbacks.start import GoHome
from screens.callbacks.summary import ShowSummary
from screens.screen import Button, Screen, clip, esc

MOST_NAMED = 10
LONGEST_NAME = 80


def mishap(view: MishapNotice) -> Screen:
    """Numbers, and the command that tells more: whoever looks after the bot has the server at hand."""
    parts = []
    if seqs := view.mishaps.updates:
        messages = count(len(seqs), "сообщение", "сообщения", "сообщений")
        senders = "Отправитель получил" if len(seqs) == 1 else "Отправители получили"
        again = "может" if len(seqs) == 1 else "могут"
        parts.append(
            f"Не обработано {messages}: три попытки не удались. "
            f"{senders} извинение и {again} работать дальше.\n"
            f"{'Номер' if len(seqs) == 1 else 'Номера'}: {_listed([str(seq) for seq in seqs])}."
        )
    if posts := view.mishaps.posts:
        messages = count(len(posts), "сообщение", "сообщения", "сообщений")
        parts.append(f"Не отправлено {messages}: мессенджер отказался принять.")
    parts.append("Тому, кто обслуживает бота, на сервере: <code>python -m bot quarantine list</code>")
    return Screen("\n\n".join(parts), ((Button("В меню", GoHome().pack()),),))


def alarm(view: AlarmNotice) -> Screen:
    """What is wrong, what it means for the work, and what helps; then what is well again."""
    parts = [_begun(each, view.vitals) for each in view.begun]
    parts += [f"Снова в порядке: {_OVER[each]}." for each in view.over]
    return Screen("\n\n".join(parts), ((Button("В меню", GoHome().pack()),),))


_OVER = {
    Alarm.OUTBOX: "сообщения уходят без задержки",
    Alarm.DISK: "места на диске хватает",
    Alarm.BACKUP: "ночная копия базы сделана",
    Alarm.CODES: "неверные ссылки больше не пробуют",
}


def _begun(alarm: Alarm, vitals: Vitals) -> str:
    match alarm:
        case Alarm.OUTBOX:
            return (
                "Сообщения ждут отправки дольше 5 минут. Ничего не потеряно: "
                "они уйдут, когда Telegram ответит.\n"
                "Проверьте связь сервера с Telegram."
            )
        case Alarm.DISK:
            free = f"{vitals.free_bytes / 1024**3:.1f}".replace(".", ",")
            return (
                f"На диске сервера осталось {free} ГБ, меньше десятой части.\n"
                "Освободите место: на полном диске бот не сможет принимать ответы."
            )
        case Alarm.BACKUP:
            return (
                "Ночная копия базы не получилась. Бот попробует снова через час.\n"
                "Причина записана в журнале бота на сервере."
            )
        case Alarm.CODES:
            codes = count(vitals.guessing.codes, "неверная ссылка", "неверные ссылки", "неверных ссылок")
            return (
                f"Кто-то подбирает личные ссылки: {codes} за час. Никто не вошёл, "
                "после нескольких ошибок бот просит подождать час.\n"
                "Делать ничего не нужно. Если не пускает Вашего руководителя, пусть подождёт час."
            )


def cut_off(view: CutOffNotice) -> Screen:
    """Who they are, and where to find their phones."""
    people = {one.member.person.id for one in view.people}
    names = dict.fromkeys(one.member.organisation.name for one in view.people)
    whom = count(len(people), "человека", "человек", "человек")
    where = _listed([clip(name, LONGEST_NAME) for name in names], ";\n")
    return Screen(
        f"Сообщения не доходят до {whom}: бот заблокирован или учётной записи больше нет.\n\n"
        f"{where}.\n\n"
        "Телефоны есть в списке. Кто снова напишет боту, тот из списка исчезнет.",
        (
            (Button("Кому не доставлено", ShowSummary(0, Section.CUT_OFF.value, 0).pack()),),
            (Button("В меню", GoHome().pack()),),
        ),
    )


def _listed(words: list[str], between: str = ", ") -> str:
    rest = len(words) - MOST_NAMED
    return between.join(map(esc, words[:MOST_NAMED])) + (f" и ещё {rest}" if rest > 0 else "")
