//! The error of a failed call, its code and its message.

use std::fmt;

use crate::text::find;

/// Declares [`Code`] from its table: the code as JavaScript sees it, and what to do about it.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $code:ident = $text:literal: $advice:literal;)*) => {
        /// Why a call failed. The texts are stable; new ones may come.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $code,)*
        }

        impl Code {
            /// All codes.
            const ALL: &[Code] = &[$(Code::$code),*];

            /// The `code` of the JavaScript error.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Code::$code => $text,)*
                }
            }

            /// The code with this text.
            #[must_use]
            pub fn of(text: &str) -> Option<Code> {
                Code::ALL.iter().copied().find(|code| code.as_str() == text)
            }

            /// What to do about it, unless the error has better advice.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self {
                    $(Code::$code => $advice,)*
                }
            }
        }
    };
}

codes! {
    /// An argument is missing or invalid. Nothing was sent.
    InvalidArgument = "invalid_argument": "Nothing was sent.";
    /// The caller's signal ended the call.
    Aborted = "aborted": "Call again if it is still wanted.";
    /// No response came in time.
    Timeout = "timeout": "Allow more time with timeoutMs if it happens often.";
    /// `fetch` rejected, or the response broke off.
    Network = "network": "Being offline and missing CORS headers look the same to a page: check the connection, and that baseUrl is a proxy that sends them.";
    /// 401.
    Unauthorized = "unauthorized": "Get a new access token. If accessToken is a function, the package has already called it for one.";
    /// 402, 403, 423 or 451.
    Forbidden = "forbidden": "Check the token's scopes, and the account.";
    /// The vehicle accepts only signed commands.
    SigningRequired = "signing_required": "Give the vehicle a key that is enrolled with the car, and use the VIN as id. Or use a signing proxy (tesla-http-proxy) as baseUrl, which knows most commands.";
    /// The vehicle does not know the key.
    NotPaired = "not_paired": "Enrol the public key with the car: the README explains how, under \"Signed commands\".";
    /// The vehicle knows the key, but does not accept this command from it, or not now.
    InsufficientPrivileges = "insufficient_privileges": "Enrol the key with a role that allows this, or do what the reason says.";
    /// The vehicle accepts no commands over the internet.
    RemoteAccessDisabled = "remote_access_disabled": "The owner can allow it in the car: Controls > Safety > Allow Mobile Access.";
    /// 404.
    NotFound = "not_found": "Check that id is text and belongs to a car of this account, and that baseUrl leads to the API.";
    /// The vehicle is asleep, offline or busy, or the service is not available.
    Unavailable = "unavailable": "With wake: true, the package wakes a sleeping car and sends the command again. If the car has no reception, or the service is not available, try again later.";
    /// 429.
    RateLimited = "rate_limited": "Wait before the next call: retryAfterMs milliseconds, if the error has it.";
    /// 421.
    WrongRegion = "wrong_region": "Use the API of the account's region as baseUrl.";
    /// There is no Bluetooth, or the page may not use it.
    BluetoothUnavailable = "bluetooth_unavailable": "Chrome and Edge on Android, Windows, macOS and ChromeOS have Bluetooth for pages, on https or localhost: switch Bluetooth on, allow it for the browser, and choose the car. On an iPhone, the browser Bluefy has it.";
    /// The car could not be connected over Bluetooth, or the connection was lost.
    OutOfReach = "out_of_reach": "Go closer to the car. If you are close, phones may be using all of the car's Bluetooth connections: switch Bluetooth off on one of them.";
    /// The command does not go over Bluetooth.
    NotOverBluetooth = "not_over_bluetooth": "Give the vehicle an accessToken too: then the command goes over the internet.";
    /// Any other status.
    Http = "http": "Follow the reason if the server gave one; otherwise try again later.";
    /// The vehicle reported a fault of the signed protocol that no other code describes.
    Fault = "fault": "Follow the reason, or try again later.";
    /// The vehicle refused the command.
    Rejected = "rejected": "Fix what the reason says, or try again later.";
    /// The response can't be read or authenticated.
    BadResponse = "bad_response": "Check that baseUrl leads to the API.";
}

/// The advice if the command may have run: a trunk that gets it twice is shut again.
pub const CHECK_STATE_FIRST: &str =
    " The command may have run: check the car's state before you send it again.";

/// The longest text of a server in an error, in characters.
const LONGEST_TEXT: usize = 300;

/// A result, or the error of a failed call.
pub type Result<T> = std::result::Result<T, Box<CommandError>>;

/// A failed call.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct CommandError {
    /// Why it failed.
    pub code: Code,
    /// The wire name of the command.
    pub command: &'static str,
    /// Whether the command may have run all the same.
    pub may_have_succeeded: bool,
    /// The argument that is missing or invalid.
    pub parameter: Option<String>,
    /// The status of the response.
    pub status: Option<u16>,
    /// The number of the fault that the vehicle reported for a signed command.
    pub fault: Option<u32>,
    /// What the server or the vehicle says.
    pub reason: Option<String>,
    /// How long to wait before the next call, in milliseconds.
    pub retry_after_ms: Option<u64>,
    /// The base URL that the response names.
    pub base_url: Option<String>,
    /// Whether the server says that the vehicle is asleep or offline. If `may_have_succeeded` is set too, that proves nothing.
    pub asleep: bool,
    /// What to do about it. Empty for an error that is passed on: its message says so already.
    pub advice: &'static str,
    /// What happened, as a sentence without its full stop. The reason follows it in the message.
    pub what: String,
}

