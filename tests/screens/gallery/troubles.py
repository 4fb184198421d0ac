"""What went wrong: lost files, mishaps, people out of reach."""

from core.alarms import Alarm, Vitals
from core.guessing import Guessing
from core.notices import Mishaps
from core.views import AlarmNotice, CutOffNotice, FileLost, MishapNotice, View
from tests.screens.gallery.samples import AT_EVIDENCE, SEVEN, cut_off


def troubles() -> dict[str, View]:
    """A word for each trouble."""
    return {
        "file lost": FileLost(1, AT_EVIDENCE, SEVEN.name, 1, "Перечень локальных актов", "Положение.pdf"),
        "photo lost": FileLost(1, AT_EVIDENCE, SEVEN.name, 1, "Перечень локальных актов", ""),
        "mishap": MishapNotice(Mishaps(updates=(17,))),
        "mishaps": MishapNotice(Mishaps(updates=tuple(range(17, 31)), posts=(5, 6))),
        "mishap refused": MishapNotice(Mishaps(posts=(5,))),
        "alarm outbox": AlarmNotice((Alarm.OUTBOX,), (), Vitals()),
        "alarm disk and backup": AlarmNotice(
            (Alarm.DISK, Alarm.BACKUP), (), Vitals(free_bytes=3_328_599_654, free_share=0.04)
        ),
        "alarm over": AlarmNotice((Alarm.DISK,), (Alarm.OUTBOX,), Vitals(free_bytes=1_000_000)),
        "alarm codes": AlarmNotice((Alarm.CODES,), (), Vitals(guessing=Guessing(1, 7))),
        "alarm codes over": AlarmNotice((), (Alarm.CODES,), Vitals()),
        "cut off": CutOffNotice(cut_off()[:1]),
        "cut off several": CutOffNotice(cut_off()),
    }
