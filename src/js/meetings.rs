//! Where calls meet that run at the same time and need the same: a car awake, a new token.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use js_sys::{Function, WeakMap};

#[cfg(feature = "signing")]
use crate::client::Car;
use crate::client::Refreshes;
use crate::joint::Joint;

/// What calls share while they run, by what makes it the same for them.
struct Meetings<K, V>(Cell<Vec<(K, Weak<V>)>>);

impl<K: PartialEq, V: Default> Meetings<K, V> {
    const fn new() -> Self {
        Meetings(Cell::new(Vec::new()))
    }

    fn at(&self, key: K) -> Rc<V> {
        let mut meetings = self.0.take();
        // Those that nobody uses any more go first: the list holds no more than the running calls use.
        meetings.retain(|(_, value)| value.strong_count() > 0);
        let known = meetings.iter().find(|(known, _)| *known == key).and_then(|(_, value)| value.upgrade());
        let value = known.unwrap_or_else(|| {
            let value = Rc::new(V::default());
            meetings.push((key, Rc::downgrade(&value)));
            value
        });
        self.0.set(meetings);
        value
    }
}

thread_local! {
    static WAKES: Meetings<Place, Joint> = const { Meetings::new() };
    static REFRESHES: Meetings<u32, Refreshes> = const { Meetings::new() };
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

/// Where calls that share the token function meet.
pub fn refreshes(token: &Function) -> Rc<Refreshes> {
    REFRESHES.with(|meetings| meetings.at(number(token)))
}

/// What calls to the same car have in common: the network, the address, and the id.
pub type Place = (u32, String);

/// The place of these.
pub fn place(fetch: Option<&Function>, base_url: &str, id: &str) -> Place {
    (fetch.map(number).unwrap_or_default(), [base_url, " ", id].concat())
}

/// Where calls to the same car meet that wake it.
pub fn wakes(place: Place) -> Rc<Joint> {
    WAKES.with(|meetings| meetings.at(place))
}

/// How many cars are remembered.
#[cfg(feature = "signing")]
const MOST_CARS: usize = 64;

#[cfg(feature = "signing")]
thread_local! {
    static CARS: Cell<Vec<(Place, Rc<Car>)>> = const { Cell::new(Vec::new()) };
}

/// Where calls with a key to the same car meet, as long as the module lives.
#[cfg(feature = "signing")]
pub fn car(place: Place) -> Rc<Car> {
    CARS.with(|cars| {
        let mut known = cars.take();
        let car = known.iter().find(|(at, _)| *at == place).map(|(_, car)| Rc::clone(car));
        let car = car.unwrap_or_else(|| {
            let car = Rc::new(Car::default());
            known.insert(0, (place, Rc::clone(&car)));
            known.truncate(MOST_CARS);
            car
        });
        cars.set(known);
        car
    })
}
