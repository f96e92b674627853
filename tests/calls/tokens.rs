//! How the access token is asked for, and when a new one.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Page;
use crate::{DONE, UNLOCK};

#[wasm_bindgen_test]
async fn a_token_function_is_asked_once_for_each_call() {
    let tokens = [
        "tokens('s3cret-1', 's3cret-2')",
        "tokens(() => Promise.resolve('s3cret-1'), async () => 's3cret-2')",
        "tokens({ then(take) { take('s3cret-1') } }, 's3cret-2')",
    ];
    for tokens in tokens {
        let page = Page::new("[ok, ok]");
        let calls = format!(
            "async () => {{
                const car = {{ ...vehicle, accessToken: {tokens} }};
                await doorUnlock(car, {{ signal }});
                return doorUnlock(car);
            }}"
        );
        page.resolves(&calls, DONE).await;
        page.shows("asked", "[{ refresh: false }, { refresh: false }]");
        page.shows(
            "requests.map((request) => request.authorization)",
            "['Bearer s3cret-1', 'Bearer s3cret-2']",
        );
    }
}

#[wasm_bindgen_test]
async fn a_refused_token_is_refreshed_once_and_the_command_sent_once_more() {
    let page = Page::new("[expired, ok]");
    let call = "doorUnlock({ ...vehicle, accessToken: tokens('s3cret-1', 's3cret-2') }, \
        { signal, onProgress: ({ stage }) => stages.push(stage) })";
    page.resolves(call, DONE).await;
    page.sent(&[UNLOCK, UNLOCK]);
    page.shows("asked", "[{ refresh: false }, { refresh: true }]");
    page.shows("requests.map((request) => request.authorization)", "['Bearer s3cret-1', 'Bearer s3cret-2']");
    page.shows("stages", "['sending', 'refreshing', 'sending']");
}

#[wasm_bindgen_test]
async fn a_second_refused_token_ends_the_call() {
    let page = Page::new("[expired, respond(401, { error: 'login_required' }), ok]");
    let error = "{ code: 'unauthorized', command: 'door_unlock', mayHaveSucceeded: false, status: 401, reason: 'login_required' }";
    page.rejects(
        "doorUnlock({ ...vehicle, accessToken: tokens('s3cret-1', 's3cret-2', 's3cret-3') })",
        error,
    )
    .await;
    page.sent(&[UNLOCK, UNLOCK]);
    page.shows("asked", "[{ refresh: false }, { refresh: true }]");
}

#[wasm_bindgen_test]
async fn a_token_given_as_text_is_not_refreshed() {
    let page = Page::new("[expired, ok]");
    let error = "{ code: 'unauthorized', command: 'door_unlock', mayHaveSucceeded: false, status: 401 }";
    page.rejects("doorUnlock(vehicle)", error).await;
    page.sent(&[UNLOCK]);
}

#[wasm_bindgen_test]
async fn calls_at_the_same_time_share_one_refresh() {
    let page = Page::new(&format!("[{}{}]", "expired, ".repeat(20), "ok, ".repeat(20)));
    let calls = "() => {
        let fresh = 0;
        const accessToken = (request) => {
            asked.push(request);
            return request.refresh ? new Promise((take) => queueMicrotask(() => take(`s3cret-${++fresh}`))) : 's3cret-0';
        };
        const calls = Array.from({ length: 20 }, () => doorUnlock({ ...vehicle, accessToken }, { signal }));
        return Promise.all(calls).then((results) => results.filter(({ result }) => result).length);
    }";
    page.resolves(calls, "20").await;
    page.shows("requests.length", "40");
    page.shows("asked.filter(({ refresh }) => refresh).length", "1");
    page.shows("new Set(requests.slice(20).map((request) => request.authorization)).size", "1");
}

#[wasm_bindgen_test]
async fn calls_with_other_token_functions_do_not_share_a_refresh() {
    let page = Page::new("[expired, expired, ok, ok]");
    let calls = "Promise.all(['a', 'b'].map((account) => \
        doorUnlock({ ...vehicle, accessToken: tokens(`s3cret-${account}`, `s3cret-new-${account}`) })))";
    page.resolves(calls, &format!("[{DONE}, {DONE}]")).await;
    page.shows(
        "requests.map((request) => request.authorization)",
        "['Bearer s3cret-a', 'Bearer s3cret-b', 'Bearer s3cret-new-a', 'Bearer s3cret-new-b']",
    );
}

#[wasm_bindgen_test]
async fn a_shared_refresh_outlives_the_call_that_began_it() {
    let page = Page::new("[expired, expired, ok]");
    let calls = "async () => {
        let give;
        let ask;
        const isAsked = new Promise((resolve) => { ask = resolve });
        const accessToken = ({ refresh }) => {
            if (!refresh) return 's3cret-old';
            ask();
            return new Promise((resolve) => { give = resolve });
        };
        const first = doorUnlock({ ...vehicle, accessToken }, { signal });
        const second = doorLock({ ...vehicle, accessToken });
        await isAsked;
        controller.abort();
        const { code } = await first.catch((error) => error);
        give('s3cret-new');
        return [code, await second];
    }";
    page.resolves(calls, &format!("['aborted', {DONE}]")).await;
    page.shows("requests.at(-1).authorization", "'Bearer s3cret-new'");
}

