//! What real servers answer, as people have reported it, and what a call must make of it: whether the car may have done
//! it, what the user is told, and what goes out.

use tesla_commands_core::catalogue::values::Value;
use tesla_commands_core::error::Code;
use tesla_commands_core::rest::response::{CommandResult, Headers, Reply, Success};

use super::{Answer, Handle, failure, script};
use crate::simulation::{Simulation, Spec, spec};
use crate::support::command;

/// What the signing proxy says of a car that sleeps, and of every 503 that it gets itself.
const ASLEEP: &str =
    r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep","error_description":""}"#;
const DONE: &str = r#"{"response":{"result":true,"reason":""}}"#;
const ONLINE: &str = r#"{"response":{"id":1492931365719407,"id_s":"1492931365719407","vin":"5YJ30123456789ABC","state":"online"}}"#;
const SLEEPS: &str = r#"{"response":{"id":1492931365719407,"id_s":"1492931365719407","vin":"5YJ30123456789ABC","state":"asleep"}}"#;

fn json(status: u16, body: &str) -> Answer {
    Answer::After(0, Ok(Reply { status, body: body.to_owned(), ..Reply::default() }))
}

/// An error in the form of the API and of the signing proxy.
fn error(status: u16, words: &str) -> Answer {
    json(
        status,
        &serde_json::json!({ "response": null, "error": words, "error_description": "" }).to_string(),
    )
}

fn made<const N: usize>(spec: Spec, answers: [Answer; N]) -> (std::rc::Rc<Simulation>, Handle) {
    let simulation = script(answers);
    let call = simulation.call(spec);
    simulation.run();
    (simulation, call)
}

fn sent(simulation: &Simulation) -> Vec<String> {
    simulation.sent().iter().map(crate::simulation::Sent::what).collect()
}

fn with_values(name: &'static str) -> Spec {
    let values: &[(&str, &str)] = match name {
        "actuate_trunk" => &[("which_trunk", "rear")],
        "set_sentry_mode" => &[("on", "true")],
        "sun_roof_control" => &[("state", "vent")],
        _ => &[],
    };
    Spec { values, ..spec(name) }
}

/// The answer to a command, and what it is to end as: the code, whether the car may have done it, and a part of the reason.
type Row = (&'static str, Answer, Code, bool, &'static str);

/// Each row fails after the one request, also where the caller lets the car be woken.
fn assert_ends(rows: impl IntoIterator<Item = Row>) {
    for (name, answer, code, may_have_succeeded, reason) in rows {
        for wake in [false, true] {
            let (simulation, call) = made(Spec { wake, ..with_values(name) }, [answer.clone()]);
            let (_, error) = failure(&call);
            assert_eq!((error.code, error.may_have_succeeded), (code, may_have_succeeded), "{error}");
            let told = error.reason.as_deref().unwrap_or_default();
            assert!(told.contains(reason), "{told}");
            assert!(!error.to_string().contains("asleep"), "{error}");
            assert_eq!(sent(&simulation), [format!("POST /command/{name}")]);
        }
    }
}

