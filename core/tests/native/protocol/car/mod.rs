//! A car that takes signed commands: it checks them in the order in which cars do, and shares no code with
//! what it checks.

pub mod pb;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, VecDeque};
use std::rc::Rc;

use aes_gcm::aead::AeadInOut;
use aes_gcm::{Aes128Gcm, KeyInit as _};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use self::pb::Message;
use crate::simulation::{Key, VIN};

pub const VCSEC: u32 = 2;
pub const INFO: u32 = 3;

/// What the car does with the next command that it would otherwise carry out, or the next request at all.
#[derive(Clone, Debug, PartialEq)]
pub enum Mood {
    /// It answers with a fault, before it has looked at the command.
    Fault(u32),
    /// The same, with its session info.
    FaultWithInfo(u32),
    /// It answers with a fault, encrypted, having checked the command, and does not carry it out.
    SealedFault(u32),
    /// It is too busy, and says so without a fault.
    Wait,
    /// VCSEC's own way to say that it is too busy, encrypted.
    Busy,
    /// It refuses for this reason.
    Refuse(&'static str),
    /// VCSEC's own way to refuse, with the number of its reason.
    Nominal(u32),
    /// It carries the command out, and answers with this in place of its message, encrypted.
    Answer(Vec<u8>),
    /// It carries the command out, and answers in clear.
    Plain,
    /// It carries the command out, and does not say so in a form that can be read.
    Garbage,
}

/// A part of the car.
struct Side {
    key: Rc<Key>,
    epoch: [u8; 16],
    /// When its clock was zero, in the simulation's milliseconds.
    zero: i64,
    highest: u32,
    used: BTreeSet<u32>,
}

pub struct Car {
    sides: RefCell<[Side; 2]>,
    /// The keys that it knows.
    known: RefCell<Vec<Vec<u8>>>,
    moods: RefCell<VecDeque<Mood>>,
    /// What it carried out: the domain and the message.
    pub ran: RefCell<Vec<(u32, Vec<u8>)>>,
    /// The number of each command that it was sent, whatever came of it.
    pub numbers: RefCell<Vec<(u32, u32)>>,
    pub handshakes: Cell<u32>,
    random: Cell<u8>,
}

/// A command, taken apart.
struct Request {
    message: Message,
    domain: u32,
    point: Vec<u8>,
    uuid: Vec<u8>,
    address: Vec<u8>,
}

impl Car {
    /// A car that knows the key.
    pub fn new(key: &Key) -> Rc<Car> {
        let side = |number| Side {
            key: Key::new(number),
            epoch: [number as u8; 16],
            zero: -1_000_000,
            highest: 40,
            used: BTreeSet::new(),
        };
        Rc::new(Car {
            sides: RefCell::new([side(101), side(102)]),
            known: RefCell::new(vec![key.point().to_vec()]),
            moods: RefCell::default(),
            ran: RefCell::default(),
            numbers: RefCell::default(),
            handshakes: Cell::default(),
            random: Cell::default(),
        })
    }

    pub fn expect(&self, moods: impl IntoIterator<Item = Mood>) {
        self.moods.borrow_mut().extend(moods);
    }

    /// The domain starts anew.
    pub fn reboot(&self, domain: u32, now: u64) {
        self.side(domain, |side| {
            side.epoch = side.epoch.map(|byte| byte.wrapping_add(1));
            side.zero = now as i64 - 3_000;
            side.highest = 0;
            side.used.clear();
        });
    }

    /// Somebody else with the same key has sent so many commands.
    pub fn move_counter(&self, domain: u32, count: u32) {
        self.side(domain, |side| {
            side.used.extend(side.highest + 1..=side.highest + count);
            side.highest += count;
        });
    }

    /// The domain's clock goes forward.
    pub fn move_clock(&self, domain: u32, seconds: i64) {
        self.side(domain, |side| side.zero -= seconds * 1_000);
    }

    /// The domain has another key, as after a repair, and with it an epoch.
    pub fn change_key(&self, domain: u32, number: u64) {
        self.side(domain, |side| {
            side.key = Key::new(number);
            side.epoch = side.epoch.map(|byte| byte.wrapping_add(101));
            side.highest = 0;
            side.used.clear();
        });
    }

    pub fn forget_keys(&self) {
        self.known.borrow_mut().clear();
    }

    pub fn set_counter(&self, domain: u32, counter: u32) {
        self.side(domain, |side| side.highest = counter);
    }

    fn side<R>(&self, domain: u32, act: impl FnOnce(&mut Side) -> R) -> R {
        act(&mut self.sides.borrow_mut()[domain as usize - 2])
    }

