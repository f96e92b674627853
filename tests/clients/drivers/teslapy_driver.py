"""TeslaPy: `tesla`, `vehicle` and `battery`, and the sleeping car as `sleeper`."""

import asyncio
import os
import sys
import time

# OAuth refuses to send a token over http otherwise; this server is on loopback.
os.environ["OAUTHLIB_INSECURE_TRANSPORT"] = "1"

import teslapy
from calls import answer_calls

url, token = sys.argv[1:]
teslapy.BASE_URL = url + "/"

EMAIL = "driver@example.com"
SSO = {"access_token": token, "token_type": "bearer", "expires_in": 28800, "expires_at": time.time() + 28800}
CACHE = {EMAIL: {"url": "https://auth.tesla.com/", "sso": SSO}}

tesla = teslapy.Tesla(EMAIL, cache_loader=lambda: CACHE, cache_dumper=lambda cache: None)
vehicle, sleeper, _ = tesla.vehicle_list()
[battery] = tesla.battery_list()
asyncio.run(answer_calls({"tesla": tesla, "vehicle": vehicle, "sleeper": sleeper, "battery": battery}))
