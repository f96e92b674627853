//! Answers that no server has sent, and some that one might: nothing panics, and nothing but a plain yes is
//! a success.

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use tesla_commands_core::rest::response::{CommandResult, Headers, Reply, Success};

use super::outcome;
use super::outcomes::{REASONS, asked, is_benign};
use crate::error::assert_advises;
use crate::support::at_least;

/// Answers of real servers, to be broken.
const BODIES: &[&str] = &[
    r#"{"response":{"result":true,"reason":""}}"#,
    r#"{"response":{"result":false,"reason":"already_set"}}"#,
    r#"{"response":{"result":false,"reason":"car could not execute command: not_charging"}}"#,
    r#"{"response":null,"error":"{\"error\": \"timeout\"}","error_description":""}"#,
    r#"{"response":null,"error":"vehicle unavailable: {:error=>\"vehicle unavailable:\"}","error_description":""}"#,
    r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep","error_description":"","txid":"a"}"#,
    r#"{"response":null,"error":"Tesla Vehicle Command Protocol required","error_description":""}"#,
    r#"{"error":"user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com, see https://a.b"}"#,
    r#"{"response":[{"id":1492932076587190273,"vin":"5YJSA1E26HF000337","state":"online"},{"energy_site_id":1}],"count":2}"#,
    r#"{"response":{"id":1492932076587190273,"id_s":"1492932076587190273","state":"asleep"}}"#,
    "Retry in 49200 seconds",
    "<html>\n<body>502</body></html>",
    "",
];

/// What to put in the place of what was cut out: text that could turn an answer into another.
const PIECES: &[&str] = &[
    "",
    "true",
    "false",
    "null",
    "\"",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\\",
    "\\u0000",
    "\\ud800",
    "\u{0}",
    "🚗",
    "\"result\":true",
    "\"result\":false,",
    "\"response\":",
    "already on",
    " ",
    "99999999999999999999 seconds",
];