    /// What it answers to a message.
    pub fn receive(&self, message: &[u8], now: u64) -> Vec<u8> {
        let message = Message::parse(message);
        let domain = message.inner(6).number(1);
        let request = Request {
            point: match message.bytes.get(&14) {
                Some(_) => message.inner(14).bytes[&1].clone(),
                None => message.inner(13).inner(1).bytes[&1].clone(),
            },
            uuid: message.bytes[&51].clone(),
            address: message.inner(7).bytes[&2].clone(),
            domain,
            message,
        };
        assert!(domain == VCSEC || domain == INFO, "no such domain");
        assert_eq!((request.uuid.len(), request.address.len(), request.point.len()), (16, 16, 65));
        let is_handshake = request.message.bytes.contains_key(&14);
        let mood = self.moods.borrow().front().cloned();
        let is_before = matches!(mood, Some(Mood::Fault(_) | Mood::FaultWithInfo(_) | Mood::Wait));
        if is_before {
            self.moods.borrow_mut().pop_front();
        }
        match mood {
            Some(Mood::Fault(fault)) => request.reply(&[&status(fault)]),
            Some(Mood::Wait) => request.reply(&[&pb::bytes(12, &[&pb::number(1, 1)])]),
            Some(Mood::FaultWithInfo(fault)) => self.info(&request, fault, now),
            _ if is_handshake => {
                self.handshakes.set(self.handshakes.get() + 1);
                self.info(&request, 0, now)
            }
            _ => self.command(&request, now),
        }
    }

    /// A reply with the session info.
    fn info(&self, request: &Request, fault: u32, now: u64) -> Vec<u8> {
        let fault = if fault == 0 { Vec::new() } else { status(fault) };
        if !self.known.borrow().contains(&request.point) {
            return request.reply(&[&fault, &pb::bytes(15, &[&pb::number(5, 1)])]);
        }
        self.side(request.domain, |side| {
            let clock = ((now as i64 - side.zero) / 1_000) as u32;
            let info = [
                pb::number(1, side.highest),
                pb::bytes(2, &[&side.key.point()]),
                pb::bytes(3, &[&side.epoch]),
                pb::fixed(4, clock),
            ]
            .concat();
            let metadata =
                [items(&[(0, &[6]), (2, VIN.as_bytes()), (6, &request.uuid)]), info.clone()].concat();
            let tag = side.hmac(&request.point, b"session info", &metadata);
            let tag = pb::bytes(13, &[&pb::bytes(6, &[&pb::bytes(1, &[&tag])])]);
            request.reply(&[&fault, &tag, &pb::bytes(15, &[&info])])
        })
    }

    fn command(&self, request: &Request, now: u64) -> Vec<u8> {
        let is_encrypted = request.message.inner(13).bytes.contains_key(&5);
        let signature = request.message.inner(13).inner(if is_encrypted { 5 } else { 8 });
        let epoch = &signature.bytes[&1];
        let [counter, expires] = if is_encrypted { [3, 4] } else { [2, 3] }.map(|it| signature.number(it));
        let tag = &signature.bytes[&if is_encrypted { 5 } else { 4 }];
        let mut payload = request.message.bytes[&10].clone();
        let flags = request.message.number(52);
        self.numbers.borrow_mut().push((request.domain, counter));
        let fault = self.side(request.domain, |side| {
            let clock = ((now as i64 - side.zero) / 1_000) as u32;
            let mut metadata: Vec<(u8, Vec<u8>)> = vec![
                (0, vec![if is_encrypted { 5 } else { 8 }]),
                (1, vec![request.domain as u8]),
                (2, VIN.as_bytes().to_vec()),
                (3, side.epoch.to_vec()),
                (4, expires.to_be_bytes().to_vec()),
                (5, counter.to_be_bytes().to_vec()),
            ];
            if flags != 0 {
                metadata.push((7, flags.to_be_bytes().to_vec()));
            }
            let metadata: Vec<(u8, &[u8])> = metadata.iter().map(|(tag, value)| (*tag, &value[..])).collect();
            let metadata = items(&metadata);
            let is_authentic = if is_encrypted {
                let nonce: [u8; 12] = signature.bytes[&2][..].try_into().expect("12 bytes");
                let key = side.session_key(&request.point);
                let tag: [u8; 16] = tag[..].try_into().expect("16 bytes");
                let cipher = Aes128Gcm::new(&key.into());
                let hash = Sha256::digest(&metadata);
                let text = payload.as_mut_slice().into();
                cipher.decrypt_inout_detached(&nonce.into(), &hash, text, &tag.into()).is_ok()
            } else {
                let signed = [metadata, payload.clone()].concat();
                side.hmac(&request.point, b"authenticated command", &signed) == tag[..]
            };
            if !self.known.borrow().contains(&request.point) {
                3
            } else if epoch[..] != side.epoch {
                15
            } else if expires < clock {
                17
            } else if expires > 1 << 30 {
                13
            } else if expires > clock + 3_600 {
                20
            } else if !is_authentic {
                5
            } else if !side.take(request.domain, counter) {
                6
            } else {
                0
            }
        });
        if matches!(fault, 5 | 6 | 15 | 17 | 20) {
            return self.info(request, fault, now);
        }
        if fault != 0 {
            return request.reply(&[&status(fault)]);
        }
        let hash = [&[if is_encrypted { 5 } else { 8 }], &tag[..]].concat();
        self.carry_out(request, payload, hash)
    }

