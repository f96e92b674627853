"""
tesla-fleet-api's Bluetooth: the car as `car`, whose radio is a port on loopback (radio.ts) instead of one.
The key is made in the folder that is named, and its public half is told.
"""

import asyncio
import itertools
import json
import os
import sys
from types import SimpleNamespace

from bleak.exc import BleakError
from calls import answer_calls
from tesla_fleet_api.const import BluetoothVehicleData
from tesla_fleet_api.tesla.bluetooth import TeslaBluetooth
from tesla_fleet_api.tesla.vehicle import bluetooth
from tesla_protocol.command.keys_pb2 import Role

port, vin, folder = sys.argv[1:]


class RadioClient:
    """What tesla-fleet-api uses of a BleakClient."""

    def __init__(self, reader, writer, disconnected):
        self.is_connected = True
        self._writer = writer
        self._disconnected = disconnected
        self._numbers = itertools.count()
        self._operations = {}
        self._listener = None
        self._reading = asyncio.create_task(self._read(reader))

    async def start_notify(self, uuid, listener):
        self._listener = lambda data: listener(SimpleNamespace(uuid=uuid), data)
        await self._operate("notify", uuid)

    async def write_gatt_char(self, uuid, data, response):
        assert response, "The car takes writes with response only."
        await self._operate("write", uuid, bytes(data).hex())

    async def read_gatt_char(self, uuid):
        return bytearray.fromhex(await self._operate("read", uuid))

    async def disconnect(self):
        self._writer.close()
        await self._reading

    async def _operate(self, operation, uuid, data=""):
        if not self.is_connected:
            raise BleakError("Not connected")
        number = next(self._numbers)
        ended = self._operations[number] = asyncio.get_running_loop().create_future()
        request = {"number": number, "operation": operation, "uuid": uuid, "bytes": data}
        self._writer.write(json.dumps(request).encode() + b"\n")
        return await ended

    async def _read(self, reader):
        while line := await reader.readline():
            message = json.loads(line)
            if "indication" in message:
                self._listener(bytearray.fromhex(message["indication"]))
                continue
            ended = self._operations.pop(message["number"])
            if "error" in message:
                ended.set_exception(BleakError(message["error"]))
            else:
                ended.set_result(message["bytes"])
        self.is_connected = False
        for ended in self._operations.values():
            ended.set_exception(BleakError("Not connected"))
        self._operations.clear()
        self._disconnected(self)


async def connect(_class, _device, _name, disconnected_callback, **_options):
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", int(port))
    except OSError as problem:
        raise BleakError(str(problem)) from problem
    return RadioClient(reader, writer, disconnected_callback)


bluetooth.establish_connection = connect


async def main():
    api = TeslaBluetooth()
    await api.get_private_key(os.path.join(folder, "key.pem"))
    car = api.vehicles.createBluetooth(vin, device=SimpleNamespace(name=api.get_name(vin)))
    names = {"api": api, "car": car, "BluetoothVehicleData": BluetoothVehicleData, "Role": Role}
    await answer_calls(names, publicKey=api.public_pem)


asyncio.run(main())
