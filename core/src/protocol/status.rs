//! The vehicle's answer to a command: the domain's own message inside a reply.

use super::Domain;
use super::wire::Finder;

/// What the vehicle did with a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CommandStatus {
    /// It carried the command out.
    Done,
    /// It is too busy, and did not carry the command out.
    Busy,
    /// It did not carry the command out, for this reason.
    Refused(String),
}

impl CommandStatus {
    /// Reads the domain's own message; `None` if it says none of these.
    #[must_use]
    pub fn read(domain: Domain, message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let status = match domain {
            Domain::Infotainment => read_infotainment(&find, message),
            Domain::VehicleSecurity => read_vehicle_security(&find, message),
        };
        find.found(status?)
    }
}

/// Whether the message acknowledges a command, and another reply may follow. Over the internet none does.
#[must_use]
pub fn is_interim(domain: Domain, message: &[u8]) -> bool {
    domain == Domain::VehicleSecurity && !message.is_empty()
}

/// Reads a `CarServer.Response`. An empty one means done, and so does one that has only the answer to a ping (9).
fn read_infotainment(find: &Finder, message: &[u8]) -> Option<CommandStatus> {
    let (1, status) = find.either(message, [1; 2]) else {
        let is_done = message.is_empty() || find.either(message, [9; 2]).0 == 9;
        return is_done.then_some(CommandStatus::Done);
    };
    let words = find.bytes(find.bytes(status, 2), 1);
    match find.number(status, 1) {
        0 => Some(CommandStatus::Done),
        1 => Some(CommandStatus::Refused(ascii(words))),
        _ => None,
    }
}

/// The text. Vehicles give their reasons in ASCII.
fn ascii(bytes: &[u8]) -> String {
    let letter = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
    bytes.iter().map(letter).collect()
}

/// The meaning of VCSEC's `GenericError_E`, by its numbers.
const ERRORS: &[&str] = &[
    "unknown error",
    "closures open",
    "already on",
    "disabled for user command",
    "vehicle not in park",
    "unauthorized",
    "not allowed over transport",
    "key not found",
    "not supported",
];

/// Reads a `FromVCSECMessage`. An empty one means done.
fn read_vehicle_security(find: &Finder, message: &[u8]) -> Option<CommandStatus> {
    if let (46, error) = find.either(message, [46; 2]) {
        let index = usize::try_from(find.number(error, 1)).ok()?.checked_sub(1)?;
        let words = ERRORS.get(index).copied().unwrap_or("another error");
        return Some(CommandStatus::Refused(words.to_owned()));
    }
    let (4, status) = find.either(message, [4; 2]) else {
        return message.is_empty().then_some(CommandStatus::Done);
    };
    match find.number(status, 1) {
        0 => Some(CommandStatus::Done),
        1 => Some(CommandStatus::Busy),
        2 => Some(CommandStatus::Refused(String::new())),
        _ => None,
    }
}
