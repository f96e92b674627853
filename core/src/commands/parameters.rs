//! What rows of several groups have in common: parameters, and what they accept.

use crate::catalogue::{Kind, Parameter, Presence, Range};

/// A time of the day, in minutes after midnight.
pub(super) const TIME_OF_DAY: Kind = Kind::Integer(Range { min: 0, max: 1439, step: 1.0, unit: "min" });

/// Levels of heating, cooling and light.
pub(super) const LEVELS: Kind = Kind::NamedNumber(&[("off", 0), ("low", 1), ("medium", 2), ("high", 3)]);

/// The latitude of a place. About a metre is one step.
pub(super) const fn latitude(description: &'static str, presence: Presence) -> Parameter {
    Parameter {
        name: "lat",
        wire_name: "lat",
        title: "Latitude",
        description,
        presence,
        kind: Kind::Number(Range { min: -90, max: 90, step: 0.00001, unit: "°" }),
    }
}

/// The longitude of a place.
pub(super) const fn longitude(description: &'static str, presence: Presence) -> Parameter {
    Parameter {
        name: "lon",
        wire_name: "lon",
        title: "Longitude",
        description,
        presence,
        kind: Kind::Number(Range { min: -180, max: 180, step: 0.00001, unit: "°" }),
    }
}