    fn carry_out(&self, request: &Request, payload: Vec<u8>, hash: Vec<u8>) -> Vec<u8> {
        let mood = self.moods.borrow_mut().pop_front();
        let done = if request.domain == INFO { pb::bytes(1, &[]) } else { Vec::new() };
        let (ran, fault, answer) = match mood {
            None | Some(Mood::Plain) => (true, 0, done),
            Some(Mood::SealedFault(fault)) => (false, fault, Vec::new()),
            Some(Mood::Busy) => (false, 0, pb::bytes(4, &[&pb::number(1, 1)])),
            Some(Mood::Refuse(reason)) => {
                let reason = pb::bytes(2, &[&pb::bytes(1, &[reason.as_bytes()])]);
                (false, 0, pb::bytes(1, &[&pb::number(1, 1), &reason]))
            }
            Some(Mood::Nominal(number)) => (false, 0, pb::bytes(46, &[&pb::number(1, number)])),
            Some(Mood::Answer(ref answer)) => (true, 0, answer.clone()),
            Some(Mood::Garbage) => (true, 0, vec![0xFF; 7]),
            Some(Mood::Fault(_) | Mood::FaultWithInfo(_) | Mood::Wait) => unreachable!("they come first"),
        };
        if ran {
            self.ran.borrow_mut().push((request.domain, payload));
        }
        if mood == Some(Mood::Plain) {
            return request.reply(&[&pb::bytes(10, &[&answer])]);
        }
        self.seal(request, hash, fault, &answer)
    }

    /// An encrypted reply.
    fn seal(&self, request: &Request, mut hash: Vec<u8>, fault: u32, answer: &[u8]) -> Vec<u8> {
        if request.domain == VCSEC {
            hash.truncate(17);
        }
        let metadata = items(&[
            (0, &[9]),
            (1, &[request.domain as u8]),
            (2, VIN.as_bytes()),
            (5, &1_u32.to_be_bytes()),
            (7, &0_u32.to_be_bytes()),
            (8, &hash),
            (9, &fault.to_be_bytes()),
        ]);
        self.random.set(self.random.get().wrapping_add(1));
        let nonce = [self.random.get(); 12];
        let mut cipher = answer.to_vec();
        let key = self.side(request.domain, |side| side.session_key(&request.point));
        let tag = Aes128Gcm::new(&key.into())
            .encrypt_inout_detached(&nonce.into(), &Sha256::digest(metadata), cipher.as_mut_slice().into())
            .expect("short enough");
        let signature = pb::bytes(9, &[&pb::bytes(1, &[&nonce]), &pb::number(2, 1), &pb::bytes(3, &[&tag])]);
        let fault = if fault == 0 { Vec::new() } else { status(fault) };
        request.reply(&[&fault, &pb::bytes(13, &[&signature]), &pb::bytes(10, &[&cipher])])
    }
}

impl Request {
    fn reply(&self, parts: &[&[u8]]) -> Vec<u8> {
        let to = pb::bytes(6, &[&pb::bytes(2, &[&self.address])]);
        let from = pb::bytes(7, &[&pb::number(1, self.domain)]);
        [&to, &from, &parts.concat(), &pb::bytes(50, &[&self.uuid])].map(Clone::clone).concat()
    }
}

impl Side {
    fn session_key(&self, point: &[u8]) -> [u8; 16] {
        self.key.session_key(point).expect("a point")
    }

    fn hmac(&self, point: &[u8], label: &[u8], data: &[u8]) -> Vec<u8> {
        let hmac = |key: &[u8], data: &[u8]| {
            let mut hmac = Hmac::<Sha256>::new_from_slice(key).expect("any length");
            hmac.update(data);
            hmac.finalize().into_bytes().to_vec()
        };
        hmac(&hmac(&self.session_key(point), label), data)
    }

    /// Takes a command's number: VCSEC only higher ones, infotainment also those of the last 32.
    fn take(&mut self, domain: u32, counter: u32) -> bool {
        let is_fresh = counter > self.highest
            || domain == INFO
                && self.highest - counter <= 32
                && counter < self.highest
                && !self.used.contains(&counter);
        if is_fresh {
            self.used.insert(counter);
            self.highest = self.highest.max(counter);
        }
        is_fresh
    }
}

fn status(fault: u32) -> Vec<u8> {
    pb::bytes(12, &[&pb::number(1, 2), &pb::number(2, fault)])
}

/// Metadata: the items, and the end.
fn items(items: &[(u8, &[u8])]) -> Vec<u8> {
    let mut out = Vec::new();
    for (tag, value) in items {
        out.extend([*tag, value.len() as u8]);
        out.extend(*value);
    }
    out.push(0xFF);
    out
}
