//! The errors: what they say, and what they keep to themselves.

use tesla_commands::error::{Code, CommandError};

/// What every message says at its end where the car may have done it, and no other.
const LOOK_FIRST: &str = " The car may have done it: look at its state before you send it again.";

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
        let error = CommandError::new(*code, "door_unlock", "It rained.");
        assert_eq!(error.to_string(), format!("door_unlock: It rained. {advice}"));
    }
}

#[test]
fn whoever_may_have_moved_the_car_is_told_to_look_before_sending_again() {
    for (code, _, _) in CODES {
        let error = CommandError::new(*code, "actuate_trunk", "It rained.");
        assert!(!error.to_string().contains("look at its state"), "{error}");
        let error = error.with(|error| error.may_have_succeeded = true);
        assert_eq!(error.to_string(), format!("actuate_trunk: It rained. {}{LOOK_FIRST}", code.advice()));
    }
}

/// The message ends with what to do, and with the warning where it is due.
pub fn assert_advises(error: &CommandError) {
    let message = error.to_string();
    let rest = message.strip_suffix(LOOK_FIRST);
    assert_eq!(rest.is_some(), error.may_have_succeeded, "{message}");
    assert!(rest.unwrap_or(&message).ends_with(error.code.advice()), "{message}");
}

#[test]
fn a_new_error_claims_nothing_that_it_does_not_know() {
    let error = CommandError::new(Code::Http, "door_lock", "It rained.");
    assert_eq!((error.code, error.command), (Code::Http, "door_lock"));
    assert!(!error.may_have_succeeded && !error.asleep);
    assert_eq!((error.parameter.as_ref(), error.status, error.retry_after_ms), (None, None, None));
    assert_eq!((&error.reason, &error.base_url), (&None, &None));
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
    let error = CommandError::new(Code::Http, "speed_limit_activate", "Said: 8305, and 8305.")
        .with(|error| {
            error.reason = Some("pin 8305 of eyJhbGciOi".to_owned());
            error.base_url = Some("https://eyJhbGciOi.example".to_owned());
        })
        .without(&["eyJhbGciOi".to_owned(), "8305".to_owned()]);
    let all = format!("{error:?} {error}");
    assert!(!all.contains("8305") && !all.contains("eyJhbGciOi"), "{all}");
    assert!(
        error.what.starts_with("Said: ")
            && error.reason.as_ref().is_some_and(|reason| reason.starts_with("pin "))
    );
}

#[test]
fn an_empty_secret_hides_nothing() {
    let error = CommandError::new(Code::Http, "door_lock", "It rained.").without(&[String::new()]);
    assert_eq!(error.what, "It rained.");
}
