/** Music, and sounds outside the car. */

import { decimal, integer, optional, required, within } from "../parameters.ts";
import { command, done, refused } from "./command.ts";

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
}

export const mediaState = (): MediaState => ({
  media: { volume: 3, playing: false, track: 0, favourite: 0, sounds: 0 },
});

/** The volume goes from 0 to 11, and a button moves it by a half. */
export const MAX_VOLUME = 11;
const VOLUME_STEP = 0.5;

export const media = {
  adjust_volume: command({
    parameters: { volume: required(within(decimal, 0, MAX_VOLUME)) },
    run({ media }, { volume }) {
      media.volume = volume;
      return done;
    },
  }),

  media_volume_up: mediaButton((media) => {
    media.volume = Math.min(MAX_VOLUME, media.volume + VOLUME_STEP);
  }),
  media_volume_down: mediaButton((media) => {
    media.volume = Math.max(0, media.volume - VOLUME_STEP);
  }),
  media_toggle_playback: mediaButton((media) => {
    media.playing = !media.playing;
  }),
  media_next_track: mediaButton((media) => {
    media.track += 1;
  }),
  media_prev_track: mediaButton((media) => {
    media.track -= 1;
  }),
  media_next_fav: mediaButton((media) => {
    media.favourite += 1;
  }),
  media_prev_fav: mediaButton((media) => {
    media.favourite -= 1;
  }),

  remote_boombox: command({
    parameters: { sound: optional(integer) },
    run(car) {
      if (car.gear !== "P") return refused("not_in_park");
      car.media.sounds += 1;
      return done;
    },
  }),
};

function mediaButton(press: (media: MediaState["media"]) => void) {
  return command({
    run({ media }) {
      press(media);
      return done;
    },
  });
}
