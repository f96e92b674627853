//! The published test vectors: keys, metadata, signatures, messages and replies.

use sha2::{Digest, Sha256};
use tesla_commands_core::protocol::crypto::Keys;
use tesla_commands_core::protocol::messages::{
    Content, Envelope, Proof, Reply, ReplySignature, SessionInfo, Signature,
};
use tesla_commands_core::protocol::metadata::Metadata;
use tesla_commands_core::protocol::session::{Entropy, Session, SessionId, Terms};
use tesla_commands_core::protocol::status::CommandStatus;
use tesla_commands_core::protocol::step::StepInput;
use tesla_commands_core::protocol::window::Window;
use tesla_commands_core::protocol::{Authentication, Domain};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{array, hex};

#[cfg(not(target_arch = "wasm32"))]
const CLIENT: &str = "2538cdc29a97c19c1e99a637d6cf4f8c970c118b56ede1e6323e6d162c4b30db";
const CLIENT_POINT: &str = "04b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e";
#[cfg(not(target_arch = "wasm32"))]
const VEHICLE: &str = "344ee5b466a7cf1eeb12b6f50331db2e5ec5834ef5f4befcfd8cbe55c2528d70";
const VEHICLE_POINT: &str = "04c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d97";
const SESSION_KEY: &str = "1b2fce19967b79db696f909cff89ea9a";

const VIN: &str = "5YJ30123456789ABC";
const EPOCH: &str = "4c463f9cc0d3d26906e982ed224adde6";
const ADDRESS: &str = "2c907bd76c640d360b3027dc7404efde";
const COMMAND_UUID: &str = "58406580528b6a5301391800b4fe9b99";
const HANDSHAKE_UUID: &str = "1588d5a30eabc6f8fc9a951b11f6fd11";
const CLIMATE_ON: &str = "120452020801";
const NONCE: &str = "dbf79447fa156674dae1caed";
const INFO: &str = "0806124104c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d971a104c463f9cc0d3d26906e982ed224adde6255a0a0000";
const HANDSHAKE_REPLY: &str = "321212102c907bd76c640d360b3027dc7404efde3a0208036a2432220a20996c1fe38331be138f8039c194b14db2198846ed7d8251e6749284d7b32ea0027a5c0806124104c7a1f47138486aa4729971494878d33b1a24e39571f748a6e16c5955b3d877d3a6aaa0e955166474af5d32c410f439a2234137ad1bb085fd4e8813c958f11d971a104c463f9cc0d3d26906e982ed224adde6255a0a00009203101588d5a30eabc6f8fc9a951b11f6fd11";
/// The tag of the command of `CLIMATE_ON` by HMAC, with the flag.
const HMAC_TAG: &str = "f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f0";

fn keys() -> Keys {
    Keys::new(&array(SESSION_KEY))
}

fn session_id(domain: Domain) -> SessionId {
    SessionId { vin: VIN.to_owned(), domain, public_key: array(CLIENT_POINT) }
}

/// The moment zero, with the random bytes of the vectors.
fn input(uuid: &str) -> StepInput {
    let entropy = Entropy { routing_address: array(ADDRESS), request_uuid: array(uuid), nonce: array(NONCE) };
    StepInput { now: 0.0, entropy }
}

/// How the vectors' commands by HMAC are made: they are valid for five seconds.
const HMAC: (Authentication, u32) = (Authentication::Hmac, 5);

fn terms(epoch: &[u8; 16], flags: u32) -> Terms<'_> {
    Terms { epoch, counter: 7, expires_at: 2655, flags }
}

/// The session of the handshake, at the moment zero.
fn session() -> Session {
    let info = SessionInfo::read(&hex(INFO)).expect("a session info");
    Session::new(&info, array(VEHICLE_POINT), keys(), 0.0)
}

// In a browser, WebCrypto does it: see tests/package/chromium.test.ts.
#[cfg(not(target_arch = "wasm32"))]
#[test]
fn v1_the_keys_agree() {
    use p256::elliptic_curve::sec1::ToSec1Point;
    use p256::{PublicKey, SecretKey};
    use sha1::{Digest, Sha1};

    let [client, vehicle] = [CLIENT, VEHICLE].map(|key| SecretKey::from_slice(&hex(key)).expect("a key"));
    let point = |key: &SecretKey| key.public_key().to_sec1_point(false).as_bytes().to_vec();
    assert_eq!((point(&client), point(&vehicle)), (hex(CLIENT_POINT), hex(VEHICLE_POINT)));
    let vehicle = PublicKey::from_sec1_bytes(&hex(VEHICLE_POINT)).expect("a point");
    let secret = p256::ecdh::diffie_hellman(client.to_nonzero_scalar(), vehicle.as_affine());
    let common = "6b9a2844b300e6a85e4474f70b31b23de2d8f7d3e594784cdfe8318031442f8b";
    assert_eq!(secret.raw_secret_bytes().to_vec(), hex(common));
    assert_eq!(Sha1::digest(hex(common))[..16], hex(SESSION_KEY));
}