/// What a token function does, and the error's properties besides `command` and `mayHaveSucceeded`.
const FAILURES: &[(&str, &str)] = &[
    ("() => { throw thrown }", "code: 'unauthorized', cause: thrown"),
    ("() => Promise.reject(thrown)", "code: 'unauthorized', cause: thrown"),
    ("() => Promise.reject('locked')", "code: 'unauthorized', cause: 'locked'"),
    ("() => { throw undefined }", "code: 'unauthorized', cause: undefined"),
    ("() => broken", "code: 'unauthorized', cause: thrown"),
    ("() => {}", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => 42", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => ({ access_token: 's3cret' })", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => Symbol('s3cret')", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("async () => ''", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => 's3cret\\nX-More: 1'", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => 'Bearer s3cret'", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => 's3cret\\ud800'", "code: 'invalid_argument', parameter: 'accessToken'"),
    ("() => 's3cret'.repeat(1e7)", "code: 'invalid_argument', parameter: 'accessToken'"),
];

#[wasm_bindgen_test]
async fn a_token_function_that_fails_ends_the_call_before_anything_is_sent() {
    for (function, error) in FAILURES {
        let page = Page::new("[ok]");
        let error = format!("{{ command: 'door_unlock', mayHaveSucceeded: false, {error} }}");
        page.rejects(&format!("doorUnlock({{ ...vehicle, accessToken: {function} }}, {{ signal }})"), &error)
            .await;
        page.sent(&[]);
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
}

#[wasm_bindgen_test]
async fn a_refresh_that_fails_ends_the_call() {
    for (function, error) in FAILURES {
        let page = Page::new("[expired, ok]");
        let error = format!("{{ command: 'door_unlock', mayHaveSucceeded: false, {error} }}");
        let token = format!("({{ refresh }}) => refresh ? ({function})() : 's3cret-1'");
        page.rejects(&format!("doorUnlock({{ ...vehicle, accessToken: {token} }}, {{ signal }})"), &error)
            .await;
        page.sent(&[UNLOCK]);
        page.resolves("doorUnlock(vehicle)", DONE).await;
    }
}

/// An error of the package, as a token function of `tesla-commands/sign-in` throws it.
const OWN: &str = "Object.assign(new Error('sign_in: The server answered 503: busy. Try again later.'), \
    { name: 'TeslaCommandError', code: 'http', command: 'sign_in', mayHaveSucceeded: true, status: 503 })";

#[wasm_bindgen_test]
async fn an_error_of_the_package_that_a_token_function_throws_is_passed_on() {
    for (function, answers, sent) in [
        (format!("() => {{ throw {OWN} }}"), "[ok]", 0),
        (format!("async () => {{ throw {OWN} }}"), "[ok]", 0),
        (format!("({{ refresh }}) => refresh ? Promise.reject({OWN}) : 's3cret-1'"), "[expired, ok]", 1),
    ] {
        let page = Page::new(answers);
        let error = format!(
            "{{ code: 'http', command: 'door_unlock', mayHaveSucceeded: false, status: 503, cause: {OWN} }}"
        );
        page.rejects(&format!("doorUnlock({{ ...vehicle, accessToken: {function} }}, {{ signal }})"), &error)
            .await;
        page.shows("requests.length", &sent.to_string());
    }
    let page = Page::new("[]");
    let call = format!(
        "doorUnlock({{ ...vehicle, accessToken: () => {{ throw {OWN} }} }}).catch(({{ message }}) => message)"
    );
    page.resolves(&call, "'door_unlock: sign_in: The server answered 503: busy. Try again later.'").await;
}

#[wasm_bindgen_test]
async fn calls_that_share_a_refresh_all_get_its_error() {
    let page = Page::new("[expired, expired]");
    let calls = format!(
        "() => {{
            const accessToken = ({{ refresh }}) => refresh ? Promise.reject({OWN}) : 's3cret-1';
            const calls = [1, 2].map(() => doorUnlock({{ ...vehicle, accessToken }}));
            return Promise.all(calls.map((call) => call.catch(({{ code, status, message }}) => [code, status, message])));
        }}"
    );
    let error = "['http', 503, 'door_unlock: sign_in: The server answered 503: busy. Try again later.']";
    page.resolves(&calls, &format!("[{error}, {error}]")).await;
}

#[wasm_bindgen_test]
async fn an_error_that_only_resembles_one_of_the_package_is_a_cause_and_no_more() {
    for error in [
        "Object.assign(new Error('s3cret'), { code: 'http', status: 503 })",
        "Object.assign(new Error('s3cret'), { name: 'TeslaCommandError', code: 'weather' })",
        "Object.assign(new Error('s3cret'), { name: 'TeslaCommandError', code: 42 })",
        "({ name: 'TeslaCommandError', code: 'http', message: { toString: () => 's3cret' } })",
        "new Proxy(new Error('s3cret'), { get() { throw thrown } })",
    ] {
        let page = Page::new("[]");
        let call = format!(
            "doorUnlock({{ ...vehicle, accessToken: () => {{ throw {error} }} }})\
                .catch(({{ code, status, message, cause }}) => [code, status, message.includes('s3cret'), cause !== undefined])"
        );
        page.resolves(&call, "['unauthorized', undefined, false, true]").await;
    }
}

#[wasm_bindgen_test]
async fn a_token_function_that_never_answers_is_not_waited_for_longer_than_the_time_out() {
    let page = Page::new("[]");
    page.pass_time();
    let error = "{ code: 'timeout', command: 'door_unlock', mayHaveSucceeded: false }";
    page.rejects("doorUnlock({ ...vehicle, accessToken: never }, { timeoutMs: 2000 })", error).await;
    page.sent(&[]);
}
