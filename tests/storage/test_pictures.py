"""What is remembered of pictures: by bot and by what is drawn, for a while."""

from datetime import timedelta

from storage import pictures
from storage.writer import Writer
from tests.storage.office import NOW, Office

BOT, OTHER_BOT = 123456, 654321
DIGEST, OTHER = "a" * 64, "b" * 64


async def test_a_picture_is_known_to_the_bot_that_has_sent_it(writer: Writer, office: Office) -> None:
    here = office.department_id
    await writer.do(lambda c: pictures.keep(c, BOT, here, DIGEST, "file-1", NOW))
    assert await writer.do(lambda c: pictures.known(c, BOT, here, DIGEST)) == "file-1"
    assert await writer.do(lambda c: pictures.known(c, BOT, here, OTHER)) == ""
    assert await writer.do(lambda c: pictures.known(c, OTHER_BOT, here, DIGEST)) == ""
    assert await writer.do(lambda c: pictures.known(c, BOT, here + 1, DIGEST)) == ""


async def test_uploaded_again_the_newer_id_counts(writer: Writer, office: Office) -> None:
    here = office.department_id
    for file_id in ("file-1", "file-2"):
        await writer.do(lambda c, file_id=file_id: pictures.keep(c, BOT, here, DIGEST, file_id, NOW))
    assert await writer.do(lambda c: pictures.known(c, BOT, here, DIGEST)) == "file-2"


async def test_old_ones_are_forgotten_when_a_new_one_comes(writer: Writer, office: Office) -> None:
    here = office.department_id
    await writer.do(lambda c: pictures.keep(c, BOT, here, DIGEST, "old", NOW))
    later = NOW + pictures.KEPT + timedelta(seconds=1)
    await writer.do(lambda c: pictures.keep(c, BOT, here, OTHER, "new", later))
    assert await writer.do(lambda c: pictures.known(c, BOT, here, DIGEST)) == ""
    assert await writer.do(lambda c: pictures.known(c, BOT, here, OTHER)) == "new"
