"""teslajsonpy, as Home Assistant's integration uses it: `controller`, `car`, the sleeping car as `sleeper`, `site`."""

import asyncio
import sys
import time

import httpx
from calls import answer_calls
from teslajsonpy import Controller, controller, exceptions
from tenacity import stop_after_delay

# So that the tests don't wait: it repeats what fails for 15 seconds, and looks each 2 seconds whether a car is awake.
SECONDS = 0.2
exceptions.MAX_API_RETRY_TIME = SECONDS
controller.WAKE_CHECK_INTERVAL = 0.05
for name in ["post_with_retries", "post_with_retries_except_unavailable"]:
    getattr(Controller, f"_Controller__{name}").retry.stop = stop_after_delay(SECONDS)

url, token = sys.argv[1:]


async def main():
    # Connections are not kept: the server closes each after its answer.
    limits = httpx.Limits(max_keepalive_connections=0)
    async with httpx.AsyncClient(timeout=30, limits=limits) as session:
        controller = Controller(
            session,
            access_token=token,
            refresh_token="unused",
            expiration=int(time.time()) + 28800,
            api_proxy_url=url,
        )
        await controller.connect()
        cars = await controller.generate_car_objects()
        sites = await controller.generate_energysite_objects()
        car, sleeper, _ = cars.values()
        [site] = sites.values()
        names = {"controller": controller, "car": car, "sleeper": sleeper, "site": site}
        await answer_calls(names)


asyncio.run(main())
