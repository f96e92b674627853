//! Which request a frame answers, if any.

use tesla_commands_core::bluetooth::routing::{Incoming, Route};
use tesla_commands_core::protocol::messages::Reply;

use super::hex;

const ADDRESS: &str = "2c907bd76c640d360b3027dc7404efde";
const UUID: &str = "58406580528b6a5301391800b4fe9b99";

/// A request for the domain.
fn request(domain: u8) -> Vec<u8> {
    hex(&format!("320208{domain:02x}3a121210{ADDRESS}520210009a0310{UUID}a00302"))
}

/// A reply with this address, domain and uuid.
fn reply(address: &str, domain: u8, uuid: &str) -> Vec<u8> {
    let (to, name) = (address.len() / 2, uuid.len() / 2);
    hex(&format!("32{:02x}12{to:02x}{address}3a0208{domain:02x}62021001 9203{name:02x}{uuid}", to + 2))
}

fn accepts(domain: u8, reply: &[u8]) -> bool {
    let route = Route::of(&request(domain), 0.0).expect("a route");
    route.accepts(&Reply::read(reply).expect("a reply"), 0.0)
}

#[test]
fn a_reply_has_our_address_its_domain_and_our_uuid() {
    for domain in [2, 3] {
        assert!(accepts(domain, &reply(ADDRESS, domain, UUID)));
        assert!(!accepts(domain, &reply(ADDRESS, 5 - domain, UUID)), "of the other domain");
        assert!(!accepts(domain, &reply(UUID, domain, UUID)), "to somebody else");
        assert!(!accepts(domain, &reply("", domain, UUID)), "to nobody");
        assert!(!accepts(domain, &reply(&ADDRESS[2..], domain, UUID)), "to a part of the address");
        assert!(!accepts(domain, &reply(ADDRESS, domain, ADDRESS)), "to another request");
        assert!(!accepts(domain, &reply(ADDRESS, domain, &UUID[2..])), "with a part of the uuid");
    }
}

#[test]
fn only_vehicle_security_may_leave_the_uuid_out() {
    assert!(accepts(2, &reply(ADDRESS, 2, "")));
    assert!(!accepts(3, &reply(ADDRESS, 3, "")));
}

#[test]
fn a_request_without_an_address_or_a_uuid_has_no_replies() {
    assert_eq!(Route::of(&hex("320208023a021200"), 0.0), None);
    assert_eq!(Route::of(&hex(&format!("320208023a121210{ADDRESS}")), 0.0), None);
    assert_eq!(Route::of(&[], 0.0), None);
    assert_eq!(Route::of(&hex("ff"), 0.0), None);
}

#[test]
fn what_others_are_told_is_not_for_us() {
    for message in [
        // From another part of the car, to all.
        "320208003a020803520c0a0a0a022801100118022001",
        "320208003a02080452020a00",
        // To all, without a content, or with one that can't be read.
        "320208003a020802",
        "320208003a0208025201ff",
        "320208003a02080252020aff",
        // Without an envelope, what tells nothing of the car.
        "f202020807",
        "1a021801",
        "ff",
        "",
    ] {
        assert_eq!(Incoming::read(&hex(message)), Incoming::Other, "{message}");
    }
}

#[test]
fn a_status_without_an_envelope_is_a_status() {
    let Incoming::Status(status) = Incoming::read(&hex("0a0a0a022801100118022001")) else {
        panic!("no status")
    };
    assert_eq!(status.is_locked, Some(true));
}