#[test]
fn v2_a_handshake() {
    let id = session_id(Domain::Infotainment);
    let (message, pending) = id.handshake(&input(HANDSHAKE_UUID));
    assert_eq!(
        message,
        hex(
            "320208033a1212102c907bd76c640d360b3027dc7404efde72430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e9a03101588d5a30eabc6f8fc9a951b11f6fd11"
        )
    );
    let answer = hex(HANDSHAKE_REPLY);
    let reply = pending.read(&answer).expect("a reply to it");
    assert_eq!(reply.content, Content::SessionInfo(&hex(INFO)));
    assert!(id.verify(&pending, &reply, &keys(), 10_000.0));
    assert!(!id.verify(&pending, &reply, &keys(), 10_001.0), "too old");
    assert_eq!(
        SessionInfo::read(&hex(INFO)),
        Some(SessionInfo {
            counter: 6,
            public_key: Some(array(VEHICLE_POINT)),
            epoch: array(EPOCH),
            clock_time: 2650,
            is_paired: true,
        })
    );
    let metadata = Metadata::of(6, None, VIN).add(6, &hex(HANDSHAKE_UUID)).end();
    assert_eq!(
        metadata,
        hex("000106021135594a333031323334353637383941424306101588d5a30eabc6f8fc9a951b11f6fd11ff")
    );
    let tag = hex("996c1fe38331be138f8039c194b14db2198846ed7d8251e6749284d7b32ea002");
    assert!(keys().verify_info(&metadata, &hex(INFO), &tag));
    for wrong in [&tag[1..], &tag[..31], &[&tag[..], &[0]].concat(), &[], &[0; 32]] {
        assert!(!keys().verify_info(&metadata, &hex(INFO), wrong));
    }
}

#[test]
fn v3_aes_gcm_without_flags() {
    let epoch = array(EPOCH);
    let sealed =
        session_id(Domain::Infotainment).seal(&keys(), &terms(&epoch, 0), &array(NONCE), &hex(CLIMATE_ON));
    assert_eq!(sealed, Some((hex("38038e8c0f2e"), array("8e128da165f162f4d7d2c8da866cf82a"))));
}

#[test]
fn v4_aes_gcm_with_the_flag() {
    let epoch = array(EPOCH);
    let id = session_id(Domain::Infotainment);
    let (cipher, tag) =
        id.seal(&keys(), &terms(&epoch, 2), &array(NONCE), &hex(CLIMATE_ON)).expect("a cipher");
    assert_eq!((&cipher, tag), (&hex("38038e8c0f2e"), array("c228e0ff64991481db3a7bbc133696c5")));
    let envelope =
        Envelope { domain: Domain::Infotainment, address: array(ADDRESS), uuid: array(COMMAND_UUID) };
    let proof = Proof::Gcm(array(NONCE), tag);
    let signature = Signature { point: &id.public_key, epoch: &epoch, counter: 7, expires_at: 2655, proof };
    assert_eq!(
        envelope.command(&cipher, &signature, 2),
        hex(
            "320208033a1212102c907bd76c640d360b3027dc7404efde520638038e8c0f2e6a80010a430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e2a390a104c463f9cc0d3d26906e982ed224adde6120cdbf79447fa156674dae1caed1807255f0a00002a10c228e0ff64991481db3a7bbc133696c59a031058406580528b6a5301391800b4fe9b99a00302"
        )
    );
}

#[test]
fn v5_hmac() {
    let (id, epoch) = (session_id(Domain::Infotainment), array(EPOCH));
    let tag = |flags| id.sign(&keys(), &terms(&epoch, flags), &hex(CLIMATE_ON)).to_vec();
    assert_eq!(tag(2), hex(HMAC_TAG));
    assert_eq!(tag(0), hex("6d75c4e7c5e144996e22f1bdf694e453c94774a636e4382053cb8e358bf25ea8"));
    let (message, _) =
        session().command(&id, &hex(CLIMATE_ON), HMAC, &input(COMMAND_UUID)).expect("a command");
    assert_eq!(
        message,
        hex(
            "320208033a1212102c907bd76c640d360b3027dc7404efde52061204520208016a82010a430a4104b2b6bc68c2da0665ce656815594996c62394edd8bea905fe781a754fe6a845a714330902f225e9269d466e05b349981fda9d85cc23c6fb444aa73b629105dc6e423b0a104c463f9cc0d3d26906e982ed224adde610071d5f0a00002220f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f09a031058406580528b6a5301391800b4fe9b99a00302"
        )
    );
}

#[test]
fn v6_hmac_for_the_other_domain() {
    let epoch = array(EPOCH);
    let tag = session_id(Domain::VehicleSecurity).sign(&keys(), &terms(&epoch, 2), &hex("1000"));
    assert_eq!(tag.to_vec(), hex("e0cede2a2334202a97a4db0f74dd9f941c018f4e358974992987ee87e72d5c03"));
}

