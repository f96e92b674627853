//! What is sent. Each expectation is written by hand, from the reference and from the public record of what
//! servers take today, and so is independent of the crate's table.
#![cfg(target_arch = "wasm32")]

#[path = "../core/tests/native/expectations.rs"]
mod expectations;
mod support;

use js_sys::Object;
use serde_json::Value;
use support::Page;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CAR: &str = "https://owner-api.teslamotors.com/api/1/vehicles/1492931365719407";

/// A call, and what it sends.
struct Case {
    function: String,
    /// The parameters, as an app writes them.
    params: String,
    /// What follows the car's address.
    path: String,
    body: Value,
    query: String,
}

/// The expected requests of all commands, and a few whose parameters no JSON holds.
fn cases() -> Vec<Case> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let expected = expectations::all().into_iter().flat_map(|(name, expected)| {
        let requests = expected["requests"].as_array().cloned().unwrap_or_default();
        requests.into_iter().map(move |request| Case {
            function: text(&expected["function"]),
            params: request.get("params").map(Value::to_string).unwrap_or_default(),
            path: if name == "wake_up" { "/wake_up".to_owned() } else { format!("/command/{name}") },
            body: request["body"].clone(),
            query: text(&request["query"]),
        })
    });
    let special = SPECIAL.iter().map(|&(function, params, path, body, query)| Case {
        function: function.to_owned(),
        params: params.to_owned(),
        path: path.to_owned(),
        body: body.parse().expect("JSON"),
        query: query.to_owned(),
    });
    expected.chain(special).collect()
}