#[test]
fn what_the_signing_proxy_refuses_did_not_run_and_has_the_code_of_its_fault() {
    let unpaired = "vehicle rejected request: your public key has not been paired with the vehicle";
    let insufficient = "MESSAGEFAULT_ERROR_INSUFFICIENT_PRIVILEGES";
    assert_ends([
        ("door_unlock", error(500, unpaired), Code::NotPaired, false, "not been paired"),
        ("door_unlock", error(412, unpaired), Code::NotPaired, false, "not been paired"),
        ("actuate_trunk", error(200, unpaired), Code::NotPaired, false, "not been paired"),
        ("remote_start_drive", error(500, insufficient), Code::InsufficientPrivileges, false, insufficient),
        ("actuate_trunk", error(502, insufficient), Code::InsufficientPrivileges, false, insufficient),
        ("door_lock", error(500, "MESSAGEFAULT_ERROR_INACTIVE_KEY"), Code::NotPaired, false, "INACTIVE_KEY"),
        ("door_lock", error(500, "MESSAGEFAULT_ERROR_UNKNOWN_KEY_ID"), Code::NotPaired, false, "KEY_ID"),
        ("charge_stop", error(500, "MESSAGEFAULT_ERROR_TIME_EXPIRED"), Code::Fault, false, "TIME_EXPIRED"),
        ("honk_horn", error(500, "MESSAGEFAULT_ERROR_BUSY"), Code::Unavailable, false, "BUSY"),
        (
            "honk_horn",
            error(500, "MESSAGEFAULT_ERROR_REMOTE_ACCESS_DISABLED"),
            Code::RemoteAccessDisabled,
            false,
            "REMOTE_ACCESS",
        ),
        // The car has acted, and its answer did not fit.
        ("honk_horn", error(500, "MESSAGEFAULT_ERROR_RESPONSE_MTU_EXCEEDED"), Code::Fault, true, "MTU"),
        ("honk_horn", error(500, "MESSAGEFAULT_ERROR_REPEATED_COUNTER"), Code::Fault, true, "COUNTER"),
        // Nobody knows this one.
        ("honk_horn", error(500, "MESSAGEFAULT_ERROR_WEATHER"), Code::Http, true, "WEATHER"),
        ("honk_horn", error(500, "context deadline exceeded"), Code::Http, true, "deadline"),
    ]);
    for name in ["honk_horn", "door_unlock"] {
        let (_, call) = made(spec(name), [error(500, "vehicle busy or finishing wake-up")]);
        let (_, error) = failure(&call);
        assert_eq!(
            (error.code, error.may_have_succeeded, error.status),
            (Code::Unavailable, false, Some(500))
        );
    }
    let (_, call) = made(spec("door_lock"), [error(500, "MESSAGEFAULT_ERROR_INVALID_TOKEN_OR_COUNTER")]);
    assert_eq!(failure(&call).1.fault, Some(6));
}

/// A page that something between the page of the app and the API makes.
fn page(status: u16, title: &str) -> Answer {
    json(
        status,
        &format!("<!DOCTYPE html>\n<html><head><title>{title}</title></head><body>{title}</body></html>"),
    )
}

