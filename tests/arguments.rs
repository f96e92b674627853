//! What is refused before anything is sent: the field is named, and its value is told nowhere.
#![cfg(target_arch = "wasm32")]

mod support;

use support::Page;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Makes each call, which must be refused for the parameter; then one that must work all the same.
async fn are_refused(command: &str, calls: impl IntoIterator<Item = (&str, String)>) {
    let page = Page::new("[ok]");
    for (parameter, call) in calls {
        let error = format!(
            "{{ code: 'invalid_argument', command: '{command}', mayHaveSucceeded: false, parameter: '{parameter}' }}"
        );
        page.rejects(&call, &error).await;
        page.sent(&[]);
    }
    page.resolves("doorUnlock(vehicle)", "{ result: true, reason: '' }").await;
}

/// The same for the values of one argument; the call has `$` where the value goes.
async fn values_are_refused(command: &str, parameter: &str, call: &str, values: &[&str]) {
    are_refused(command, values.iter().map(|value| (parameter, call.replace('$', value)))).await;
}

/// Parameters of a command that are missing or wrong: the wire name, the function, what is named, the values.
#[rustfmt::skip]
const PARAMETERS: &[(&str, &str, &str, &[&str])] = &[
    ("set_temps", "setTemps", "params", &[
        "undefined", "null", "21", "'21'", "true", "Symbol()", "[21]", "{ driverTemp: 21, passenger: 20 }",
        "{ driver_temp: 21 }", "{ driverTemp: 21, wake: true }", "broken",
        "revoked()", "new Proxy({}, { ownKeys() { throw thrown } })",
    ]),
    ("set_temps", "setTemps", "driverTemp", &[
        "{}", "{ passengerTemp: 20 }", "{ driverTemp: undefined }", "{ driverTemp: null }", "{ driverTemp: 14 }",
        "{ driverTemp: 14.999 }", "{ driverTemp: 28.5 }", "{ driverTemp: 70 }", "{ driverTemp: NaN }",
        "{ driverTemp: Infinity }", "{ driverTemp: -Infinity }", "{ driverTemp: '21' }", "{ driverTemp: 21n }",
        "{ driverTemp: true }", "{ driverTemp: {} }", "{ driverTemp: Symbol() }", "{ driverTemp: broken }",
        "{ driverTemp: new Number(21) }", "{ get driverTemp() { throw thrown } }",
    ]),
    ("set_temps", "setTemps", "passengerTemp", &[
        "{ driverTemp: 21, passengerTemp: 14 }", "{ driverTemp: 21, passengerTemp: '20' }",
        "{ driverTemp: 21, passengerTemp: NaN }", "{ driverTemp: 21, get passengerTemp() { throw 0 } }",
    ]),
    ("set_charge_limit", "setChargeLimit", "percent", &[
        "{}", "{ percent: 49 }", "{ percent: 101 }", "{ percent: 80.5 }", "{ percent: '80' }", "{ percent: NaN }",
        "{ percent: 0x100000050 }", "{ percent: -80 }",
    ]),
    ("set_charge_limit", "setChargeLimit", "params", &["80", "{ percent: 80, limit: 90 }", "undefined"]),
    ("sun_roof_control", "sunRoofControl", "state", &[
        "{}", "{ state: 'ajar' }", "{ state: '' }", "{ state: 'Vent' }", "{ state: 'vent ' }", "{ state: 15 }",
        "{ percent: 40 }", "{ state: new String('vent') }", "{ state: ['s3cret'] }",
    ]),
    ("sun_roof_control", "sunRoofControl", "percent", &[
        "{ state: 'move' }", "{ state: 'move', percent: null }", "{ state: 'move', percent: 101 }",
        "{ state: 'move', percent: -1 }", "{ state: 'move', percent: '40' }", "{ state: 'vent', percent: 15 }",
        "{ state: 'close', percent: 0 }",
    ]),
    ("actuate_trunk", "actuateTrunk", "whichTrunk", &[
        "{}", "{ whichTrunk: 'boot' }", "{ whichTrunk: 'Rear' }", "{ whichTrunk: 0 }",
    ]),
    ("actuate_trunk", "actuateTrunk", "params", &["undefined", "'rear'", "{ which_trunk: 'rear' }"]),
    ("remote_start_drive", "remoteStartDrive", "password", &[
        "{ password: 4711 }", r"{ password: 's3cret \ud800' }", r"{ password: '\udc00s3cret' }", "{ password: {} }",
        "{ password: 's3cret'.repeat(1000) }", "{ get password() { throw new Error('s3cret') } }",
    ]),
    ("remote_start_drive", "remoteStartDrive", "params", &["'s3cret'", "{ pasword: 's3cret' }"]),
    ("upcoming_calendar_entries", "upcomingCalendarEntries", "calendarData", &[
        "{ calendarData: 42 }", "{ calendarData: true }", "{ calendarData: ['s3cret'] }",
        "{ calendarData: () => 's3cret' }", "{ calendarData: { size: 42n } }", "{ calendarData: broken }",
        "{ calendarData: { toJSON() { throw thrown } } }", "{ calendarData: { toJSON() {} } }",
        "(() => { const calendarData = {}; calendarData.self = calendarData; return { calendarData } })()",
    ]),
    ("set_valet_mode", "setValetMode", "on", &[
        "{}", "{ password: '4711' }", "{ on: 'yes' }", "{ on: 1 }", "{ on: null, password: '4711' }",
        "{ on: new Boolean(true) }",
    ]),
    ("set_valet_mode", "setValetMode", "password", &[
        "{ on: true, password: 4711 }", "{ on: true, password: '471' }", "{ on: true, password: '47110' }",
        "{ on: true, password: '' }", "{ on: true, password: ' 4711' }", "{ on: false, password: '47i1' }",
    ]),
    ("speed_limit_activate", "speedLimitActivate", "pin", &[
        "{}", "{ pin: '471' }", "{ pin: '47110' }", "{ pin: 4711 }", "{ pin: 4711n }", "{ pin: '47.1' }",
        "{ pin: '-471' }", "{ pin: '４７１１' }", "{ pin: '٤٧١١' }", "{ pin: '471\\n' }", "{ pin: ['4711'] }",
        "{ pin: { toString: () => '4711' } }",
    ]),
    ("speed_limit_deactivate", "speedLimitDeactivate", "pin", &["{}", "{ pin: '471' }", "{ pin: 4711 }"]),
    ("speed_limit_clear_pin", "speedLimitClearPin", "pin", &["{}", "{ pin: '471' }", "{ pin: 4711 }"]),
    ("speed_limit_set_limit", "speedLimitSetLimit", "limitMph", &[
        "{}", "{ limitMph: 49.9 }", "{ limitMph: 120.1 }", "{ limitMph: '65' }", "{ limitMph: NaN }",
    ]),
    ("speed_limit_set_limit", "speedLimitSetLimit", "params", &["65", "{ limit_mph: 65 }"]),
];

