//! What the car answers to a command: done, refused, or nothing to do.

use tesla_commands_core::catalogue::Source;
use tesla_commands_core::commands::commands;
use tesla_commands_core::error::Code;
use tesla_commands_core::rest::response::{CommandResult, Success};

use super::{outcome, reply};
use crate::support::answered;

/// A command's name and values.
type Asked = (&'static str, &'static [(&'static str, &'static str)]);

/// Commands whose values decide which refusals are benign, with values for each side; the rest is asked
/// without any.
const WITH_VALUES: &[Asked] = &[
    ("set_valet_mode", &[("on", "true"), ("password", "0042")]),
    ("set_valet_mode", &[("on", "false")]),
    ("sun_roof_control", &[("state", "open")]),
    ("sun_roof_control", &[("state", "closed")]),
    ("sun_roof_control", &[("state", "close")]),
    ("sun_roof_control", &[("state", "move"), ("percent", "0")]),
    ("sun_roof_control", &[("state", "stop")]),
    ("actuate_trunk", &[("which_trunk", "rear")]),
];

/// Which refusals of which command say that the car already is in the asked-for state. Of any command
/// `already_set` does.
pub const BENIGN: &[(Asked, &[&str])] = &[
    (("door_lock", &[]), &["already_locked"]),
    (("auto_conditioning_start", &[]), &["already on"]),
    (("auto_conditioning_stop", &[]), &["already off"]),
    (("charge_max_range", &[]), &["already_max_range"]),
    (("charge_standard", &[]), &["already_standard"]),
    (("sun_roof_control", &[("state", "open")]), &["already open"]),
    (("sun_roof_control", &[("state", "closed")]), &["already closed"]),
    (("sun_roof_control", &[("state", "close")]), &["already closed"]),
    (("remote_start_drive", &[]), &["already on"]),
    (("charge_port_door_open", &[]), &["already open"]),
    (("charge_port_door_close", &[]), &["already closed"]),
    (("charge_start", &[]), &["complete", "requested", "is_charging"]),
    (("charge_stop", &[]), &["not_charging"]),
    (("set_valet_mode", WITH_VALUES[0].1), &["already on"]),
    (("set_valet_mode", WITH_VALUES[1].1), &["already off"]),
    (("speed_limit_activate", &[]), &["already on"]),
    (("speed_limit_deactivate", &[]), &["already off"]),
];

/// Reasons that servers and cars are known to give, benign for some command or for none.
#[rustfmt::skip]
pub const REASONS: &[&str] = &[
    "already_set", "already_locked", "already on", "already off", "already open", "already closed",
    "already_max_range", "already_standard", "complete", "requested", "is_charging", "not_charging",
    "could_not_wake_buses", "user_not_present", "cabin comfort remote settings not enabled",
    "not_supported", "car_wash", "pre_delivery", "CLOSURES_OPEN", "DISABLED_FOR_USER_COMMAND",
    "VEHICLE_NOT_IN_PARK", "UNAUTHORIZED", "NOT_ALLOWED_OVER_TRANSPORT", "UNKNOWN", "doors_open", "low_soc",
    "invalid_state", "unknown state requested", "invalid_value", "not_enabled", "cable_connected",
    "disconnected", "no_power", "invalid_password", "not_in_park", "valet_mode_on", "incorrect_pin",
    "no_pin_set", "invalid_limit", "speed_limit_mode_active", "unset",
];

pub fn asked() -> impl Iterator<Item = Asked> {
    let of_the_reference = commands().filter(|command| command.source == Source::Reference);
    let without = of_the_reference.map(|command| (command.name, &[][..]));
    without.filter(|(name, _)| *name != "wake_up").chain(WITH_VALUES.iter().copied())
}

pub fn is_benign(asked: Asked, reason: &str) -> bool {
    let listed = BENIGN.iter().filter(|(benign, _)| *benign == asked).flat_map(|(_, reasons)| *reasons);
    reason == "already_set" || listed.into_iter().any(|benign| *benign == reason)
}

fn body(result: bool, reason: &str) -> String {
    serde_json::json!({ "response": { "result": result, "reason": reason } }).to_string()
}

