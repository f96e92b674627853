//! Vehicles as an answer: their list, their data, and what `wakeUp` gives.

use wasm_bindgen_test::wasm_bindgen_test;

use crate::support::Page;

#[wasm_bindgen_test]
async fn waking_resolves_to_the_vehicle_alone_or_in_a_list() {
    let vehicle = r#"{"id":9007199254740993,"vehicle_id":7,"id_s":"9007199254740993","state":"offline","tokens":["a"]}"#;
    let value = "{ id: '9007199254740993', vehicle_id: 7, id_s: '9007199254740993', state: 'offline', tokens: ['a'] }";
    for body in [format!(r#"{{"response":{vehicle}}}"#), format!(r#"{{"response":[{vehicle}],"count":1}}"#)] {
        let page = Page::new(&format!("[respond(200, '{body}')]"));
        page.resolves("wakeUp(vehicle)", value).await;
    }
    let page = Page::new("[refused('car_wash')]");
    page.rejects(
        "wakeUp(vehicle)",
        "{ code: 'rejected', command: 'wake_up', mayHaveSucceeded: false, reason: 'car_wash' }",
    )
    .await;
}

#[wasm_bindgen_test]
async fn vehicles_are_listed_with_the_exact_text_of_their_id() {
    // 2^53 + 1, which JSON.parse makes 9007199254740992.
    let page = Page::new(
        r#"[respond(200, '{"response":[{"id":9007199254740993,"vin":"5YJSA1E26HF000337","display_name":null},\
             {"id":9007199254740995,"id_s":"9007199254740995","vehicle_id":1,"state":"online"},\
             {"id":1492931365719407,"vehicle_id":2}],"count":3}')]"#,
    );
    let cars = "[{ id: '9007199254740993', vin: '5YJSA1E26HF000337', display_name: null }, \
        { id: '9007199254740995', id_s: '9007199254740995', vehicle_id: 1, state: 'online' }, \
        { id: '1492931365719407', vehicle_id: 2 }]";
    page.resolves("listVehicles(connection, { signal })", cars).await;
    page.sent(&["GET /api/1/vehicles"]);
}

#[wasm_bindgen_test]
async fn vehicles_are_taken_from_the_products_where_the_server_has_them_only_there() {
    let page = Page::new(
        r#"[respond(412, { response: null, error: 'endpoint is only available on fleetapi' }),
            respond(200, '{"response":[{"energy_site_id":42,"resource_type":"battery","id":"STE2020"},\
              {"id":9007199254740993,"vehicle_id":7,"vin":"5YJSA1E26HF000337","state":"asleep"},\
              {"device_type":"wall_connector"}],"count":3}')]"#,
    );
    let cars = "[{ id: '9007199254740993', vehicle_id: 7, vin: '5YJSA1E26HF000337', state: 'asleep' }]";
    page.resolves("listVehicles(connection)", cars).await;
    page.sent(&["GET /api/1/vehicles", "GET /api/1/products"]);

    let page = Page::new("[respond(412), respond(412), ok]");
    let error = "{ code: 'http', command: 'vehicles', mayHaveSucceeded: false, status: 412 }";
    page.rejects("listVehicles(connection)", error).await;
    page.sent(&["GET /api/1/vehicles", "GET /api/1/products"]);
}

#[wasm_bindgen_test]
async fn a_list_of_several_pages_is_read_to_its_end() {
    let page = Page::new(
        "[respond(200, { response: [{ id_s: '11', vin: '5YJSA1E2XKF000731' }, { id_s: '12' , vin: '5YJSA1E2XKF000732' }], \
            pagination: { previous: null, next: 2, current: 1, per_page: 2, count: 3, pages: 2 }, count: 2 }), \
          respond(200, { response: [{ id_s: '13', vin: '5YJSA1E2XKF000733' }], \
            pagination: { previous: 1, next: null, current: 2, per_page: 2, count: 3, pages: 2 }, count: 1 })]",
    );
    let cars = "[1, 2, 3].map((number) => ({ id: `1${number}`, id_s: `1${number}`, vin: `5YJSA1E2XKF00073${number}` }))";
    page.resolves("listVehicles(connection, { signal })", cars).await;
    page.sent(&["GET /api/1/vehicles", "GET /api/1/vehicles?page=2"]);

    let page = Page::new("[respond(200, { response: [], pagination: { next: 2 } }), respond(500)]");
    let error = "{ code: 'http', command: 'vehicles', mayHaveSucceeded: false, status: 500 }";
    page.rejects("listVehicles(connection)", error).await;
}

