/** Music, sounds outside the car, and light shows. */

import type { Car } from "../car.ts";
import { decimal, flag, integer, optional, required, within } from "../parameters.ts";
import { MAX_VOLUME } from "../ranges.ts";
import { command, done, type Outcome, refused } from "./command.ts";
import { decimalOf, numberOrNone, type VehicleActionForm, vehicleAction } from "./signed-form.ts";

export interface MediaState {
  media: {
    volume: number;
    playing: boolean;
    /** How far tracks and favourites were moved from where they began. */
    track: number;
    favourite: number;
    /** How many sounds were played outside. */
    sounds: number;
  };
  /** The light show that runs, or is to begin. */
  lightShow: LightShow | null;
}

interface LightShow {
  show_index: number;
  /** Milliseconds since 1970. Left out: now. */
  start_time?: number | undefined;
  volume?: number | undefined;
  dance_moves?: boolean | undefined;
}

const VOLUME_STEP = 0.5;

const VOLUME = within(decimal, 0, MAX_VOLUME);

/** The sound with which a lost car is found. */
const LOCATE_PING = 2000;

export const media = {
  adjust_volume: command({
    parameters: { volume: required(VOLUME) },
    signed: [
      vehicleAction("volume", ({ volume }) =>
        volume.case === "delta" && volume.value !== 0
          ? undefined
          : { volume: volume.case === "absolute" ? decimalOf(volume.value) : undefined },
      ),
    ],
    run: (car, { volume }) =>
      withSomebodyInside(car, (media) => {
        media.volume = volume;
      }),
  }),

  media_volume_up: mediaButton(volumeStep(1), (media) => {
    media.volume = Math.min(MAX_VOLUME, media.volume + VOLUME_STEP);
  }),
  media_volume_down: mediaButton(volumeStep(-1), (media) => {
    media.volume = Math.max(0, media.volume - VOLUME_STEP);
  }),
  media_toggle_playback: mediaButton(vehicleAction("togglePlayback"), (media) => {
    media.playing = !media.playing;
  }),
  media_next_track: mediaButton(vehicleAction("nextTrack"), (media) => {
    media.track += 1;
  }),
  media_prev_track: mediaButton(vehicleAction("previousTrack"), (media) => {
    media.track -= 1;
  }),
  media_next_fav: mediaButton(vehicleAction("nextFavourite"), (media) => {
    media.favourite += 1;
  }),
  media_prev_fav: mediaButton(vehicleAction("previousFavourite"), (media) => {
    media.favourite -= 1;
  }),

  remote_boombox: command({
    parameters: { sound: optional(integer) },
    signed: [vehicleAction("boombox", ({ sound }) => ({ sound }))],
    run(car, { sound }) {
      if (sound === LOCATE_PING) {
        return refused("RemoteBoombox locate ping only allowed in robotaxi mode under 10 mph");
      }
      if (car.gear !== "P") return refused("not_in_park");
      car.media.sounds += 1;
      return done;
    },
  }),

  start_light_show: command({
    parameters: {
      show_index: required(integer),
      start_time: optional(integer),
      volume: optional(VOLUME),
      dance_moves: optional(flag),
    },
    plain: false,
    signed: [
      vehicleAction("startLightShow", ({ index, startTime, volume, danceMoves }) => ({
        show_index: index,
        start_time: numberOrNone(startTime),
        volume: decimalOf(volume),
        dance_moves: danceMoves,
      })),
    ],
    run(car, show) {
      if (car.gear !== "P") return refused("not_in_park");
      car.lightShow = show;
      return done;
    },
  }),

  stop_light_show: command({
    plain: false,
    signed: [vehicleAction("stopLightShow")],
    run(car) {
      car.lightShow = null;
      return done;
    },
  }),
};

function mediaButton(form: VehicleActionForm, press: (media: MediaState["media"]) => void) {
  return command({ signed: [form], run: (car) => withSomebodyInside(car, press) });
}

function volumeStep(sign: 1 | -1) {
  return vehicleAction("volume", ({ volume }) =>
    volume.case === "delta" && Math.sign(volume.value) === sign ? {} : undefined,
  );
}

function withSomebodyInside(car: Car, change: (media: MediaState["media"]) => void): Outcome {
  if (car.traits.mediaNeedsUser && car.gear === "P") return refused("user_not_present");
  change(car.media);
  return done;
}