#[test]
fn what_something_in_between_answers_does_not_say_that_nothing_ran() {
    assert_ends([
        (
            "actuate_trunk",
            json(404, "Not found because of proxy error: Error: socket hang up"),
            Code::Http,
            true,
            "socket hang up",
        ),
        (
            "actuate_trunk",
            json(404, "Not found because of proxy error: Error: read ETIMEDOUT"),
            Code::Http,
            true,
            "ETIMEDOUT",
        ),
        ("actuate_trunk", page(503, "Application error"), Code::Unavailable, true, ""),
        ("actuate_trunk", page(503, "503 Backend fetch failed"), Code::Unavailable, true, ""),
        ("actuate_trunk", page(503, "503 Service Temporarily Unavailable"), Code::Unavailable, true, ""),
        ("actuate_trunk", page(522, "Connection timed out"), Code::Http, true, ""),
        ("actuate_trunk", page(403, "Attention Required!"), Code::Forbidden, true, ""),
        ("actuate_trunk", page(404, "404 Not Found"), Code::NotFound, true, ""),
        (
            "actuate_trunk",
            json(
                503,
                "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
            ),
            Code::Unavailable,
            true,
            "reset reason",
        ),
        (
            "door_unlock",
            json(504, r#"{"message":"Endpoint request timed out"}"#),
            Code::Http,
            true,
            "Endpoint request timed out",
        ),
        (
            "actuate_trunk",
            error(503, "vehicle is not available"),
            Code::Unavailable,
            true,
            "vehicle is not available",
        ),
    ]);
}

#[test]
fn what_the_api_itself_refuses_did_not_run() {
    let problem = r#"{"type":"https://example.com/validation","title":"One or more validation errors occurred.","status":400,"errors":{"vin":["The vin field is required."]},"traceId":"00-1"}"#;
    let unsupported = r#"{"response":{"result":false,"reason":"The command \"sun_roof_control\" is not supported.","vin":"5YJ30123456789ABC","command":"sun_roof_control"}}"#;
    let old_proxy = r#"{"response":{"result":false,"string":"car could not execute command: not_parked"},"error":"","error_description":""}"#;
    assert_ends([
        ("door_unlock", json(400, problem), Code::Http, false, "validation errors occurred"),
        ("sun_roof_control", json(503, unsupported), Code::Rejected, false, "is not supported"),
        ("set_sentry_mode", json(200, old_proxy), Code::Rejected, false, "not_parked"),
        (
            "honk_horn",
            json(400, r#"{"error":{"message":"lat is missing","code":3}}"#),
            Code::Http,
            false,
            "lat is missing",
        ),
        (
            "honk_horn",
            json(422, r#"{"detail":"lat must be a number"}"#),
            Code::Http,
            false,
            "lat must be a number",
        ),
        ("honk_horn", json(429, ""), Code::RateLimited, false, ""),
    ]);
}

#[test]
fn what_is_wrong_with_a_request_is_told_without_the_advice_to_send_it_again() {
    for status in [400, 405, 406, 409, 412, 413, 415, 418, 422] {
        for body in ["", r#"{"response":null,"error":"lat and lon are missing","error_description":""}"#] {
            let (_, call) = made(spec("honk_horn"), [json(status, body)]);
            let message = failure(&call).1.to_string();
            assert!(
                !message.contains("later") && message.contains("refuse the same request again"),
                "{message}"
            );
        }
    }
}

#[test]
fn switched_off_mobile_access_is_no_matter_of_the_token() {
    for answer in [
        error(401, "mobile_access_disabled"),
        error(403, "mobile_access_disabled"),
        error(403, "Mobile access is disabled for this vehicle"),
        error(405, "MOBILE_ACCESS_DISABLED"),
    ] {
        let simulation = script([answer]);
        let (token, function) = super::tokens(&simulation);
        let call = simulation.call(Spec { token, wake: true, ..spec("door_unlock") });
        simulation.run();
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::RemoteAccessDisabled, false));
        assert_eq!(*function.asked.borrow(), [false], "no new token was asked for");
        assert_eq!(sent(&simulation), ["POST /command/door_unlock"]);
    }
}

#[test]
fn a_reason_that_an_old_signing_proxy_calls_string_is_the_reason() {
    let body = r#"{"response":{"result":false,"string":"car could not execute command: is_charging"},"error":"","error_description":""}"#;
    let (_, call) = made(spec("charge_start"), [json(200, body)]);
    let expected = Success::Result(CommandResult { result: false, reason: "is_charging".to_owned() });
    assert_eq!(call.outcome(), Ok(expected), "the car already charges");
}

/// That the car sleeps, in each form in which servers were seen to say it beside the API's own 408.
fn asleep_forms() -> Vec<Answer> {
    let relayed = serde_json::json!({ "message": format!(
        "Server error: `POST https://proxy.example/api/1/vehicles/5YJ30123456789ABC/command/charge_start` resulted in a \
         `500 Internal Server Error` response:\n{ASLEEP}\n"
    )});
    let nested = serde_json::json!({ "response": null, "error": ASLEEP });
    let bodies = [
        ASLEEP.to_owned(),
        relayed.to_string(),
        nested.to_string(),
        r#"{"error":"command failed","error_description":"vehicle is offline or asleep"}"#.to_owned(),
        r#"{"error":{"code":"unavailable","message":"Vehicle is asleep"}}"#.to_owned(),
        r#"{"title":"Vehicle is offline"}"#.to_owned(),
        r#"{"status":"error","detail":"The vehicle is offline or asleep."}"#.to_owned(),
        r#"{"response":{"result":false,"reason":"vehicle is sleeping"}}"#.to_owned(),
        r#"{"response":{"result":false,"string":"vehicle unavailable: vehicle is offline or asleep"}}"#
            .to_owned(),
        "vehicle unavailable: vehicle is offline or asleep".to_owned(),
    ];
    let each = bodies.iter().flat_map(|body| [200, 500, 503].map(|status| json(status, body)));
    each.collect()
}

#[test]
fn a_sleeping_car_is_woken_whatever_the_status_and_wherever_the_words_stand() {
    for asleep in asleep_forms() {
        for name in ["door_unlock", "charge_start"] {
            let woken = Spec { wake: true, ..spec(name) };
            let (simulation, call) =
                made(woken, [asleep.clone(), json(200, SLEEPS), json(200, ONLINE), json(200, DONE)]);
            assert!(call.outcome().is_ok(), "{:?}", call.outcome());
            let command = format!("POST /command/{name}");
            assert_eq!(sent(&simulation), [&command, "POST /wake_up", "GET ", &command]);
        }
        let (simulation, call) = made(spec("door_unlock"), [asleep]);
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, false));
        assert!(error.to_string().contains("asleep or offline"), "{error}");
        assert_eq!(sent(&simulation).len(), 1);
    }
}

