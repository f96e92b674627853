//! Navigation.

use crate::catalogue::{Command, Group, Kind, Parameter, Presence, Range};

/// The rows.
pub static COMMANDS: &[Command] = &[
    Command {
        title: "Send address",
        description: "Sends an address or a link to the navigation, as a phone shares it.",
        details: "Older servers name it share.",
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
        repeatable: true,
        parameters: &[
            Parameter {
                name: "lat",
                wire_name: "lat",
                title: "Latitude",
                description: "Latitude of the place.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: -90, max: 90, step: 0.00001, unit: "°" }),
            },
            Parameter {
                name: "lon",
                wire_name: "lon",
                title: "Longitude",
                description: "Longitude of the place.",
                presence: Presence::Required,
                kind: Kind::Number(Range { min: -180, max: 180, step: 0.00001, unit: "°" }),
            },
            Parameter {
                name: "order",
                wire_name: "order",
                title: "Order",
                description: "Which stop of several it is.",
                presence: Presence::Optional,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
        ],
        ..Command::new("navigation_gps_request", "navigationGpsRequest", Group::Navigation)
    },
    Command {
        title: "Navigate to Supercharger",
        description: "Starts the navigation to a Supercharger.",
        details: "A success may be without effect.",
        repeatable: true,
        parameters: &[
            Parameter {
                name: "id",
                wire_name: "id",
                title: "Supercharger",
                description: "Number of the Supercharger.",
                presence: Presence::Required,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
            Parameter {
                name: "order",
                wire_name: "order",
                title: "Order",
                description: "Which stop of several it is.",
                presence: Presence::Optional,
                kind: Kind::Integer(Range { min: 0, max: 9_007_199_254_740_991, step: 1.0, unit: "" }),
            },
        ],
        ..Command::new("navigation_sc_request", "navigationScRequest", Group::Navigation)
    },
    Command {
        title: "Navigate over stops",
        description: "Starts the navigation over several stops.",
        details: "The signing proxy does not know it.",
        repeatable: true,
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
];
