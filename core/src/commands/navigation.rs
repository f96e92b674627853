//! Navigation.

use crate::catalogue::values::Values;
use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range, Source, signed};
use crate::commands::parameters::{latitude, longitude};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Send address",
        description: "Sends an address or a link to the navigation, as a phone shares it.",
        details: "It is sent plain with a key too, since Tesla's server looks the address up first. Older servers name it share.",
        repeatable: true,
        parameters: &[
            Parameter {
                name: "type",
                wire_name: "type",
                title: "Type",
                description: "What is shared; apps send share_ext_content_raw.",
                presence: Presence::Required,
                kind: Kind::Text { max_length: 64 },
            },
            Parameter {
                name: "value",
                wire_name: "value",
                title: "Value",
                description: "The address, as the member android.intent.extra.TEXT of an object.",
                presence: Presence::Required,
                kind: Kind::Object,
            },
            Parameter {
                name: "locale",
                wire_name: "locale",
                title: "Locale",
                description: "Language and country, such as en-US.",
                presence: Presence::Required,
                kind: Kind::Text { max_length: 32 },
            },
            Parameter {
                name: "timestampMs",
                wire_name: "timestamp_ms",
                title: "Time",
                description: "Milliseconds since 1970, as text.",
                presence: Presence::Required,
                kind: Kind::Text { max_length: 32 },
            },
        ],
        ..Command::new("navigation_request", "navigationRequest", Group::Navigation)
    },
    Command {
        title: "Navigate to place",
        description: "Starts the navigation to a place.",
        details: "With `prepend` and `append`, each call adds a stop. Tesla does not publish its signed form.",
        source: Source::Community,
        signed: signed(navigation_gps_request),
        parameters: &[
            latitude("Latitude of the place.", Presence::Required),
            longitude("Longitude of the place.", Presence::Required),
            ORDER,
        ],
        ..Command::new("navigation_gps_request", "navigationGpsRequest", Group::Navigation)
    },
    Command {
        title: "Navigate to Supercharger",
        description: "Starts the navigation to a Supercharger.",
        details: "The car may report success and do nothing. With `prepend` and `append`, each call adds a stop. Tesla does not publish its signed form.",
        source: Source::Community,
        signed: signed(navigation_sc_request),
        parameters: &[
            Parameter {
                name: "id",
                wire_name: "id",
                title: "Supercharger",
                description: "Number of the Supercharger.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
            ORDER,
        ],
        ..Command::new("navigation_sc_request", "navigationScRequest", Group::Navigation)
    },
    Command {
        title: "Navigate over stops",
        description: "Starts the navigation over several stops.",
        details: "The signing proxy does not know the command, and Tesla does not publish its signed form.",
        source: Source::Community,
        repeatable: true,
        signed: signed(navigation_waypoints_request),
        parameters: &[Parameter {
            name: "waypoints",
            wire_name: "waypoints",
            title: "Stops",
            description: "Google place ids, each after refId:, with commas between them.",
            presence: Presence::Required,
            kind: Kind::Text { max_length: 4096 },
        }],
        ..Command::new("navigation_waypoints_request", "navigationWaypointsRequest", Group::Navigation)
    },
    Command {
        title: "Navigate to named place",
        description: "Starts the navigation to a place, with the name that the car's screen shows.",
        details: "With `prepend` and `append`, each call adds a stop.",
        source: Source::Community,
        signed: signed(navigation_gps_destination_request),
        signed_only: true,
        parameters: &[
            latitude("Latitude of the place.", Presence::Required),
            longitude("Longitude of the place.", Presence::Required),
            Parameter {
                name: "destination",
                wire_name: "destination",
                title: "Name",
                description: "Name of the place.",
                presence: Presence::Required,
                kind: Kind::Text { max_length: 256 },
            },
            ORDER,
        ],
        ..Command::new(
            "navigation_gps_destination_request",
            "navigationGpsDestinationRequest",
            Group::Navigation,
        )
    },
];

/// What happens to the stops that the vehicle has already.
const ORDER: Parameter = Parameter {
    name: "order",
    wire_name: "order",
    title: "Order",
    description: "Whether the place replaces the stops that the car has, or comes before or after them.",
    presence: Presence::Optional,
    kind: Kind::NamedNumber(&[("unspecified", 0), ("replace", 1), ("prepend", 2), ("append", 3)]),
};

fn navigation_gps_request(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .double(1, values.number("lat")?)
        .double(2, values.number("lon")?)
        .integer(3, values.number("order").unwrap_or_default());
    Some(Payload::infotainment(53, message))
}

fn navigation_sc_request(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .integer(1, values.number("id")?)
        .integer(2, values.number("order").unwrap_or_default());
    Some(Payload::infotainment(22, message))
}

fn navigation_waypoints_request(values: &Values) -> Option<Payload> {
    Some(Payload::infotainment(90, Message::new().string(1, values.text("waypoints")?)))
}

fn navigation_gps_destination_request(values: &Values) -> Option<Payload> {
    let message = Message::new()
        .double(1, values.number("lat")?)
        .double(2, values.number("lon")?)
        .string(3, values.text("destination")?)
        .integer(4, values.number("order").unwrap_or_default());
    Some(Payload::infotainment(106, message))
}
