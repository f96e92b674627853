//! Where calls meet that run at the same time and need the same: a car awake, a new token.

use std::cell::Cell;
use std::rc::{Rc, Weak};

use js_sys::{Function, WeakMap};

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
    static WAKES: Meetings<(u32, String), Joint> = const { Meetings::new() };
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

/// Where calls to the same car meet: the same id, at the same address, over the same network.
pub fn wakes(fetch: Option<&Function>, base_url: &str, id: &str) -> Rc<Joint> {
    let network = fetch.map(number).unwrap_or_default();
    WAKES.with(|meetings| meetings.at((network, [base_url, " ", id].concat())))
}
