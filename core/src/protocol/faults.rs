//! The faults of the protocol: what each means, and how to recover from it.

use crate::error::Code;

/// A fault.
#[derive(Debug)]
pub struct Fault {
    /// Its number.
    pub number: u32,
    /// What it means.
    pub name: &'static str,
    /// The code of the error that it ends a call with.
    pub code: Code,
    /// How to recover from it.
    pub remedy: Remedy,
    /// Whether the command may have run, even if the fault is authentic.
    pub may_have_run: bool,
}

/// How to recover from a fault, so that the command can be signed and sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Not at all.
    None,
    /// After a pause.
    Pause,
    /// With the vehicle's current session info.
    Resync,
    /// With the session info, and a command that expires sooner.
    Shorten,
    /// With the session info, but only once: a second failure has another reason.
    ResyncOnce,
}

macro_rules! faults {
    ($($number:literal $name:literal $code:ident $remedy:ident $may_have_run:literal;)*) => {
        const FAULTS: &[Fault] = &[$(Fault {
            number: $number,
            name: $name,
            code: Code::$code,
            remedy: Remedy::$remedy,
            may_have_run: $may_have_run,
        }),*];
    };
}

// The number, the name, the code, the remedy, and whether the command may have run.
faults! {
    1 "busy" Unavailable Pause false;
    2 "a part of the car did not answer" Unavailable Pause false;
    3 "unknown key" NotPaired None false;
    4 "inactive key" NotPaired None false;
    5 "invalid signature" Fault ResyncOnce false;
    6 "invalid token or counter" Fault Resync false;
    7 "insufficient privileges" InsufficientPrivileges None false;
    8 "invalid domains" Fault None false;
    9 "invalid command" Fault None false;
    10 "the command can't be decoded" Fault None false;
    11 "internal error" Unavailable Pause false;
    12 "wrong personalization: the command is for another VIN" Fault None false;
    13 "bad parameter" Fault None false;
    14 "keychain full" Fault None false;
    15 "incorrect epoch" Fault Resync false;
    16 "incorrect length of the nonce" Fault None false;
    17 "time expired" Fault Resync false;
    18 "the car has no identity yet" Fault None false;
    19 "the metadata can't be hashed" Fault None false;
    20 "time to live too long" Fault Shorten false;
    21 "remote access disabled" RemoteAccessDisabled None false;
    22 "remote service access disabled" RemoteAccessDisabled None false;
    23 "the command needs the account's credentials" Fault None false;
    24 "the request is too long" Fault None false;
    25 "the response is too long" Fault None true;
    26 "repeated counter" Fault None true;
    27 "invalid key handle" Fault None false;
    28 "the command requires an encrypted response" Fault None false;
    29 "the command needs somebody near the car" InsufficientPrivileges None false;
}

/// A fault that is not in the table.
const OTHER: Fault =
    Fault { number: 0, name: "unknown fault", code: Code::Fault, remedy: Remedy::None, may_have_run: true };

/// The fault of this number.
#[must_use]
pub fn fault(number: u32) -> &'static Fault {
    FAULTS.iter().find(|fault| fault.number == number).unwrap_or(&OTHER)
}
