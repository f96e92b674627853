//! What each command says to the car, byte by byte.

use tesla_commands_core::commands::commands;
use tesla_commands_core::signing::Domain::{self, Infotainment, VehicleSecurity};
use tesla_commands_core::signing::payload::Payload;

use super::hex;
use crate::support::{command, values};

type Case = (&'static str, &'static [(&'static str, &'static str)], Domain, &'static str);

/// Each command with its parameters, the domain, and the message.
#[rustfmt::skip]
pub const CASES: &[Case] = &[
    ("door_unlock", &[], VehicleSecurity, "1000"),
    ("door_lock", &[], VehicleSecurity, "1001"),
    ("honk_horn", &[], Infotainment, "1203da0100"),
    ("flash_lights", &[], Infotainment, "1203d20100"),
    ("auto_conditioning_start", &[], Infotainment, "120452020801"),
    ("auto_conditioning_stop", &[], Infotainment, "12025200"),
    ("set_temps", &[("driver_temp", "21.5"), ("passenger_temp", "20")], Infotainment,
        "1210720e2a021a00350000ac413d0000a041"),
    ("set_temps", &[("driver_temp", "15"), ("passenger_temp", "28")], Infotainment,
        "1210720e2a021a0035000070413d0000e041"),
    ("set_temps", &[("driver_temp", "20.1"), ("passenger_temp", "22.22222222222222")], Infotainment,
        "1210720e2a021a0035cdcca0413d1cc7b141"),
    ("set_charge_limit", &[("percent", "80")], Infotainment, "12042a020850"),
    ("set_charge_limit", &[("percent", "100")], Infotainment, "12042a020864"),
    ("charge_max_range", &[], Infotainment, "120432022200"),
    ("charge_standard", &[], Infotainment, "120432021a00"),
    ("sun_roof_control", &[("state", "move"), ("percent", "15")], Infotainment, "1205820202080f"),
    ("sun_roof_control", &[("state", "move"), ("percent", "0")], Infotainment, "12058202020800"),
    ("sun_roof_control", &[("state", "move"), ("percent", "99.5")], Infotainment, "12058202020864"),
    ("sun_roof_control", &[("state", "move"), ("percent", "0.49")], Infotainment, "12058202020800"),
    ("sun_roof_control", &[("state", "move"), ("percent", "1e-7")], Infotainment, "12058202020800"),
    ("sun_roof_control", &[("state", "closed")], Infotainment, "12058202020800"),
    ("sun_roof_control", &[("state", "comfort")], Infotainment, "12058202020850"),
    ("sun_roof_control", &[("state", "vent")], Infotainment, "12058202021a00"),
    ("sun_roof_control", &[("state", "close")], Infotainment, "12058202022200"),
    ("sun_roof_control", &[("state", "open")], Infotainment, "12058202022a00"),
    ("actuate_trunk", &[("which_trunk", "rear")], VehicleSecurity, "22022801"),
    ("actuate_trunk", &[("which_trunk", "front")], VehicleSecurity, "22023001"),
    ("remote_start_drive", &[], VehicleSecurity, "1014"),
    ("remote_start_drive", &[("password", "of no use here")], VehicleSecurity, "1014"),
    ("charge_port_door_open", &[], Infotainment, "1203f20300"),
    ("charge_port_door_close", &[], Infotainment, "1203ea0300"),
    ("charge_start", &[], Infotainment, "120432021200"),
    ("charge_stop", &[], Infotainment, "120432022a00"),
    ("set_valet_mode", &[("on", "true"), ("password", "1234")], Infotainment, "120bfa01080801120431323334"),
    ("set_valet_mode", &[("on", "true")], Infotainment, "1205fa01020801"),
    ("set_valet_mode", &[("on", "false")], Infotainment, "1203fa0100"),
    ("reset_valet_pin", &[], Infotainment, "1203e20100"),
    ("speed_limit_activate", &[("pin", "1234")], Infotainment, "120a4a080801120431323334"),
    ("speed_limit_deactivate", &[("pin", "1234")], Infotainment, "12084a06120431323334"),
    ("speed_limit_set_limit", &[("limit_mph", "65")], Infotainment, "120b4209090000000000405040"),
    ("speed_limit_set_limit", &[("limit_mph", "50.5")], Infotainment, "120b4209090000000000404940"),
    ("speed_limit_clear_pin", &[("pin", "1234")], Infotainment, "12083a060a0431323334"),
];

/// What goes out plain, also to a car with a key.
const PLAIN: &[&str] = &["wake_up", "upcoming_calendar_entries"];

#[test]
fn each_command_says_to_the_car_what_it_should() {
    for (name, given, domain, expected) in CASES {
        let command = command(name);
        let signed = command.signed.unwrap_or_else(|| panic!("{name} has no signed form"));
        let payload = signed(&values(command, given));
        assert_eq!(payload, Some(Payload { domain: *domain, message: hex(expected) }), "{name} {given:?}");
    }
}

#[test]
fn all_but_two_commands_of_the_reference_are_signed() {
    for name in crate::catalogue::NAMES {
        let is_signed = CASES.iter().any(|(signed, ..)| *signed == name);
        assert_eq!(command(name).signed.is_some(), is_signed, "{name}");
        assert_ne!(PLAIN.contains(&name), is_signed, "{name}");
    }
    assert!(
        commands().all(|command| command.signed.is_none() || CASES.iter().any(|case| case.0 == command.name))
    );
}

#[test]
fn a_sun_roof_can_be_stopped_by_a_plain_command_only() {
    let command = command("sun_roof_control");
    let payload = command.signed.and_then(|signed| signed(&values(command, &[("state", "stop")])));
    assert_eq!(payload, None);
}
