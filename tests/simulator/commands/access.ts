import { describeGroup, drive, openDoor } from "./group.ts";

const NOON = Date.UTC(2024, 5, 1, 12);

describeGroup("access", {
  successes: [
    {
      command: "door_unlock",
      look: (car) => car.locked,
      becomes: false,
      signed: { vehicle_security: ["1000"] },
    },
    {
      command: "door_lock",
      before: (car) => {
        car.locked = false;
      },
      look: (car) => car.locked,
      becomes: true,
      signed: { vehicle_security: ["1001"] },
    },
    {
      command: "auto_secure_vehicle",
      plain: false,
      before: (car) => {
        car.locked = false;
      },
      look: (car) => car.locked,
      becomes: true,
      signed: { vehicle_security: ["101d"] },
    },
    {
      command: "auto_secure_vehicle",
      plain: false,
      before: (car) => {
        car.traits.motorizedRearDoors = true;
        car.locked = false;
        car.doors = { driver_front: false, passenger_front: false, driver_rear: true, passenger_rear: true };
      },
      look: (car) => [car.locked, Object.values(car.doors)],
      becomes: [true, [false, false, false, false]],
      signed: { vehicle_security: ["101d"] },
    },
    {
      command: "remote_start_drive",
      look: (car) => car.remoteStartUntil,
      becomes: NOON + 120_000,
      signed: { vehicle_security: ["1014"] },
    },
    {
      command: "remote_start_drive",
      parameters: { password: "edisonsux" },
      look: (car) => car.remoteStartUntil,
      becomes: NOON + 120_000,
    },
  ],
  refusals: [
    { command: "door_lock", reason: "doors_open", before: openDoor },
    { command: "door_lock", reason: "already_locked" },
    { command: "remote_start_drive", reason: "already on", before: drive },
    {
      command: "remote_start_drive",
      reason: "remote_start_disabled",
      before: (car) => {
        car.traits.remoteStartEnabled = false;
      },
    },
  ],
});
