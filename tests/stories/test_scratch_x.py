import time
from tests.stories.conftest import Town
from tests.stories.heads import *
async def test_x(town: Town):
    head = await town.registered("Ласточка")
    t=time.time(); await town.rows("select 1"); print("rows", time.time()-t)
    print(await fates(town,"Ласточка"))
    await town.clock("2020-08-12T10:00")
    await head.sees("Добрый день")
    print(head.transcript()); print(head.buttons)
    t=time.time(); await settled(town); print("settled", time.time()-t)
    t=time.time(); await sends_everything(head, "Продолжить"); print("sent", time.time()-t)
    print(await rungs(town,"Ласточка"))
