"""The bundled consent, to be checked by the operator's lawyer, and what is said when it has changed.

A department may put its own text into DATA_DIR/templates/consent.txt, with the same names in braces.
"""

from core import consent
from core.consent import ConsentText, Operator
from core.views import ConsentAgain, ConsentScreen
from screens.callbacks.privacy import AgreeAgain, RefuseAgain
from screens.callbacks.start import Agree, Refuse
from screens.screen import Button, Screen, esc

TEMPLATE = """Согласие на обработку персональных данных

Я свободно, своей волей и в своём интересе даю согласие.
Оператор: {оператор}.
Адрес: {адрес}.
Кто отвечает за данные: {контакт}.
Что обрабатывается: номер моей учётной записи и имя в мессенджере, как ко мне обращаться, моя должность, \
рабочие телефон и почта, мои ответы и файлы, время моих действий.
Зачем: чтобы собрать ответы организации о выполнении решения и напоминать о сроке.
Что делается с данными: сбор, запись, хранение, уточнение, использование, удаление, с помощью программы. \
Оператор их третьим лицам не передаёт; сами сообщения идут через Telegram, его серверы за границей.
Срок: пока решение не закрыто и ещё {хранение} после этого, или пока я не отзову согласие.
Отозвать согласие можно в любой момент в этом же чате: команда /mydata. Мои данные удалят {удаление}, \
ответы организации останутся без моего имени.
Публиковать мои данные это согласие не разрешает: об этом спросят отдельно."""


def words_of(text: ConsentText, department: str = "") -> str:
    """The text with its title in bold and its version below."""
    shown = text if text.text else consent.filled(TEMPLATE, Operator(department), 365, 0)
    title, _, rest = shown.text.partition("\n")
    return f"<b>{esc(title)}</b>\n{esc(rest)}\n\nРедакция {esc(text.version)}."


def consent_screen(view: ConsentScreen) -> Screen:
    """The consent, on a screen of its own, nothing preselected."""
    return Screen(
        words_of(view.consent, view.department),
        (
            (Button("Согласен", Agree(view.code, view.consent.version).pack()),),
            (Button("Отказываюсь", Refuse().pack()),),
        ),
    )


def again(view: ConsentAgain) -> Screen:
    """Its words have changed: asked before anything else, and what was sent just now waits."""
    waits = "То, что Вы сейчас отправили, сохранено и подождёт." if view.held else "Всё, что было, сохранено."
    return Screen(
        f"Изменился текст согласия, прочитайте его, пожалуйста. {waits}\n\n{words_of(view.consent)}",
        (
            (Button("Согласен", AgreeAgain(view.consent.version).pack()),),
            (Button("Отказываюсь", RefuseAgain().pack()),),
        ),
    )
