//! Cars as answers: of waking, of reads, and in lists.

use tesla_commands_core::error::Code;
use tesla_commands_core::rest::response::{Record, Success};

use super::{outcome, reply};

fn car(body: &str) -> Record {
    match outcome("wake_up", &[], &reply(200, body)) {
        Ok(Success::Vehicle(record)) => record,
        other => panic!("{body}: {other:?}"),
    }
}

#[test]
fn waking_answers_with_a_car_or_as_in_the_reference_with_a_list_of_one() {
    for body in [
        r#"{"response":{"id":1492931365719407,"vin":"5YJSA1E26HF000337","id_s":"1492931365719407","state":"waking"}}"#,
        r#"{"response":[{"id":1492931365719407,"vin":"5YJSA1E26HF000337","id_s":"1492931365719407","state":"waking"}],"count":1}"#,
    ] {
        let car = car(body);
        assert_eq!(car.id.as_deref(), Some("1492931365719407"));
        assert_eq!(car.state.as_deref(), Some("waking"));
        assert!(car.json.starts_with("{\"id\":1492931365719407,") && car.json.ends_with('}'), "{}", car.json);
    }
}

#[test]
fn ids_are_kept_digit_for_digit() {
    for (vehicle, id) in [
        (r#"{"id":9007199254740993}"#, "9007199254740993"),
        (r#"{"id":1492932076587190273,"vin":"5YJSA1E26HF000337"}"#, "1492932076587190273"),
        (r#"{"id":1,"id_s":"1492932076587190273"}"#, "1492932076587190273"),
        (r#"{"id":"1492932076587190273"}"#, "1492932076587190273"),
        (r#"{"id":null,"id_s":null,"vin":"5YJSA1E26HF000337"}"#, "5YJSA1E26HF000337"),
    ] {
        let record = car(&format!(r#"{{"response":{vehicle}}}"#));
        assert_eq!(record.id.as_deref(), Some(id), "{vehicle}");
        assert_eq!(record.json, vehicle, "the rest is as the server wrote it");
    }
}

#[test]
fn what_is_no_car_is_no_answer_to_waking_or_reading_one() {
    for name in ["wake_up", "vehicle_data"] {
        for response in
            ["[]", "true", "\"online\"", "1", "[1]", "[[{}]]", "null", "{}", "[{}]", r#"{"result":true}"#]
        {
            let body = format!(r#"{{"response":{response}}}"#);
            let error = outcome(name, &[], &reply(200, &body)).expect_err(&format!("{name}: {body}"));
            assert_eq!((error.code, error.may_have_succeeded), (Code::BadResponse, true), "{name}: {body}");
        }
    }
}

#[test]
fn a_refusal_to_wake_is_a_refusal() {
    let body = r#"{"response":{"result":false,"reason":"not_supported"}}"#;
    let error = outcome("wake_up", &[], &reply(200, body)).expect_err(body);
    assert_eq!((error.code, error.reason.as_deref()), (Code::Rejected, Some("not_supported")));
}

#[test]
fn a_list_holds_the_cars_alone() {
    let body = r#"{"response":[
        {"id":1492932076587190273,"vehicle_id":1,"vin":"5YJSA1E26HF000337","display_name":"Nikola","id_s":"1492932076587190273","state":"online"},
        {"energy_site_id":2252147638651,"resource_type":"battery","id":"STE-1","battery_type":"ac_powerwall","components":{"battery":true}},
        {"resource_type":"wall_connector","energy_site_id":1,"id":"c","vin":null},
        {"id":2,"vehicle_id":3,"vin":null,"state":"asleep"},
        {"vin":"LRW3E7EK0MC000001","state":"offline"}
    ],"count":5}"#;
    let Ok(Success::Vehicles(cars)) = outcome("vehicles", &[], &reply(200, body)) else { panic!("a list") };
    let seen: Vec<_> = cars.iter().map(|car| (car.id.as_deref(), car.state.as_deref())).collect();
    assert_eq!(
        seen,
        [
            (Some("1492932076587190273"), Some("online")),
            (Some("2"), Some("asleep")),
            (Some("LRW3E7EK0MC000001"), Some("offline")),
        ]
    );
    assert!(cars[0].json.contains("\"id\":1492932076587190273,"), "{}", cars[0].json);
}

#[test]
fn a_list_that_goes_on_says_where() {
    for (next, expected) in [
        ("2", Some(2)),
        ("\"3\"", Some(3)),
        ("null", None),
        ("0", None),
        ("false", None),
        ("-1", None),
        ("1.5", None),
        ("{}", None),
        ("99999999999", None),
    ] {
        let body =
            format!(r#"{{"response":[{{"vin":"5YJSA1E26HF000337"}}],"pagination":{{"next":{next}}}}}"#);
        let found = match outcome("vehicles", &[], &reply(200, &body)) {
            Ok(Success::Page(cars, next)) if cars.len() == 1 => Some(next),
            Ok(Success::Vehicles(cars)) if cars.len() == 1 => None,
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expected, "{next}");
    }
}

#[test]
fn an_account_without_cars_is_an_empty_list_and_anything_else_is_none() {
    assert_eq!(
        outcome("vehicles", &[], &reply(200, r#"{"response":[],"count":0}"#)),
        Ok(Success::Vehicles(vec![]))
    );
    for body in ["[]", r#"{"response":{}}"#, r#"{"response":null}"#, r#"{"response":true}"#, "{}", ""] {
        let error = outcome("vehicles", &[], &reply(200, body)).expect_err(body);
        assert_eq!(error.code, Code::BadResponse, "{body}");
    }
}
