//! One request, and its answer.

use std::cell::Cell;

use tesla_commands_core::client::{Failure, Stage};
use tesla_commands_core::error::Code;
use tesla_commands_core::rest::response::Success;

use super::{
    Answer, Handle, asleep, assert_nothing_is_alive, done, expired, failure, failure_of, script, simulation,
    status, success, tokens,
};
use crate::simulation::{Sent, Spec, Token, TokenFunction, spec};
use crate::support::answered;

#[test]
fn a_command_goes_out_once_and_resolves_with_the_cars_word() {
    let simulation = script([done()]);
    let call = simulation.call(spec("door_unlock"));
    simulation.run();
    assert_eq!(call.end(), Some((100, success())));
    assert_eq!(simulation.log(), ["0 POST /command/door_unlock first"]);
    assert_eq!(*call.progress.borrow(), [(Stage::Sending, 0)]);
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_command_that_has_nothing_to_do_resolves_too() {
    let simulation = script([status(200, r#"{"response":{"result":false,"reason":"not_charging"}}"#)]);
    let call = simulation.call(spec("charge_stop"));
    simulation.run();
    assert_eq!(call.outcome(), Ok(answered(false, "not_charging")));
}

#[test]
fn without_a_key_a_command_that_exists_only_signed_fails_before_anything_is_asked_or_sent() {
    let simulation = script([done()]);
    let function = TokenFunction::new(|_| panic!("a token was asked for"));
    let call = simulation.call(Spec { token: Token::Function(function), wake: true, ..spec("close_trunk") });
    simulation.run();
    assert_eq!(failure_of(&call), (0, Code::SigningRequired, false));
    assert_eq!(
        failure(&call).1.to_string(),
        "close_trunk: The command can only be sent signed, but the vehicle has no key or accepts no signed commands. \
         Give the vehicle a key that is enrolled with the car, and use the VIN as id. Or use a signing proxy (tesla-http-proxy) as baseUrl, which knows most commands."
    );
    assert!(simulation.log().is_empty() && call.progress.borrow().is_empty());
    assert_nothing_is_alive(&simulation);
}

#[test]
fn nothing_but_a_token_or_sleep_makes_a_command_go_out_again() {
    let lost = |failure| Answer::After(100, Err(failure));
    for (answer, code, may_have_succeeded) in [
        (lost(Failure::Network), Code::Network, true),
        (lost(Failure::NotAResponse), Code::BadResponse, true),
        (lost(Failure::TooLong), Code::BadResponse, true),
        (status(200, ""), Code::BadResponse, true),
        (status(200, r#"{"response":{"result":false,"reason":"not_in_park"}}"#), Code::Rejected, false),
        (status(400, ""), Code::Http, false),
        (status(401, ""), Code::Unauthorized, false),
        (status(403, ""), Code::Forbidden, false),
        (status(404, ""), Code::NotFound, false),
        (status(408, r#"{"error":"timeout"}"#), Code::Unavailable, true),
        (status(412, ""), Code::Http, false),
        (status(421, ""), Code::WrongRegion, false),
        (status(429, ""), Code::RateLimited, false),
        (status(499, ""), Code::Http, true),
        (status(500, ""), Code::Http, true),
        (status(502, ""), Code::Http, true),
        (status(503, ""), Code::Unavailable, true),
        (status(503, r#"{"response":null,"error":"vehicle is not available"}"#), Code::Unavailable, true),
        (status(503, r#"{"response":{"result":false,"reason":"not_supported"}}"#), Code::Rejected, false),
        (status(404, "Not found because of proxy error: Error: socket hang up"), Code::Http, true),
        (status(500, r#"{"error":"vehicle busy or finishing wake-up"}"#), Code::Unavailable, false),
        (status(504, ""), Code::Http, true),
        (status(540, ""), Code::Http, true),
        (Answer::After(100, Err(Failure::Invalid("baseUrl", "is no address"))), Code::InvalidArgument, false),
    ] {
        let simulation = script([answer]);
        let call = simulation.call(Spec { wake: true, ..spec("honk_horn") });
        simulation.run();
        assert_eq!(failure_of(&call), (100, code, may_have_succeeded));
        assert_eq!(failure(&call).1.command, "honk_horn");
        assert_eq!(simulation.log().len(), 1, "{code:?}");
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn without_wake_a_sleeping_car_is_unavailable_and_left_asleep() {
    let simulation = script([asleep()]);
    let call = simulation.call(spec("door_unlock"));
    simulation.run();
    assert_eq!(failure_of(&call), (100, Code::Unavailable, false));
    assert!(failure(&call).1.to_string().contains("wake: true"));
    assert_eq!(simulation.log().len(), 1);
}

#[test]
fn a_page_of_text_is_cut_short() {
    for text in ["x".repeat(100_000), "é🚗".repeat(50_000)] {
        for answer in [
            status(400, &text),
            status(400, &format!(r#"{{"error":"{text}"}}"#)),
            status(200, &format!(r#"{{"error":"{text}"}}"#)),
            status(200, &format!(r#"{{"response":{{"result":false,"reason":"{text}"}}}}"#)),
        ] {
            let simulation = script([answer]);
            let call = simulation.call(spec("door_unlock"));
            simulation.run();
            let error = failure(&call).1;
            let length = |text: &str| text.chars().count();
            assert!(error.reason.as_deref().is_some_and(|reason| (100..600).contains(&length(reason))));
            assert!((100..600).contains(&length(&error.to_string())));
        }
    }
}

#[test]
fn cars_that_are_listed_elsewhere_are_looked_for_there_once() {
    let cars = status(200, r#"{"response":[{"id":1,"vin":"5YJSA1E26HF000337"},{"energy_site_id":2}]}"#);
    let simulation = script([status(412, ""), cars]);
    let call = simulation.call(spec("vehicles"));
    simulation.run();
    assert!(matches!(call.outcome(), Ok(Success::Vehicles(cars)) if cars.len() == 1));
    assert_eq!(simulation.log(), ["0 GET  first", "100 GET /api/1/products first"]);

    let simulation = script([status(412, ""), status(412, "")]);
    let call = simulation.call(spec("vehicles"));
    simulation.run();
    assert_eq!(failure_of(&call), (200, Code::Http, false));
}

/// A page of the list with this car, and the number of the next page.
fn page(vin: &str, next: &str) -> Answer {
    status(
        200,
        &format!(
            r#"{{"response":[{{"id":1,"id_s":"1{vin}","vin":"{vin}"}}],"pagination":{{"next":{next}}},"count":1}}"#
        ),
    )
}

fn vins(call: &Handle) -> Vec<String> {
    let Ok(Success::Vehicles(cars)) = call.outcome() else { panic!("{:?}", call.outcome()) };
    let vin = |json: &str| serde_json::from_str::<serde_json::Value>(json).expect("JSON")["vin"].to_string();
    cars.iter().map(|car| vin(&car.json).replace('"', "")).collect()
}

#[test]
fn a_list_is_read_to_its_last_page() {
    for (pages, expected) in [
        (vec![page("A", "null")], vec!["A"]),
        (vec![page("A", "2"), page("B", "null")], vec!["A", "B"]),
        (vec![page("A", "2"), page("B", "3"), page("C", "null")], vec!["A", "B", "C"]),
        (vec![page("A", "2"), status(200, r#"{"response":[{"vin":"B"}],"count":1}"#)], vec!["A", "B"]),
        (vec![page("A", "\"2\""), page("B", "0")], vec!["A", "B"]),
    ] {
        let count = pages.len();
        let next = Cell::new(0);
        let simulation = simulation(move |_| pages[next.replace(next.get() + 1)].clone());
        let call = simulation.call(spec("vehicles"));
        simulation.run();
        assert_eq!(vins(&call), expected);
        let sent: Vec<_> = simulation.sent().iter().map(Sent::what).collect();
        let expected = ["GET ", "GET ?page=2", "GET ?page=3"];
        assert_eq!(sent, expected[..count]);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_page_that_fails_is_named_and_no_part_of_the_list_passes_for_the_whole() {
    for (answer, code) in [
        (status(500, ""), Code::Http),
        (status(404, ""), Code::NotFound),
        (status(200, "<html>"), Code::BadResponse),
        (Answer::After(100, Err(Failure::Network)), Code::Network),
    ] {
        let simulation = script([page("A", "2"), answer]);
        let call = simulation.call(spec("vehicles"));
        simulation.run();
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (code, false));
        assert!(error.to_string().starts_with("vehicles: Page 2 of the list: "), "{error}");
    }
}

#[test]
fn a_token_that_expires_between_two_pages_is_refreshed() {
    let simulation = script([page("A", "2"), expired(), page("B", "null")]);
    let (token, _) = tokens(&simulation);
    let call = simulation.call(Spec { token, ..spec("vehicles") });
    simulation.run();
    assert_eq!(vins(&call), ["A", "B"]);
    assert_eq!(
        simulation.sent().iter().map(Sent::what).collect::<Vec<_>>(),
        ["GET ", "GET ?page=2", "GET ?page=2"]
    );
}

#[test]
fn a_list_that_does_not_end_is_given_up() {
    // A relay that drops the number of the page gives the first one again.
    let simulation = simulation(|_| page("A", "2"));
    let call = simulation.call(spec("vehicles"));
    simulation.run();
    assert_eq!((failure(&call).1.code, simulation.log().len()), (Code::BadResponse, 2));

    let next = Cell::new(1);
    let simulation = super::simulation(move |_| {
        next.set(next.get() + 1);
        page("A", &next.get().to_string())
    });
    let call = simulation.call(spec("vehicles"));
    simulation.run();
    assert_eq!((failure(&call).1.code, simulation.log().len()), (Code::BadResponse, 50));
    assert!(failure(&call).1.to_string().contains("more than 50 pages"));
}

#[test]
fn a_read_that_fails_never_says_that_the_car_may_have_done_it() {
    for (answer, code) in [
        (status(500, ""), Code::Http),
        (status(503, "<html>"), Code::Unavailable),
        (status(404, "<html>"), Code::NotFound),
        (status(404, "Not found because of proxy error: Error: socket hang up"), Code::Http),
        (status(408, r#"{"error":"timeout"}"#), Code::Unavailable),
        (status(200, r#"{"results":[]}"#), Code::BadResponse),
        (status(200, ""), Code::BadResponse),
        (Answer::After(100, Err(Failure::Network)), Code::Network),
        (Answer::After(100, Err(Failure::NotAResponse)), Code::BadResponse),
        (Answer::Never, Code::Timeout),
    ] {
        for read in ["vehicles", "vehicle_data"] {
            let simulation = script([answer.clone()]);
            let call = simulation.call(spec(read));
            simulation.run();
            let (_, error) = failure(&call);
            assert_eq!((error.code, error.may_have_succeeded), (code, false), "{read}");
            assert!(!error.to_string().contains("may have done it"), "{error}");
        }
    }
    let simulation = script([Answer::Never]);
    let call = simulation.call(spec("vehicle_data"));
    simulation.run_until(50);
    call.signal.abort();
    simulation.run();
    assert_eq!(failure_of(&call), (50, Code::Aborted, false));
}

#[test]
fn a_page_with_the_status_of_an_expired_token_is_refreshed_as_any_401() {
    let simulation = script([status(401, "<html>401 Authorization Required</html>"), done()]);
    let (token, _) = tokens(&simulation);
    let call = simulation.call(Spec { token, ..spec("actuate_trunk") });
    simulation.run();
    assert_eq!(call.outcome(), success());
}
