//! The media player.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Set volume",
        description: "Sets the volume of the media player.",
        details: "Someone must be in the car. The signing proxy takes 10 at most.",
        repeatable: true,
        parameters: &[Parameter {
            name: "volume",
            wire_name: "volume",
            title: "Volume",
            description: "How loud.",
            presence: Presence::Required,
            kind: Kind::Number(Range { min: 0, max: 11, step: 1.0, unit: "" }),
        }],
        ..Command::new("adjust_volume", "adjustVolume", Group::Media)
    },
    Command {
        title: "Volume up",
        description: "Turns the volume up by a step.",
        details: "Someone must be in the car.",
        ..Command::new("media_volume_up", "mediaVolumeUp", Group::Media)
    },
    Command {
        title: "Volume down",
        description: "Turns the volume down by a step.",
        details: "Someone must be in the car.",
        ..Command::new("media_volume_down", "mediaVolumeDown", Group::Media)
    },
    Command {
        title: "Play or pause",
        description: "Pauses the media player, or plays on.",
        details: "A toggle. Someone must be in the car.",
        ..Command::new("media_toggle_playback", "mediaTogglePlayback", Group::Media)
    },
    Command {
        title: "Next track",
        description: "Skips to the next track.",
        details: "Someone must be in the car.",
        ..Command::new("media_next_track", "mediaNextTrack", Group::Media)
    },
    Command {
        title: "Previous track",
        description: "Skips to the previous track.",
        details: "Someone must be in the car.",
        ..Command::new("media_prev_track", "mediaPrevTrack", Group::Media)
    },
    Command {
        title: "Next favourite",
        description: "Skips to the next favourite.",
        details: "Someone must be in the car.",
        ..Command::new("media_next_fav", "mediaNextFav", Group::Media)
    },
    Command {
        title: "Previous favourite",
        description: "Skips to the previous favourite.",
        details: "Someone must be in the car.",
        ..Command::new("media_prev_fav", "mediaPrevFav", Group::Media)
    },
    Command {
        title: "Play a sound outside",
        description: "Plays a sound over the speaker outside the car.",
        details: "The car must be in Park. The signing proxy does not know it.",
        parameters: &[Parameter {
            name: "sound",
            wire_name: "sound",
            title: "Sound",
            description: "As a number: 0 for a random sound, 2000 for the one that helps to find the car.",
            presence: Presence::Required,
            kind: Kind::Integer(Range { min: 0, max: 2000, step: 1.0, unit: "" }),
        }],
        ..Command::new("remote_boombox", "remoteBoombox", Group::Media)
    },
];
