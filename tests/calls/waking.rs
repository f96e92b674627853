//! How a car that is asleep is woken. The pauses take no real time: see `passTime` of the page.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Page;
use crate::{DONE, UNLOCK};

const WAKE: &str = "POST /api/1/vehicles/1492931365719407/wake_up";
const LOOK: &str = "GET /api/1/vehicles/1492931365719407";
const DATA: &str = "GET /api/1/vehicles/1492931365719407/vehicle_data";

const ASLEEP: &str = "{ code: 'unavailable', command: 'door_unlock', mayHaveSucceeded: false, status: 408, reason: 'vehicle unavailable' }";

#[wasm_bindgen_test]
async fn an_asleep_car_is_woken_looked_at_and_sent_the_command_once_more() {
    let page = Page::new("[asleep, state('asleep'), state('asleep'), state('waking'), state('online'), ok]");
    page.pass_time();
    page.resolves("doorUnlock(vehicle, { wake: true, signal })", DONE).await;
    page.sent(&[UNLOCK, WAKE, LOOK, LOOK, LOOK, UNLOCK]);
    // Pauses of 2, 3 and 4 s.
    page.shows("requests.map((request) => request.at)", "[0, 0, 2000, 5000, 9000, 9000]");
    page.shows("requests.map(({ body }) => body)", "['{}', '{}', null, null, null, '{}']");
}

#[wasm_bindgen_test]
async fn a_signing_proxy_says_in_a_500_that_the_car_is_asleep() {
    let page = Page::new(
        "[respond(500, { error: 'vehicle unavailable: vehicle is offline or asleep' }), state('asleep'), \
          state('online'), ok]",
    );
    page.pass_time();
    page.resolves("doorUnlock(vehicle, { wake: true })", DONE).await;
    page.sent(&[UNLOCK, WAKE, LOOK, UNLOCK]);
}

#[wasm_bindgen_test]
async fn a_toggle_that_a_proxy_says_met_a_sleeping_car_goes_out_again_only_if_a_look_finds_it_asleep() {
    let proxy = "respond(503, { error: 'vehicle unavailable: vehicle is offline or asleep' })";
    let call = "actuateTrunk(vehicle, { whichTrunk: 'rear' }, { wake: true })";
    let trunk = "POST /api/1/vehicles/1492931365719407/command/actuate_trunk";

    let page = Page::new(&format!("[{proxy}, state('asleep'), state('asleep'), state('online'), ok]"));
    page.pass_time();
    page.resolves(call, DONE).await;
    page.sent(&[trunk, WAKE, LOOK, LOOK, trunk]);

    let page = Page::new(&format!("[{proxy}, state('asleep'), state('online'), ok]"));
    page.pass_time();
    let error = "{ code: 'unavailable', command: 'actuate_trunk', mayHaveSucceeded: true, status: 503, \
        reason: 'vehicle unavailable: vehicle is offline or asleep' }";
    page.rejects(call, error).await;
    page.sent(&[trunk, WAKE, LOOK]);
}

#[wasm_bindgen_test]
async fn a_car_is_not_woken_unless_told_so() {
    for options in ["", "{}", "{ wake: false }", "{ wake: undefined }"] {
        let page = Page::new("[asleep, ok]");
        page.rejects(&format!("doorUnlock(vehicle, {options})"), ASLEEP).await;
        page.sent(&[UNLOCK]);
    }
}

#[wasm_bindgen_test]
async fn an_online_that_wake_up_itself_tells_is_not_believed() {
    let page = Page::new("[asleep, state('online'), state('offline'), state('online'), ok]");
    page.pass_time();
    page.resolves("doorUnlock(vehicle, { wake: true })", DONE).await;
    page.sent(&[UNLOCK, WAKE, LOOK, LOOK, UNLOCK]);
}

#[wasm_bindgen_test]
async fn a_car_that_is_asleep_again_is_not_woken_again() {
    let page = Page::new("[asleep, state('asleep'), state('online'), asleep, ok]");
    page.pass_time();
    page.rejects("doorUnlock(vehicle, { wake: true })", ASLEEP).await;
    page.sent(&[UNLOCK, WAKE, LOOK, UNLOCK]);
}

