//! How the body of an answer comes in: whole, in pieces, as something else, or without end.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::{Page, memory};
use crate::{DONE, UNLOCK};

#[wasm_bindgen_test]
async fn a_success_is_read_however_its_body_comes() {
    let answers = [
        "respond(200, { response: { result: true, reason: '' } })",
        "respond(201, { response: { result: true } })",
        "respond(200, { response: { result: true, reason: null, queued: false }, count: 1 })",
        "new Response('{\"response\":{\"result\":true,\"reason\":\"\"}}')",
        "new Response(stream('{\"response\":', '{\"result\":', 'true}}'))",
        "respond(200, '\\ufeff {\"response\":{\"result\":true}} ')",
        "() => respond(200, { response: { result: true } })",
        "{ status: 200, async text() { return '{\"response\":{\"result\":true}}' } }",
        "{ status: 200, text: () => '{\"response\":{\"result\":true}}', headers: { get() { throw thrown } } }",
    ];
    for answer in answers {
        let page = Page::new(&format!("[{answer}]"));
        page.resolves("doorUnlock(vehicle, { signal })", DONE).await;
    }
}

#[wasm_bindgen_test]
async fn a_character_that_comes_in_two_pieces_is_one_all_the_same() {
    let page = Page::new(
        "[new Response(stream(
            ...[...new TextEncoder().encode('{\"response\":{\"result\":true,\"reason\":\"grüße 🚗\"}}')]
                .map((byte) => new Uint8Array([byte])),
        ))]",
    );
    page.resolves("doorUnlock(vehicle, { signal })", "{ result: true, reason: 'grüße 🚗' }").await;
}

#[wasm_bindgen_test]
async fn bytes_of_every_kind_and_of_other_frames_are_read() {
    let pieces = [
        "(bytes) => bytes.buffer",
        "(bytes) => new DataView(bytes.buffer)",
        "(bytes) => new (otherFrame().Uint8Array)(bytes)",
        "(bytes) => Object.defineProperty(bytes, 'length', { value: 800 })",
        "(bytes) => Object.defineProperty(bytes, 'length', { get() { throw thrown } })",
    ];
    for piece in pieces {
        let page = Page::new(&format!(
            "(() => {{
                const bytes = new TextEncoder().encode('{{\"response\":{{\"result\":true}}}}');
                const pieces = [{{ value: ({piece})(bytes) }}, {{ done: true }}];
                return [{{ status: 200, body: {{ getReader: () => ({{ read: async () => pieces.shift() }}) }} }}];
            }})()"
        ));
        page.resolves("doorUnlock(vehicle, { signal })", DONE).await;
    }
}

/// Bodies that are longer than any of the API's, in an answer that says yes at its end.
const TOO_LONG: &[&str] = &[
    "respond(200, ' '.repeat(10 << 20) + yes)",
    "new Response(' '.repeat(10 << 20) + yes)",
    "new Response(stream(...Array(160).fill(new Uint8Array(1 << 16).fill(32)), yes))",
    "{ status: 200, text: async () => ' '.repeat(10 << 20) + yes }",
    "{ status: 200, text: () => ' '.repeat(5e8) }",
    "new Response(new ReadableStream({ pull(stream) { stream.enqueue(new Uint8Array(1 << 20)) } }))",
    "new Response(new ReadableStream({ pull(stream) { stream.enqueue(new Uint8Array(0)) } }))",
    "{ status: 200, body: { getReader: () => ({ read: async () => ({}) }) } }",
    "{ status: 200, body: { getReader: () => ({ read: () => ({ value: new ArrayBuffer(64 << 20) }) }) } }",
];

#[wasm_bindgen_test]
async fn a_body_that_is_longer_than_any_is_refused_and_not_held() {
    for answer in TOO_LONG {
        let page = Page::new(&format!("((yes) => [{answer}, ok])('{{\"response\":{{\"result\":true}}}}')"));
        let before = memory();
        let error = "{ code: 'bad_response', command: 'door_unlock', mayHaveSucceeded: true }";
        page.rejects("doorUnlock(vehicle, { signal })", error).await;
        page.shows("requests[0].signal.aborted", "true");
        page.sent(&[UNLOCK]);
        assert!(memory() - before < 1 << 20, "{answer} takes {} bytes", memory() - before);
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
    let page = Page::new("[respond(200, ' '.repeat(10 << 20))]");
    let told = page.outcome("doorUnlock(vehicle).catch(({ message }) => message)").await;
    assert!(told.contains("door_unlock: The response is too long. Check that baseUrl"), "{told}");
}

/// What ends a call while its answer comes in: the reader's `read`, the options, and what it is told as.
const ENDS: &[(&str, &str, &str)] = &[
    ("() => (controller.abort(), never())", "", "aborted"),
    ("never", "timeoutMs: 5", "timeout"),
    ("() => Promise.reject(thrown)", "", "network"),
    ("() => { throw thrown }", "", "network"),
    ("async () => ({ value: new Uint8Array(3 << 20) })", "", "bad_response"),
    ("async () => ({ value: 42 })", "", "bad_response"),
];

#[wasm_bindgen_test]
async fn a_body_that_is_not_read_to_its_end_is_let_go_of_whatever_that_comes_to() {
    let cancels = [
        "() => {}",
        "() => Promise.reject(thrown)",
        "() => { throw thrown }",
        "() => ({ then() { throw thrown } })",
        "() => broken",
        "never",
    ];
    for (read, options, code) in ENDS {
        for cancel in cancels {
            let page = Page::new(&format!(
                "[{{ status: 200, body: {{ getReader: () => ({{
                    read: {read},
                    cancel: (...given) => {{ asked.push(given); return ({cancel})() }},
                }}) }} }}, ok]"
            ));
            page.pass_time();
            let call = format!("doorUnlock(vehicle, {{ signal, {options} }}).catch(({{ code }}) => code)");
            page.resolves(&call, &format!("'{code}'")).await;
            page.shows("asked", "[[]]");
            page.resolves("doorUnlock(vehicle)", DONE).await;
            page.shows("unhandled", "[]");
        }
    }
    let page = Page::new("[respond(200, { response: { result: true } })]");
    page.resolves("doorUnlock(vehicle)", DONE).await;
    page.shows("requests[0].signal.aborted", "false");
}
