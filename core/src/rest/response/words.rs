//! What servers say in words: where a response has them, and what they mean.

use crate::catalogue::Command;
use crate::error::{Code, CommandError};
use crate::json::Json;
use crate::protocol::faults::fault;
use crate::text::{decimal, find};

/// The members of a response's JSON that contain words, in the order in which an error repeats them.
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

/// How deep errors may be nested in errors.
const NESTED: u32 = 3;

/// These words, anywhere in the text, say that the vehicle accepts only signed commands.
const SIGNING_REQUIRED: &[&str] = &["vehicle command protocol required", "unsigned_cmds_hardlocked"];

/// These words, anywhere in the text, say that the vehicle is asleep or has no reception.
const ASLEEP: &[&str] = &[
    "offline or asleep",
    "asleep or offline",
    "vehicle is offline",
    "vehicle is asleep",
    "vehicle is sleeping",
];

/// These words say that a response got lost behind the server. The command may have run.
const LOST: &[&str] = &[
    "timeout",
    "time-out",
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

/// All of these words say that the owner allows no commands over the internet. Servers put other words between them.
const ACCESS_DISABLED: &[&str] = &["mobile", "access", "disabled"];

/// What the signing proxy says about a key that the vehicle does not know.
const NOT_PAIRED: &str = "not been paired with the vehicle";

/// What the signing proxy says about a vehicle that is not ready for commands.
const BUSY: &str = "busy or finishing wake-up";

/// How the signing proxy names the faults of the protocol: this, and then a name.
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

/// What the server says: the known members of its JSON, or its plain text.
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

/// The words of a member. Some servers put the JSON of one error into the text of another.
fn text(name: &str, value: Json<'_>, depth: u32) -> String {
    let text = value.to_text();
    let nested = depth.checked_sub(1).and_then(|depth| {
        let nested = words(Json::parse(&text).filter(|json| json.is_object())?, depth);
        Some(nested).filter(|nested| !nested.is_empty())
    });
    // Data about the vehicle or the account is not a message.
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

/// The error that the words mean, whatever the status of the response is.
pub(super) fn known(command: &Command, status: Option<u16>, words: &str) -> Option<Box<CommandError>> {
    let error = |code, what: &str| CommandError::new(code, command.name, what);
    let error = if needs_signing(words) {
        error(Code::SigningRequired, "This car accepts only signed commands")
    } else if ACCESS_DISABLED.iter().all(|each| find(words, each).is_some()) {
        error(Code::RemoteAccessDisabled, "The car accepts no commands over the internet")
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

/// The error for a vehicle that is asleep or offline.
///
/// A signing proxy says so for every 503 that it gets, also if the vehicle has acted. Only the API's own 408 proves that a
/// command did not run (`is_proof`). It needs no proof if the command is safe to run twice.
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
        "The server says that the car is asleep or offline, but the command may have run"
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
