"""What is read for ``core.ports_privacy``."""

from sqlalchemy import Connection, bindparam, func, select

from core.privacy import Standing
from storage import erasing
from storage.prepared import Prepared
from storage.schema import consents, erasures, updates

_AGREED = Prepared(
    select(consents.c.id).where(consents.c.user_id == bindparam("user"), consents.c.given.is_(True)).limit(1)
)


class PrivacyReads:
    """The part of ``core.ports.Reads`` that is about people's own data."""

    _db: Connection

    def standing_of(self, user_id: int) -> Standing:
        """Whether anything is kept about somebody, and until when."""
        due = self._db.execute(
            select(erasures.c.due_on).where(erasures.c.user_id == user_id)
        ).scalar_one_or_none()
        known = erasing.is_known(self._db, erasing.whom(self._db, user_id))
        return Standing(known, due)

    def has_agreed(self, user_id: int) -> bool:
        """Whether they have ever agreed, to whatever text."""
        return _AGREED.first(self._db, user=user_id) is not None

    def held(self, chat_id: int) -> int:
        """How many messages wait for the consent to be given anew."""
        held = (updates.c.chat_id == chat_id) & (updates.c.state == "held")
        return int(self._db.execute(select(func.count()).select_from(updates).where(held)).scalar_one())