#[test]
fn a_car_that_takes_what_reads_it_for_asleep_is_woken_too() {
    for asleep in asleep_forms() {
        let read = Spec { wake: true, ..spec("vehicle_data") };
        let (simulation, call) =
            made(read, [asleep, json(200, SLEEPS), json(200, SLEEPS), json(200, ONLINE), json(200, ONLINE)]);
        assert!(call.outcome().is_ok(), "{:?}", call.outcome());
        assert_eq!(sent(&simulation).len(), 5);
    }
}

#[test]
fn the_api_of_the_accounts_region_is_found_in_each_form_in_which_it_is_named() {
    let text = r#"{"response":null,"error":"user out of region, use base URL: https:\/\/fleet-api.prd.eu.vn.cloud.tesla.com, see https:\/\/developer.tesla.com\/docs\/fleet-api","error_description":""}"#;
    for (alt_svc, body, region) in [
        ("h2=https://fleet-api.prd.eu.vn.cloud.tesla.com", "", "eu"),
        (
            r#"h3=":443"; ma=86400, h2=https://fleet-api.prd.na.vn.cloud.tesla.com"#,
            r#"{"response":null,"error":"user out of region"}"#,
            "na",
        ),
        (r#"h3=":443", h2="fleet-api.prd.na.vn.cloud.tesla.com:443"; ma=60"#, "", "na"),
        ("", text, "eu"),
    ] {
        let alt_svc = Some(alt_svc.to_owned());
        let headers = Headers { alt_svc, ..Headers::default() };
        let reply = Reply { status: 421, headers, body: body.to_owned() };
        let (_, call) = made(spec("door_lock"), [Answer::After(0, Ok(reply))]);
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::WrongRegion, false));
        let expected = format!("https://fleet-api.prd.{region}.vn.cloud.tesla.com");
        assert_eq!(error.base_url, Some(expected));
    }
}

#[test]
fn ranges_are_those_that_cars_report() {
    for (name, value, is_taken) in [
        ("speed_limit_set_limit", 50.0, true),
        ("speed_limit_set_limit", 100.0, true),
        ("speed_limit_set_limit", 120.0, true),
        ("speed_limit_set_limit", 121.0, false),
        ("set_charging_amps", 72.0, true),
        ("set_charging_amps", 80.0, true),
        ("set_charging_amps", 81.0, false),
    ] {
        assert_eq!(
            Value::from(value).of_kind(command(name).parameters[0].kind).is_some(),
            is_taken,
            "{name} {value}"
        );
    }
}
