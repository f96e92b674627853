//! The words of servers: where they stand in an answer, and what they mean.

use crate::catalogue::Command;
use crate::error::{Code, CommandError};
use crate::json::Json;
use crate::protocol::faults::fault;
use crate::text::{decimal, find};

/// The members of an answer's JSON that hold words, in the order in which they are told.
const MEMBERS: &[&str] = &[
    "error",
    "response",
    "error_description",
    "messages",
    "message",
    "title",
    "detail",
    "errors",
    "reason",
    "string",
];

/// How deep errors are looked for in errors.
const NESTED: u32 = 3;

/// What says of a car that it takes signed commands only, wherever it stands.
const SIGNING_REQUIRED: &[&str] = &["vehicle command protocol required", "unsigned_cmds_hardlocked"];

/// What says that a car sleeps or has no reception, wherever it stands.
const ASLEEP: &[&str] = &[
    "offline or asleep",
    "asleep or offline",
    "vehicle is offline",
    "vehicle is asleep",
    "vehicle is sleeping",
];

/// What says that an answer got lost between the server and whatever it asked, which may have gone on.
const LOST: &[&str] = &[
    "timeout",
    "timed out",
    "etimedout",
    "deadline exceeded",
    "proxy error",
    "socket hang up",
    "econnreset",
    "connection reset",
    "upstream connect",
    "upstream request",
];

/// What says that the owner allows no commands over the internet, all of it: servers put words in between.
const ACCESS_DISABLED: &[&str] = &["mobile", "access", "disabled"];

/// What the signing proxy says of a key that the car does not know.
const NOT_PAIRED: &str = "not been paired with the vehicle";

/// What the signing proxy says of a car that is not ready for commands.
const BUSY: &str = "busy or finishing wake-up";

/// What the signing proxy calls the faults of the protocol: this, and then a name.
const FAULT: &str = "MESSAGEFAULT_ERROR_";

/// The names of the faults, from number 1 on.
const FAULTS: &[&str] = &[
    "BUSY",
    "TIMEOUT",
    "UNKNOWN_KEY_ID",
    "INACTIVE_KEY",
    "INVALID_SIGNATURE",
    "INVALID_TOKEN_OR_COUNTER",
    "INSUFFICIENT_PRIVILEGES",
    "INVALID_DOMAINS",
    "INVALID_COMMAND",
    "DECODING",
    "INTERNAL",
    "WRONG_PERSONALIZATION",
    "BAD_PARAMETER",
    "KEYCHAIN_IS_FULL",
    "INCORRECT_EPOCH",
    "IV_INCORRECT_LENGTH",
    "TIME_EXPIRED",
    "NOT_PROVISIONED_WITH_IDENTITY",
    "COULD_NOT_HASH_METADATA",
    "TIME_TO_LIVE_TOO_LONG",
    "REMOTE_ACCESS_DISABLED",
    "REMOTE_SERVICE_ACCESS_DISABLED",
    "COMMAND_REQUIRES_ACCOUNT_CREDENTIALS",
    "REQUEST_MTU_EXCEEDED",
    "RESPONSE_MTU_EXCEEDED",
    "REPEATED_COUNTER",
    "INVALID_KEY_HANDLE",
    "REQUIRES_RESPONSE_ENCRYPTION",
];

pub(super) fn is_html(body: &str) -> bool {
    body.trim_ascii_start().starts_with('<')
}

/// The server's own words: from the known members of its JSON, else its plain text.
pub(super) fn explanation(body: &str) -> Option<String> {
    let body = body.trim_ascii();
    if is_html(body) {
        return None;
    }
    let words = match Json::parse(body) {
        Some(json) if json.is_object() => words(json, NESTED),
        Some(json) => json.to_text(),
        None => body.to_owned(),
    };
    Some(words.trim_ascii().to_owned()).filter(|words| !words.is_empty())
}