#[wasm_bindgen_test]
async fn parameters_that_are_missing_unknown_or_out_of_range_are_refused() {
    for (command, function, parameter, values) in PARAMETERS {
        values_are_refused(command, parameter, &format!("{function}(vehicle, $)"), values).await;
    }
}

#[wasm_bindgen_test]
async fn an_id_that_might_be_of_another_car_is_refused() {
    #[rustfmt::skip]
    let ids = [
        "undefined", "null", "''", "' '", "9007199254740993", "9007199254740992", "1e21", "-1", "-1n", "1.5",
        "NaN", "Infinity", "'-1'", "'1.5'", "'1e15'", "' 1492931365719407'", "'12/34'", "'../products'",
        "'1?2'", "'%31'", "'123456789012345678901'", "'5YJSA1E26HF00033'", "'5YJSA1E26HF0003370'",
        "'5YJSA1E26HF00033/'", "'5YJSA1E26HF00033é'", "'１４９２'", "'s3cret\\ud800'", "{}",
        "[1492931365719407]", "true", "Symbol('s3cret')", "() => 1492931365719407", "10n ** 30n", "broken",
        "revoked()",
    ];
    values_are_refused("door_unlock", "id", "doorUnlock({ ...vehicle, id: $ })", &ids).await;
    values_are_refused("vehicle_data", "id", "vehicleData({ ...vehicle, id: $ })", &ids).await;
    values_are_refused("wake_up", "id", "wakeUp({ ...vehicle, get id() { throw thrown } })", &[""]).await;
}

