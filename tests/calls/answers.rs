//! What the car, the server or something between them answers, and what the call comes to. The bodies are
//! those that servers were seen to send.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Page;
use crate::{DONE, UNLOCK};

/// Refusals that say that the car already is in the asked-for state, and for the same reason real ones.
#[rustfmt::skip]
const REFUSALS: &[(&str, &str, bool)] = &[
    ("setChargeLimit(vehicle, { percent: 80 })", "already_set", true),
    ("setTemps(vehicle, { driverTemp: 21 })", "already_set", true),
    ("chargeMaxRange(vehicle)", "already_max_range", true),
    ("chargeMaxRange(vehicle)", "already_standard", false),
    ("chargeStandard(vehicle)", "already_standard", true),
    ("chargeStandard(vehicle)", "already_max_range", false),
    ("chargeStart(vehicle)", "complete", true),
    ("chargeStart(vehicle)", "requested", true),
    ("chargeStart(vehicle)", "is_charging", true),
    ("chargeStart(vehicle)", "not_charging", false),
    ("chargeStart(vehicle)", "disconnected", false),
    ("chargeStart(vehicle)", "no_power", false),
    ("chargeStop(vehicle)", "not_charging", true),
    ("chargeStop(vehicle)", "complete", false),
    ("chargeStop(vehicle)", "requested", false),
    ("chargeStop(vehicle)", "is_charging", false),
    ("chargePortDoorOpen(vehicle)", "already open", true),
    ("chargePortDoorOpen(vehicle)", "already closed", false),
    ("chargePortDoorClose(vehicle)", "already closed", true),
    ("chargePortDoorClose(vehicle)", "cable_connected", false),
    ("doorLock(vehicle)", "already_locked", true),
    ("doorLock(vehicle)", "doors_open", false),
    ("doorUnlock(vehicle)", "already_locked", false),
    ("autoConditioningStart(vehicle)", "already on", true),
    ("autoConditioningStart(vehicle)", "already off", false),
    ("autoConditioningStart(vehicle)", "low_soc", false),
    ("autoConditioningStop(vehicle)", "already off", true),
    ("autoConditioningStop(vehicle)", "already on", false),
    ("setValetMode(vehicle, { on: true })", "already on", true),
    ("setValetMode(vehicle, { on: true })", "already off", false),
    ("setValetMode(vehicle, { on: false })", "already off", true),
    ("setValetMode(vehicle, { on: false })", "valet mode already off", true),
    ("setValetMode(vehicle, { on: false })", "already on", false),
    ("setValetMode(vehicle, { on: true, password: '0042' })", "invalid_pin", false),
    ("sunRoofControl(vehicle, { state: 'close' })", "already closed", true),
    ("sunRoofControl(vehicle, { state: 'close' })", "already open", false),
    ("sunRoofControl(vehicle, { state: 'open' })", "unknown state requested", false),
    ("actuateTrunk(vehicle, { whichTrunk: 'rear' })", "already open", false),
    ("speedLimitClearPin(vehicle, { pin: '0042' })", "no_pin_set", false),
    ("honkHorn(vehicle)", "could_not_wake_buses", false),
    ("honkHorn(vehicle)", "a reason that nobody has seen before", false),
    ("honkHorn(vehicle)", "", false),
];

#[wasm_bindgen_test]
async fn a_refusal_resolves_only_if_the_car_already_is_as_asked_for() {
    for (call, reason, is_already) in REFUSALS {
        // The signing path puts its own words before the car's.
        for prefix in ["", "car could not execute command: ", "vcsec could not execute command: "] {
            let page = Page::new(&format!("[refused('{prefix}{reason}')]"));
            if *is_already {
                page.resolves(call, &format!("{{ result: false, reason: '{reason}' }}")).await;
            } else {
                let error = format!(
                    "{{ code: 'rejected', command: wireName(`{call}`), mayHaveSucceeded: false, reason: '{reason}' }}"
                );
                page.rejects(call, &error).await;
            }
            page.shows("requests.length", "1");
        }
    }
}

