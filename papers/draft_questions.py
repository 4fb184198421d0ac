"""The plain set of questions that a draft asks of every point; whoever completes the file adds his own."""

BLOCKS = """\
# Вопросы, которые повторяются в каждом пункте. Это обычный набор, в документе его нет:
# измените под своё дело.
blocks:
  status:
    - id: status
      kind: status
      label: Этап
      text: На каком этапе эта работа?
      hint: Отметьте, как есть сейчас. Ответ можно будет поменять.

  progress:
    - id: done_on
      kind: date
      label: Когда сделано
      text: Когда это сделано?
      hint: Достаточно месяца. Точную дату удобно взять из приказа или протокола.
      presets: [today, recent_months]
      when: {status: done}
      purpose: done_on
    - id: evidence
      kind: evidence
      label: Подтверждение
      text: >
        Пришлите № и дату приказа или протокола, ссылку, файл или фото — закройте фамилии и подписи,
        если можно.
      hint: Удобнее всего ссылка на Ваш сайт. Можно прислать несколько документов или приложить их позже.
      when: {status: done}
    - id: planned_on
      kind: date
      label: Планируемый срок
      text: К какому дню планируете закончить?
      presets: [end_of_month, next_month, deadline]
      when: {status: in_progress}
      purpose: planned_on
    - id: left
      kind: several
      label: Что осталось
      text: Что осталось сделать?
      options:
        draft: Подготовить проект
        discuss: Обсудить
        approve: Утвердить
        publish: Разместить на сайте
      own: Другое
      when: {status: in_progress}
      purpose: left
    - id: hinders
      kind: several
      label: Что мешает
      text: Что пока мешает начать?
      options:
        no_time: Нет людей или времени
        no_samples: Не хватает образцов
        need_advice: Нужна консультация
        need_clarity: Ждём разъяснений
        no_money: Нет средств
      own: Другое
      when: {status: not_started}
      purpose: difficulty
    - id: helps
      kind: several
      label: Что поможет
      text: Что Вам помогло бы?
      options:
        sample: Образец документа
        advice: Консультация
        seminar: Семинар
        ourselves: {text: Справимся сами, neutral: true}
      own: Другое
      when: {status: not_started}
      purpose: help
"""
