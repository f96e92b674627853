//! What ends a call before an answer does: the caller's signal and the time-out.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Page;
use crate::{DONE, UNLOCK};

#[wasm_bindgen_test]
async fn a_call_whose_signal_is_aborted_already_sends_nothing() {
    for signal in ["AbortSignal.abort()", "AbortSignal.abort('text')", "(controller.abort(thrown), signal)"] {
        let page = Page::new("[ok]");
        let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
        page.rejects(&format!("doorUnlock(vehicle, {{ signal: {signal} }})"), error).await;
        page.sent(&[]);
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
}

#[wasm_bindgen_test]
async fn a_call_that_is_aborted_while_it_waits_cancels_its_request() {
    for reason in ["", "undefined", "null", "'text'", "42", "thrown", "Symbol()", "{}", "broken"] {
        let page = Page::new(&format!("[abort({reason}), ok]"));
        let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: true }";
        page.rejects("doorUnlock(vehicle, { signal })", error).await;
        page.sent(&[UNLOCK]);
        page.shows("requests[0].signal.aborted", "true");
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
}

#[wasm_bindgen_test]
async fn a_call_that_is_aborted_while_its_answer_comes_in_stops_reading() {
    let page = Page::new(
        "[(request) => new Response(new ReadableStream({
            pull: () => controller.abort(),
        }, { highWaterMark: 0 }))]",
    );
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: true }";
    page.rejects("doorUnlock(vehicle, { signal })", error).await;
    page.shows("requests[0].signal.aborted", "true");
}

#[wasm_bindgen_test]
async fn a_call_that_is_aborted_while_it_waits_for_a_token_has_not_been_sent() {
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
    let page = Page::new("[]");
    page.rejects("doorUnlock({ ...vehicle, accessToken: abort() }, { signal })", error).await;
    page.sent(&[]);
    // The command was sent, and the server said that it did nothing.
    let page = Page::new("[expired]");
    page.rejects("doorUnlock({ ...vehicle, accessToken: tokens('s3cret', abort()) }, { signal })", error)
        .await;
    page.sent(&[UNLOCK]);
}

#[wasm_bindgen_test]
async fn a_call_that_is_aborted_just_before_its_request_goes_out_sends_nothing() {
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
    let calls = [
        "doorUnlock({ ...vehicle, accessToken: () => { controller.abort(); return 's3cret' } }, { signal })",
        "doorUnlock(vehicle, { signal, onProgress: () => controller.abort() })",
    ];
    for call in calls {
        let page = Page::new("[ok]");
        page.rejects(call, error).await;
        page.sent(&[]);
    }
}

#[wasm_bindgen_test]
async fn the_signals_of_the_browser_and_of_others_are_taken() {
    let page = Page::new("[never, never, () => listeners.forEach((it) => it()) ?? never(), ok]");
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: true }";
    page.rejects("doorUnlock(vehicle, { signal: AbortSignal.timeout(1) })", error).await;
    page.rejects("doorUnlock(vehicle, { signal: AbortSignal.any([signal, AbortSignal.timeout(1)]) })", error)
        .await;
    // One of another making, which calls its listeners with nothing, and never lets go of them.
    let signal =
        "{ aborted: false, addEventListener: (_, it) => listeners.push(it), removeEventListener() {} }";
    page.rejects(&format!("doorUnlock(vehicle, {{ signal: {signal} }})"), error).await;
    page.resolves(
        "doorUnlock(vehicle, { signal: { aborted: false, addEventListener() { throw thrown }, removeEventListener() { throw thrown } } })",
        DONE,
    )
    .await;
}

#[wasm_bindgen_test]
async fn a_signal_that_calls_its_listener_at_once_sends_nothing() {
    let page = Page::new("[ok]");
    let signal = "{ aborted: false, addEventListener: (_, it) => it(), removeEventListener() {} }";
    let error = "{ code: 'aborted', command: 'door_unlock', mayHaveSucceeded: false }";
    page.rejects(&format!("doorUnlock(vehicle, {{ signal: {signal} }})"), error).await;
    page.sent(&[]);
}