/// Answers to `doorUnlock`, and the error's properties besides `command`.
#[rustfmt::skip]
const ERRORS: &[(&str, &str)] = &[
    // Asleep, offline, busy.
    (r#"respond(408, { response: null, error: 'vehicle unavailable: {:error=>"vehicle unavailable:"}', error_description: '' })"#,
        r#"{ code: 'unavailable', mayHaveSucceeded: false, status: 408, reason: 'vehicle unavailable: {:error=>"vehicle unavailable:"}' }"#),
    ("respond(408)", "{ code: 'unavailable', mayHaveSucceeded: false, status: 408 }"),
    (r#"respond(408, { response: null, error: '{"error":"timeout"}', error_description: '' })"#,
        "{ code: 'unavailable', mayHaveSucceeded: true, status: 408, reason: 'timeout' }"),
    ("respond(500, { response: null, error: 'vehicle unavailable: vehicle is offline or asleep', error_description: '' })",
        "{ code: 'unavailable', mayHaveSucceeded: false, status: 500, reason: 'vehicle unavailable: vehicle is offline or asleep' }"),
    ("respond(503, { response: null, error: 'vehicle unavailable: vehicle is offline or asleep', error_description: '' })",
        "{ code: 'unavailable', mayHaveSucceeded: false, status: 503, reason: 'vehicle unavailable: vehicle is offline or asleep' }"),
    ("respond(200, { response: null, error: 'vehicle unavailable: vehicle is offline or asleep', error_description: '' })",
        "{ code: 'unavailable', mayHaveSucceeded: false, reason: 'vehicle unavailable: vehicle is offline or asleep' }"),
    ("respond(500, { response: null, error: 'vehicle busy or finishing wake-up', error_description: '' })",
        "{ code: 'unavailable', mayHaveSucceeded: false, status: 500, reason: 'vehicle busy or finishing wake-up' }"),
    // A 503 proves nothing by itself.
    ("respond(503)", "{ code: 'unavailable', mayHaveSucceeded: true, status: 503 }"),
    ("respond(503, 'busy', { 'Retry-After': '5' })",
        "{ code: 'unavailable', mayHaveSucceeded: true, status: 503, reason: 'busy', retryAfterMs: 5000 }"),
    ("respond(503, { response: null, error: 'vehicle is not available', error_description: '' })",
        "{ code: 'unavailable', mayHaveSucceeded: true, status: 503, reason: 'vehicle is not available' }"),
    ("respond(503, { response: { result: false, reason: 'not supported' } })",
        "{ code: 'rejected', mayHaveSucceeded: false, status: 503, reason: 'not supported' }"),
    // What the signing proxy says.
    ("respond(500, { response: null, error: 'vehicle rejected request: your public key has not been paired with the vehicle' })",
        "{ code: 'not_paired', mayHaveSucceeded: false, status: 500, \
           reason: 'vehicle rejected request: your public key has not been paired with the vehicle' }"),
    ("respond(500, { response: null, error: 'MESSAGEFAULT_ERROR_TIME_EXPIRED', error_description: '' })",
        "{ code: 'fault', fault: 17, mayHaveSucceeded: false, status: 500, reason: 'MESSAGEFAULT_ERROR_TIME_EXPIRED' }"),
    ("respond(200, { response: { result: false, string: 'car could not execute command: not_parked' }, error: '' })",
        "{ code: 'rejected', mayHaveSucceeded: false, reason: 'not_parked' }"),
    // The owner's setting, and not the token.
    ("respond(401, { response: null, error: 'mobile_access_disabled', error_description: '' })",
        "{ code: 'remote_access_disabled', mayHaveSucceeded: false, status: 401, reason: 'mobile_access_disabled' }"),
    // Something in between.
    ("respond(404, 'Not found because of proxy error: Error: socket hang up')",
        "{ code: 'http', mayHaveSucceeded: true, status: 404, reason: 'Not found because of proxy error: Error: socket hang up' }"),
    ("respond(503, '<!DOCTYPE html><h1>Application error</h1>')", "{ code: 'unavailable', mayHaveSucceeded: true, status: 503 }"),
    ("respond(404, '<!DOCTYPE html><h1>Not Found</h1>')", "{ code: 'not_found', mayHaveSucceeded: true, status: 404 }"),
    ("respond(504, { message: 'Endpoint request timed out' })",
        "{ code: 'http', mayHaveSucceeded: true, status: 504, reason: 'Endpoint request timed out' }"),
    // Not allowed.
    ("respond(401)", "{ code: 'unauthorized', mayHaveSucceeded: false, status: 401 }"),
    ("respond(401, { error: 'invalid bearer token' })",
        "{ code: 'unauthorized', mayHaveSucceeded: false, status: 401, reason: 'invalid bearer token' }"),
    ("respond(402, { error: 'payment_required', error_description: 'no billing' })",
        "{ code: 'forbidden', mayHaveSucceeded: false, status: 402, reason: 'payment_required: no billing' }"),
    ("respond(403, { response: null, error: 'Unauthorized missing scopes', error_description: '' })",
        "{ code: 'forbidden', mayHaveSucceeded: false, status: 403, reason: 'Unauthorized missing scopes' }"),
    ("respond(403, '<!DOCTYPE html><h1>Blocked</h1>')", "{ code: 'forbidden', mayHaveSucceeded: true, status: 403 }"),
    ("respond(423)", "{ code: 'forbidden', mayHaveSucceeded: false, status: 423 }"),
    ("respond(451, 'not here')", "{ code: 'forbidden', mayHaveSucceeded: false, status: 451, reason: 'not here' }"),
    ("respond(403, { response: null, error: 'Tesla Vehicle Command Protocol required', error_description: '' })",
        "{ code: 'signing_required', mayHaveSucceeded: false, status: 403, reason: 'Tesla Vehicle Command Protocol required' }"),
    // Not there.
    ("respond(404, { response: null, error: 'not_found', error_description: '' })",
        "{ code: 'not_found', mayHaveSucceeded: false, status: 404, reason: 'not_found' }"),
    ("respond(404, { error: 'not_found' })", "{ code: 'not_found', mayHaveSucceeded: false, status: 404, reason: 'not_found' }"),
    // Too often. It is 2026-01-01 00:00:00 for the page.
    ("respond(429)", "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    ("respond(429, '', { 'Retry-After': '30' })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 30000 }"),
    ("respond(429, '', { 'Retry-After': 'Thu, 01 Jan 2026 00:01:00 GMT' })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 60000 }"),
    ("respond(429, '', { 'Retry-After': 'Wed, 31 Dec 2025 23:59:00 GMT' })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 0 }"),
    ("respond(429, '', { 'Retry-After': 'soon' })", "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    ("respond(429, '', { 'RateLimit-Reset': '30' })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 30000 }"),
    ("respond(429, '', { 'X-RateLimit-Reset': String(Date.UTC(2026, 0, 1, 0, 2) / 1000) })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 120000 }"),
    ("respond(429, '', { 'Retry-After': '5', 'RateLimit-Reset': '30', 'X-RateLimit-Reset': '60' })",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 5000 }"),
    // Browsers make dates of these.
    ("respond(429, '', { 'Retry-After': '-5' })", "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    ("respond(429, '', { 'Retry-After': '120, 120' })", "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    ("respond(429, '', { 'Retry-After': 'in May 7' })", "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    ("respond(429, 'Retry in 49200 seconds')",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429, reason: 'Retry in 49200 seconds', retryAfterMs: 49200000 }"),
    // Elsewhere.
    ("respond(421, { response: null, error: 'user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com, see https://developer.tesla.com', error_description: '' })",
        "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421, baseUrl: 'https://fleet-api.prd.eu.vn.cloud.tesla.com', \
           reason: 'user out of region, use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com, see https://developer.tesla.com' }"),
    (r#"respond(421, '', { 'Alt-Svc': 'h2="fleet-api.prd.eu.vn.cloud.tesla.com:443"' })"#,
        "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421, baseUrl: 'https://fleet-api.prd.eu.vn.cloud.tesla.com' }"),
    ("respond(421, '', { 'Alt-Svc': 'h3=\":443\"; ma=86400, h2=https://fleet-api.prd.na.vn.cloud.tesla.com' })",
        "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421, baseUrl: 'https://fleet-api.prd.na.vn.cloud.tesla.com' }"),
    (r#"respond(421, '{"error":"use base URL: https:\\/\\/fleet-api.prd.eu.vn.cloud.tesla.com"}')"#,
        "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421, baseUrl: 'https://fleet-api.prd.eu.vn.cloud.tesla.com', \
           reason: 'use base URL: https://fleet-api.prd.eu.vn.cloud.tesla.com' }"),
    ("respond(421, 'use base URL: https://fleet-api.tesla.example')",
        "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421, reason: 'use base URL: https://fleet-api.tesla.example' }"),
    ("respond(421)", "{ code: 'wrong_region', mayHaveSucceeded: false, status: 421 }"),
    // Any other status.
    ("respond(400, { response: null, error: 'invalid_command', error_description: '' })",
        "{ code: 'http', mayHaveSucceeded: false, status: 400, reason: 'invalid_command' }"),
    ("respond(400, { response: { result: false, reason: 'missing pin param' } })",
        "{ code: 'http', mayHaveSucceeded: false, status: 400, reason: 'missing pin param' }"),
    ("respond(405, { response: null, error: 'vehicle is currently in service', error_description: '' })",
        "{ code: 'http', mayHaveSucceeded: false, status: 405, reason: 'vehicle is currently in service' }"),
    ("respond(406)", "{ code: 'http', mayHaveSucceeded: false, status: 406 }"),
    ("respond(412)", "{ code: 'http', mayHaveSucceeded: false, status: 412 }"),
    ("respond(418)", "{ code: 'http', mayHaveSucceeded: false, status: 418 }"),
    ("respond(422, { response: null, error: 'invalid', messages: { pin: ['is wrong'] }, txid: 'a1' })",
        "{ code: 'http', mayHaveSucceeded: false, status: 422, reason: 'invalid: {\"pin\":[\"is wrong\"]}' }"),
    ("respond(499)", "{ code: 'http', mayHaveSucceeded: true, status: 499 }"),
    ("respond(500, { response: null, error: 'internal', error_description: 'context deadline exceeded' })",
        "{ code: 'http', mayHaveSucceeded: true, status: 500, reason: 'internal: context deadline exceeded' }"),
    ("respond(502, '<html>Bad Gateway</html>')", "{ code: 'http', mayHaveSucceeded: true, status: 502 }"),
    ("respond(504)", "{ code: 'http', mayHaveSucceeded: true, status: 504 }"),
    ("respond(540)", "{ code: 'http', mayHaveSucceeded: true, status: 540 }"),
    ("respond(200, '['.repeat(500) + ']'.repeat(500))", "{ code: 'bad_response', mayHaveSucceeded: true, reason: '['.repeat(300) + '…' }"),
    // A redirect, as browsers show it and as other fetches do.
    ("{ type: 'opaqueredirect', status: 0, headers: new Headers(), body: null, text: async () => '' }",
        "{ code: 'http', mayHaveSucceeded: false, status: 0 }"),
    ("Response.redirect('https://elsewhere.example', 307)", "{ code: 'http', mayHaveSucceeded: false, status: 307 }"),
    // A success that does not look like one.
    ("respond(200)", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(204)", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, '<!DOCTYPE html><p>Sign in to the hotel')", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, 'OK')", "{ code: 'bad_response', mayHaveSucceeded: true, reason: 'OK' }"),
    ("respond(200, {})", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, [])", "{ code: 'bad_response', mayHaveSucceeded: true, reason: '[]' }"),
    ("respond(200, { response: null })", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, { response: {} })", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, { response: true })", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, { response: { result: 'true', reason: '' } })", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, { response: { result: 1 } })", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("respond(200, { response: null, error: 'not_found', error_description: '' })",
        "{ code: 'bad_response', mayHaveSucceeded: true, reason: 'not_found' }"),
    ("respond(200, { response: { result: true, reason: '' }, error: 'not_found' })",
        "{ code: 'bad_response', mayHaveSucceeded: true, reason: 'not_found' }"),
    ("refused('unsigned_cmds_hardlocked')", "{ code: 'signing_required', mayHaveSucceeded: false, reason: 'unsigned_cmds_hardlocked' }"),
    // No response at all.
    ("42", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("undefined", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("null", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("'OK'", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("Symbol()", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{}", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{ status: 200 }", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{ status: '200', text: async () => '' }", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{ status: 200, text: async () => 42 }", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{ status: 200, body: { getReader: () => ({ read: async () => ({ value: 42 }) }) } }",
        "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("{ get status() { throw thrown } }", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("Response.error()", "{ code: 'bad_response', mayHaveSucceeded: true }"),
    // Headers that are longer than any.
    ("{ status: 429, headers: { get: () => '9'.repeat(1e8) }, text: () => '' }",
        "{ code: 'rate_limited', mayHaveSucceeded: false, status: 429 }"),
    // No answer.
    ("() => Promise.reject(thrown)", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("() => Promise.reject('offline')", "{ code: 'network', mayHaveSucceeded: true, cause: 'offline' }"),
    ("() => Promise.reject()", "{ code: 'network', mayHaveSucceeded: true, cause: undefined }"),
    ("() => { throw thrown }", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("() => ({ then() { throw thrown } })", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("() => broken", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("() => { const promise = Promise.resolve(); promise.then = () => { throw thrown }; return promise }",
        "{ code: 'bad_response', mayHaveSucceeded: true }"),
    ("new Response(new ReadableStream({ pull() { throw thrown } }))",
        "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("{ status: 200, text() { throw thrown } }", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
    ("{ status: 200, text: () => Promise.reject(thrown) }", "{ code: 'network', mayHaveSucceeded: true, cause: thrown }"),
];

#[wasm_bindgen_test]
async fn each_failure_has_its_code_its_fields_and_is_not_sent_again() {
    for (answer, error) in ERRORS {
        let page = Page::new(&format!("[{answer}, ok]"));
        let error = format!("{{ command: 'door_unlock', ...{error} }}");
        page.rejects("doorUnlock(vehicle, { signal })", &error).await;
        page.sent(&[UNLOCK]);
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
}

#[wasm_bindgen_test]
async fn a_secret_that_a_server_sends_back_is_told_nowhere() {
    let calls = [
        ("doorUnlock(vehicle)", "door_unlock", "401, 'no such token: s3cret-token'", "unauthorized"),
        (
            "remoteStartDrive(vehicle, { password: 's3cret' })",
            "remote_start_drive",
            "403, { error: 's3cret?' }",
            "forbidden",
        ),
    ];
    for (call, command, answer, code) in calls {
        let page = Page::new(&format!("[respond({answer})]"));
        let outcome = page.outcome(call).await;
        assert!(outcome.contains(&format!("code: \"{code}\", command: \"{command}\"")), "{outcome}");
        assert!(!outcome.contains("s3cret"), "{outcome}");
    }
    let page = Page::new("[refused('wrong PIN: 4711')]");
    let outcome = page.outcome("speedLimitActivate(vehicle, { pin: '4711' })").await;
    assert!(outcome.contains("code: \"rejected\"") && !outcome.contains("4711"), "{outcome}");
}

#[wasm_bindgen_test]
async fn a_long_answer_is_told_in_part() {
    let page = Page::new("[respond(500, 'x'.repeat(100000))]");
    let error = "{ reason: 'x'.repeat(300) + '…', code: 'http', command: 'door_unlock', mayHaveSucceeded: true, status: 500 }";
    page.rejects("doorUnlock(vehicle)", error).await;
}
