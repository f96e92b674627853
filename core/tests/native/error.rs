//! The errors: what they say, and what they keep to themselves.

use tesla_commands_core::error::{Code, CommandError};

/// What every message says at its end where the car may have done it, and no other.
const CHECK_STATE_FIRST: &str = " The command may have run: check the car's state before you send it again.";

/// Each code as JavaScript sees it, and a word that its advice can't do without.
const CODES: &[(Code, &str, &str)] = &[
    (Code::InvalidArgument, "invalid_argument", "Nothing was sent"),
    (Code::Aborted, "aborted", "again"),
    (Code::Timeout, "timeout", "timeoutMs"),
    (Code::Network, "network", "CORS"),
    (Code::Unauthorized, "unauthorized", "token"),
    (Code::Forbidden, "forbidden", "scopes"),
    (Code::SigningRequired, "signing_required", "proxy"),
    (Code::NotFound, "not_found", "id"),
    (Code::Unavailable, "unavailable", "wake: true"),
    (Code::RateLimited, "rate_limited", "retryAfterMs"),
    (Code::WrongRegion, "wrong_region", "baseUrl"),
    (Code::Http, "http", "reason"),
    (Code::Rejected, "rejected", "reason"),
    (Code::BadResponse, "bad_response", "baseUrl"),
];

#[test]
fn every_message_says_what_was_called_what_happened_and_at_last_what_to_do() {
    for (code, text, word) in CODES {
        assert_eq!(code.as_str(), *text);
        let advice = code.advice();
        assert!(advice.contains(word), "{text} advises: {advice}");
        assert!(advice.ends_with('.') && advice.len() > 10, "{text} advises: {advice}");
        let error = CommandError::new(*code, "door_unlock", "It rained");
        assert_eq!(error.to_string(), format!("door_unlock: It rained. {advice}"));
    }
}

#[test]
fn whoever_may_have_moved_the_car_is_told_to_look_before_sending_again() {
    for (code, _, _) in CODES {
        let error = CommandError::new(*code, "actuate_trunk", "It rained");
        assert!(!error.to_string().contains("check its state"), "{error}");
        let error = error.with(|error| error.may_have_succeeded = true);
        assert_eq!(
            error.to_string(),
            format!("actuate_trunk: It rained. {}{CHECK_STATE_FIRST}", code.advice())
        );
    }
}

/// The message ends with what to do, and with the warning where it is due.
pub fn assert_advises(error: &CommandError) {
    let message = error.to_string();
    let rest = message.strip_suffix(CHECK_STATE_FIRST);
    assert_eq!(rest.is_some(), error.may_have_succeeded, "{message}");
    let rest = rest.unwrap_or(&message);
    assert!(error.advice.ends_with('.') && rest.ends_with(error.advice), "{message}");
}

#[test]
fn a_new_error_claims_nothing_that_it_does_not_know() {
    let error = CommandError::new(Code::Http, "door_lock", "It rained");
    assert_eq!((error.code, error.command), (Code::Http, "door_lock"));
    assert!(!error.may_have_succeeded && !error.asleep);
    assert_eq!((error.parameter.as_ref(), error.status, error.retry_after_ms), (None, None, None));
    assert_eq!((&error.reason, &error.base_url), (&None, &None));
}

#[test]
fn an_error_that_is_passed_on_says_what_it_said() {
    let error = CommandError::passed_on(
        Code::Http,
        "sign_in: The server answered 503: busy. Try again later.",
        Some(503),
    );
    let error = error.with(|error| error.command = "door_lock");
    assert_eq!(error.to_string(), "door_lock: sign_in: The server answered 503: busy. Try again later.");
    assert_eq!((error.code, error.status, error.may_have_succeeded), (Code::Http, Some(503), false));
    assert!(error.is_passed_on() && !CommandError::new(Code::Http, "door_lock", "It rained").is_passed_on());
}

#[test]
fn a_code_is_found_by_its_text() {
    for (code, text, _) in CODES {
        assert_eq!(Code::of(text), Some(*code));
    }
    for text in ["", "HTTP", "http ", "unsupported", "ERR_NETWORK"] {
        assert_eq!(Code::of(text), None, "{text}");
    }
}

#[test]
fn a_wrong_argument_is_named() {
    let error = CommandError::invalid("set_charge_limit", "percent", "must be a whole number from 50 to 100");
    assert_eq!(error.code, Code::InvalidArgument);
    assert_eq!(error.parameter.as_deref(), Some("percent"));
    assert!(!error.may_have_succeeded);
    let message = error.to_string();
    assert!(
        message.starts_with("set_charge_limit: percent must be a whole number from 50 to 100. "),
        "{message}"
    );
}

#[test]
fn secrets_are_hidden_wherever_the_error_holds_text() {
    let error = CommandError::new(Code::Http, "speed_limit_activate", "The server failed")
        .with(|error| {
            error.reason = Some("pin 8305 of eyJhbGciOi".to_owned());
            error.base_url = Some("https://eyJhbGciOi.example".to_owned());
        })
        .redact(&["eyJhbGciOi".to_owned(), "8305".to_owned()]);
    let all = format!("{error:?} {error}");
    assert!(!all.contains("8305") && !all.contains("eyJhbGciOi"), "{all}");
    assert_eq!(error.reason.as_deref(), Some("pin ••• of •••"));
}

#[test]
fn a_long_secret_is_hidden_in_the_middle_of_a_word_and_a_pin_only_as_a_word() {
    let redacted = |reason: &str, secret: &str| {
        let error = CommandError::new(Code::Http, "door_lock", "The server failed");
        let error = error.with(|error| error.reason = Some(reason.to_owned())).redact(&[secret.to_owned()]);
        error.reason.clone().unwrap_or_default()
    };
    assert_eq!(redacted("xsecret-tokeny", "secret-token"), "x•••y");
    assert_eq!(redacted("Token=SECRET-TOKEN", "secret-token"), "Token=•••");
    assert_eq!(redacted("1234", "1234"), "•••");
    assert_eq!(
        redacted("pin \"1234\", not 12345, a1234 or 1234é; 1234.", "1234"),
        "pin \"•••\", not 12345, a1234 or 1234é; •••."
    );
    assert_eq!(redacted("error 500: boot 50050", "500"), "error •••: boot 50050");
    // An escape of a URL is no part of a word.
    assert_eq!(redacted("%3Fpin%3D1234 3D1234 %1234", "1234"), "%3Fpin%3D••• 3D1234 %•••");
}

#[test]
fn the_words_of_the_package_are_never_hidden() {
    let error = CommandError::new(Code::Network, "door_lock", "The server did not respond");
    let message = error.message();
    assert_eq!(
        error.redact(&["t".to_owned(), "respond".to_owned(), "The server did".to_owned()]).message(),
        message
    );
}

#[test]
fn an_empty_secret_hides_nothing() {
    let error = CommandError::new(Code::Http, "door_lock", "The server failed")
        .with(|error| error.reason = Some("It rained".to_owned()))
        .redact(&[String::new()]);
    assert_eq!(error.reason.as_deref(), Some("It rained"));
}
