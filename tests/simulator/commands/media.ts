import type { Car } from "../../../simulator/index.ts";
import { describeGroup, drive, type Success } from "./group.ts";

const needsUser = (car: Car) => {
  car.traits.mediaNeedsUser = true;
};

function lightShow(parameters: object, payload: string): Success {
  return {
    command: "start_light_show",
    plain: false,
    parameters,
    look: (car) => car.lightShow,
    becomes: { volume: 0, dance_moves: false, ...parameters },
    signed: { infotainment: [payload] },
  };
}

describeGroup("media", {
  successes: [
    {
      command: "adjust_volume",
      parameters: { volume: 5.5 },
      look: ({ media }) => media.volume,
      becomes: 5.5,
      signed: { infotainment: ["12088201051d0000b040"] },
    },
    {
      command: "adjust_volume",
      parameters: { volume: 0 },
      look: ({ media }) => media.volume,
      becomes: 0,
      signed: { infotainment: ["12088201051d00000000"] },
    },
    {
      command: "adjust_volume",
      parameters: { volume: 10.333333 },
      look: ({ media }) => media.volume,
      becomes: 10.333333,
      signed: { infotainment: ["12088201051d55552541"] },
    },
    {
      command: "media_volume_up",
      look: ({ media }) => media.volume,
      becomes: 3.5,
      // Of +1 and of +3 only the sign counts.
      signed: { infotainment: ["12058201020802", "12058201020806"] },
    },
    {
      command: "media_volume_down",
      look: ({ media }) => media.volume,
      becomes: 2.5,
      // -1 and -5
      signed: { infotainment: ["12058201020801", "12058201020809"] },
    },
    {
      command: "media_toggle_playback",
      look: ({ media }) => media.playing,
      becomes: true,
      signed: { infotainment: ["12027a00"] },
    },
    {
      command: "media_next_track",
      look: ({ media }) => media.track,
      becomes: 1,
      signed: { infotainment: ["12039a0100"] },
    },
    {
      command: "media_prev_track",
      look: ({ media }) => media.track,
      becomes: -1,
      signed: { infotainment: ["1203a20100"] },
    },
    {
      command: "media_next_fav",
      look: ({ media }) => media.favourite,
      becomes: 1,
      signed: { infotainment: ["12038a0100"] },
    },
    {
      command: "media_prev_fav",
      look: ({ media }) => media.favourite,
      becomes: -1,
      signed: { infotainment: ["1203920100"] },
    },
    {
      command: "remote_boombox",
      parameters: { sound: 0 },
      look: ({ media }) => media.sounds,
      becomes: 1,
      signed: { infotainment: ["1203820400", "12058204020800"] },
    },
    { command: "remote_boombox", look: ({ media }) => media.sounds, becomes: 1 },
    lightShow({ show_index: 2, volume: 5.5, dance_moves: true }, "120caa070908021d0000b0402001"),
    lightShow({ show_index: 0, start_time: 1731974400000 }, "120aaa0707108090e08db432"),
    lightShow({ show_index: 0 }, "1203aa0700"),
    {
      command: "stop_light_show",
      plain: false,
      before: (car) => {
        car.lightShow = { show_index: 0 };
      },
      look: (car) => car.lightShow,
      becomes: null,
      signed: { infotainment: ["1203a20700"] },
    },
  ],
  refusals: [
    {
      command: "remote_boombox",
      parameters: { sound: 0 },
      reason: "not_in_park",
      before: drive,
      signed: ["1203820400"],
    },
    {
      command: "remote_boombox",
      parameters: { sound: 2000 },
      reason: "RemoteBoombox locate ping only allowed in robotaxi mode under 10 mph",
      signed: ["120682040308d00f"],
    },
    ...[
      ["media_volume_up", "12058201020802"],
      ["media_toggle_playback", "12027a00"],
      ["media_next_track", "12039a0100"],
      ["media_prev_fav", "1203920100"],
    ].map(([command = "", payload = ""]) => ({
      command,
      reason: "user_not_present",
      before: needsUser,
      signed: [payload],
    })),
    {
      command: "adjust_volume",
      parameters: { volume: 5.5 },
      reason: "user_not_present",
      before: needsUser,
      signed: ["12088201051d0000b040"],
    },
    {
      command: "start_light_show",
      plain: false,
      reason: "not_in_park",
      before: drive,
      signed: ["1203aa0700"],
    },
  ],
  invalid: [
    ["adjust_volume", { volume: 11.5 }, "volume must be a number from 0 to 11"],
    ["remote_boombox", { sound: "loud" }, "sound must be a whole number"],
  ],
});