#[wasm_bindgen_test]
async fn a_token_that_can_not_stand_in_a_header_is_refused() {
    #[rustfmt::skip]
    let tokens = [
        "undefined", "null", "''", "'s3cret\\n'", "'s3cret\\r\\nX-More: 1'", "'s3cret token'", "' s3cret'",
        "'Bearer s3cret'", "'s3crét'", "'s3cret\\0'", "'s3cret\\u2028'", "'s3cret\\ud800'",
        "'s3cret'.repeat(10000)", "42", "{ token: 's3cret' }", "['s3cret']", "Symbol('s3cret')",
        "Promise.resolve('s3cret')", "broken", "revoked()",
    ];
    values_are_refused("door_unlock", "accessToken", "doorUnlock({ ...vehicle, accessToken: $ })", &tokens)
        .await;
    values_are_refused("vehicles", "accessToken", "listVehicles({ ...connection, accessToken: $ })", &tokens)
        .await;
}

#[wasm_bindgen_test]
async fn a_base_url_that_is_no_address_is_refused() {
    #[rustfmt::skip]
    let urls = [
        "'owner-api.teslamotors.com'", "'owner-api.teslamotors.com/tesla'", "'ftp://proxy.example'",
        "'javascript:alert(1)'", "'data:text/plain,x'", "'file:///etc'", "'https://proxy.example?to='",
        "'https://proxy.example/?to=https://owner-api.teslamotors.com'", "'https://proxy.example#to'",
        "'https://proxy example'", "'https://proxy.example\\n'", "' https://proxy.example'",
        "'https:\\\\\\\\proxy.example'", "'https://user:s3cret@proxy.example'",
        "'https://user@proxy.example'", "'https://proxy.example:99999'", "'https://[::1'",
        "'/' + 's3cret/'.repeat(1000)", "42", "true", "{}", "new URL('https://proxy.example')",
        "'https://proxy.example/\\ud800'", "broken",
    ];
    values_are_refused("door_unlock", "baseUrl", "doorUnlock({ ...vehicle, baseUrl: $ })", &urls).await;
    values_are_refused("vehicles", "baseUrl", "listVehicles({ ...connection, baseUrl: $ })", &urls).await;
}

#[wasm_bindgen_test]
async fn a_base_url_without_a_host_is_refused() {
    let urls = ["'https://'", "'http:///'", "'https:////'"];
    values_are_refused("door_unlock", "baseUrl", "doorUnlock({ ...vehicle, baseUrl: $ })", &urls).await;
}

#[wasm_bindgen_test]
async fn a_vehicle_or_connection_that_is_no_object_is_refused() {
    let values =
        ["", "undefined", "null", "'1492931365719407'", "1492931365719407", "true", "Symbol()", "42n"];
    values_are_refused("door_unlock", "vehicle", "doorUnlock($)", &values).await;
    values_are_refused("wake_up", "vehicle", "wakeUp($)", &values).await;
    values_are_refused("vehicle_data", "vehicle", "vehicleData($)", &values).await;
    values_are_refused("vehicles", "connection", "listVehicles($)", &values).await;
    let with_params = &values[1..];
    values_are_refused("set_temps", "vehicle", "setTemps($, { driverTemp: 21 })", with_params).await;
    let calls = [
        ("id", "doorUnlock(broken)"),
        ("id", "doorUnlock(revoked())"),
        ("id", "doorUnlock({})"),
        ("id", "doorUnlock([])"),
        ("accessToken", "doorUnlock({ id: '1492931365719407' })"),
        ("parameters", "doorUnlock({ ...vehicle, parameters: 'body' })"),
        ("parameters", "doorUnlock({ ...vehicle, parameters: 1 })"),
        ("parameters", "doorUnlock({ ...vehicle, get parameters() { throw thrown } })"),
        ("accessToken", "doorUnlock({ ...vehicle, get accessToken() { throw new Error('s3cret') } })"),
        ("fetch", "doorUnlock({ ...vehicle, get fetch() { throw thrown } })"),
    ];
    are_refused("door_unlock", calls.map(|(parameter, call)| (parameter, call.to_owned()))).await;
}

#[wasm_bindgen_test]
async fn a_fetch_that_is_no_function_is_refused() {
    let values = ["42", "'s3cret'", "{}", "true", "Promise.resolve()", "Symbol()"];
    values_are_refused("door_unlock", "fetch", "doorUnlock({ ...vehicle, fetch: $ })", &values).await;
    values_are_refused("vehicles", "fetch", "listVehicles({ ...connection, fetch: $ })", &values).await;
}

