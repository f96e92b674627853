//! What calls share that run at the same time, or with the same car: waking it, a new token, sessions.

use std::cell::Cell;
use std::rc::{Rc, Weak};

#[cfg(feature = "signing")]
use tesla_commands_core::client::Car;
use tesla_commands_core::client::{Refreshes, Wakes};

/// What calls share.
#[derive(Default)]
pub struct Shared {
    /// Of a token function.
    pub refreshes: Refreshes,
    /// Of a car.
    pub wakes: Wakes,
    /// Of a car, in calls with a key.
    #[cfg(feature = "signing")]
    pub car: Car,
}

/// What the calls have in common: the identity of a function, and of a car also its address and id.
type Key = (u32, String);

thread_local! {
    static SHARED: Cell<Vec<(Key, Weak<Shared>)>> = const { Cell::new(Vec::new()) };
}

fn shared(key: Key) -> Rc<Shared> {
    let mut all = SHARED.take();
    // What no call uses any more goes first: the list holds no more than the running calls use.
    all.retain(|(_, shared)| shared.strong_count() > 0);
    let known = all.iter().find(|(known, _)| *known == key).and_then(|(_, shared)| shared.upgrade());
    let shared = known.unwrap_or_else(|| {
        let shared = Rc::default();
        all.push((key, Rc::downgrade(&shared)));
        shared
    });
    SHARED.set(all);
    shared
}

/// What calls with the same token function share.
pub fn for_token_function(identity: u32) -> Rc<Shared> {
    shared((identity, String::new()))
}

/// What calls to the same car share.
pub fn for_vehicle(fetch_function: u32, base_url: &str, id: &str) -> Rc<Shared> {
    shared((fetch_function, [base_url, " ", id].concat()))
}

/// How many cars are kept.
const MOST_CARS: usize = 64;

thread_local! {
    static KEPT: Cell<Vec<Rc<Shared>>> = const { Cell::new(Vec::new()) };
}

/// Keeps what is known of the car for the next call.
pub fn keep(car: &Rc<Shared>) {
    let mut kept = KEPT.take();
    if !kept.iter().any(|known| Rc::ptr_eq(known, car)) {
        kept.insert(0, Rc::clone(car));
        kept.truncate(MOST_CARS);
    }
    KEPT.set(kept);
}

thread_local! {
    static LAST_ID: Cell<f64> = const { Cell::new(0.0) };
}

/// The number of a new schedule: the seconds since 1970, as Tesla's own clients take them, but never the same twice.
pub fn new_id() -> f64 {
    let now = (js_sys::Date::now() / 1000.0).floor();
    let id = now.max(LAST_ID.get() + 1.0);
    LAST_ID.set(id);
    id
}