#[wasm_bindgen_test]
async fn only_a_car_that_provably_did_nothing_is_woken() {
    let answers = [
        (
            "respond(408, { error: '{\"error\":\"timeout\"}' })",
            "code: 'unavailable', mayHaveSucceeded: true, status: 408, reason: 'timeout'",
        ),
        ("respond(503)", "code: 'unavailable', mayHaveSucceeded: true, status: 503"),
        ("respond(500)", "code: 'http', mayHaveSucceeded: true, status: 500"),
        ("respond(504)", "code: 'http', mayHaveSucceeded: true, status: 504"),
        ("respond(404)", "code: 'not_found', mayHaveSucceeded: false, status: 404"),
        ("() => Promise.reject(thrown)", "code: 'network', mayHaveSucceeded: true, cause: thrown"),
        ("never", "code: 'timeout', mayHaveSucceeded: true"),
    ];
    for (answer, error) in answers {
        let page = Page::new(&format!("[{answer}, ok]"));
        page.pass_time();
        page.rejects("honkHorn(vehicle, { wake: true })", &format!("{{ command: 'honk_horn', {error} }}"))
            .await;
        page.shows("requests.length", "1");
    }
}

#[wasm_bindgen_test]
async fn a_car_that_does_not_wake_up_is_given_up_after_a_minute() {
    let page = Page::new(&format!("[asleep, {}]", "state('asleep'), ".repeat(100)));
    page.pass_time();
    let error = "{ code: 'unavailable', command: 'door_unlock', mayHaveSucceeded: false }";
    let call =
        "doorUnlock(vehicle, { wake: true, signal, onProgress: ({ elapsedMs }) => stages.push(elapsedMs) })";
    page.rejects(call, error).await;
    // Pauses of 2, 3, 4, 5, 6, 6, … seconds: no look comes later than a minute after wake_up.
    page.shows(
        "requests.map((request) => request.at / 1000)",
        "[0, 0, 2, 5, 9, 14, 20, 26, 32, 38, 44, 50, 56]",
    );
    page.shows("new Set(requests.map(({ line }) => line)).size", "3");
    page.shows("Date.now() - Date.UTC(2026, 0, 1) <= 62_000", "true");
    // Told once a second.
    page.shows("stages.slice(0, 5)", "[0, 0, 1000, 2000, 3000]");
}

#[wasm_bindgen_test]
async fn a_lost_answer_while_waking_is_looked_past() {
    let page = Page::new(
        "[asleep, () => Promise.reject(thrown), respond(502), asleep, never, respond(200, 'OK'), state('online'), ok]",
    );
    page.pass_time();
    page.resolves("doorUnlock(vehicle, { wake: true, timeoutMs: 10_000 })", DONE).await;
    page.sent(&[UNLOCK, WAKE, LOOK, LOOK, LOOK, LOOK, LOOK, UNLOCK]);
    // The look without an answer took its 10 s.
    page.shows("requests.map((request) => request.at / 1000)", "[0, 0, 2, 5, 9, 24, 30, 30]");
}

#[wasm_bindgen_test]
async fn a_refused_wake_up_ends_the_call_with_its_reason() {
    let answers = [
        ("expired", "code: 'unauthorized', mayHaveSucceeded: false, status: 401"),
        ("respond(403, 'no')", "code: 'forbidden', mayHaveSucceeded: false, status: 403, reason: 'no'"),
        ("respond(404)", "code: 'not_found', mayHaveSucceeded: false, status: 404"),
        (
            "respond(429, '', { 'Retry-After': '7' })",
            "code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 7000",
        ),
    ];
    for (answer, error) in answers {
        let page = Page::new(&format!("[asleep, {answer}, ok]"));
        page.pass_time();
        page.rejects(
            "doorUnlock(vehicle, { wake: true })",
            &format!("{{ command: 'door_unlock', {error} }}"),
        )
        .await;
        page.sent(&[UNLOCK, WAKE]);
    }
}

#[wasm_bindgen_test]
async fn calls_to_one_car_at_the_same_time_share_one_waking() {
    let page = Page::new("[asleep, asleep, state('asleep'), state('online'), ok, ok]");
    page.pass_time();
    let calls =
        "Promise.all([doorUnlock(vehicle, { wake: true }), doorUnlock(vehicle, { wake: true, signal })])";
    page.resolves(calls, &format!("[{DONE}, {DONE}]")).await;
    page.sent(&[UNLOCK, UNLOCK, WAKE, LOOK, UNLOCK, UNLOCK]);
}