/// The function, its parameters, what follows the car's address, the JSON body and the query.
#[rustfmt::skip]
const SPECIAL: &[(&str, &str, &str, &str, &str)] = &[
    ("setTemps", "{ driverTemp: 20.0, passengerTemp: undefined }", "/command/set_temps",
        r#"{"driver_temp":20,"passenger_temp":20}"#, "?driver_temp=20&passenger_temp=20"),
    ("remoteStartDrive", "undefined", "/command/remote_start_drive", "{}", ""),
    ("remoteStartDrive", "null", "/command/remote_start_drive", "{}", ""),
    ("upcomingCalendarEntries", "undefined", "/command/upcoming_calendar_entries", "{}", ""),
];

/// What the car answers: only `wake_up` is answered with a vehicle.
fn answer_of(function: &str) -> (&'static str, &'static str) {
    match function {
        "wakeUp" => ("[state('asleep')]", "{ id: '1492931365719407', state: 'asleep' }"),
        _ => ("[ok]", "{ result: true, reason: '' }"),
    }
}

fn call(function: &str, params: &str, vehicle: &str) -> String {
    let arguments = [vehicle, params, "{ signal }"];
    let given = arguments.iter().filter(|argument| !argument.is_empty());
    format!("{function}({})", given.copied().collect::<Vec<_>>().join(", "))
}

#[wasm_bindgen_test]
async fn each_command_sends_its_parameters_as_json() {
    for Case { function, params, path, body, .. } in cases() {
        let (answer, value) = answer_of(&function);
        let page = Page::new(answer);
        page.resolves(&call(&function, &params, "vehicle"), value).await;
        page.shows("requests.length", "1");
        assert_eq!(
            page.text("requests[0].head.join('\\n')"),
            format!(
                "POST {CAR}{path}\naccept: application/json\nauthorization: Bearer s3cret-token\n\
                 content-type: application/json"
            )
        );
        assert_eq!(page.text("requests[0].body").parse::<Value>().ok(), Some(body));
    }
}

#[wasm_bindgen_test]
async fn each_command_sends_its_parameters_in_the_url_if_told_so() {
    for Case { function, params, path, query, .. } in cases() {
        let (answer, value) = answer_of(&function);
        let page = Page::new(answer);
        page.resolves(&call(&function, &params, "{ ...vehicle, parameters: 'query' }"), value).await;
        page.shows("requests.map(({ body }) => body)", "[null]");
        assert_eq!(
            page.text("requests[0].head.join('\\n')"),
            format!("POST {CAR}{path}{query}\naccept: application/json\nauthorization: Bearer s3cret-token")
        );
    }
}

#[wasm_bindgen_test]
async fn a_text_arrives_character_for_character() {
    // Control characters, all that JSON or URLs escape, line separators of JavaScript, and beyond 16 bits.
    let password = "String.fromCharCode(...Array(0x300).keys()) + '\\u2028\\u2029\\ufffe🚗'";
    let page = Page::new("[ok, ok]");
    for parameters in ["json", "query"] {
        let call = format!(
            "remoteStartDrive({{ ...vehicle, parameters: '{parameters}' }}, {{ password: {password} }})"
        );
        page.resolves(&call, "{ result: true, reason: '' }").await;
    }
    page.shows("JSON.parse(requests[0].body)", &format!("{{ password: {password} }}"));
    page.shows("decodeURIComponent(requests[1].line.split('?password=')[1])", password);
}

#[wasm_bindgen_test]
async fn each_command_refuses_a_wrong_value_before_anything_is_sent() {
    for (name, expected) in expectations::all() {
        let (function, refused) = (&expected["function"], &expected["refused"]);
        if let (Some(function), Some(parameter)) = (function.as_str(), refused["parameter"].as_str()) {
            let page = Page::new("[]");
            let error = format!(
                "{{ code: 'invalid_argument', command: '{name}', mayHaveSucceeded: false, parameter: '{parameter}' }}"
            );
            page.rejects(&call(function, &refused["params"].to_string(), "vehicle"), &error).await;
            page.sent(&[]);
        }
    }
}

#[wasm_bindgen_test]
async fn a_command_that_exists_only_signed_needs_a_key_before_anything_is_sent() {
    for (name, expected) in expectations::all() {
        if expected["sent"] == "signed only" {
            let values = &expected["payloads"][0]["values"];
            let parameters = expected["parameters"].as_array().into_iter().flatten();
            let params: serde_json::Map<_, _> = parameters
                .filter_map(|it| {
                    Some((it["name"].as_str()?.to_owned(), values.get(it["wireName"].as_str()?)?.clone()))
                })
                .collect();
            let params = Value::from(params);
            let page = Page::new("[]");
            let error = format!("{{ code: 'signing_required', command: '{name}', mayHaveSucceeded: false }}");
            page.rejects(&format!("sendCommand(vehicle, '{name}', {params})"), &error).await;
            page.sent(&[]);
        }
    }
}

#[wasm_bindgen_test]
fn the_catalogue_has_the_commands_that_are_expected() {
    let page = Page::new("[]");
    let expected = Value::from(expectations::all());
    let names = "(([name, it]) => `${name} ${it.function} ${it.source}`).sort()";
    page.shows(
        "commands().map((it) => `${it.name} ${it.function} ${it.source}`).sort()",
        &format!("Object.entries({expected}).map{names}"),
    );
}

#[wasm_bindgen_test]
fn the_module_exports_a_function_for_each_command_and_read_those_of_bluetooth_and_nothing_else() {
    let exports: Object = wasm_bindgen::exports().unchecked_into();
    let mut functions: Vec<String> = Object::keys(&exports)
        .iter()
        .filter_map(|name| name.as_string())
        // The rest is of wasm-bindgen and its tests.
        .filter(|name| !name.contains('_') && !matches!(name.as_str(), "main" | "memory"))
        .collect();
    functions.sort();
    let expected = expectations::all();
    let expected = expected.values().filter_map(|expected| expected["function"].as_str());
    let mut expected: Vec<_> = expected
        .chain(["commands", "listVehicles", "sendCommand", "vehicleData"])
        .chain(["connectBluetooth", "enrolKey", "listKeys"])
        .collect();
    expected.sort_unstable();
    assert_eq!(functions, expected);
}

#[wasm_bindgen_test]
async fn a_command_is_sent_by_its_name_or_by_that_of_its_function() {
    let page = Page::new("[ok, ok, ok, ok]");
    for call in [
        "sendCommand(vehicle, 'set_temps', { driverTemp: 21 })",
        "sendCommand(vehicle, 'setTemps', { driverTemp: 21 }, {})",
        "sendCommand(vehicle, 'door_lock')",
        "sendCommand(vehicle, 'doorLock', null, { timeoutMs: 5000 })",
    ] {
        page.resolves(call, "{ result: true, reason: '' }").await;
    }
    page.shows(
        "requests.map(({ line, body }) => `${line.split('/').at(-1)} ${body}`)",
        r#"['set_temps {"driver_temp":21,"passenger_temp":21}', 'set_temps {"driver_temp":21,"passenger_temp":21}',
            'door_lock {}', 'door_lock {}']"#,
    );
}

