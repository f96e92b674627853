//! Keys, and the tabs of a browser that share one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use fastrand::Rng;
use p256::elliptic_curve::sec1::ToSec1Point;
use p256::{PublicKey, SecretKey};
use sha1::{Digest, Sha1};
use tesla_commands_core::client::VehicleState;
use tesla_commands_core::protocol::messages::Point;
use tesla_commands_core::protocol::session::Entropy;

use super::{Guard, Simulation};

/// A key of P-256.
pub struct Key {
    pair: Rc<Pair>,
    /// How often it was asked what it has in common with another one.
    pub agreements: Cell<u32>,
}

/// Both halves, and what is known to be in common with others: a debug build takes a while to find that.
struct Pair {
    private: SecretKey,
    point: Point,
    known: RefCell<BTreeMap<Vec<u8>, [u8; 16]>>,
}

thread_local! {
    static PAIRS: RefCell<BTreeMap<u64, Rc<Pair>>> = RefCell::default();
}

impl Key {
    /// The key that follows from the number.
    pub fn new(number: u64) -> Rc<Self> {
        let make = || {
            let mut rng = Rng::with_seed(number);
            let private = SecretKey::from_slice(&[(); 32].map(|()| rng.u8(..))).expect("below the order");
            let point = private.public_key().to_sec1_point(false).as_bytes().try_into().expect("65 bytes");
            Rc::new(Pair { private, point, known: RefCell::default() })
        };
        let pair = PAIRS.with_borrow_mut(|pairs| Rc::clone(pairs.entry(number).or_insert_with(make)));
        Rc::new(Key { pair, agreements: Cell::default() })
    }

    pub fn point(&self) -> Point {
        self.pair.point
    }

    /// The first 16 bytes of the SHA-1 of what it has in common with the other key.
    pub fn session_key(&self, point: &[u8]) -> Option<[u8; 16]> {
        let Pair { private, known, .. } = &*self.pair;
        let mut known = known.borrow_mut();
        if !known.contains_key(point) {
            let other = PublicKey::from_sec1_bytes(point).ok()?;
            let secret = p256::ecdh::diffie_hellman(private.to_nonzero_scalar(), other.as_affine());
            let hash = Sha1::digest(secret.raw_secret_bytes());
            known.insert(point.to_vec(), hash[..16].try_into().expect("16 bytes"));
        }
        known.get(point).copied()
    }
}

/// What tabs have, and what they share.
#[derive(Default)]
pub struct Tabs {
    /// What the calls of each tab share.
    vehicles: RefCell<BTreeMap<usize, Rc<VehicleState>>>,
    locks: RefCell<BTreeMap<String, Rc<Held>>>,
    storage: RefCell<BTreeMap<String, Vec<u8>>>,
    random: Cell<u64>,
}

/// Whether a lock is held, and who waits for it.
#[derive(Default)]
struct Held {
    is_held: Cell<bool>,
    waiting: RefCell<Vec<Waker>>,
}

/// A lock, once it is held; dropped, the next one has it.
#[derive(Clone, Default)]
pub struct Lock(Rc<RefCell<Option<Hold>>>);

/// What is held, counted until it is dropped.
struct Hold(Rc<Held>, #[expect(dead_code, reason = "counted until it is dropped")] Guard);

impl Drop for Hold {
    fn drop(&mut self) {
        self.0.is_held.set(false);
        self.0.waiting.take().into_iter().for_each(Waker::wake);
    }
}

impl Simulation {
    pub(super) fn vehicle(&self, tab: usize) -> Rc<VehicleState> {
        Rc::clone(self.tabs.vehicles.borrow_mut().entry(tab).or_default())
    }

    /// Closes the tab: all that it knows is forgotten.
    pub fn close_tab(&self, tab: usize) {
        self.tabs.vehicles.borrow_mut().remove(&tab);
    }

    /// Waits for the lock, and gives what was last shared under its name.
    pub(super) fn lock(self: &Rc<Self>, name: &str, lock: &Lock) -> impl Future<Output = Vec<u8>> + use<> {
        let held = Rc::clone(self.tabs.locks.borrow_mut().entry(name.to_owned()).or_default());
        let (simulation, name, lock) = (Rc::clone(self), name.to_owned(), lock.clone());
        poll_fn(move |context| {
            if held.is_held.replace(true) {
                held.waiting.borrow_mut().push(context.waker().clone());
                return Poll::Pending;
            }
            *lock.0.borrow_mut() = Some(Hold(Rc::clone(&held), simulation.alive.locks.guard()));
            Poll::Ready(simulation.tabs.storage.borrow().get(&name).cloned().unwrap_or_default())
        })
    }

    pub(super) fn share(&self, name: &str, value: &[u8]) {
        self.tabs.storage.borrow_mut().insert(name.to_owned(), value.to_owned());
    }

    /// Forgets what tabs share, as a browser without storage.
    pub fn clear_storage(&self) {
        self.tabs.storage.borrow_mut().clear();
    }

    /// Bytes that are different each time, and the same in each run.
    pub(super) fn entropy(&self) -> Entropy {
        let number = self.tabs.random.get();
        self.tabs.random.set(number + 1);
        let mut rng = Rng::with_seed(number);
        Entropy::from([(); Entropy::LENGTH].map(|()| rng.u8(..)))
    }
}
