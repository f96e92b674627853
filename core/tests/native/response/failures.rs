//! Every status that servers are known to send, with the bodies that come with it.

use tesla_commands_core::error::{Code, CommandError};
use tesla_commands_core::rest::response::{Headers, Reply};

use super::{NOW, outcome, reply};
use crate::error::assert_advises;

fn failure(reply: &Reply) -> Box<CommandError> {
    outcome("door_unlock", &[], reply).expect_err("a failure")
}

/// What is expected of a status and a body: the code, whether the car may have done it, whether it is told to
/// be asleep, and the reason; an empty one stands for no reason at all.
type Row = (u16, &'static str, Code, bool, bool, &'static str);

const SIGN: &str = r#"{"response":null,"error":"Tesla Vehicle Command Protocol required, please refer to the documentation here: https://developer.tesla.com/docs/fleet-api#2023-10-09-rest-api-vehicle-commands-endpoint-deprecation-warning","error_description":"","txid":"a"}"#;
const SIGN_REASON: &str = "Tesla Vehicle Command Protocol required, please refer to the documentation here: https://developer.tesla.com/docs/fleet-api#2023-10-09-rest-api-vehicle-commands-endpoint-deprecation-warning";
const RUBY: &str = r#"{"response":null,"error":"vehicle unavailable: {:error=>\"vehicle unavailable:\"}","error_description":""}"#;
const NESTED: &str = r#"{"response":null,"error":"{\"error\": \"timeout\"}","error_description":""}"#;
const ASLEEP: &str =
    r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep","error_description":""}"#;
const ASLEEP_REASON: &str = "vehicle unavailable: vehicle is offline or asleep";
const PAGE: &str = "<!DOCTYPE html>\n<html><body><h1>502 Bad Gateway</h1></body></html>";