#[test]
fn every_command_resolves_with_the_cars_word_when_it_is_done() {
    for (name, values) in asked() {
        for (body, reason) in [
            (body(true, ""), ""),
            (body(true, "as you wish"), "as you wish"),
            (r#"{"response":{"result":true}}"#.to_owned(), ""),
            (r#"{"response":{"result":true,"reason":null}}"#.to_owned(), ""),
            (r#" {"response":{"reason":"","result":true,"queued":false},"txid":"a"} "#.to_owned(), ""),
            (r#"{"response":{"result":false,"result":true,"reason":""}}"#.to_owned(), ""),
        ] {
            let expected = answered(true, reason);
            assert_eq!(outcome(name, values, &reply(200, &body)), Ok(expected), "{name} {body}");
        }
    }
}

#[test]
fn a_refusal_resolves_only_where_the_car_already_is_in_the_asked_for_state() {
    for (name, values) in asked() {
        for reason in REASONS {
            let outcome = outcome(name, values, &reply(200, &body(false, reason)));
            if is_benign((name, values), reason) {
                assert_eq!(outcome, Ok(answered(false, reason)), "{name} {values:?}: {reason}");
            } else {
                let error = outcome.expect_err(&format!("{name} {values:?}: {reason}"));
                assert_eq!(
                    (error.code, error.may_have_succeeded),
                    (Code::Rejected, false),
                    "{name}: {reason}"
                );
                assert_eq!(error.reason.as_deref(), Some(*reason), "unknown reasons pass through unchanged");
                assert!(error.to_string().contains(reason), "{error}");
            }
        }
    }
}

#[test]
fn benign_reasons_are_known_in_every_spelling_of_them() {
    for (name, values, given, reason) in [
        ("set_charge_limit", &[("percent", "80")][..], "already set", "already set"),
        ("door_lock", &[], "ALREADY_LOCKED", "ALREADY_LOCKED"),
        ("auto_conditioning_start", &[], "ALREADY_ON", "ALREADY_ON"),
        ("charge_start", &[], "car could not execute command: is_charging", "is_charging"),
        ("charge_stop", &[], "car could not execute command: not_charging", "not_charging"),
        ("door_lock", &[], "vcsec could not execute command: ALREADY_LOCKED", "ALREADY_LOCKED"),
        ("set_valet_mode", &[("on", "false")], "valet mode already off", "valet mode already off"),
        (
            "set_valet_mode",
            &[("on", "false")],
            "car could not execute command: valet mode already off",
            "valet mode already off",
        ),
    ] {
        let expected = answered(false, reason);
        assert_eq!(outcome(name, values, &reply(200, &body(false, given))), Ok(expected), "{name} {given}");
    }
}

#[test]
fn what_only_resembles_a_benign_reason_is_a_refusal() {
    for (name, values, reason) in [
        ("set_valet_mode", &[("on", "true")][..], "valet mode already off"),
        ("set_valet_mode", &[("on", "false")], "valet mode already on"),
        ("charge_start", &[], "not_charging"),
        ("charge_start", &[], "incomplete"),
        ("charge_start", &[], "already complete"),
        ("charge_stop", &[], "complete"),
        ("charge_stop", &[], "is_charging"),
        ("set_charge_limit", &[("percent", "80")], "not already_set"),
        ("door_unlock", &[], "already_locked"),
        ("auto_conditioning_start", &[], "already on fire"),
        ("charge_port_door_open", &[], "already opening"),
    ] {
        let error = outcome(name, values, &reply(200, &body(false, reason))).expect_err(reason);
        assert_eq!(error.code, Code::Rejected, "{name} {reason}");
    }
}

#[test]
fn the_signing_paths_prefix_is_no_part_of_the_reason() {
    for (given, reason) in [
        ("car could not execute command: not_in_park", "not_in_park"),
        ("vcsec could not execute command: CLOSURES_OPEN", "CLOSURES_OPEN"),
        ("could not execute command: x", "could not execute command: x"),
    ] {
        for result in [true, false] {
            let given = match outcome("door_unlock", &[], &reply(200, &body(result, given))) {
                Ok(Success::Result(CommandResult { reason, .. })) => Some(reason),
                Ok(other) => panic!("{other:?}"),
                Err(error) => error.reason,
            };
            assert_eq!(given.as_deref(), Some(reason));
        }
    }
}

#[test]
fn a_refusal_without_a_reason_is_still_a_refusal() {
    for body in [
        body(false, ""),
        r#"{"response":{"result":false}}"#.to_owned(),
        r#"{"response":{"result":false,"reason":null}}"#.to_owned(),
        r#"{"response":{"result":true,"result":false,"reason":""}}"#.to_owned(),
    ] {
        let error = outcome("door_unlock", &[], &reply(200, &body)).expect_err(&body);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Rejected, false), "{body}");
        assert!(error.to_string().contains("refused"), "{error}");
    }
}
