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
      signed: { vehicle_security: ["1001", "101d"] },
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
