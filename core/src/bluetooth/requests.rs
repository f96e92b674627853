//! The requests that exist only over Bluetooth. They are payloads, to be signed or put into an unsigned request. Only the
//! request for a new key is a complete message.

use super::vehicle_data::Category;
use crate::protocol::messages::{ENCRYPT_RESPONSE, Envelope, Point};
use crate::protocol::payload::Payload;
use crate::protocol::wire::Message;

/// What a key may do. Fleet manager is left out: such a key can't command over Bluetooth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything, PINs and other keys included.
    Owner = 2,
    /// Everything but PINs and other keys.
    Driver = 3,
    /// Charging, reading and waking.
    ChargingManager = 6,
}

impl Role {
    /// The role of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Role::Owner, Role::Driver, Role::ChargingManager].into_iter().find(|role| role.as_str() == name)
    }

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Owner => "owner",
            Role::Driver => "driver",
            Role::ChargingManager => "charging_manager",
        }
    }
}

/// What the car shows beside a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum FormFactor {
    IosDevice = 6,
    AndroidDevice = 7,
    CloudKey = 9,
}

/// An unsigned request. The car answers status and key list requests without a signature.
#[must_use]
pub fn unsigned(envelope: &Envelope, payload: &[u8]) -> Vec<u8> {
    envelope
        .begin()
        .bytes(10, payload)
        .bytes(51, &envelope.uuid)
        .varint(52, ENCRYPT_RESPONSE.into())
        .into_bytes()
}

/// Asks for the status of the car. It does not wake the car.
#[must_use]
pub fn status() -> Payload {
    information(Message::new())
}

/// Asks for the list of keys.
#[must_use]
pub fn key_list() -> Payload {
    information(Message::new().varint(1, 5))
}

/// Asks for the key in this slot of the list.
#[must_use]
pub fn key_entry(slot: u32) -> Payload {
    information(Message::new().varint(1, 6).varint(4, slot.into()))
}

fn information(request: Message) -> Payload {
    Payload::vehicle_security(Message::new().message(1, request))
}

/// Wakes the car. It is to be signed.
#[must_use]
pub fn wake() -> Payload {
    Payload::vehicle_security(Message::new().varint(2, 30))
}

/// Does nothing, but needs a key that infotainment knows. It is to be signed.
#[must_use]
pub fn ping() -> Payload {
    Payload::infotainment(46, Message::new().varint(1, 1))
}

/// Asks for one category of the car's state; the reply to more would be too long. It is to be signed.
#[must_use]
pub fn state(category: Category) -> Payload {
    Payload::infotainment(1, Message::new().message(category.request_field(), Message::new()))
}

/// Asks the car to add the key once the user taps the key card. The message is complete. It must be written only once:
/// each one prompts the user again.
#[must_use]
pub fn add_key(point: &Point, role: Role, form: FormFactor) -> Vec<u8> {
    const PRESENT_KEY: u64 = 2;
    let unsigned = key_addition(point, role, form).message;
    let signed = Message::new().bytes(2, &unsigned).varint(3, PRESENT_KEY);
    Message::new().message(1, signed).into_bytes()
}

/// Adds another key, without a card. It is to be signed by the key of an owner.
#[must_use]
pub fn key_addition(point: &Point, role: Role, form: FormFactor) -> Payload {
    let key = Message::new().bytes(1, point);
    let permission = Message::new().message(1, key).varint(4, role as u64);
    let metadata = Message::new().varint(1, form as u64);
    key_operation(Message::new().message(5, permission).message(6, metadata))
}

/// Removes another key. It is to be signed by the key of an owner; a key can't remove itself.
#[must_use]
pub fn key_removal(point: &Point) -> Payload {
    key_operation(Message::new().message(2, Message::new().bytes(1, point)))
}

fn key_operation(operation: Message) -> Payload {
    Payload::vehicle_security(Message::new().message(16, operation))
}