/// An encrypted reply from the domain, with the nonce of the vectors.
fn reply<'a>(domain: Domain, cipher: &'a [u8], tag: &'a [u8], nonce: &'a [u8]) -> Reply<'a> {
    Reply {
        from: domain as u32,
        content: Content::Message(cipher),
        signature: ReplySignature::Gcm { nonce, counter: 1, tag },
        ..Reply::default()
    }
}

#[test]
fn v7_encrypted_replies() {
    let nonce = hex("000102030405060708090a0b");
    let cases = [
        (Domain::Infotainment, CLIMATE_ON, "135c", "a39e8f2159cd6ee89ddd8de1edcdd2ba", "0a00"),
        (Domain::VehicleSecurity, "1000", "", "d9896ff447617a24cdb0d5e86eedd714", ""),
    ];
    for (domain, payload, cipher, tag, expected) in cases {
        let (id, mut session) = (session_id(domain), session());
        let command = session.command(&id, &hex(payload), HMAC, &input(COMMAND_UUID));
        let (_, mut pending) = command.expect("a command");
        let (cipher, tag) = (hex(cipher), hex(tag));
        let reply = reply(domain, &cipher, &tag, &nonce);
        let opened = session.open(&id, &mut pending, &reply);
        assert_eq!(opened.as_deref(), Some(&hex(expected)));
        assert_eq!(CommandStatus::read(domain, &hex(expected)), Some(CommandStatus::Done));
        assert_eq!(session.open(&id, &mut pending, &reply), None, "the same a second time");
        let faulty = Reply { fault: 1, ..reply };
        assert_eq!(session.open(&id, &mut pending.clone(), &faulty), None, "a fault that was put in");
    }
    // To a command by AES-GCM, whose hash has 17 bytes in either domain.
    let metadata = Metadata::of(9, Some(3), VIN)
        .add_number(5, 1)
        .add_number(7, 0)
        .add(8, &hex("05c228e0ff64991481db3a7bbc133696c5"))
        .add_number(9, 0)
        .end();
    let opened = keys().open(&nonce, &metadata, &hex("135c"), &hex("54618702116ed39826022ce8563399c4"));
    assert_eq!(opened, Some(hex("0a00")));
}

#[test]
fn v7_the_metadata_of_a_reply() {
    let hash = [&[8][..], &hex(HMAC_TAG)].concat();
    let metadata =
        Metadata::of(9, Some(3), VIN).add_number(5, 1).add_number(7, 0).add(8, &hash).add_number(9, 0).end();
    assert_eq!(
        metadata,
        hex(
            "000109010103021135594a3330313233343536373839414243050400000001070400000000082108f3c24554a00e42160e6acef6dd4f1c8ef9c30ed6391ec818d75663bee00a47f0090400000000ff"
        )
    );
    let digest = Sha256::digest(&metadata).to_vec();
    assert_eq!(digest, hex("3ac5c913aa39e5e0895eeae0cbc3c1fc28970bee28732ed8e81be9d0cda37501"));
}

#[test]
fn v9_the_hash_of_metadata() {
    let metadata = Metadata::of(5, Some(2), "testVIN")
        .add(3, &hex("aada928a4f215f55f9e6e45e66b6521e"))
        .add_number(4, 3700)
        .add_number(5, 1338)
        .end();
    assert_eq!(
        metadata,
        hex("00010501010202077465737456494e0310aada928a4f215f55f9e6e45e66b6521e040400000e7405040000053aff")
    );
    let digest = Sha256::digest(&metadata).to_vec();
    assert_eq!(digest, hex("abab04d804499813382efd74a06791ce2de777439603246dfbaa8392ca05868e"));
}

#[test]
fn v11_the_replay_window() {
    let window = Window { highest: Some(100), before: bits(&[0, 5]) };
    for (number, highest, before) in
        [(101, 101, &[0, 1, 6][..]), (103, 103, &[2, 3, 8]), (500, 500, &[]), (98, 100, &[0, 1, 5])]
    {
        let mut window = window;
        assert!(window.take(number), "{number}");
        assert_eq!(window, Window { highest: Some(highest), before: bits(before) }, "{number}");
    }
    for number in [99, 3, 100] {
        let mut same = window;
        assert!(!same.take(number), "{number}");
        assert_eq!(same, window, "{number}");
    }
}

#[test]
fn the_replay_window_has_32_numbers_and_no_gaps_at_its_ends() {
    let mut window = Window::default();
    assert!(window.take(0) && !window.take(0));
    assert!(window.take(32) && !window.take(0) && window.take(1) && !window.take(1));
    assert!(window.take(33) && !window.take(0) && !window.take(1) && window.take(2));
    assert!(window.take(65) && !window.take(33) && window.take(34) && !window.take(32));
    assert!(window.take(98) && !window.take(65) && !window.take(97 - 32) && window.take(66));
    assert!(
        window.take(u32::MAX)
            && !window.take(u32::MAX)
            && window.take(u32::MAX - 32)
            && !window.take(u32::MAX - 33)
    );
}

fn bits(set: &[u32]) -> u32 {
    set.iter().map(|bit| 1 << bit).sum()
}