#[wasm_bindgen_test]
async fn the_parts_of_the_data_that_are_named_are_requested() {
    let data = r#"{"id":1492931365719407,"drive_state":{"latitude":52.52,"longitude":13.405}}"#;
    let answer = format!(r#"respond(200, '{{"response":{data}}}')"#);
    let page = Page::new(&format!("[{}]", [answer.as_str(); 5].join(", ")));
    let value = "{ id: '1492931365719407', drive_state: { latitude: 52.52, longitude: 13.405 } }";
    let lists =
        ["['location_data']", "['charge_state', 'location_data']", "['charge_state'].concat('gui_settings')"];
    for list in lists {
        page.resolves(&format!("vehicleData(vehicle, {{ endpoints: {list} }})"), value).await;
    }
    page.resolves("vehicleData({ ...vehicle, parameters: 'query' }, { endpoints: undefined })", value).await;
    page.resolves("vehicleData(vehicle, { endpoints: null })", value).await;
    page.sent(&[
        "GET /api/1/vehicles/1492931365719407/vehicle_data?endpoints=location_data",
        "GET /api/1/vehicles/1492931365719407/vehicle_data?endpoints=charge_state%3Blocation_data",
        "GET /api/1/vehicles/1492931365719407/vehicle_data?endpoints=charge_state%3Bgui_settings",
        "GET /api/1/vehicles/1492931365719407/vehicle_data",
        "GET /api/1/vehicles/1492931365719407/vehicle_data",
    ]);
}

#[wasm_bindgen_test]
async fn a_list_of_parts_that_is_wrong_is_refused() {
    let values = [
        "'location_data'",
        "[]",
        "['']",
        "[7]",
        "[null]",
        "[['location_data']]",
        "['location_data&x=1']",
        "['location_data', undefined]",
        "['LOCATION DATA']",
        "Array(40).fill('charge_state')",
        "['x'.repeat(65)]",
        "{ 0: 'location_data' }",
        "42",
        "true",
        "() => ['location_data']",
        "Symbol()",
        "broken",
    ];
    for value in values {
        let page = Page::new("[]");
        let error = "{ code: 'invalid_argument', command: 'vehicle_data', mayHaveSucceeded: false, parameter: 'endpoints' }";
        page.rejects(&format!("vehicleData(vehicle, {{ endpoints: {value} }})"), error).await;
        page.sent(&[]);
    }
}

#[wasm_bindgen_test]
async fn a_list_takes_no_parts() {
    let page = Page::new("[respond(200, { response: [] })]");
    page.resolves("listVehicles(connection, { endpoints: ['location_data'] })", "[]").await;
    page.sent(&["GET /api/1/vehicles"]);
}

#[wasm_bindgen_test]
async fn reads_reject_as_commands_do() {
    for (call, command) in
        [("listVehicles(connection)", "vehicles"), ("vehicleData(vehicle)", "vehicle_data")]
    {
        let page = Page::new(
            "[expired, respond(429, '', { 'Retry-After': '1' }), () => Promise.reject(thrown), respond(200, 'OK'), \
              respond(200, { response: 7 })]",
        );
        let errors = [
            "code: 'unauthorized', mayHaveSucceeded: false, status: 401",
            "code: 'rate_limited', mayHaveSucceeded: false, status: 429, retryAfterMs: 1000",
            "code: 'network', mayHaveSucceeded: false, cause: thrown",
            "code: 'bad_response', mayHaveSucceeded: false, reason: 'OK'",
            "code: 'bad_response', mayHaveSucceeded: false",
        ];
        for error in errors {
            page.rejects(call, &format!("{{ command: '{command}', {error} }}")).await;
        }
    }
}
