//! The whole error of each code, down to the last word, as somebody meets it.

use tesla_commands_core::client::Failure;
use tesla_commands_core::error::CommandError;
use tesla_commands_core::rest::response::Reply;

use crate::simulation::{Simulation, Spec, Token, TokenFunction, spec};
use crate::support::{command, values};

/// All that an error tells. Of JavaScript's properties `name` and `cause` are missing.
fn told(error: &CommandError) -> String {
    let mut told = format!("{} of {}", error.code.as_str(), error.command);
    let mut tell = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            told.push_str(&format!("; {name}: {value}"));
        }
    };
    tell("mayHaveSucceeded", Some(error.may_have_succeeded.to_string()));
    tell("parameter", error.parameter.clone());
    tell("status", error.status.map(|status| status.to_string()));
    tell("reason", error.reason.clone());
    tell("retryAfterMs", error.retry_after_ms.map(|milliseconds| milliseconds.to_string()));
    tell("baseUrl", error.base_url.clone());
    tell("message", Some(error.to_string()));
    told
}

/// An answer to `actuate_trunk`, and all that is told of it.
type Row = (u16, &'static str, &'static str);

#[rustfmt::skip]
const ANSWERS: &[Row] = &[
    (401, "",
        "unauthorized of actuate_trunk; mayHaveSucceeded: false; status: 401; message: actuate_trunk: \
         The server does not accept the access token (status 401). Get a new access token. If accessToken is a function, the package has already called it for one."),
    (403, r#"{"response":null,"error":"Unauthorized missing scopes","error_description":""}"#,
        "forbidden of actuate_trunk; mayHaveSucceeded: false; status: 403; reason: Unauthorized missing scopes; message: actuate_trunk: \
         The server does not allow this call (status 403): Unauthorized missing scopes. Check the token's scopes, and the account."),
    (403, r#"{"response":null,"error":"Tesla Vehicle Command Protocol required","error_description":""}"#,
        "signing_required of actuate_trunk; mayHaveSucceeded: false; status: 403; reason: Tesla Vehicle Command Protocol required; message: actuate_trunk: \
         This car accepts only signed commands: Tesla Vehicle Command Protocol required. Give the vehicle a key that is enrolled with the car, and use the VIN as id. Or use a signing proxy (tesla-http-proxy) as baseUrl, which knows most commands."),
    (200, r#"{"response":{"result":false,"reason":"unsigned_cmds_hardlocked"}}"#,
        "signing_required of actuate_trunk; mayHaveSucceeded: false; reason: unsigned_cmds_hardlocked; message: actuate_trunk: \
         This car accepts only signed commands: unsigned_cmds_hardlocked. Give the vehicle a key that is enrolled with the car, and use the VIN as id. Or use a signing proxy (tesla-http-proxy) as baseUrl, which knows most commands."),
    (404, r#"{"response":null,"error":"not_found","error_description":""}"#,
        "not_found of actuate_trunk; mayHaveSucceeded: false; status: 404; reason: not_found; message: actuate_trunk: \
         The server does not know this vehicle or address (status 404): not_found. \
         Check that id is text and belongs to a car of this account, and that baseUrl leads to the API."),
    (408, r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep","error_description":""}"#,
        "unavailable of actuate_trunk; mayHaveSucceeded: false; status: 408; reason: vehicle unavailable: vehicle is offline or asleep; message: actuate_trunk: \
         The car is asleep or offline (status 408): vehicle unavailable: vehicle is offline or asleep. \
         With wake: true, the package wakes a sleeping car and sends the command again. If the car has no reception, or the service is not available, try again later."),
    (408, r#"{"response":null,"error":"{\"error\":\"timeout\"}","error_description":""}"#,
        "unavailable of actuate_trunk; mayHaveSucceeded: true; status: 408; reason: timeout; message: actuate_trunk: \
         The car did not answer the server in time (status 408): timeout. \
         With wake: true, the package wakes a sleeping car and sends the command again. If the car has no reception, or the service is not available, try again later. \
         The command may have run: check the car's state before you send it again."),
    (429, "Retry in 49200 seconds",
        "rate_limited of actuate_trunk; mayHaveSucceeded: false; status: 429; reason: Retry in 49200 seconds; retryAfterMs: 49200000; message: actuate_trunk: \
         There were too many requests (status 429): Retry in 49200 seconds. \
         Wait before the next call: retryAfterMs milliseconds, if the error has it."),
    (421, r#"{"error":"user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com"}"#,
        "wrong_region of actuate_trunk; mayHaveSucceeded: false; status: 421; \
         reason: user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com; \
         baseUrl: https://fleet-api.prd.eu.vn.cloud.tesla.com; message: actuate_trunk: The account belongs to another region \
         (status 421): user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com. \
         Use the API of the account's region as baseUrl."),
    (405, r#"{"response":null,"error":"vehicle is currently in service","error_description":""}"#,
        "http of actuate_trunk; mayHaveSucceeded: false; status: 405; reason: vehicle is currently in service; message: actuate_trunk: \
         The server refused the request (status 405): vehicle is currently in service. \
         Check the parameters and the reason: the server would refuse the same request again."),
    (400, r#"{"type":"about:blank","title":"One or more validation errors occurred.","status":400,"errors":{"vin":["is required"]}}"#,
        "http of actuate_trunk; mayHaveSucceeded: false; status: 400; reason: One or more validation errors occurred: {\"vin\":[\"is required\"]}; \
         message: actuate_trunk: The server refused the request (status 400): One or more validation errors occurred: {\"vin\":[\"is required\"]}. \
         Check the parameters and the reason: the server would refuse the same request again."),
    (403, r#"{"response":null,"error":"mobile_access_disabled","error_description":""}"#,
        "remote_access_disabled of actuate_trunk; mayHaveSucceeded: false; status: 403; reason: mobile_access_disabled; message: actuate_trunk: \
         The car accepts no commands over the internet: mobile_access_disabled. The owner can allow it in the car: Controls > Safety > Allow Mobile Access."),
    (404, "Not found because of proxy error: Error: socket hang up",
        "http of actuate_trunk; mayHaveSucceeded: true; status: 404; reason: Not found because of proxy error: Error: socket hang up; message: actuate_trunk: \
         Something between the page and the API failed (status 404): Not found because of proxy error: Error: socket hang up. \
         Follow the reason if the server gave one; otherwise try again later. The command may have run: check the car's state before you send it again."),
    (500, r#"{"response":null,"error":"vehicle rejected request: your public key has not been paired with the vehicle","error_description":""}"#,
        "not_paired of actuate_trunk; mayHaveSucceeded: false; status: 500; \
         reason: vehicle rejected request: your public key has not been paired with the vehicle; message: actuate_trunk: \
         The car does not know the key of the signing proxy: vehicle rejected request: your public key has not been paired with the vehicle. \
         Enrol the public key with the car: the README explains how, under \"Signed commands\"."),
    (500, r#"{"response":null,"error":"MESSAGEFAULT_ERROR_INSUFFICIENT_PRIVILEGES","error_description":""}"#,
        "insufficient_privileges of actuate_trunk; mayHaveSucceeded: false; status: 500; reason: MESSAGEFAULT_ERROR_INSUFFICIENT_PRIVILEGES; \
         message: actuate_trunk: The car answered the signing proxy with fault 7: MESSAGEFAULT_ERROR_INSUFFICIENT_PRIVILEGES. \
         Enrol the key with a role that allows this, or do what the reason says."),
    // A trunk that gets the command twice is shut again: these words are no proof there.
    (503, r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep","error_description":""}"#,
        "unavailable of actuate_trunk; mayHaveSucceeded: true; status: 503; reason: vehicle unavailable: vehicle is offline or asleep; message: actuate_trunk: \
         The server says that the car is asleep or offline, but the command may have run (status 503): \
         vehicle unavailable: vehicle is offline or asleep. \
         With wake: true, the package wakes a sleeping car and sends the command again. If the car has no reception, or the service is not available, try again later. \
         The command may have run: check the car's state before you send it again."),
    (503, r#"{"response":null,"error":"vehicle is not available","error_description":""}"#,
        "unavailable of actuate_trunk; mayHaveSucceeded: true; status: 503; reason: vehicle is not available; message: actuate_trunk: \
         The service is not available (status 503): vehicle is not available. \
         With wake: true, the package wakes a sleeping car and sends the command again. If the car has no reception, or the service is not available, try again later. \
         The command may have run: check the car's state before you send it again."),
    (502, "<html><h1>Bad Gateway</h1></html>",
        "http of actuate_trunk; mayHaveSucceeded: true; status: 502; message: actuate_trunk: \
         The server failed (status 502), with a web page, which does not come from the API. Follow the reason if the server gave one; otherwise try again later. \
         The command may have run: check the car's state before you send it again."),
    (200, r#"{"response":{"result":false,"reason":"vcsec could not execute command: VEHICLE_NOT_IN_PARK"}}"#,
        "rejected of actuate_trunk; mayHaveSucceeded: false; reason: VEHICLE_NOT_IN_PARK; message: actuate_trunk: \
         The car refused: VEHICLE_NOT_IN_PARK. Fix what the reason says, or try again later."),
    (200, r#"{"ok":true}"#,
        "bad_response of actuate_trunk; mayHaveSucceeded: true; message: actuate_trunk: \
         The response has no member \"response\", so it is not the API's. Check that baseUrl leads to the API. \
         The command may have run: check the car's state before you send it again."),
    (200, "<!DOCTYPE html><p>Sign in to the hotel",
        "bad_response of actuate_trunk; mayHaveSucceeded: true; message: actuate_trunk: \
         The response is a web page. Check that baseUrl leads to the API. \
         The command may have run: check the car's state before you send it again."),
];

