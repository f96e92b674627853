//! What is sent. Each expectation is written by hand, from the reference and from the public record of what
//! servers take today, and so is independent of the crate's table.
#![cfg(target_arch = "wasm32")]

#[path = "requests/further.rs"]
mod further;
mod support;

use js_sys::Object;
use support::Page;
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const CAR: &str = "https://owner-api.teslamotors.com/api/1/vehicles/1492931365719407";

/// The function, its parameters, what follows the car's address, the JSON body and the query.
#[rustfmt::skip]
const COMMANDS: &[(&str, &str, &str, &str, &str)] = &[
    ("wakeUp", "", "/wake_up", "{}", ""),
    ("doorUnlock", "", "/command/door_unlock", "{}", ""),
    ("doorLock", "", "/command/door_lock", "{}", ""),
    ("honkHorn", "", "/command/honk_horn", "{}", ""),
    ("flashLights", "", "/command/flash_lights", "{}", ""),
    ("autoConditioningStart", "", "/command/auto_conditioning_start", "{}", ""),
    ("autoConditioningStop", "", "/command/auto_conditioning_stop", "{}", ""),
    ("setTemps", "{ driverTemp: 21.5, passengerTemp: 20 }", "/command/set_temps",
        r#"{"driver_temp":21.5,"passenger_temp":20}"#, "?driver_temp=21.5&passenger_temp=20"),
    ("setTemps", "{ driverTemp: 21.5 }", "/command/set_temps",
        r#"{"driver_temp":21.5,"passenger_temp":21.5}"#, "?driver_temp=21.5&passenger_temp=21.5"),
    ("setTemps", "{ driverTemp: 20.0, passengerTemp: undefined }", "/command/set_temps",
        r#"{"driver_temp":20,"passenger_temp":20}"#, "?driver_temp=20&passenger_temp=20"),
    ("setTemps", "{ passengerTemp: 28, driverTemp: 15 }", "/command/set_temps",
        r#"{"driver_temp":15,"passenger_temp":28}"#, "?driver_temp=15&passenger_temp=28"),
    ("setChargeLimit", "{ percent: 80 }", "/command/set_charge_limit", r#"{"percent":80}"#, "?percent=80"),
    ("setChargeLimit", "{ percent: 50 }", "/command/set_charge_limit", r#"{"percent":50}"#, "?percent=50"),
    ("setChargeLimit", "{ percent: 100 }", "/command/set_charge_limit", r#"{"percent":100}"#, "?percent=100"),
    ("chargeMaxRange", "", "/command/charge_max_range", "{}", ""),
    ("chargeStandard", "", "/command/charge_standard", "{}", ""),
    ("sunRoofControl", "{ state: 'open' }", "/command/sun_roof_control", r#"{"state":"open"}"#, "?state=open"),
    ("sunRoofControl", "{ state: 'closed' }", "/command/sun_roof_control", r#"{"state":"closed"}"#, "?state=closed"),
    ("sunRoofControl", "{ state: 'comfort' }", "/command/sun_roof_control", r#"{"state":"comfort"}"#, "?state=comfort"),
    ("sunRoofControl", "{ state: 'vent' }", "/command/sun_roof_control", r#"{"state":"vent"}"#, "?state=vent"),
    ("sunRoofControl", "{ state: 'close' }", "/command/sun_roof_control", r#"{"state":"close"}"#, "?state=close"),
    ("sunRoofControl", "{ state: 'stop' }", "/command/sun_roof_control", r#"{"state":"stop"}"#, "?state=stop"),
    ("sunRoofControl", "{ state: 'move', percent: 0 }", "/command/sun_roof_control",
        r#"{"state":"move","percent":0}"#, "?state=move&percent=0"),
    ("sunRoofControl", "{ percent: 37.5, state: 'move' }", "/command/sun_roof_control",
        r#"{"state":"move","percent":37.5}"#, "?state=move&percent=37.5"),
    ("actuateTrunk", "{ whichTrunk: 'front' }", "/command/actuate_trunk",
        r#"{"which_trunk":"front"}"#, "?which_trunk=front"),
    ("actuateTrunk", "{ whichTrunk: 'rear' }", "/command/actuate_trunk",
        r#"{"which_trunk":"rear"}"#, "?which_trunk=rear"),
    ("remoteStartDrive", "undefined", "/command/remote_start_drive", "{}", ""),
    ("remoteStartDrive", "null", "/command/remote_start_drive", "{}", ""),
    ("remoteStartDrive", "{}", "/command/remote_start_drive", "{}", ""),
    ("remoteStartDrive", "{ password: 'a&b=c d/?#%+é€' }", "/command/remote_start_drive",
        r#"{"password":"a&b=c d/?#%+é€"}"#, "?password=a%26b%3Dc%20d%2F%3F%23%25%2B%C3%A9%E2%82%AC"),
    ("remoteStartDrive", r#"{ password: "\"\\🚗" }"#, "/command/remote_start_drive",
        r#"{"password":"\"\\🚗"}"#, "?password=%22%5C%F0%9F%9A%97"),
    ("chargePortDoorOpen", "", "/command/charge_port_door_open", "{}", ""),
    ("chargePortDoorClose", "", "/command/charge_port_door_close", "{}", ""),
    ("chargeStart", "", "/command/charge_start", "{}", ""),
    ("chargeStop", "", "/command/charge_stop", "{}", ""),
    ("upcomingCalendarEntries", "undefined", "/command/upcoming_calendar_entries", "{}", ""),
    ("upcomingCalendarEntries", "{ calendarData: 'Lunch, 12:30' }", "/command/upcoming_calendar_entries",
        r#"{"calendar_data":"Lunch, 12:30"}"#, "?calendar_data=Lunch%2C%2012%3A30"),
    ("upcomingCalendarEntries", "{ calendarData: { calendars: [{ name: 'a' }], access_disabled: false } }",
        "/command/upcoming_calendar_entries",
        r#"{"calendar_data":{"calendars":[{"name":"a"}],"access_disabled":false}}"#,
        "?calendar_data=%7B%22calendars%22%3A%5B%7B%22name%22%3A%22a%22%7D%5D%2C%22access_disabled%22%3Afalse%7D"),
    ("setValetMode", "{ on: true }", "/command/set_valet_mode", r#"{"on":true}"#, "?on=true"),
    ("setValetMode", "{ on: false }", "/command/set_valet_mode", r#"{"on":false}"#, "?on=false"),
    ("setValetMode", "{ on: true, password: '0042' }", "/command/set_valet_mode",
        r#"{"on":true,"password":"0042"}"#, "?on=true&password=0042"),
    ("resetValetPin", "", "/command/reset_valet_pin", "{}", ""),
    ("speedLimitActivate", "{ pin: '0042' }", "/command/speed_limit_activate", r#"{"pin":"0042"}"#, "?pin=0042"),
    ("speedLimitDeactivate", "{ pin: '0000' }", "/command/speed_limit_deactivate", r#"{"pin":"0000"}"#, "?pin=0000"),
    ("speedLimitSetLimit", "{ limitMph: 65 }", "/command/speed_limit_set_limit", r#"{"limit_mph":65}"#, "?limit_mph=65"),
    ("speedLimitSetLimit", "{ limitMph: 50 }", "/command/speed_limit_set_limit", r#"{"limit_mph":50}"#, "?limit_mph=50"),
    ("speedLimitSetLimit", "{ limitMph: 89.5 }", "/command/speed_limit_set_limit", r#"{"limit_mph":89.5}"#, "?limit_mph=89.5"),
    ("speedLimitClearPin", "{ pin: '9999' }", "/command/speed_limit_clear_pin", r#"{"pin":"9999"}"#, "?pin=9999"),
];

/// The 25 commands in the order of the reference.
const NAMES: &str = "[
    'wake_up wakeUp', 'door_unlock doorUnlock', 'door_lock doorLock', 'honk_horn honkHorn',
    'flash_lights flashLights', 'auto_conditioning_start autoConditioningStart',
    'auto_conditioning_stop autoConditioningStop', 'set_temps setTemps', 'set_charge_limit setChargeLimit',
    'charge_max_range chargeMaxRange', 'charge_standard chargeStandard', 'sun_roof_control sunRoofControl',
    'actuate_trunk actuateTrunk', 'remote_start_drive remoteStartDrive',
    'charge_port_door_open chargePortDoorOpen', 'charge_port_door_close chargePortDoorClose',
    'charge_start chargeStart', 'charge_stop chargeStop',
    'upcoming_calendar_entries upcomingCalendarEntries', 'set_valet_mode setValetMode',
    'reset_valet_pin resetValetPin', 'speed_limit_activate speedLimitActivate',
    'speed_limit_deactivate speedLimitDeactivate', 'speed_limit_set_limit speedLimitSetLimit',
    'speed_limit_clear_pin speedLimitClearPin',
]";

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
    for (function, params, path, body, _) in COMMANDS.iter().chain(further::COMMANDS) {
        let (answer, value) = answer_of(function);
        let page = Page::new(answer);
        page.resolves(&call(function, params, "vehicle"), value).await;
        page.shows("requests.length", "1");
        assert_eq!(
            page.text("requests[0].head.join('\\n') + '\\n\\n' + requests[0].body"),
            format!(
                "POST {CAR}{path}\naccept: application/json\nauthorization: Bearer s3cret-token\n\
                 content-type: application/json\n\n{body}"
            )
        );
    }
}

#[wasm_bindgen_test]
async fn each_command_sends_its_parameters_in_the_url_if_told_so() {
    for (function, params, path, _, query) in COMMANDS.iter().chain(further::COMMANDS) {
        let (answer, value) = answer_of(function);
        let page = Page::new(answer);
        page.resolves(&call(function, params, "{ ...vehicle, parameters: 'query' }"), value).await;
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
fn the_catalogue_has_the_25_commands_of_the_reference_and_the_further_ones() {
    let page = Page::new("[]");
    let names = "map((command) => `${command.name} ${command.function}`).sort()";
    page.shows(&format!("commands().filter(({{ reference }}) => reference).{names}"), &sorted(NAMES));
    page.shows(
        &format!("commands().filter(({{ reference }}) => !reference).{names}"),
        &sorted(further::NAMES),
    );
    page.shows("(commands().pop(), commands().length)", "85");
}

fn sorted(names: &str) -> String {
    format!("{names}.sort()")
}

#[wasm_bindgen_test]
fn the_module_exports_a_function_for_each_command_and_read_and_nothing_else() {
    let exports: Object = wasm_bindgen::exports().unchecked_into();
    let mut functions: Vec<String> = Object::keys(&exports)
        .iter()
        .filter_map(|name| name.as_string())
        // The rest is of wasm-bindgen and its tests.
        .filter(|name| !name.contains('_') && !matches!(name.as_str(), "main" | "memory"))
        .collect();
    functions.sort();
    let expected = format!(
        "[...{NAMES}, ...{}].map((names) => names.split(' ')[1])\
            .concat('commands', 'listVehicles', 'sendCommand', 'vehicleData').sort().join(',')",
        further::NAMES
    );
    assert_eq!(functions.join(","), Page::new("[]").text(&expected));
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
async fn each_command_has_an_expected_request() {
    let page = Page::new("[]");
    for (commands, names) in [(COMMANDS, NAMES), (further::COMMANDS, further::NAMES)] {
        let mut functions: Vec<&str> = commands.iter().map(|(function, ..)| *function).collect();
        functions.dedup();
        let expected = page.text(&format!("{names}.map((names) => names.split(' ')[1]).join(',')"));
        assert_eq!(functions.join(","), expected);
    }
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
