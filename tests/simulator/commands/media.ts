import { describeGroup, drive } from "./group.ts";

describeGroup("media", {
  successes: [
    {
      command: "adjust_volume",
      parameters: { volume: 4.5 },
      look: ({ media }) => media.volume,
      becomes: 4.5,
    },
    { command: "media_volume_up", look: ({ media }) => media.volume, becomes: 3.5 },
    { command: "media_volume_down", look: ({ media }) => media.volume, becomes: 2.5 },
    { command: "media_toggle_playback", look: ({ media }) => media.playing, becomes: true },
    { command: "media_next_track", look: ({ media }) => media.track, becomes: 1 },
    { command: "media_prev_track", look: ({ media }) => media.track, becomes: -1 },
    { command: "media_next_fav", look: ({ media }) => media.favourite, becomes: 1 },
    { command: "media_prev_fav", look: ({ media }) => media.favourite, becomes: -1 },
    {
      command: "remote_boombox",
      parameters: { sound: 2000 },
      look: ({ media }) => media.sounds,
      becomes: 1,
    },
    { command: "remote_boombox", look: ({ media }) => media.sounds, becomes: 1 },
  ],
  refusals: [{ command: "remote_boombox", parameters: { sound: 0 }, reason: "not_in_park", before: drive }],
  invalid: [
    ["adjust_volume", { volume: 11.5 }, "volume must be a number from 0 to 11"],
    ["remote_boombox", { sound: "loud" }, "sound must be a whole number"],
  ],
});