#[wasm_bindgen_test]
async fn a_command_takes_no_cookies_follows_no_redirect_and_tells_no_address() {
    let page = Page::new("[ok]");
    page.resolves("doorUnlock(vehicle)", "{ result: true, reason: '' }").await;
    page.shows(
        "requests.map(({ credentials, redirect, referrerPolicy, given }) => \
             ({ credentials, redirect, referrerPolicy, given }))",
        "[{ credentials: 'omit', redirect: 'manual', referrerPolicy: 'no-referrer', given: ['string', 'object'] }]",
    );
}

#[wasm_bindgen_test]
async fn a_command_is_not_stored_on_the_own_origin_and_lets_a_preflight_be_stored_on_another() {
    let page = Page::new("[ok, ok, ok]");
    for base in ["'https://proxy.example'", "'/tesla'", "location.origin"] {
        page.resolves(
            &format!("doorUnlock({{ ...vehicle, baseUrl: {base} }})"),
            "{ result: true, reason: '' }",
        )
        .await;
    }
    page.shows("requests.map(({ cache }) => cache)", "['default', 'no-store', 'no-store']");
}

#[wasm_bindgen_test]
async fn reads_are_sent_as_get_without_body_and_past_the_cache() {
    let reads = [
        ("listVehicles(connection)", "respond(200, { response: [] })", "[]", "/vehicles"),
        (
            "vehicleData(vehicle)",
            "state('online')",
            "{ id: '1492931365719407', state: 'online' }",
            "/vehicles/1492931365719407/vehicle_data",
        ),
    ];
    for (call, answer, value, path) in reads {
        let page = Page::new(&format!("[{answer}]"));
        page.resolves(call, value).await;
        page.shows(
            "requests.map(({ head, body, cache, credentials, redirect }) => \
                 ({ head, body, cache, credentials, redirect }))",
            &format!(
                "[{{ head: ['GET https://owner-api.teslamotors.com/api/1{path}', 'accept: application/json', \
                     'authorization: Bearer s3cret-token'], \
                     body: null, cache: 'no-store', credentials: 'omit', redirect: 'manual' }}]"
            ),
        );
    }
}

#[wasm_bindgen_test]
async fn an_id_arrives_digit_for_digit() {
    let ids = [
        ("'1492931365719407'", "1492931365719407"),
        ("1492931365719407", "1492931365719407"),
        ("9007199254740991", "9007199254740991"),
        // 2^53 + 1, which no number of JavaScript holds.
        ("'9007199254740993'", "9007199254740993"),
        ("9007199254740993n", "9007199254740993"),
        ("'18446744073709551615'", "18446744073709551615"),
        ("18446744073709551615n", "18446744073709551615"),
        ("'5YJSA1E26HF000337'", "5YJSA1E26HF000337"),
    ];
    for (given, sent) in ids {
        let page = Page::new("[ok, state('asleep'), state('online')]");
        page.resolves(&format!("doorLock({{ ...vehicle, id: {given} }})"), "{ result: true, reason: '' }")
            .await;
        let summary = "{ id: '1492931365719407', state: 'asleep' }";
        page.resolves(&format!("wakeUp({{ ...vehicle, id: {given} }})"), summary).await;
        let data = "{ id: '1492931365719407', state: 'online' }";
        page.resolves(&format!("vehicleData({{ ...vehicle, id: {given} }})"), data).await;
        page.sent(&[
            &format!("POST /api/1/vehicles/{sent}/command/door_lock"),
            &format!("POST /api/1/vehicles/{sent}/wake_up"),
            &format!("GET /api/1/vehicles/{sent}/vehicle_data"),
        ]);
    }
}

