//! The published and recorded vectors: names, requests, sessions and replies.

use sha1::{Digest, Sha1};
use tesla_commands_core::bluetooth::framing::{chunks, encode};
use tesla_commands_core::bluetooth::name::{is_car_name, local_name, name_prefix};
use tesla_commands_core::bluetooth::replies::{KeyChange, Message};
use tesla_commands_core::bluetooth::requests::{self, FormFactor, Role};
use tesla_commands_core::bluetooth::routing::{Incoming, Route};
use tesla_commands_core::bluetooth::vehicle_data::Category;
use tesla_commands_core::bluetooth::vehicle_status::{Closure, VehicleStatus};
use tesla_commands_core::protocol::Authentication;
use tesla_commands_core::protocol::Domain::{self, Infotainment, VehicleSecurity};
use tesla_commands_core::protocol::crypto::Keys;
use tesla_commands_core::protocol::messages::{Content, Envelope, Reply, SessionInfo};
use tesla_commands_core::protocol::session::{Entropy, PendingRequest, Session, SessionId};
use tesla_commands_core::protocol::status::CommandStatus;
use tesla_commands_core::protocol::step::StepInput;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{array, hex};

const POINT: &str = "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";
const VEHICLE_POINT: &str = "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
const SESSION_KEY: &str = "1b2fce19967b79db696f909cff89ea9a";
const VIN: &str = "5YJ30123456789ABC";
const ADDRESS: &str = "2c907bd76c640d360b3027dc7404efde";
const HANDSHAKE_UUID: &str = "1588d5a30eabc6f8fc9a951b11f6fd11";
const COMMAND_UUID: &str = "58406580528b6a5301391800b4fe9b99";
const NONCE: &str = "dbf79447fa156674dae1caed";

const B1: &str = "320208023a1212102c907bd76c640d360b3027dc7404efde72430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e9a03101588d5a30eabc6f8fc9a951b11f6fd11";
const B2: &str = "321212102c907bd76c640d360b3027dc7404efde3a0208026a2432220a20996c1fe38331be138f8039c194b14db2198846ed7d8251e6749284d7b32ea0027a5c0806124104c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d971a104c463f9cc0d3d26906e982ed224adde6255a0a00009203101588d5a30eabc6f8fc9a951b11f6fd11";
const B3: &str =
    "321212102c907bd76c640d360b3027dc7404efde3a0208027a0228019203101588d5a30eabc6f8fc9a951b11f6fd11";
const B4: &str = "320208023a1212102c907bd76c640d360b3027dc7404efde52023a076a80010a430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e2a390a104c463f9cc0d3d26906e982ed224adde6120cdbf79447fa156674dae1caed1807255f0a00002a10517972ca5fb7da443dead404c4c486109a031058406580528b6a5301391800b4fe9b99a00302";
const B8: &str = "321212102c907bd76c640d360b3027dc7404efde3a0208035239135c80c5990a8200ddfa3f872f987f60a222ad76532d215a0651c153f9e708b227ee26a9241d3e3e34ce4bf17e73ecdec590a784375eee527b6a244a220a0c000102030405060708090a0b10011a10876dc23a17f4aab172a118bd98443b6e92031058406580528b6a5301391800b4fe9b99";
const B13: &str =
    "320208023a1212102c907bd76c640d360b3027dc7404efde52020a009a03101588d5a30eabc6f8fc9a951b11f6fd11a00302";
const B14: &str = "321212102c907bd76c640d360b3027dc7404efde3a020802520c0a0a0a0228011001180220019203101588d5a30eabc6f8fc9a951b11f6fd11";
const B15: &str = "320208003a020802520c0a0a0a022801100118022001";

fn session_id(domain: Domain) -> SessionId {
    SessionId { vin: VIN.to_owned(), domain, public_key: array(POINT) }
}

/// The moment zero, with the random bytes of the vectors.
fn input(uuid: &str) -> StepInput {
    let entropy = Entropy { routing_address: array(ADDRESS), request_uuid: array(uuid), nonce: array(NONCE) };
    StepInput { now: 0.0, entropy }
}

/// The session of B2, at the moment zero.
fn session() -> Session {
    let reply = hex(B2);
    let Content::SessionInfo(info) = Reply::read(&reply).expect("a reply").content else {
        panic!("no session info")
    };
    let info = SessionInfo::read(info).expect("a session info");
    Session::new(&info, array(VEHICLE_POINT), Keys::new(&array(SESSION_KEY)), 0.0)
}

/// How the commands of the vectors are made: they are valid for five seconds.
const GCM: (Authentication, u32) = (Authentication::Gcm, 5);

