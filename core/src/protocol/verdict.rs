//! What the car made of a command: the messages inside the replies.

use super::Domain;
use super::wire::Finder;

/// What the car made of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It has done it.
    Done,
    /// It is too busy, and has not done it.
    Busy,
    /// It has not done it, for this reason.
    Refused(String),
}

impl Verdict {
    /// Reads the domain's own message; `None` where it says none of these things.
    #[must_use]
    pub fn read(domain: Domain, message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let verdict = match domain {
            Domain::Infotainment => read_infotainment(&find, message),
            Domain::VehicleSecurity => read_vehicle_security(&find, message),
        };
        find.found(verdict?)
    }
}

/// Reads a `CarServer.Response`. An empty one says that it is done.
fn read_infotainment(find: &Finder, message: &[u8]) -> Option<Verdict> {
    let (1, status) = find.either(message, [1; 2]) else {
        return message.is_empty().then_some(Verdict::Done);
    };
    let words = find.bytes(find.bytes(status, 2), 1);
    match find.number(status, 1) {
        0 => Some(Verdict::Done),
        1 => Some(Verdict::Refused(ascii(words))),
        _ => None,
    }
}

/// The text, of which cars take no more than ASCII for their reasons.
fn ascii(bytes: &[u8]) -> String {
    let letter = |byte: &u8| if byte.is_ascii() { char::from(*byte) } else { char::REPLACEMENT_CHARACTER };
    bytes.iter().map(letter).collect()
}

/// What VCSEC's `GenericError_E` says, by its numbers.
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

/// Reads a `FromVCSECMessage`. An empty one says that it is done.
fn read_vehicle_security(find: &Finder, message: &[u8]) -> Option<Verdict> {
    if let (46, error) = find.either(message, [46; 2]) {
        let index = usize::try_from(find.number(error, 1)).ok()?.checked_sub(1)?;
        let words = ERRORS.get(index).copied().unwrap_or("another error");
        return Some(Verdict::Refused(words.to_owned()));
    }
    let (4, status) = find.either(message, [4; 2]) else {
        return message.is_empty().then_some(Verdict::Done);
    };
    match find.number(status, 1) {
        0 => Some(Verdict::Done),
        1 => Some(Verdict::Busy),
        2 => Some(Verdict::Refused(String::new())),
        _ => None,
    }
}
