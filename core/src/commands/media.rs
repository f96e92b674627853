//! The media player.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::protocol::payload::Payload;
use crate::protocol::wire::{Message, single};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Set volume",
        description: "Sets the volume of the media player.",
        details: "Someone must be in the car. The car tells its own limit as audio_volume_max and its step, mostly a third, as audio_volume_increment. The signing proxy takes 10 at most.",
        repeatable: true,
        signed: signed(adjust_volume),
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
        signed: signed(media_volume_up),
        ..Command::new("media_volume_up", "mediaVolumeUp", Group::Media)
    },
    Command {
        title: "Volume down",
        description: "Turns the volume down by a step.",
        details: "Someone must be in the car.",
        signed: signed(media_volume_down),
        ..Command::new("media_volume_down", "mediaVolumeDown", Group::Media)
    },
    Command {
        title: "Play or pause",
        description: "Pauses the media player, or plays on.",
        details: "A toggle. Someone must be in the car.",
        signed: signed(media_toggle_playback),
        ..Command::new("media_toggle_playback", "mediaTogglePlayback", Group::Media)
    },
    Command {
        title: "Next track",
        description: "Skips to the next track.",
        details: "Someone must be in the car.",
        signed: signed(media_next_track),
        ..Command::new("media_next_track", "mediaNextTrack", Group::Media)
    },
    Command {
        title: "Previous track",
        description: "Skips to the previous track.",
        details: "Someone must be in the car.",
        signed: signed(media_prev_track),
        ..Command::new("media_prev_track", "mediaPrevTrack", Group::Media)
    },
    Command {
        title: "Next favourite",
        description: "Skips to the next favourite.",
        details: "Someone must be in the car.",
        signed: signed(media_next_fav),
        ..Command::new("media_next_fav", "mediaNextFav", Group::Media)
    },
    Command {
        title: "Previous favourite",
        description: "Skips to the previous favourite.",
        details: "Someone must be in the car.",
        signed: signed(media_prev_fav),
        ..Command::new("media_prev_fav", "mediaPrevFav", Group::Media)
    },
    Command {
        title: "Play a sound outside",
        description: "Plays a sound over the speaker outside the car.",
        details: "The car must be in Park. Most cars refuse 2000. The signing proxy does not know the command, and Tesla does not publish its signed form.",
        source: Source::Community,
        signed: signed(remote_boombox),
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
    Command {
        title: "Start light show",
        description: "Starts one of the car's light shows.",
        details: "It is loud, and with dance moves the windows, mirrors, doors and charge port move: keep clear of the car.",
        source: Source::Community,
        confirm: true,
        signed: signed(start_light_show),
        signed_only: true,
        parameters: &[
            Parameter {
                name: "showIndex",
                wire_name: "show_index",
                title: "Show",
                description: "Place of the show in the car's list, counted from 0.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 100, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "startTime",
                wire_name: "start_time",
                title: "Start",
                description: "When to start, in milliseconds since 1970. Default: now.",
                presence: Presence::Optional,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "ms" }),
            },
            Parameter {
                name: "volume",
                wire_name: "volume",
                title: "Volume",
                description: "How loud the show is. The car has limits of its own.",
                presence: Presence::Optional,
                kind: Kind::Number(Range { min: 0, max: 11, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "danceMoves",
                wire_name: "dance_moves",
                title: "Dance moves",
                description: "Whether parts of the car move.",
                presence: Presence::Optional,
                kind: Kind::Boolean,
            },
        ],
        ..Command::new("start_light_show", "startLightShow", Group::Media)
    },
    Command {
        title: "Stop light show",
        description: "Stops the light show.",
        source: Source::Community,
        repeatable: true,
        signed: signed(stop_light_show),
        signed_only: true,
        ..Command::new("stop_light_show", "stopLightShow", Group::Media)
    },
];

/// A volume of zero is written too: the field is a member of a `oneof`.
fn adjust_volume(values: &Values) -> Option<Payload> {
    let message = Message::new().fixed32(3, single(values.number("volume")?));
    Some(Payload::infotainment(16, message))
}

fn volume_step(step: i32) -> Option<Payload> {
    Some(Payload::infotainment(16, Message::new().zigzag(1, step)))
}

fn media_volume_up(_: &Values) -> Option<Payload> {
    volume_step(1)
}

fn media_volume_down(_: &Values) -> Option<Payload> {
    volume_step(-1)
}

fn media_toggle_playback(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(15, Message::new()))
}

fn media_next_fav(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(17, Message::new()))
}

fn media_prev_fav(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(18, Message::new()))
}

fn media_next_track(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(19, Message::new()))
}

fn media_prev_track(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(20, Message::new()))
}

fn remote_boombox(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(64, Message::new().integer(1, values.number("sound")?)))
}

fn start_light_show(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .integer(1, values.number("show_index")?)
        .integer(2, values.number("start_time").unwrap_or_default())
        .float(3, values.number("volume").unwrap_or_default())
        .boolean(4, values.boolean("dance_moves").unwrap_or_default());
    Some(Payload::infotainment(117, message))
}

fn stop_light_show(_: &Values) -> Option<Payload> {
    Some(Payload::infotainment(116, Message::new()))
}