#[test]
fn every_error_of_an_answer_tells_this_and_no_more() {
    let command = command("actuate_trunk");
    for (status, body, expected) in ANSWERS {
        let reply = Reply { status: *status, body: (*body).to_owned(), ..Reply::default() };
        let values = values(command, &[("which_trunk", "rear")]);
        let error = tesla_commands_core::rest::response::read(command, &values, &reply).expect_err(body);
        assert_eq!(told(&error), *expected);
    }
}

const LOOK: &str = " The command may have run: check the car's state before you send it again.";
const AGAIN: &str = "Call again if it is still wanted.";
const LONGER: &str = "Allow more time with timeoutMs if it happens often.";
const ROUTE: &str = "Check that baseUrl leads to the API.";

/// What went wrong before there was an answer, and what is told of it after the command's name.
#[rustfmt::skip]
const FAILURES: &[(Failure, bool, &str, &str)] = &[
    (Failure::Aborted { sent: false }, false, "aborted", "The signal aborted before the command was sent. {AGAIN}"),
    (Failure::Aborted { sent: true }, true, "aborted", "The signal aborted after the command was sent. {AGAIN}{LOOK}"),
    (Failure::Timeout { sent: false }, false, "timeout", "The time ran out before the command was sent. {LONGER}"),
    (Failure::Timeout { sent: true }, true, "timeout", "No response came in time. {LONGER}{LOOK}"),
    (Failure::Network, true, "network", "The server did not respond. Being offline and missing CORS headers look the same \
        to a page: check the connection, and that baseUrl is a proxy that sends them.{LOOK}"),
    (Failure::NotAResponse, true, "bad_response", "The fetch function returned no Response, or one whose body can't be read. {ROUTE}{LOOK}"),
    (Failure::TooLong, true, "bad_response", "The response is too long. {ROUTE}{LOOK}"),
    (Failure::Token, false, "unauthorized", "The accessToken function failed: see cause. Get a new access token. If accessToken is a function, the package has already called it for one."),
];

#[test]
fn every_error_without_an_answer_tells_this_and_no_more() {
    for (failure, may_have_succeeded, code, expected) in FAILURES {
        let given = *failure;
        let function = TokenFunction::new(move |_| Box::pin(async move { Err(given) }));
        let simulation = Simulation::new(move |_, _| Box::pin(async move { Err(given) }));
        // What fails without having been sent fails with the token function.
        let token = if matches!(
            failure,
            Failure::Token | Failure::Aborted { sent: false } | Failure::Timeout { sent: false }
        ) {
            Token::Function(function)
        } else {
            Token::Text("token".to_owned())
        };
        let call = simulation.call(Spec { token, ..spec("honk_horn") });
        simulation.run();
        let error = call.outcome().expect_err(code);
        let message = expected
            .replace("{AGAIN}", AGAIN)
            .replace("{LONGER}", LONGER)
            .replace("{ROUTE}", ROUTE)
            .replace("{LOOK}", LOOK);
        assert_eq!(
            told(&error),
            format!(
                "{code} of honk_horn; mayHaveSucceeded: {may_have_succeeded}; message: honk_horn: {message}"
            )
        );
    }
}