#[wasm_bindgen_test]
async fn a_response_that_arrives_after_the_end_is_let_go_of() {
    let page = Page::new(
        "[() => new Promise((resolve) => {
            const reader = { read: never, cancel: async () => listeners.push('cancelled') };
            listeners.push(() => resolve({ status: 200, body: { getReader: () => reader } }));
        })]",
    );
    page.pass_time();
    let error = "{ code: 'timeout', command: 'door_unlock', mayHaveSucceeded: true }";
    page.rejects("doorUnlock(vehicle, { timeoutMs: 1 })", error).await;
    let later = "(async () => {
        listeners[0]();
        for (let turn = 0; turn < 10; turn += 1) await undefined;
        return listeners.slice(1);
    })()";
    page.resolves(later, "['cancelled']").await;
}

#[wasm_bindgen_test]
async fn a_request_that_is_cancelled_may_abort_the_callers_signal_in_turn() {
    let page = Page::new("[(request) => (request.signal.onabort = () => controller.abort(), never())]");
    page.pass_time();
    let error = "{ code: 'timeout', command: 'door_unlock', mayHaveSucceeded: true }";
    page.rejects("doorUnlock(vehicle, { signal })", error).await;
    page.shows("signal.aborted", "true");
}

#[wasm_bindgen_test]
async fn a_call_without_an_answer_ends_after_30_seconds() {
    let page = Page::new("[never]");
    page.pass_time();
    let error = "{ code: 'timeout', command: 'door_unlock', mayHaveSucceeded: true }";
    page.rejects("doorUnlock(vehicle, { signal })", error).await;
    page.sent(&[UNLOCK]);
    page.shows("requests[0].signal.aborted", "true");
    page.shows("Date.now() - Date.UTC(2026, 0, 1)", "30_000");
}

#[wasm_bindgen_test]
async fn a_call_ends_after_its_own_time_out_whatever_it_waits_for() {
    let answers = [
        "never",
        "new Response(new ReadableStream({}))",
        "new Response(new ReadableStream({ start(stream) { stream.enqueue(new Uint8Array(7)) } }))",
        "{ status: 200, text: never }",
        "() => ({ then() {} })",
    ];
    for answer in answers {
        for (timeout, ends) in [("1", "1"), ("2500", "2500"), ("2147483647", "2147483647")] {
            let page = Page::new(&format!("[{answer}, ok]"));
            page.pass_time();
            let error = "{ code: 'timeout', command: 'door_unlock', mayHaveSucceeded: true }";
            page.rejects(&format!("doorUnlock(vehicle, {{ signal, timeoutMs: {timeout} }})"), error).await;
            page.shows("requests[0].signal.aborted", "true");
            page.shows("Date.now() - Date.UTC(2026, 0, 1)", ends);
            page.resolves("doorUnlock(vehicle)", DONE).await;
        }
    }
}

#[wasm_bindgen_test]
async fn a_call_that_has_ended_has_not_cancelled_its_request_and_is_not_ended_again() {
    let page = Page::new("[ok]");
    page.resolves("doorUnlock(vehicle, { signal, timeoutMs: 5 })", DONE).await;
    page.shows("(controller.abort(), requests[0].signal.aborted)", "false");
}

#[wasm_bindgen_test]
async fn one_signal_ends_all_its_calls() {
    let page = Page::new("[never, never, abort(), ok]");
    let calls = "Promise.allSettled([doorUnlock(vehicle, { signal }), honkHorn(vehicle, { signal }), \
        listVehicles(connection, { signal }), doorUnlock(vehicle)])\
        .then((calls) => calls.map(({ reason }) => reason?.code))";
    page.resolves(calls, "['aborted', 'aborted', 'aborted', undefined]").await;
}

#[wasm_bindgen_test]
async fn progress_is_told_and_what_its_listener_does_changes_nothing() {
    let page = Page::new("[ok, ok, ok]");
    page.resolves("doorUnlock(vehicle, { onProgress: (...told) => stages.push(told) })", DONE).await;
    page.shows("stages", "[[{ stage: 'sending', elapsedMs: 0 }]]");
    page.resolves("doorUnlock(vehicle, { onProgress() { throw thrown } })", DONE).await;
    page.resolves("doorUnlock(vehicle, { onProgress: never })", DONE).await;
}

#[wasm_bindgen_test]
async fn a_call_can_be_made_and_ended_from_inside_another() {
    let page = Page::new("[ok, never, ok, ok]");
    let calls = "() => {
        const inner = [];
        const onProgress = () => {
            if (inner.length > 0) return;
            inner.push(doorLock(vehicle, { signal, onProgress: () => controller.abort() }).catch(({ code }) => code));
        };
        return doorUnlock(vehicle, { onProgress }).then(() => Promise.all(inner));
    }";
    page.resolves(calls, "['aborted']").await;
}
