//! A call that is ended at each stage of it, by the caller's signal and by the time: what it says of the command, and
//! that it leaves nothing behind, which `rejects` looks for.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::DONE;
use crate::support::Page;

/// A stage: the token function and the network's answers, the last of which does not come (`$`); how many requests
/// are out by then; and whether the command may have been done.
type Stage = (&'static str, &'static str, &'static str, usize, bool);

#[rustfmt::skip]
const STAGES: &[Stage] = &[
    ("the token", "$", "[]", 0, false),
    ("the request", "tokens('s3cret')", "[$]", 1, true),
    ("the body, as a stream", "tokens('s3cret')", "[() => ({ status: 200, body: { getReader: () => ({ read: $ }) } })]", 1, true),
    ("the rest of the body", "tokens('s3cret')",
        "[() => ({ status: 200, body: { getReader: () => ({ read: tokens({ value: new Uint8Array(9) }, $) }) } })]", 1, true),
    ("the body, as text", "tokens('s3cret')", "[() => ({ status: 200, text: $ })]", 1, true),
    ("the body of a failure", "tokens('s3cret')", "[() => ({ status: 404, text: $ })]", 1, true),
    ("the new token", "tokens('s3cret-1', $)", "[expired]", 1, false),
    ("the second request", "tokens('s3cret-1', 's3cret-2')", "[expired, $]", 2, true),
    ("the request after waking", "tokens('s3cret')", "[asleep, state('asleep'), state('online'), $]", 4, true),
    ("the new token after waking", "tokens('s3cret-1', $)", "[asleep, state('asleep'), state('online'), expired]", 4, false),
    ("the third request", "tokens('s3cret-1', 's3cret-2')",
        "[asleep, state('asleep'), state('online'), expired, $]", 5, true),
];

/// Stages of a waking: it has a time of its own, a minute, so that only the signal ends the call there.
#[rustfmt::skip]
const WAKING: &[Stage] = &[
    ("the request to wake up", "tokens('s3cret')", "[asleep, $]", 2, false),
    ("its body", "tokens('s3cret')", "[asleep, () => ({ status: 200, text: $ })]", 2, false),
    ("a new token for it", "tokens('s3cret-1', $)", "[asleep, expired]", 2, false),
    ("a look", "tokens('s3cret')", "[asleep, state('asleep'), $]", 3, false),
    ("its body", "tokens('s3cret')", "[asleep, state('asleep'), () => ({ status: 200, text: $ })]", 3, false),
    ("the second look", "tokens('s3cret')", "[asleep, state('asleep'), state('asleep'), $]", 4, false),
];

/// Ends the call where `waits` stands in the stage; the next call must do as if nothing had happened.
async fn ends((name, token, answers, sent, may_have_succeeded): Stage, waits: &str, code: &str) {
    let page = Page::new(&answers.replace('$', waits));
    page.pass_time();
    let call = format!(
        "actuateTrunk({{ ...vehicle, accessToken: {} }}, {{ whichTrunk: 'rear' }}, {{ signal, wake: true, timeoutMs: 700 }})",
        token.replace('$', waits)
    );
    let error =
        format!("{{ code: '{code}', command: 'actuate_trunk', mayHaveSucceeded: {may_have_succeeded} }}");
    assert_eq!(page.outcome(&call).await, page.rejection(&error), "{code} while it waits for {name}");
    page.shows("requests.length", &sent.to_string());
    page.shows(
        "requests.every(({ signal }, index) => !signal.aborted || index === requests.length - 1)",
        "true",
    );
    page.resolves(
        "doorUnlock({ ...vehicle, fetch: () => respond(200, { response: { result: true } }) })",
        DONE,
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_signal_ends_a_call_at_each_stage() {
    for stage in STAGES.iter().chain(WAKING) {
        for reason in ["", "'text'", "thrown"] {
            ends(*stage, &format!("abort({reason})"), "aborted").await;
        }
    }
}

#[wasm_bindgen_test]
async fn the_time_ends_a_call_at_each_stage_but_those_of_a_waking() {
    for stage in STAGES {
        ends(*stage, "never", "timeout").await;
    }
}

#[wasm_bindgen_test]
async fn a_signal_ends_a_call_in_each_pause_of_a_waking() {
    for (milliseconds, sent) in [(0, 2), (1_000, 2), (2_000, 3), (4_000, 3), (5_000, 4), (59_000, 13)] {
        let page = Page::new(&format!("[asleep, {}]", "state('asleep'), ".repeat(20)));
        page.pass_time();
        let call = format!(
            "doorUnlock(vehicle, {{ wake: true, signal, onProgress: ({{ stage, elapsedMs }}) => \
                stage === 'waking' && elapsedMs >= {milliseconds} && setTimeout(() => controller.abort(), 1) }})"
        );
        let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
        assert_eq!(page.outcome(&call).await, page.rejection(error), "after {milliseconds} ms");
        page.shows("requests.length", &sent.to_string());
    }
}
