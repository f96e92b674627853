//! State that calls share which run at the same time, or which command the same vehicle: waking it, a new token, sessions.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[cfg(feature = "bluetooth")]
use tesla_commands_core::client::LinkState;
use tesla_commands_core::client::{SharedState, SharedToken, VehicleState};

/// Of how many vehicles the sessions are kept at least. A fleet's program commands thousands in turn.
const VEHICLES_KEPT: usize = 4_096;

/// Of how many Bluetooth connections the state is kept at least.
#[cfg(feature = "bluetooth")]
const LINKS_KEPT: usize = 16;

/// What identifies shared state: the identity of a function, and for a vehicle also its id and base URL.
type Key = (u32, String);

thread_local! {
    static TOKENS: RefCell<SharedState<Key, SharedToken>> = const { RefCell::new(SharedState::new(0)) };
    static VEHICLES: RefCell<SharedState<Key, VehicleState>> =
        const { RefCell::new(SharedState::new(VEHICLES_KEPT)) };
}

#[cfg(feature = "bluetooth")]
thread_local! {
    static LINKS: RefCell<SharedState<u32, LinkState>> = const { RefCell::new(SharedState::new(LINKS_KEPT)) };
}

/// What calls over the same Bluetooth connection share.
#[cfg(feature = "bluetooth")]
pub fn for_link(identity: u32) -> Rc<LinkState> {
    LINKS.with_borrow_mut(|links| links.get(identity, true))
}

/// What calls with the same token function share.
pub fn for_token_function(identity: u32) -> Rc<SharedToken> {
    TOKENS.with_borrow_mut(|tokens| tokens.get((identity, String::new()), false))
}

/// What calls to the same vehicle share; with `keep` also those that come later.
pub fn for_vehicle(fetch_function: u32, base_url: &str, id: &str, keep: bool) -> Rc<VehicleState> {
    // A VIN may be written in either case.
    let key = (fetch_function, [&id.to_ascii_uppercase(), " ", base_url].concat());
    VEHICLES.with_borrow_mut(|vehicles| vehicles.get(key, keep))
}

thread_local! {
    static LAST_ID: Cell<f64> = const { Cell::new(0.0) };
}

/// The number of a new schedule: the seconds since 1970, as in Tesla's own clients, but never the same twice.
pub fn new_id() -> f64 {
    let now = (js_sys::Date::now() / 1000.0).floor();
    let id = now.max(LAST_ID.get() + 1.0);
    LAST_ID.set(id);
    id
}
