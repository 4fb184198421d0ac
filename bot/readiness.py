"""Whether a database can be worked with: up to date, whole, with its department; or one line of why not."""

from datetime import datetime

from bot.errors import Refusal
from bot.settings import Settings
from bot.troubles import plain
from bot.upgrading import upgraded
from storage import clock, departments, facts
from storage.database import Database
from storage.migrate import NewerDatabase
from storage.troubles import DAMAGED, Damage, is_damage, is_refusal, quick_check, trouble_of

MEND = "; `restore FILE` puts a backup back"


async def made_ready(database: Database, settings: Settings, thoroughly: bool) -> tuple[int, datetime | None]:
    """Bring it up to date: the department's id, and how far the bot's clock has run. Raises Refusal."""
    try:
        if thoroughly:
            await database.read(quick_check)
        await upgraded(database, settings)
        if thoroughly:  # SQLite lets one begin to write what can't be written
            await database.write(lambda c: facts.put(c, "opened", "yes"))
        department_id = await database.write(
            lambda c: departments.ensure_department(c, settings.department_name, settings.timezone)
        )
        return department_id, await database.read(clock.horizon)
    except NewerDatabase as error:
        raise Refusal(f"the database is newer than this program (it knows migration {error})") from None
    except Refusal:
        raise
    except Damage as error:
        raise Refusal(f"the database can't be used: {DAMAGED} ({error}){MEND}") from None
    except Exception as error:
        if is_refusal(error):  # a wrong password, a server that isn't there
            raise Refusal(f"the database can't be used: {plain(error)}") from None
        raise refusal_of(error) from None


def refusal_of(error: Exception) -> Exception:
    """One plain line where the database is in trouble; the error itself where the fault is ours."""
    why = trouble_of(error)
    if why is None:
        return error
    return Refusal(f"the database can't be used: {why}{MEND if is_damage(error) else ''}")
