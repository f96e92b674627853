"""
tesla-fleet-api: `api`, `vehicle` for plain commands, `signed` for signed ones, the sleeping car as `sleeper`, `site`.
The key is made in the folder that is named, and its public half is told.
"""

import asyncio
import os
import sys

import aiohttp
from calls import answer_calls
from tesla_fleet_api import TeslaFleetApi

url, token, plain_vin, sleeping_vin, signed_vin, site_id, folder = sys.argv[1:]


async def main():
    async with aiohttp.ClientSession() as session:
        api = TeslaFleetApi(session, access_token=token, server=url)
        await api.get_private_key(os.path.join(folder, "key.pem"))
        sleeper = api.vehicles.createFleet(sleeping_vin)
        # So that the tests don't wait: it looks each 3 seconds whether the car is awake.
        sleeper._wake_poll_interval = 0.05
        names = {
            "api": api,
            "vehicle": api.vehicles.createFleet(plain_vin),
            "sleeper": sleeper,
            "signed": api.vehicles.createSigned(signed_vin),
            "site": api.energySites.create(int(site_id)),
        }
        await answer_calls(names, publicKey=api.public_pem)


asyncio.run(main())
