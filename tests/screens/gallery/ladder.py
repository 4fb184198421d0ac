"""The ladder of reminders in the hands of an administrator."""

from dataclasses import replace
from datetime import datetime

from core.decision import Ladder
from core.ladder import schedule
from core.proof import LoggedRung
from core.rearming import Preview
from core.views import LadderPreview, View
from tests.core.fake_town import ADMINISTRATOR, DAYS, DECISION, MOSCOW, FakeTown
from tests.core.walking import Walker, registered
from tests.screens.gallery.samples import DEADLINE, SEVEN


def ladders() -> dict[str, View]:
    """An administrator takes a rung out, adds one, looks, applies, and goes back to the file."""
    town = FakeTown(now=datetime(2020, 8, 12, 12, 0, tzinfo=MOSCOW))
    registered(town)
    rungs = schedule(DECISION.ladder, DEADLINE, town.now, MOSCOW, DAYS)
    logged = tuple(LoggedRung(rung.id, DEADLINE, rung.at, rung.at, "planned") for rung in rungs)
    town.logged = {1: logged, 2: logged}
    department, shown = Walker(town, ADMINISTRATOR), dict[str, View]()
    department.command("summary")
    department.press("Ещё…")
    department.press("Напоминания")
    shown["ladder"] = department.press("Лестница напоминаний")
    shown["ladder draft"] = department.press("Изменить")
    department.press("За 7 рабочих дней")
    shown["ladder ask before"] = department.press("Добавить до срока")
    shown["ladder bad number"] = department.say("завтра")
    department.say("10")
    shown["ladder ask overdue"] = department.press("Добавить после срока")
    department.press("← Назад")
    shown["ladder ask hour"] = department.press("Час: 10:00")
    shown["ladder drafted"] = department.press("11:00")
    preview = shown["ladder preview"] = department.press("Что изменится")
    assert isinstance(preview, LadderPreview)
    shown["ladder changed"] = department.press("Применить")
    shown["ladder preview of the file"] = department.press("Сбросить")
    shown["ladder of the file again"] = department.press("Применить")
    crowd = tuple(replace(SEVEN, id=n, number=n) for n in range(1, 149))
    many = tuple(replace(one, organisations=crowd, new=n % 3) for n, one in enumerate(preview.preview.coming))
    wide = replace(
        preview.preview, coming=many * 4, dropped=(replace(many[0], new=0, moved=0),), owing=148, alone=12
    )
    shown["ladder preview many"] = replace(preview, preview=wide)
    gone = tuple(replace(one, new=0, moved=0) for one in many[:2])
    nothing = Ladder(monthly_over=None, before=(), on_the_day=False, overdue=())
    shown["ladder preview of nothing"] = replace(preview, draft=nothing, preview=Preview((), gone, 148))
    return shown