/// The command of the vectors, the first in its session.
fn command(domain: Domain, payload: &[u8]) -> (Vec<u8>, PendingRequest) {
    session().command(&session_id(domain), payload, GCM, &input(COMMAND_UUID)).expect("a command")
}

fn opened(domain: Domain, pending: &mut PendingRequest, reply: &str) -> Option<Vec<u8>> {
    let reply = hex(reply);
    let reply = Reply::read(&reply).expect("a reply");
    session().open(&session_id(domain), pending, &reply).map(|message| message.to_vec())
}

#[test]
fn a_car_is_named_after_its_vin() {
    for (vin, name) in [
        ("5YJS0000000000000", "S1a87a5a75f3df858C"),
        ("5YJ30123456789ABC", "Sade9a822faa374f8C"),
        ("5YJ3E1EA1KF000000", "Sa6bab0d54ffaecf1C"),
        ("LRW3E7EK5RC000001", "S96fa2435f8b51ac4C"),
        ("7SAYGDEE0PA000001", "S723fea6b71ef8fceC"),
    ] {
        let digest = Sha1::digest(vin).into();
        assert_eq!(local_name(&digest), name);
        assert_eq!(name_prefix(&digest), name[..17]);
    }
}

#[test]
fn a_name_is_that_of_a_car_or_not() {
    for name in ["S1a87a5a75f3df858C", "S1a87a5a75f3df858D", "S1a87a5a75f3df858P", "S1a87a5a75f3df858R"] {
        assert!(is_car_name(name), "{name}");
    }
    for name in [
        "",
        "S",
        "S1a87a5a75f3df858",
        "S1a87a5a75f3df858X",
        "S1A87A5A75F3DF858C",
        "S1a87a5a75f3df858CC",
        "T1a87a5a75f3df858C",
        "S1a87a5a75f3df85gC",
        "S1a87a5a75f3df85\u{e9}C",
        "\u{1f511} Model 3",
    ] {
        assert!(!is_car_name(name), "{name}");
    }
}

#[test]
fn b1_a_handshake_goes_out_in_six_chunks_of_20() {
    let (message, _) = session_id(VehicleSecurity).handshake(&input(HANDSHAKE_UUID));
    assert_eq!(message, hex(B1));
    let frame = encode(&message).expect("a frame");
    let expected: Vec<Vec<u8>> = [
        "0070320208023a1212102c907bd76c640d360b30",
        "27dc7404efde72430a4104b2b6bc68c2da0665ce",
        "656815594996c62394edd8bea905fe781a754fe6",
        "a845a714330902f225e9269d466e05b349981fda",
        "9d85cc23c6fb444aa73b629105dc6e9a03101588",
        "d5a30eabc6f8fc9a951b11f6fd11",
    ]
    .map(hex)
    .to_vec();
    assert_eq!(chunks(&frame, 20).map(<[u8]>::to_vec).collect::<Vec<_>>(), expected);
}

#[test]
fn b2_the_reply_is_verified_and_routed() {
    let id = session_id(VehicleSecurity);
    let (message, pending) = id.handshake(&input(HANDSHAKE_UUID));
    let bytes = hex(B2);
    let Incoming::Reply(reply) = Incoming::read(&bytes) else { panic!("no reply") };
    let route = Route::of(&message, 0.0).expect("a route");
    assert!(route.accepts(&reply, 4_000.0));
    assert!(!route.accepts(&reply, 4_001.0), "a session info that is too old");
    assert!(id.verify(&pending, &reply, &Keys::new(&array(SESSION_KEY)), 4_000.0));
}

#[test]
fn b3_a_car_that_does_not_know_the_key_says_so() {
    let bytes = hex(B3);
    let Incoming::Reply(reply) = Incoming::read(&bytes) else { panic!("no reply") };
    assert!(Route::of(&hex(B1), 0.0).expect("a route").accepts(&reply, 100.0));
    let Content::SessionInfo(info) = reply.content else { panic!("no session info") };
    assert!(!SessionInfo::read(info).expect("a session info").is_paired);
}

#[test]
fn b4_a_command_is_encrypted() {
    let (message, _) = command(VehicleSecurity, &hex("1000"));
    assert_eq!(message, hex(B4));
    let frame = encode(&message).expect("a frame");
    assert_eq!(frame.len(), 183);
    assert_eq!([20, 112, 244].map(|size| chunks(&frame, size).len()), [10, 2, 1]);
}