#[wasm_bindgen_test]
async fn calls_to_other_cars_are_woken_apart() {
    let page = Page::new(
        "[asleep, asleep, state('asleep'), state('asleep'), state('online'), ok, state('online'), ok]",
    );
    page.pass_time();
    let calls = "Promise.all(['1', '2'].map((id) => doorUnlock({ ...vehicle, id }, { wake: true })))";
    page.resolves(calls, &format!("[{DONE}, {DONE}]")).await;
    page.shows("requests.filter(({ line }) => line.endsWith('wake_up')).length", "2");
}

#[wasm_bindgen_test]
async fn waking_goes_on_for_the_others_when_the_call_that_began_it_is_aborted() {
    let page = Page::new("[asleep, asleep, state('asleep'), state('asleep'), state('online'), ok]");
    page.pass_time();
    let calls = "() => {
        const first = doorUnlock(vehicle, {
            wake: true,
            signal,
            onProgress: ({ elapsedMs }) => elapsedMs >= 3000 && controller.abort(),
        });
        const second = doorUnlock(vehicle, { wake: true });
        return Promise.all([first.catch(({ code, mayHaveSucceeded }) => ({ code, mayHaveSucceeded })), second]);
    }";
    // The car was asleep, and so did nothing.
    page.resolves(calls, &format!("[{{ code: 'aborted', mayHaveSucceeded: false }}, {DONE}]")).await;
    page.sent(&[UNLOCK, UNLOCK, WAKE, LOOK, LOOK, UNLOCK]);
}

#[wasm_bindgen_test]
async fn a_call_that_is_aborted_while_it_waits_for_the_car_looks_no_more() {
    let page = Page::new("[asleep, state('asleep'), abort('text'), ok]");
    page.pass_time();
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
    page.rejects("doorUnlock(vehicle, { wake: true, signal })", error).await;
    page.sent(&[UNLOCK, WAKE, LOOK]);
    page.shows("requests.at(-1).signal.aborted", "true");
}

#[wasm_bindgen_test]
async fn a_token_that_expires_while_the_car_wakes_up_is_refreshed() {
    let page = Page::new("[asleep, state('asleep'), state('online'), expired, ok]");
    page.pass_time();
    let call = "doorUnlock({ ...vehicle, accessToken: tokens('s3cret-1', 's3cret-2') }, \
        { wake: true, onProgress: ({ stage }) => stages.at(-1) === stage || stages.push(stage) })";
    page.resolves(call, DONE).await;
    page.sent(&[UNLOCK, WAKE, LOOK, UNLOCK, UNLOCK]);
    page.shows("stages", "['sending', 'waking', 'sending', 'refreshing', 'sending']");
}

#[wasm_bindgen_test]
async fn a_token_that_expires_in_the_midst_of_waking_is_refreshed() {
    let page = Page::new("[asleep, state('asleep'), expired, state('online'), ok]");
    page.pass_time();
    page.resolves(
        "doorUnlock({ ...vehicle, accessToken: tokens('s3cret-1', 's3cret-2') }, { wake: true })",
        DONE,
    )
    .await;
}

#[wasm_bindgen_test]
async fn the_data_of_an_asleep_car_is_read_after_waking_it() {
    let page = Page::new("[asleep, state('asleep'), state('online'), state('online')]");
    page.pass_time();
    page.resolves("vehicleData(vehicle, { wake: true })", "{ id: '1492931365719407', state: 'online' }")
        .await;
    page.sent(&[DATA, WAKE, LOOK, DATA]);
}

#[wasm_bindgen_test]
async fn wake_up_itself_is_sent_once_with_wake_or_without() {
    let page = Page::new("[asleep, ok]");
    let error = "{ code: 'unavailable', command: 'wake_up', mayHaveSucceeded: false, status: 408, reason: 'vehicle unavailable' }";
    page.rejects("wakeUp(vehicle, { wake: true })", error).await;
    page.sent(&[WAKE]);
}