/// The words of an object.
fn words(json: Json<'_>, depth: u32) -> String {
    let mut words = String::new();
    for name in MEMBERS {
        let Some(more) = json.member(name).map(|value| text(name, value, depth)) else { continue };
        if words.is_empty() {
            words = more;
        } else if find(&words, &more).is_none() {
            words = [words.trim_end_matches('.'), ": ", &more].concat();
        }
    }
    words
}

/// The words of a member. Some servers put the JSON of an error into the text of an error.
fn text(name: &str, value: Json<'_>, depth: u32) -> String {
    let text = value.to_text();
    let nested = depth.checked_sub(1).and_then(|depth| {
        let nested = words(Json::parse(&text).filter(|json| json.is_object())?, depth);
        Some(nested).filter(|nested| !nested.is_empty())
    });
    // What the car or the account is like is not words.
    nested.unwrap_or_else(|| if name == "response" { String::new() } else { text })
}

fn says_any(words: &str, list: &[&str]) -> bool {
    list.iter().any(|each| find(words, each).is_some())
}

pub(super) fn says_asleep(words: &str) -> bool {
    says_any(words, ASLEEP)
}

pub(super) fn says_lost(words: &str) -> bool {
    says_any(words, LOST)
}

pub(super) fn needs_signing(words: &str) -> bool {
    says_any(words, SIGNING_REQUIRED)
}

/// The error that the words stand for, whatever the status that they come with.
pub(super) fn known(command: &Command, status: Option<u16>, words: &str) -> Option<Box<CommandError>> {
    let error = |code, what: &str| CommandError::new(code, command.name, what);
    let error = if needs_signing(words) {
        error(Code::SigningRequired, "This car takes signed commands only")
    } else if ACCESS_DISABLED.iter().all(|each| find(words, each).is_some()) {
        error(Code::RemoteAccessDisabled, "The car takes no commands over the internet")
    } else if find(words, NOT_PAIRED).is_some() {
        error(Code::NotPaired, "The car does not know the key of the signing proxy")
    } else if find(words, BUSY).is_some() {
        error(Code::Unavailable, "The car is busy, or still waking up")
    } else {
        let number = fault_number(words)?;
        let fault = fault(number);
        let what = ["The car answered the signing proxy with fault ", &decimal(number.into())].concat();
        error(fault.code, &what).with(|error| {
            error.fault = Some(number);
            error.may_have_succeeded = fault.may_have_run;
        })
    };
    Some(error.with(|error| {
        error.status = status;
        error.reason = Some(words.to_owned());
    }))
}

fn fault_number(words: &str) -> Option<u32> {
    let name = words.get(find(words, FAULT)?.checked_add(FAULT.len())?..)?;
    let is_of_name = |letter: char| letter.is_ascii_uppercase() || letter == '_';
    let name = name.get(..name.find(|letter| !is_of_name(letter)).unwrap_or(name.len()))?;
    u32::try_from(FAULTS.iter().position(|each| *each == name)?.checked_add(1)?).ok()
}

/// The error of a car that is told to be asleep or offline.
///
/// A signing proxy says so of every 503 that it gets, also where the car has acted. That a command did not run is
/// proved by the API's own word (`is_proof`), and is no matter where running it again changes nothing.
pub(super) fn asleep(
    command: &Command,
    status: Option<u16>,
    words: Option<String>,
    is_proof: bool,
) -> Box<CommandError> {
    let is_proof = is_proof || command.repeatable;
    let what = if is_proof {
        "The car is asleep or offline"
    } else {
        "The server says that the car is asleep or offline, which does not prove that it did nothing"
    };
    CommandError::new(Code::Unavailable, command.name, with_status(what, status)).with(|error| {
        error.status = status;
        error.asleep = true;
        error.may_have_succeeded = !is_proof;
        error.reason = words;
    })
}

pub(super) fn with_status(what: &str, status: Option<u16>) -> String {
    match status {
        Some(status) => [what, " (status ", &decimal(status.into()), ")"].concat(),
        None => what.to_owned(),
    }
}