#[wasm_bindgen_test]
async fn the_base_url_stands_before_the_path() {
    #[rustfmt::skip]
    let bases = [
        ("undefined", "'https://owner-api.teslamotors.com'"),
        ("null", "'https://owner-api.teslamotors.com'"),
        ("'https://fleet-api.prd.eu.vn.cloud.tesla.com'", "'https://fleet-api.prd.eu.vn.cloud.tesla.com'"),
        ("'https://proxy.example/'", "'https://proxy.example'"),
        ("'https://proxy.example/tesla//'", "'https://proxy.example/tesla'"),
        ("'http://localhost:8443'", "'http://localhost:8443'"),
        ("'HTTPS://Proxy.Example'", "'https://proxy.example'"),
        ("'/tesla'", "location.origin + '/tesla'"),
        ("'/tesla/'", "location.origin + '/tesla'"),
        ("'/'", "location.origin"),
        ("'https://proxy.example/https://owner-api.teslamotors.com'",
            "'https://proxy.example/https://owner-api.teslamotors.com'"),
        ("'/proxy/https://owner-api.teslamotors.com/'",
            "location.origin + '/proxy/https://owner-api.teslamotors.com'"),
    ];
    for (given, base) in bases {
        let page = Page::new("[ok, respond(200, { response: [] })]");
        let vehicle = format!("{{ ...vehicle, baseUrl: {given} }}");
        page.resolves(&format!("doorUnlock({vehicle})"), "{ result: true, reason: '' }").await;
        page.resolves(&format!("listVehicles({vehicle})"), "[]").await;
        page.shows(
            "requests.map(({ head }) => head[0])",
            &format!(
                "['POST ' + {base} + '/api/1/vehicles/1492931365719407/command/door_unlock', \
                  'GET ' + {base} + '/api/1/vehicles']"
            ),
        );
    }
}

#[wasm_bindgen_test]
async fn the_global_fetch_is_used_where_the_vehicle_brings_none() {
    for fetch in ["undefined", "null"] {
        let page = Page::new("[ok]");
        page.resolves(
            &format!("(globalThis.fetch = network, doorUnlock({{ ...vehicle, fetch: {fetch} }}))"),
            "{ result: true, reason: '' }",
        )
        .await;
        page.sent(&["POST /api/1/vehicles/1492931365719407/command/door_unlock"]);
        page.shows("requests[0].given", "['string', 'object']");
    }
}

#[wasm_bindgen_test]
async fn the_fetch_of_the_browser_takes_the_request() {
    let page = Page::new("[]");
    // The server of this page knows no such path.
    page.rejects(
        "(globalThis.fetch = browserFetch, \
          doorUnlock({ ...vehicle, fetch: undefined, baseUrl: '/nowhere' }, { signal }))",
        "{ code: 'not_found', command: 'door_unlock', mayHaveSucceeded: false, status: 404 }",
    )
    .await;
    page.rejects(
        "(globalThis.fetch = browserFetch, listVehicles({ accessToken: 's3cret', baseUrl: '/nowhere' }))",
        "{ code: 'not_found', command: 'vehicles', mayHaveSucceeded: false, status: 404 }",
    )
    .await;
}