#[test]
fn b5_its_replies_are_decrypted_and_understood() {
    for (reply, plaintext, expected) in [
        (
            "52006a244a220a0c000102030405060708090a0b10011a107a91074bee04cb8c75cd8c6c0706a4d9",
            "",
            CommandStatus::Done,
        ),
        (
            "52043b5e9af16a244a220a0c000102030405060708090a0b10011a109a23555803705714965de6517a03d84b",
            "22020801",
            CommandStatus::Busy,
        ),
        (
            "5205eb5e90f8846a244a220a0c000102030405060708090a0b10011a10519864d88a23dee28a2391182393af43",
            "f202020807",
            CommandStatus::Refused("not allowed over transport".to_owned()),
        ),
    ] {
        let (message, mut pending) = command(VehicleSecurity, &hex("1000"));
        let reply = ["321212102c907bd76c640d360b3027dc7404efde3a020802", reply].concat();
        let route = Route::of(&message, 0.0).expect("a route");
        assert!(route.accepts(&Reply::read(&hex(&reply)).expect("a reply"), 60_000.0));
        let opened = opened(VehicleSecurity, &mut pending, &reply).expect("the car's own");
        assert_eq!(opened, hex(plaintext));
        assert_eq!(CommandStatus::read(VehicleSecurity, &opened), Some(expected));
    }
}

#[test]
fn b6_waking_is_a_signed_command_of_vehicle_security() {
    let payload = requests::wake();
    assert_eq!((payload.domain, &payload.message), (VehicleSecurity, &hex("101e")));
    let (mut session, id) = (session(), session_id(VehicleSecurity));
    let mut next =
        |payload: &[u8]| session.command(&id, payload, GCM, &input(COMMAND_UUID)).expect("a command").0;
    next(&hex("1000"));
    let message = String::from_iter(next(&payload.message).iter().map(|byte| format!("{byte:02x}")));
    assert!(message.contains("52023a19"), "the cipher");
    assert!(message.contains("1808255f0a00002a10121f6636cf41b40f9e119f410c04047d"), "number, expiry and tag");
}

#[test]
fn b7_b8_a_category_of_the_state_is_read() {
    let payload = requests::state(Category::Charge);
    assert_eq!((payload.domain, &payload.message), (Infotainment, &hex("12040a021200")));
    let (message, mut pending) = command(Infotainment, &payload.message);
    assert_eq!(message.len(), 185);
    assert!(message.windows(8).any(|part| part == hex("52063803d68c152f")), "the cipher");
    assert!(message.windows(16).any(|part| part == hex("155376aaf14aa55bf134d9cf30a6d6b0")), "the tag");
    assert!(
        Route::of(&message, 0.0).expect("a route").accepts(&Reply::read(&hex(B8)).expect("a reply"), 0.0)
    );
    let plaintext = opened(Infotainment, &mut pending, B8).expect("the car's own");
    let expected = "0a0012351a330a022a00e2010212009a02021a00c00650fd0600806743900748980747b807e601c80710d0070bf80701f0082de5090000e441";
    assert_eq!(plaintext, hex(expected));
    assert_eq!(opened(Infotainment, &mut pending, B8), None, "the same once more");
}

#[test]
fn each_category_has_its_request() {
    for (category, expected) in [
        (Category::Charge, "12040a021200"),
        (Category::Climate, "12040a021a00"),
        (Category::Drive, "12040a022200"),
        (Category::Location, "12040a023a00"),
        (Category::Closures, "12040a024200"),
        (Category::ChargeSchedule, "12040a025200"),
        (Category::PreconditioningSchedule, "12040a025a00"),
        (Category::TirePressure, "12040a027200"),
        (Category::Media, "12040a027a00"),
        (Category::MediaDetail, "12050a03820100"),
        (Category::SoftwareUpdate, "12050a038a0100"),
        (Category::ParentalControls, "12050a039a0100"),
    ] {
        assert_eq!(requests::state(category).message, hex(expected), "{category:?}");
        assert!(Category::ALL.contains(&category));
    }
    assert_eq!(requests::ping().message, hex("1205f202020801"));
}

fn unsigned(payload: &[u8]) -> Vec<u8> {
    let (address, uuid) = (array(ADDRESS), array(HANDSHAKE_UUID));
    requests::unsigned(&Envelope { domain: VehicleSecurity, address, uuid }, payload)
}

#[test]
fn b13_b14_the_status_is_asked_for_and_told() {
    let request = unsigned(&requests::status().message);
    assert_eq!(request, hex(B13));
    let bytes = hex(B14);
    let Incoming::Reply(reply) = Incoming::read(&bytes) else { panic!("no reply") };
    assert!(Route::of(&request, 0.0).expect("a route").accepts(&reply, 0.0));
    let Content::Message(message) = reply.content else { panic!("no message") };
    let Some(Message::Status(status)) = Message::read(message) else { panic!("no status") };
    assert_sleeping_with_an_open_trunk(&status);
}