/// Options that are wrong: what is named, and the values.
#[rustfmt::skip]
const OPTIONS: &[(&str, &[&str])] = &[
    ("options", &["42", "'wake'", "true", "Symbol()", "1n"]),
    ("signal", &["{ signal: {} }", "{ signal: 42 }", "{ signal: 'abort' }", "{ signal: controller }",
        "{ signal: { aborted: false } }", "{ signal: { aborted: false, addEventListener() {} } }",
        "{ signal: { aborted: 'no', addEventListener() {}, removeEventListener() {} } }",
        "{ signal: broken }", "{ get signal() { throw thrown } }", "broken"]),
    ("timeoutMs", &["{ timeoutMs: 0 }", "{ timeoutMs: -1 }", "{ timeoutMs: NaN }", "{ timeoutMs: '5' }",
        "{ timeoutMs: Infinity }", "{ timeoutMs: 0.5 }", "{ timeoutMs: 2147483648 }", "{ timeoutMs: 5n }",
        "{ timeoutMs: {} }", "{ get timeoutMs() { throw thrown } }"]),
    ("wake", &["{ wake: 'yes' }", "{ wake: 1 }", "{ wake: {} }", "{ get wake() { throw thrown } }"]),
    ("onProgress", &["{ onProgress: 1 }", "{ onProgress: {} }", "{ onProgress: 'log' }",
        "{ get onProgress() { throw thrown } }"]),
];

#[wasm_bindgen_test]
async fn options_that_are_wrong_are_refused() {
    for (parameter, values) in OPTIONS {
        values_are_refused("door_unlock", parameter, "doorUnlock(vehicle, $)", values).await;
        values_are_refused("vehicles", parameter, "listVehicles(connection, $)", values).await;
        values_are_refused("set_temps", parameter, "setTemps(vehicle, { driverTemp: 20.5 }, $)", values)
            .await;
    }
}

#[wasm_bindgen_test]
async fn options_that_are_left_out_or_unknown_are_as_if_not_given() {
    #[rustfmt::skip]
    let values = [
        "", "undefined", "null", "{}", "{ signal: null, timeoutMs: null, wake: null, onProgress: null }",
        "{ timeoutMs: 1 }", "{ timeoutMs: 2147483647 }", "{ timeoutMs: 1.5 }", "{ wake: false }",
        "{ retries: 3 }",
    ];
    for value in values {
        let page = Page::new("[ok]");
        page.resolves(&format!("doorUnlock(vehicle, {value})"), "{ result: true, reason: '' }").await;
        page.sent(&["POST /api/1/vehicles/1492931365719407/command/door_unlock"]);
    }
}

#[wasm_bindgen_test]
async fn a_calendar_whose_kind_can_not_be_told_is_refused() {
    let call = "upcomingCalendarEntries(vehicle, { calendarData: revoked() })".to_owned();
    are_refused("upcoming_calendar_entries", [("calendarData", call)]).await;
}

#[wasm_bindgen_test]
async fn an_argument_is_read_once_and_before_the_call_returns() {
    let page = Page::new("[ok]");
    let call = "() => {
        const car = { ...vehicle };
        const params = { driverTemp: 21 };
        const call = setTemps(car, params);
        Object.assign(car, { id: '1', accessToken: 'other', fetch: undefined });
        params.driverTemp = 28;
        return call;
    }";
    page.resolves(call, "{ result: true, reason: '' }").await;
    page.sent(&["POST /api/1/vehicles/1492931365719407/command/set_temps"]);
    page.shows("requests[0].body", r#"'{"driver_temp":21,"passenger_temp":21}'"#);
    page.shows("requests[0].authorization", "'Bearer s3cret-token'");
}

#[wasm_bindgen_test]
async fn a_name_that_no_command_has_is_refused() {
    let names = [
        "undefined",
        "null",
        "''",
        "'vehicle_data'",
        "'listVehicles'",
        "'constructor'",
        "'DOOR_LOCK'",
        "42",
        "{}",
        "Symbol()",
        "'door_lock'.repeat(100)",
        "broken",
    ];
    values_are_refused("send_command", "name", "sendCommand(vehicle, $)", &names).await;
}
