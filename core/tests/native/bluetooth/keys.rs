//! The keys of a car.

use sha1::{Digest, Sha1};
use tesla_commands_core::bluetooth::keys::{KeyEntry, KeyList};

use super::{array, hex};

const POINT: &str = "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";

#[test]
fn a_list_tells_how_many_which_and_where() {
    let list =
        KeyList::read(&hex("0803 12060a043fb59233 12060a0401020304 12060a0405060708 180b")).expect("a list");
    assert_eq!(list.number_of_entries, 3);
    assert_eq!(list.ids, [hex("3fb59233"), hex("01020304"), hex("05060708")]);
    assert_eq!(list.slots().collect::<Vec<_>>(), [0, 1, 3]);
    assert_eq!(Sha1::digest(hex(POINT))[..], hex("3fb59233d206d091f6fdacdd4f07c8399aa2e0e2"));
    assert!(list.contains(&array("3fb59233d206d091f6fdacdd4f07c8399aa2e0e2")));
    assert!(!list.contains(&array("3fb59234d206d091f6fdacdd4f07c8399aa2e0e2")));
}

#[test]
fn an_id_that_is_too_short_is_nobodys() {
    let list = KeyList::read(&hex("0802 1202 0a00 12050a033fb592")).expect("a list");
    assert!(!list.contains(&array("3fb59233d206d091f6fdacdd4f07c8399aa2e0e2")));
}

#[test]
fn without_a_mask_the_first_slots_are_taken_and_no_list_has_more_than_32() {
    let slots = |list: &str| KeyList::read(&hex(list)).expect("a list").slots().collect::<Vec<_>>();
    assert_eq!(slots("0802"), [0, 1]);
    assert!(slots("").is_empty());
    assert_eq!(slots("08ffffffff0f").len(), 32);
    assert_eq!(slots("0801 18ffffffff0f").len(), 32);
    assert_eq!(slots("0801 1880808080 08"), [31]);
}

#[test]
fn an_entry_tells_the_key_its_role_and_what_it_is() {
    let entry = format!("0a060a043fb59233 12430a41{POINT} 22020809 3004 3803");
    let entry = KeyEntry::read(&hex(&entry)).expect("an entry");
    assert_eq!(
        entry,
        KeyEntry {
            slot: 4,
            key_id: "3fb59233".to_owned(),
            public_key: Some(array(POINT)),
            role: "driver",
            form_factor: "cloud_key",
        }
    );
    let json = serde_json::to_value(&entry).expect("JSON");
    let expected = r#"{"slot":4,"keyId":"3fb59233","role":"driver","formFactor":"cloud_key"}"#;
    assert_eq!(json, serde_json::from_str::<serde_json::Value>(expected).expect("JSON"));
}

#[test]
fn each_role_and_form_factor_has_a_name() {
    for (number, name) in [
        (0, "none"),
        (1, "service"),
        (2, "owner"),
        (3, "driver"),
        (4, "fleet_manager"),
        (5, "vehicle_monitor"),
        (6, "charging_manager"),
        (7, "unknown"),
        (8, "guest"),
    ] {
        let entry = KeyEntry::read(&hex(&format!("0a060a043fb59233 38{number:02x}"))).expect("an entry");
        assert_eq!(entry.role, name);
    }
    for (number, name) in
        [(0, "unknown"), (1, "key_card"), (6, "ios_device"), (7, "android_device"), (9, "cloud_key")]
    {
        let entry = KeyEntry::read(&hex(&format!("0a060a043fb59233 220208{number:02x}"))).expect("an entry");
        assert_eq!(entry.form_factor, name);
    }
}

#[test]
fn an_empty_slot_is_no_key_and_garbage_neither() {
    assert_eq!(KeyEntry::read(&[]), None);
    assert_eq!(KeyEntry::read(&hex("3004")), None);
    assert_eq!(KeyEntry::read(&hex("0aff")), None);
    assert_eq!(KeyList::read(&hex("12030a05ff")), None);
    let point = KeyEntry::read(&hex("0a060a043fb59233 12040a020102")).expect("an entry");
    assert_eq!(point.public_key, None, "an invalid point is left out");
}