fn assert_sleeping_with_an_open_trunk(status: &VehicleStatus) {
    assert_eq!(status.is_locked, Some(true));
    assert_eq!(status.is_asleep, Some(true));
    assert_eq!(status.is_user_present, Some(false));
    assert_eq!(status.is_open(Closure::RearTrunk), Some(true));
    for closure in [
        Closure::FrontDriverDoor,
        Closure::FrontPassengerDoor,
        Closure::RearDriverDoor,
        Closure::RearPassengerDoor,
        Closure::FrontTrunk,
        Closure::ChargePort,
        Closure::Tonneau,
    ] {
        assert_eq!(status.is_open(closure), Some(false), "{closure:?}");
    }
}

#[test]
fn b15_the_same_is_told_to_all() {
    let bytes = hex(B15);
    let Incoming::Status(status) = Incoming::read(&bytes) else { panic!("no status") };
    assert_sleeping_with_an_open_trunk(&status);
}

#[test]
fn b16_a_key_is_added_by_a_bare_message() {
    for (role, form, expected) in [
        (Role::Driver, FormFactor::AndroidDevice, "2003320208071802"),
        (Role::Driver, FormFactor::CloudKey, "2003320208091802"),
        (Role::Owner, FormFactor::CloudKey, "2002320208091802"),
        (Role::ChargingManager, FormFactor::CloudKey, "2006320208091802"),
    ] {
        let message = requests::add_key(&array(POINT), role, form);
        let expected = ["00560a54125082014d2a470a430a41", POINT, expected].concat();
        assert_eq!(encode(&message), Some(hex(&expected)));
        assert_eq!(chunks(&hex(&expected), 20).len(), 5);
        assert_eq!(Route::of(&message, 0.0), None, "no reply is addressed");
    }
    assert_eq!(
        ["driver", "owner", "charging_manager", "fleet_manager"].map(Role::parse),
        [Some(Role::Driver), Some(Role::Owner), Some(Role::ChargingManager), None]
    );
}

#[test]
fn b17_a_key_is_removed_or_added_by_the_key_of_an_owner() {
    let removal = requests::key_removal(&array(POINT));
    assert_eq!(removal.message, hex(&["82014512430a41", POINT].concat()));
    let addition = requests::key_addition(&array(POINT), Role::Driver, FormFactor::CloudKey);
    assert_eq!(addition.message, hex(&["82014d2a470a430a41", POINT, "200332020809"].concat()));
    assert_eq!((removal.domain, addition.domain), (VehicleSecurity, VehicleSecurity));
}

#[test]
fn b18_the_car_tells_how_an_addition_goes() {
    for (message, expected) in [
        ("220608011a021801", KeyChange::Waiting),
        ("220a1a0812060a043fb59233", KeyChange::Done),
        ("220808021a0408191802", KeyChange::Failed(25)),
    ] {
        assert_eq!(Message::read(&hex(message)), Some(Message::KeyChange(expected)));
        assert_eq!(Incoming::read(&hex(message)), Incoming::KeyChange(expected), "without an envelope");
        let length = format!("{:02x}", message.len() / 2);
        let told = ["320208003a02080252", &length, message].concat();
        assert_eq!(Incoming::read(&hex(&told)), Incoming::KeyChange(expected), "told to all");
    }
}

#[test]
fn b19_b20_faults_of_vehicle_security() {
    for (message, fault) in [
        (
            "321212102c907bd76c640d360b3027dc7404efde3a02080262040802100792031058406580528b6a5301391800b4fe9b99",
            7,
        ),
        (
            "321212102c907bd76c640d360b3027dc7404efde3a02080262040801100192031058406580528b6a5301391800b4fe9b99",
            1,
        ),
    ] {
        let bytes = hex(message);
        let reply = Reply::read(&bytes).expect("a reply");
        assert!(Route::of(&hex(B4), 0.0).expect("a route").accepts(&reply, 0.0));
        assert_eq!(reply.fault, fault);
    }
}

#[test]
fn b21_a_challenge_to_a_phone_is_not_for_us() {
    let capture = "320208003a020802521f1a1d12160a1493054f89de1516dfabad0f1ae0108314e2da02fd1802220101";
    assert_eq!(hex(capture).len(), 41);
    assert_eq!(Incoming::read(&hex(capture)), Incoming::Other);
}

#[test]
fn the_list_of_keys_is_asked_for() {
    assert_eq!(requests::key_list().message, hex("0a020805"));
    assert_eq!(requests::key_entry(0).message, hex("0a0408062000"));
    assert_eq!(requests::key_entry(31).message, hex("0a040806201f"));
}
