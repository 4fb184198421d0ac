"""What the gallery is printed on: conversations by the first word of a snapshot's name, and the frame."""

CONVERSATIONS = {
    "Вход": ("stranger", "confirm", "consent", "role", "name", "join"),
    "Меню": ("published", "home", "help", "my", "group", "absence"),
    "Пункты и вопросы": ("checklist", "question", "evidence"),
    "Проверка и отправка": ("review", "task", "receipt"),
    "Напоминания": ("reminder",),
    "Сводка управления": ("summary",),
    "Совещание": ("meeting", "hall", "agenda"),
    "Извещения управлению": ("mishap", "mishaps", "cut"),
}
STYLES = ("colours", "layout", "chat")

# Buttons become plain labels: on paper nothing can be tapped, and nothing shall pretend to.
DRAW = """async (screens) => {
    const { bubble } = await import('/page/static/js/bubble.js');
    const acts = { say() {}, tap() {}, isWaiting: () => false };
    const main = document.createElement('main');
    for (const screen of screens) {
        const node = bubble({ ...screen, at: '2020-08-12T10:00:00+03:00' }, acts);
        node.removeAttribute('data-id');
        node.querySelectorAll('.sr-only, .meta').forEach((part) => part.remove());
        for (const button of node.querySelectorAll('button')) {
            const label = document.createElement('span');
            label.className = 'key';
            label.textContent = button.textContent;
            button.replaceWith(label);
        }
        const caption = document.createElement('figcaption');
        caption.textContent = screen.name;
        const figure = document.createElement('figure');
        figure.append(caption, node);
        main.append(figure);
    }
    const lines = main.innerHTML.replaceAll(/<figure>|<div class="inline"/g, '\\n$&');
    return `<div class="sheet">${lines}\\n</div>`;
}"""

PAPER = """<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Все экраны бота</title>
<style>
{styles}
html, body {{ height: auto; }}
body {{ display: block; padding: 1rem; }}
h1 {{ font-size: 1.5rem; }}
h2 {{ margin: 2rem 0 1rem; font-size: 1.2rem; }}
.sheet {{ columns: 20rem auto; column-gap: 1.5rem; }}
figure {{ margin: 0 0 1.5rem; break-inside: avoid; }}
figcaption {{ margin-bottom: .3rem; color: var(--soft); font-size: .85rem; }}
figure .message, figure .message:has(.inline) {{ width: auto; max-width: none; }}
.key {{
  display: grid; place-items: center; min-height: 2.6rem; padding: .35rem .6rem; border-radius: 10px;
  background: var(--pill); box-shadow: var(--shadow);
  color: var(--accent); font-weight: 600; text-align: center; line-height: 1.2;
}}
.key:not(:only-child) {{ padding-inline: .15rem; font-size: .84rem; }}
</style>
</head>
<body>
<h1>Все экраны бота</h1>
<p>Экранов: {count}. Страницу рисует <code>make gallery</code> из снимков, править её руками бесполезно.</p>
{sections}
</body>
</html>
"""
