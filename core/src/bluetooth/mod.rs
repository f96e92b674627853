//! Bluetooth, without any input or output: what a link and a client over it need besides the signed commands.
//!
//! ```text
//! name.rs            the name under which a car advertises itself, from its VIN
//! framing.rs         messages as chunks of bytes, and back
//! requests.rs        what only Bluetooth asks for: status, keys, waking, state, a new key
//! routing.rs         which request a frame answers, and unsolicited messages
//! replies.rs         what a message of vehicle security says of the car and its keys
//! vehicle_status.rs  locks, doors, sleep and presence, as vehicle security tells them without a key
//! vehicle_data.rs    the state of infotainment, as JSON in the names of the REST API
//!   tables.rs          each category's fields
//!   fields.rs          a message and a table of its fields -> JSON
//!   numbers.rs         fractions in digits
//! keys.rs            the keys that a car knows
//! enrolment.rs       how this key becomes one of them, step by step
//! ```
//!
//! The link writes the chunks that `framing` makes, and passes on what the car indicates. `protocol` authenticates messages.
//! Unsigned messages are marked as such here, and prove nothing.

pub mod enrolment;
pub mod framing;
pub mod keys;
pub mod name;
pub mod replies;
pub mod requests;
pub mod routing;
pub mod vehicle_data;
pub mod vehicle_status;

/// The GATT service. It is not advertised: a car is found by its name.
pub const SERVICE: &str = "00000211-b2d1-43f0-9b88-960cebf8b91e";

/// The characteristic for messages to the car, which are written with response.
pub const TO_CAR: &str = "00000212-b2d1-43f0-9b88-960cebf8b91e";

/// The characteristic that indicates messages from the car.
pub const FROM_CAR: &str = "00000213-b2d1-43f0-9b88-960cebf8b91e";

/// The characteristic that holds a version. Reading it keeps an idle link alive.
pub const VERSION: &str = "00000214-b2d1-43f0-9b88-960cebf8b91e";