#[rustfmt::skip]
const FAILURES: &[Row] = &[
    (400, r#"{"response":null,"error":"invalid_command","error_description":""}"#, Code::Http, false, false, "invalid_command"),
    (400, r#"{"response":null,"error":"invalid_field","error_description":"","txid":"a"}"#, Code::Http, false, false, "invalid_field"),
    (400, r#"{"response":{"result":false,"reason":"missing pin param"},"error":"","error_description":""}"#, Code::Http, false, false, "missing pin param"),
    (400, r#"{"response":null,"error":"invalid_state","error_description":"no such state"}"#, Code::Http, false, false, "invalid_state: no such state"),
    (401, "", Code::Unauthorized, false, false, ""),
    (401, r#"{"error":"invalid bearer token"}"#, Code::Unauthorized, false, false, "invalid bearer token"),
    (401, r#"{"error":"login_required","error_description":"The refresh_token is invalid.","referenceID":"a"}"#, Code::Unauthorized, false, false, "login_required: The refresh_token is invalid."),
    (401, r#"{"response":null,"error":"mobile_access_disabled","error_description":""}"#, Code::RemoteAccessDisabled, false, false, "mobile_access_disabled"),
    (402, r#"{"response":null,"error":"payment required","error_description":"billing limit"}"#, Code::Forbidden, false, false, "payment required: billing limit"),
    (402, r#"{"error":"insufficient_credits"}"#, Code::Forbidden, false, false, "insufficient_credits"),
    (402, r#"{"error":"vehicle_subscription_required","error_description":"vehicle_subscription_required"}"#, Code::Forbidden, false, false, "vehicle_subscription_required"),
    (403, r#"{"response":null,"error":"Unauthorized missing scopes","error_description":"","txid":"a"}"#, Code::Forbidden, false, false, "Unauthorized missing scopes"),
    (403, r#"{"response":null,"error":"account disabled: EXCEEDED_LIMIT","error_description":""}"#, Code::Forbidden, false, false, "account disabled: EXCEEDED_LIMIT"),
    (403, "Use Fleet API, see https://developer.tesla.com/docs/fleet-api", Code::Forbidden, false, false, "Use Fleet API, see https://developer.tesla.com/docs/fleet-api"),
    (403, r#"{"response":null,"error":"client did not provide an OAuth token","error_description":""}"#, Code::Forbidden, false, false, "client did not provide an OAuth token"),
    (403, PAGE, Code::Forbidden, true, false, ""),
    (403, r#"{"response":null,"error":"Mobile access is disabled for this vehicle","error_description":""}"#, Code::RemoteAccessDisabled, false, false, "Mobile access is disabled for this vehicle"),
    (403, SIGN, Code::SigningRequired, false, false, SIGN_REASON),
    (404, r#"{"response":null,"error":"not_found","error_description":""}"#, Code::NotFound, false, false, "not_found"),
    (404, PAGE, Code::NotFound, true, false, ""),
    (404, "404 page not found", Code::NotFound, false, false, "404 page not found"),
    // cors-anywhere answers so to all that goes wrong between it and the API.
    (404, "Not found because of proxy error: Error: socket hang up", Code::Http, true, false, "Not found because of proxy error: Error: socket hang up"),
    (404, "Not found because of proxy error: Error: read ETIMEDOUT", Code::Http, true, false, "Not found because of proxy error: Error: read ETIMEDOUT"),
    (400, r#"{"error":"upstream connection reset"}"#, Code::Http, true, false, "upstream connection reset"),
    (404, r#"{"error":"proxy_off","error_description":"Start it with UPSTREAM=https://api.example"}"#, Code::NotFound, false, false, "proxy_off: Start it with UPSTREAM=https://api.example"),
    (404, r#"{"error":"not_found"}"#, Code::NotFound, false, false, "not_found"),
    (404, r#"{"response":null,"error":"expected 17-character VIN in path","error_description":""}"#, Code::NotFound, false, false, "expected 17-character VIN in path"),
    (405, r#"{"response":null,"error":"vehicle is currently in service","error_description":""}"#, Code::Http, false, false, "vehicle is currently in service"),
    (405, r#"{"response":null,"error":"MOBILE_ACCESS_DISABLED"}"#, Code::RemoteAccessDisabled, false, false, "MOBILE_ACCESS_DISABLED"),
    (405, "", Code::Http, false, false, ""),
    (406, "", Code::Http, false, false, ""),
    (408, RUBY, Code::Unavailable, false, true, r#"vehicle unavailable: {:error=>"vehicle unavailable:"}"#),
    (408, ASLEEP, Code::Unavailable, false, true, ASLEEP_REASON),
    (408, "", Code::Unavailable, false, true, ""),
    (408, NESTED, Code::Unavailable, true, false, "timeout"),
    (408, PAGE, Code::Unavailable, true, false, ""),
    (408, "Request Time-out", Code::Unavailable, true, false, "Request Time-out"),
    (408, r#"{"error":"context deadline exceeded"}"#, Code::Unavailable, true, false, "context deadline exceeded"),
    (408, r#"{"response":null,"error":"timeout","error_description":""}"#, Code::Unavailable, true, false, "timeout"),
    (412, r#"{"response":null,"error":"vehicle rejected request: your public key has not been paired with the vehicle","error_description":""}"#, Code::NotPaired, false, false, "vehicle rejected request: your public key has not been paired with the vehicle"),
    (412, r#"{"response":null,"error":"endpoint is only available on fleetapi","error_description":""}"#, Code::Http, false, false, "endpoint is only available on fleetapi"),
    (412, r#"{"response":null,"error":"account must be registered in the current region","error_description":"","txid":"a"}"#, Code::Http, false, false, "account must be registered in the current region"),
    (418, "", Code::Http, false, false, ""),
    (421, "", Code::WrongRegion, false, false, ""),
    (422, r#"{"response":null,"error":"invalid","error_description":"","messages":{"percent":["is invalid"]}}"#, Code::Http, false, false, r#"invalid: {"percent":["is invalid"]}"#),
    (423, "", Code::Forbidden, false, false, ""),
    (424, PAGE, Code::Http, true, false, ""),
    (429, PAGE, Code::RateLimited, false, false, ""),
    (429, "Retry in 49200 seconds", Code::RateLimited, false, false, "Retry in 49200 seconds"),
    (451, r#"{"error":"unavailable for legal reasons","error_description":"","referenceID":"a"}"#, Code::Forbidden, false, false, "unavailable for legal reasons"),
    (499, "", Code::Http, true, false, ""),
    (500, ASLEEP, Code::Unavailable, false, true, ASLEEP_REASON),
    (500, "vehicle is offline or asleep", Code::Unavailable, false, true, "vehicle is offline or asleep"),
    (500, r#"{"response":null,"error":"vehicle busy or finishing wake-up","error_description":""}"#, Code::Unavailable, false, false, "vehicle busy or finishing wake-up"),
    (500, r#"{"response":null,"error":"vehicle unavailable","error_description":""}"#, Code::Http, true, false, "vehicle unavailable"),
    (500, r#"{"response":null,"error":"vehicle rejected request: your public key has not been paired with the vehicle","error_description":""}"#, Code::NotPaired, false, false, "vehicle rejected request: your public key has not been paired with the vehicle"),
    (500, r#"{"response":null,"error":"context deadline exceeded","error_description":""}"#, Code::Http, true, false, "context deadline exceeded"),
    (500, r#"{"response":null,"error":"PIN codes must be four digits","error_description":""}"#, Code::Http, true, false, "PIN codes must be four digits"),
    (500, r#"{"response":null,"error":{"code":7},"error_description":null}"#, Code::Http, true, false, r#"{"code":7}"#),
    (500, "", Code::Http, true, false, ""),
    (502, PAGE, Code::Http, true, false, ""),
    (502, "", Code::Http, true, false, ""),
    (502, ASLEEP, Code::Http, true, false, ASLEEP_REASON),
    (503, "", Code::Unavailable, true, false, ""),
    (503, PAGE, Code::Unavailable, true, false, ""),
    (503, "upstream connect error or disconnect/reset before headers. reset reason: connection termination", Code::Unavailable, true, false, "upstream connect error or disconnect/reset before headers. reset reason: connection termination"),
    (503, r#"{"response":null,"error":"vehicle is not available","error_description":""}"#, Code::Unavailable, true, false, "vehicle is not available"),
    (503, r#"{"response":{"result":true,"reason":""}}"#, Code::Unavailable, true, false, ""),
    (503, r#"{"response":{"result":false,"reason":"not supported"}}"#, Code::Rejected, false, false, "not supported"),
    (500, r#"{"response":{"result":false,"reason":"already_locked"}}"#, Code::Rejected, false, false, "already_locked"),
    (502, r#"{"response":{"result":false,"reason":"vehicle unavailable: vehicle is offline or asleep"}}"#, Code::Http, true, false, ASLEEP_REASON),
    (504, r#"{"response":{"result":false,"reason":"gateway time-out"}}"#, Code::Http, true, false, "gateway time-out"),
    (503, r#"{"response":{"result":false,"reason":"context deadline exceeded"}}"#, Code::Unavailable, true, false, "context deadline exceeded"),
    (503, r#"{"response":{"result":false,"reason":"vehicle is sleeping"}}"#, Code::Unavailable, false, true, "vehicle is sleeping"),
    (503, ASLEEP, Code::Unavailable, false, true, ASLEEP_REASON),
    (504, NESTED, Code::Http, true, false, "timeout"),
    (504, r#"{"message":"Endpoint request timed out"}"#, Code::Http, true, false, "Endpoint request timed out"),
    (504, "", Code::Http, true, false, ""),
    (540, r#"{"response":null,"error":"device unexpected response","error_description":""}"#, Code::Http, true, false, "device unexpected response"),
    (999, "Request denied", Code::Http, true, false, "Request denied"),
    (0, "", Code::Http, false, false, ""),
    (301, PAGE, Code::Http, false, false, ""),
    (307, "", Code::Http, false, false, ""),
];

#[test]
fn every_known_failure_has_its_code_and_says_whether_the_car_may_have_done_it() {
    for &(status, body, code, may_have_succeeded, asleep, reason) in FAILURES {
        let error = failure(&reply(status, body));
        let seen = (error.code, error.may_have_succeeded, error.asleep, error.status, error.command);
        assert_eq!(seen, (code, may_have_succeeded, asleep, Some(status), "door_unlock"), "{status} {body}");
        assert_eq!(error.reason.as_deref().unwrap_or_default(), reason, "{status} {body}");
        assert_eq!(error.reason.is_some(), !reason.is_empty(), "{status} {body}");
        assert_eq!((error.parameter.as_ref(), error.base_url.as_ref()), (None, None), "{status} {body}");
        let message = error.to_string();
        assert!(message.starts_with("door_unlock: ") && !message.contains('<'), "{message}");
        assert!(message.contains(reason.trim_end_matches('.')), "{message}");
        assert_advises(&error);
        assert_eq!(error.retry_after_ms.is_some(), body.starts_with("Retry"), "{status} {body}");
    }
}

#[test]
fn a_message_names_the_status_and_the_servers_own_words() {
    let error = failure(&reply(404, r#"{"error":"not_found"}"#));
    let message = error.to_string();
    assert!(message.contains("404") && message.contains("not_found"), "{message}");
}

#[test]
fn a_success_that_does_not_look_like_one_may_have_been_one() {
    for body in [
        "",
        "  ",
        PAGE,
        "OK",
        "null",
        "true",
        "[]",
        "{}",
        r#"{"result":true}"#,
        r#"{"response":null}"#,
        r#"{"response":true}"#,
        r#"{"response":[]}"#,
        r#"{"response":{}}"#,
        r#"{"response":{"result":null}}"#,
        r#"{"response":{"result":"true","reason":""}}"#,
        r#"{"response":{"result":1,"reason":""}}"#,
        r#"{"response":{"Result":true}}"#,
        r#"{"response":"{\"result\":true}"}"#,
        r#"{"response":[{"result":true,"reason":""}]}"#,
        r#"{"response":{"result":true,"reason":""}"#,
        r#"{"response":{"result":true,"reason":""}}}"#,
        r#"{"response":{"result":tru"#,
        r#"{"response":null,"error":"vehicle unavailable","error_description":""}"#,
        r#"{"response":{"result":true,"reason":""},"error":"vehicle unavailable"}"#,
        r#"{"response":{"result":true,"reason":""},"error":{"code":7}}"#,
        r#"{"error":"vehicle unavailable: {:error=>\"vehicle unavailable:\"}"}"#,
        "\u{feff}{\"response\":{\"result\":true,\"reason\":\"\"}}",
    ] {
        for status in [200, 201, 204, 299] {
            let error = failure(&reply(status, body));
            assert_eq!((error.code, error.may_have_succeeded), (Code::BadResponse, true), "{status} {body}");
            assert!(!error.asleep, "{body}");
        }
    }
    for body in [r#"{"result":true}"#, r#"{"data":{"locked":true}}"#, "[]"] {
        let message = failure(&reply(200, body)).to_string();
        assert!(message.contains("has no member \"response\"") && message.contains("baseUrl"), "{message}");
    }
    let error = failure(&reply(200, r#"{"response":null,"error":"vehicle unavailable"}"#));
    assert_eq!(error.reason.as_deref(), Some("vehicle unavailable"), "the server's own words are kept");
}

#[test]
fn a_car_that_takes_signed_commands_only_is_recognised_in_whatever_form_it_says_so() {
    for (status, body) in [
        (403, SIGN),
        (403, "Tesla Vehicle Command Protocol required"),
        (200, SIGN),
        (200, r#"{"response":{"result":false,"reason":"Tesla Vehicle Command Protocol required"}}"#),
        (
            200,
            r#"{"response":{"result":false,"reason":"car could not execute command: vehicle command protocol required"}}"#,
        ),
        (
            200,
            r#"{"response":{"result":true,"reason":""},"error":"Tesla Vehicle Command Protocol required"}"#,
        ),
        (200, r#"{"response":{"result":false,"reason":"unsigned_cmds_hardlocked"}}"#),
        (403, r#"{"response":{"result":false,"reason":"unsigned_cmds_hardlocked"}}"#),
    ] {
        let error = failure(&reply(status, body));
        assert_eq!((error.code, error.may_have_succeeded), (Code::SigningRequired, false), "{status} {body}");
        assert_eq!(error.status, (status == 403).then_some(403), "{status} {body}");
        let reason = error.reason.as_deref().unwrap_or_default().to_lowercase();
        assert!(body.to_lowercase().contains(&reason), "{reason}");
        assert!(error.to_string().contains("tesla-http-proxy"), "{error}");
    }
}

#[test]
fn the_wait_after_too_many_calls_is_told_in_milliseconds() {
    let day_later = Some(NOW + 90_000.0);
    for (header, date, body, expected) in [
        (Some("49200"), None, "", Some(49_200_000)),
        (Some(" 30 "), None, "", Some(30_000)),
        (Some("0"), None, "", Some(0)),
        (Some("Tue, 14 Nov 2023 22:14:50 GMT"), day_later, "", Some(90_000)),
        (Some("Tue, 14 Nov 2023 22:13:19 GMT"), Some(NOW - 1_000.0), "", Some(0)),
        (Some("5"), day_later, "Retry in 7 seconds", Some(5_000)),
        (None, None, "Retry in 49200 seconds", Some(49_200_000)),
        (None, None, r#"{"error":"too many calls, retry in 60 seconds."}"#, Some(60_000)),
        (Some("soon"), None, "Retry in 7 seconds", Some(7_000)),
        (Some("-5"), None, "", None),
        (Some("1e3"), None, "", None),
        (Some(""), None, "", None),
        (Some("99999999999999999999999"), None, "", None),
        (Some("18446744073709551615"), None, "", None),
        (None, None, "Retry later", None),
        (None, None, "in a few seconds", None),
        (None, None, "", None),
    ] {
        for status in [429, 503] {
            let retry_after = header.map(str::to_owned);
            let error = failure(&Reply {
                headers: Headers { received: NOW, retry_after, retry_at: date, ..Headers::default() },
                ..reply(status, body)
            });
            assert_eq!(error.retry_after_ms, expected, "{status} {header:?} {body}");
        }
    }
}

#[test]
fn a_rate_limit_that_is_reset_makes_wait_until_then() {
    // The tests' answers come at 1 700 000 000 s since 1970.
    for (retry_after, reset, body, expected) in [
        (None, Some("30"), "", Some(30_000)),
        (None, Some(" 0 "), "", Some(0)),
        (None, Some("1700000060"), "", Some(60_000)),
        (None, Some("1699999999"), "", Some(0)),
        (Some("5"), Some("30"), "", Some(5_000)),
        (None, Some("soon"), "Retry in 7 seconds", Some(7_000)),
        (None, Some("30"), "Retry in 7 seconds", Some(30_000)),
        (None, Some("1e3"), "", None),
        (None, Some("99999999999999999999"), "", None),
    ] {
        let (retry_after, rate_limit_reset) = (retry_after.map(str::to_owned), reset.map(str::to_owned));
        let headers = Headers { received: NOW, retry_after, rate_limit_reset, ..Headers::default() };
        let error = failure(&Reply { headers: headers.clone(), ..reply(429, body) });
        assert_eq!(error.retry_after_ms, expected, "{reset:?} {body}");
        // Servers tell it with each answer; only a 429 is about it.
        let error = failure(&Reply { headers: Headers { retry_after: None, ..headers }, ..reply(503, "") });
        assert_eq!(error.retry_after_ms, None);
    }
}

#[test]
fn only_servers_that_ask_to_wait_make_wait() {
    for status in [400, 401, 403, 404, 408, 500, 502, 504] {
        let retry_after = Some("30".to_owned());
        let error = failure(&Reply {
            headers: Headers { retry_after, ..Headers::default() },
            ..reply(status, "Retry in 30 seconds")
        });
        assert_eq!(error.retry_after_ms, None, "{status}");
    }
}

#[test]
fn the_address_of_the_accounts_region_is_told_where_the_answer_names_it() {
    const EUROPE: Option<&str> = Some("https://fleet-api.prd.eu.vn.cloud.tesla.com");
    let text = "user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com, see https://developer.tesla.com/docs/fleet-api#regional-requirements";
    let json = format!(r#"{{"response":null,"error":"{text}","error_description":""}}"#);
    let see_first = r#"{"error":"user out of region (https://developer.tesla.com/docs), use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com"}"#;
    for (alt_svc, body, expected) in [
        (None, text, EUROPE),
        (None, &json, EUROPE),
        (None, see_first, EUROPE),
        (Some(r#"h2="fleet-api.prd.eu.vn.cloud.tesla.com:443"; ma=86400"#), "", EUROPE),
        (Some(r#"h2="fleet-api.prd.eu.vn.cloud.tesla.com""#), r#"{"error":"user out of region"}"#, EUROPE),
        (None, r#"{"error":"user out of region"}"#, None),
        (None, r#"{"error":"user out of region, see https://developer.tesla.com/docs"}"#, None),
        (None, "", None),
        (Some("clear"), "", None),
        (Some(r#"h2=":443""#), "", None),
        (None, "Use base URL: https://Fleet-API.prd.EU.vn.cloud.tesla.com.", EUROPE),
        (None, "use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com:443/api/1", EUROPE),
        (
            None,
            "use base URL: https://fleet-api.prd.cn.vn.cloud.tesla.cn",
            Some("https://fleet-api.prd.cn.vn.cloud.tesla.cn"),
        ),
        (None, "use base URL: https://owner-api.teslamotors.com", Some("https://owner-api.teslamotors.com")),
        // The token goes where this leads: only to Tesla.
        (None, "use base URL: https://tesla.com.example", None),
        (None, "use base URL: https://fleet-api.tesla.com.example", None),
        (None, "use base URL: https://faketesla.com", None),
        (None, "use base URL: https://.tesla.com", None),
        (None, "use base URL: https://user@fleet-api.tesla.com", None),
        (None, "use base URL: http://fleet-api.tesla.com", None),
        (None, "use base URL: https://127.0.0.1", None),
        (Some(r#"h2="fleet-api.example:443""#), "", None),
        (Some("h2=\""), "use base URL: https://", None),
    ] {
        let error = failure(&Reply {
            headers: Headers { alt_svc: alt_svc.map(str::to_owned), ..Headers::default() },
            ..reply(421, body)
        });
        assert_eq!((error.code, error.may_have_succeeded), (Code::WrongRegion, false));
        assert_eq!(error.base_url.as_deref(), expected, "{alt_svc:?} {body}");
    }
    assert_eq!(failure(&reply(400, text)).base_url, None, "a 400 is no matter of regions");
}