impl CommandError {
    /// An error with this code. `what` says what happened, as a sentence without its full stop. The error is boxed, because it
    /// is large and rare.
    #[must_use]
    pub fn new(code: Code, command: &'static str, what: impl Into<String>) -> Box<Self> {
        Box::new(CommandError {
            code,
            command,
            may_have_succeeded: false,
            parameter: None,
            status: None,
            fault: None,
            reason: None,
            retry_after_ms: None,
            base_url: None,
            asleep: false,
            advice: code.advice(),
            what: what.into(),
        })
    }

    /// The error of a missing or invalid argument. `what` completes a sentence that begins with the argument's name. It must
    /// not contain the value, which may be a secret.
    #[must_use]
    pub fn invalid(command: &'static str, parameter: &str, what: &str) -> Box<Self> {
        CommandError::new(Code::InvalidArgument, command, [parameter, " ", what].concat())
            .with(|error| error.parameter = Some(parameter.to_owned()))
    }

    /// An error of this package that the caller's token function threw. It is passed on as it is.
    #[must_use]
    pub fn passed_on(code: Code, message: &str, status: Option<u16>) -> Box<Self> {
        CommandError::new(code, "", message.trim_end_matches('.'))
            .with(|error| (error.status, error.advice) = (status, ""))
    }

    /// Whether it is passed on.
    #[must_use]
    pub fn is_passed_on(&self) -> bool {
        self.advice.is_empty()
    }

    /// The error with further fields set.
    #[must_use]
    pub fn with(mut self: Box<Self>, set: impl FnOnce(&mut Self)) -> Box<Self> {
        set(&mut self);
        self
    }

    /// Sets `may_have_succeeded` if `it_may`. Then it proves nothing that the vehicle sleeps now.
    #[must_use]
    pub fn or_may_have_succeeded(self: Box<Self>, it_may: bool) -> Box<Self> {
        self.with(|error| {
            error.may_have_succeeded |= it_may;
            error.asleep &= !it_may;
        })
    }

    /// What happened, why, and what to do.
    #[must_use]
    pub fn message(&self) -> String {
        let reason = self.reason.as_deref().unwrap_or_default().trim_end_matches('.');
        let colon = if reason.is_empty() { "" } else { ": " };
        let check_state_first = if self.may_have_succeeded { CHECK_STATE_FIRST } else { "" };
        let space = if self.is_passed_on() { "" } else { " " };
        let what = &self.what;
        [self.command, ": ", what, colon, reason, ".", space, self.advice, check_state_first].concat()
    }

    /// Hides the secrets in texts of the server, which may repeat what it was sent.
    pub fn hide(&mut self, secrets: &[String]) {
        for text in [self.reason.as_mut(), self.base_url.as_mut()].into_iter().flatten() {
            for secret in secrets {
                redact(text, secret);
            }
        }
    }

    /// Hides the secrets, and only then shortens the texts: a part of a secret would not be found.
    #[must_use]
    pub fn redact(mut self: Box<Self>, secrets: &[String]) -> Box<Self> {
        self.hide(secrets);
        for text in [self.reason.as_mut(), self.base_url.as_mut()].into_iter().flatten() {
            if let Some((end, _)) = text.char_indices().nth(LONGEST_TEXT) {
                text.truncate(end);
                text.push('…');
            }
        }
        self
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message())
    }
}

impl std::error::Error for CommandError {}

/// The length from which a secret is hidden wherever it occurs, in bytes. A shorter secret, such as a PIN, is hidden only
/// as a whole word, because it may be a part of any other word or number.
const LONG_SECRET: usize = 8;

/// Replaces each occurrence of the secret by dots.
fn redact(text: &mut String, secret: &str) {
    if secret.is_empty() {
        return;
    }
    let is_word =
        |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii());
    let (mut shown, mut rest) = (String::new(), text.as_str());
    while let Some(start) = find(rest, secret) {
        let (before, rest_from) = rest.split_at_checked(start).unwrap_or_default();
        let (secret, after) = rest_from.split_at_checked(secret.len()).unwrap_or_default();
        let is_part =
            is_word(before.as_bytes().last()) && !ends_in_escape(before) || is_word(after.as_bytes().first());
        shown.push_str(before);
        shown.push_str(if secret.len() < LONG_SECRET && is_part { secret } else { "•••" });
        rest = after;
    }
    *text = shown + rest;
}

/// Whether the last letters are those of an escape in a URL, such as `%3D`, and not of a word.
fn ends_in_escape(text: &str) -> bool {
    matches!(text.as_bytes(), [.., b'%', high, low] if high.is_ascii_hexdigit() && low.is_ascii_hexdigit())
}