fn any_body() -> impl Strategy<Value = String> {
    let edit = (any::<Index>(), 0..12_usize, select(PIECES));
    let broken = (select(BODIES), prop::collection::vec(edit, 0..4)).prop_map(|(body, edits)| {
        edits.into_iter().fold(body.to_owned(), |body, (at, cut, piece)| {
            let characters: Vec<char> = body.chars().collect();
            let at = at.index(characters.len() + 1);
            let rest = characters.iter().skip(at + cut);
            characters.iter().take(at).copied().chain(piece.chars()).chain(rest.copied()).collect()
        })
    });
    let answer = (any::<bool>(), select(REASONS), any::<bool>()).prop_map(|(result, reason, prefixed)| {
        let prefix = if prefixed { "car could not execute command: " } else { "" };
        format!(r#"{{"response":{{"result":{result},"reason":"{prefix}{reason}"}}}}"#)
    });
    prop_oneof![4 => broken, 2 => answer, 1 => ".*", 1 => any::<String>()]
}

fn any_reply() -> impl Strategy<Value = Reply> {
    let status = prop_oneof![4 => Just(200_u16), 2 => 200..300_u16, 3 => 400..600_u16, 1 => any::<u16>()];
    let header = option::of(prop_oneof!["[0-9.]{0,24}", ".*", Just("h2=\"a.b:443\"".to_owned())]);
    (status, header.clone(), option::of(any::<f64>()), header.clone(), header, any_body()).prop_map(
        |(status, retry_after, retry_at, rate_limit_reset, alt_svc, body)| Reply {
            status,
            headers: Headers { received: 0.0, retry_after, retry_at, rate_limit_reset, alt_svc },
            body,
        },
    )
}

/// The reason in the words of the table by hand.
fn plain(reason: &str) -> String {
    let reason = reason.trim_start_matches("car could not execute command: ");
    let reason = reason.trim_start_matches("vcsec could not execute command: ");
    reason.trim().to_lowercase().replace('_', " ")
}

proptest! {
    #![proptest_config(at_least(4_000))]

    #[test]
    fn only_a_plain_yes_or_a_benign_no_is_a_success(reply in any_reply(), which in any::<Index>()) {
        let asked = *which.get(&asked().collect::<Vec<_>>());
        let Ok(success) = outcome(asked.0, asked.1, &reply) else { return Ok(()) };
        prop_assert!((200..300).contains(&reply.status));
        let Success::Result(CommandResult { result, reason }) = success else { panic!("{success:?} to a command") };
        // Lone surrogates are the only thing that makes a difference here.
        let Ok(body) = serde_json::from_str::<Value>(&reply.body) else {
            prop_assert!(reply.body.contains("\\ud800"), "{}", reply.body);
            return Ok(());
        };
        prop_assert_eq!(body["response"]["result"].as_bool(), Some(result));
        let said = match &body["response"]["reason"] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            // Of what is no text, the JSON is told.
            other => other.to_string(),
        };
        prop_assert!(said.ends_with(&reason), "{} {}", said, reason);
        let benign = REASONS.iter().filter(|listed| is_benign(asked, listed)).map(|listed| plain(listed));
        prop_assert!(
            result || benign.into_iter().any(|benign| plain(&said) == benign || plain(&said).ends_with(&format!(" {benign}"))),
            "{:?} {}", asked, said
        );
    }

    #[test]
    fn a_read_is_a_success_only_with_what_was_asked_for(reply in any_reply(), list in any::<bool>()) {
        let name = if list { "vehicles" } else { "wake_up" };
        let Ok(success) = outcome(name, &[], &reply) else { return Ok(()) };
        prop_assert!((200..300).contains(&reply.status));
        let Ok(body) = serde_json::from_str::<Value>(&reply.body) else { return Ok(()) };
        let response = &body["response"];
        match success {
            Success::Vehicles(cars) | Success::Page(cars, _) => {
                prop_assert!(list && cars.len() <= response.as_array().map_or(0, Vec::len));
                for car in cars {
                    prop_assert!(serde_json::from_str::<Value>(&car.json).is_ok_and(|json| json.is_object()));
                }
            }
            Success::Vehicle(car) => {
                let expected = if response.is_array() { &response[0] } else { response };
                prop_assert!(!list && expected.is_object());
                prop_assert_eq!(&serde_json::from_str::<Value>(&car.json).unwrap(), expected);
            }
            Success::Result(CommandResult { result, reason }) => {
                prop_assert!(!result && plain(&reason) == "already set", "{}", reason);
            }
        }
    }

    #[test]
    fn nothing_but_the_apis_own_word_says_that_a_toggle_did_not_run_because_the_car_sleeps(reply in any_reply()) {
        let Err(error) = outcome("actuate_trunk", &[("which_trunk", "rear")], &reply) else { return Ok(()) };
        prop_assert!(!error.asleep || error.may_have_succeeded == (error.status != Some(408)));
    }

    #[test]
    fn a_failure_says_what_it_can(reply in any_reply()) {
        let Err(error) = outcome("door_unlock", &[], &reply) else { return Ok(()) };
        let message = error.to_string();
        prop_assert!(message.starts_with("door_unlock: "));
        assert_advises(&error);
        prop_assert!(message.chars().count() < 1_000, "{}", message);
        prop_assert!(!(error.asleep && error.may_have_succeeded));
        if let Some(base_url) = &error.base_url {
            let is_known = [".tesla.com", ".tesla.cn", ".teslamotors.com"].iter().any(|end| base_url.ends_with(end));
            prop_assert!(reply.status == 421 && base_url.starts_with("https://") && is_known, "{}", base_url);
        }
        // What types.d.ts promises of each code.
        match error.code.as_str() {
            "not_found" => prop_assert_eq!(error.status, Some(404)),
            "wrong_region" => prop_assert_eq!(error.status, Some(421)),
            "rate_limited" => prop_assert_eq!(error.status, Some(429)),
            "http" => prop_assert!(error.status.is_some()),
            "rejected" => prop_assert!(error.reason.is_some()),
            _ => {}
        }
        let always_false = ["unauthorized", "signing_required", "wrong_region", "rate_limited", "rejected"];
        prop_assert!(!(error.may_have_succeeded && always_false.contains(&error.code.as_str())));
        if (200..300).contains(&reply.status) {
            let told = error.code.as_str();
            prop_assert!(["bad_response", "rejected", "signing_required", "unavailable"].contains(&told), "{}", told);
            prop_assert_eq!((error.may_have_succeeded, error.status), (told == "bad_response", None));
        } else {
            prop_assert_eq!(error.status, Some(reply.status));
        }
    }
}
