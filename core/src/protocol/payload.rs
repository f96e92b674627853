//! A command as a message for a domain of the vehicle.

use super::Domain;
use super::wire::Message;

/// A command as the vehicle reads it, before it is signed.
#[derive(Debug, PartialEq, Eq)]
pub struct Payload {
    /// The domain that it is for.
    pub domain: Domain,
    /// An `UnsignedMessage` for vehicle security, an `Action` for infotainment.
    pub message: Vec<u8>,
}

impl Payload {
    /// A message for vehicle security: `UnsignedMessage`.
    #[must_use]
    pub fn vehicle_security(message: Message) -> Self {
        Payload { domain: Domain::VehicleSecurity, message: message.into_bytes() }
    }

    /// A message for infotainment: the member `field` of `VehicleAction`.
    #[must_use]
    pub fn infotainment(field: u32, message: Message) -> Self {
        let vehicle_action = Message::new().message(field, message);
        let action = Message::new().message(2, vehicle_action);
        Payload { domain: Domain::Infotainment, message: action.into_bytes() }
    }
}
