//! Where calls meet that run at the same time and need the same: a car awake, a new token.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use js_sys::{Function, WeakMap};

use crate::transport::Meeting;

/// What calls have in common that meet: the network, and the address and the id of the car; or the token function.
type Place = (u32, String);

thread_local! {
    static MEETINGS: Cell<Vec<(Place, Weak<Meeting>)>> = const { Cell::new(Vec::new()) };
    /// A number for each function that was met; it holds none of them.
    static NUMBERS: (WeakMap, Cell<u32>) = (WeakMap::new(), Cell::new(0));
}

fn number(function: &Function) -> u32 {
    NUMBERS.with(|(numbers, last)| {
        if let Some(number) = numbers.get(function).as_f64() {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "it was put there as u32"
            )]
            return number as u32;
        }
        let number = last.get().wrapping_add(1);
        last.set(number);
        numbers.set(function, &number.into());
        number
    })
}

fn meeting(function: Option<&Function>, name: String) -> Rc<Meeting> {
    let place = (function.map(number).unwrap_or_default(), name);
    let mut meetings = MEETINGS.take();
    // Those that nobody uses any more go first: the list holds no more than the running calls use.
    meetings.retain(|(_, meeting)| meeting.strong_count() > 0);
    let known = meetings.iter().find(|(known, _)| *known == place).and_then(|(_, meeting)| meeting.upgrade());
    let meeting = known.unwrap_or_else(|| {
        let meeting = Rc::default();
        meetings.push((place, Rc::downgrade(&meeting)));
        meeting
    });
    MEETINGS.set(meetings);
    meeting
}

/// Where calls that share the token function meet.
pub fn at_token(function: &Function) -> Rc<Meeting> {
    meeting(Some(function), String::new())
}

/// Where calls to the same car meet.
pub fn at_car(fetch: Option<&Function>, base_url: &str, id: &str) -> Rc<Meeting> {
    meeting(fetch, [base_url, " ", id].concat())
}

/// How many cars are remembered.
#[cfg(feature = "signing")]
const MOST_CARS: usize = 64;

#[cfg(feature = "signing")]
thread_local! {
    static CARS: Cell<Vec<Rc<Meeting>>> = const { Cell::new(Vec::new()) };
}

/// Remembers the car as long as the module lives: what was learned of it holds for the next call.
#[cfg(feature = "signing")]
pub fn remember(car: &Rc<Meeting>) {
    let mut cars = CARS.take();
    if !cars.iter().any(|known| Rc::ptr_eq(known, car)) {
        cars.insert(0, Rc::clone(car));
        cars.truncate(MOST_CARS);
    }
    CARS.set(cars);
}
