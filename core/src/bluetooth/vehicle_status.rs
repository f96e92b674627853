//! The status that vehicle security tells to any device in range, without a key, even while the car is asleep. It is not
//! signed, so another device can imitate the car: show it, but do not rely on it.

use crate::protocol::wire::Finder;

/// A `VehicleStatus`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VehicleStatus {
    /// Doors, trunks and flaps. `None` if the car does not tell them.
    pub closures: Option<Closures>,
    /// Whether the car is locked. `None` for an unknown state.
    pub is_locked: Option<bool>,
    /// Whether the car is asleep, if the car tells it.
    pub is_asleep: Option<bool>,
    /// Whether a person is in the car, if the car tells it.
    pub is_user_present: Option<bool>,
}

/// The states of all that opens, in the order of [`Closure`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closures([u32; 8]);

/// What opens. Front doors and others are told apart by the driver's side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it all")]
pub enum Closure {
    FrontDriverDoor = 1,
    FrontPassengerDoor,
    RearDriverDoor,
    RearPassengerDoor,
    RearTrunk,
    FrontTrunk,
    ChargePort,
    Tonneau,
}

impl VehicleStatus {
    /// Reads it; `None` where it is malformed. A value of 0 is not on the wire: where the lock state is missing, the car
    /// is unlocked.
    #[must_use]
    pub fn read(message: &[u8]) -> Option<Self> {
        let find = Finder::default();
        let closures = match find.either(message, [1; 2]) {
            (1, closures) => {
                let mut states = [0; 8];
                for (state, field) in states.iter_mut().zip(1..) {
                    *state = find.number(closures, field);
                }
                Some(Closures(states))
            }
            _ => None,
        };
        find.found(VehicleStatus {
            closures,
            // 2 is locked from within. 3 is selective: at least one door is unlocked.
            is_locked: match find.number(message, 2) {
                0 | 3 => Some(false),
                1 | 2 => Some(true),
                _ => None,
            },
            is_asleep: one_or_two(find.number(message, 3)),
            is_user_present: one_or_two(find.number(message, 4)),
        })
    }

    /// The state of the closure as the car's number, if the car tells it.
    #[must_use]
    pub fn state(&self, closure: Closure) -> Option<u32> {
        let index = (closure as usize).checked_sub(1)?;
        self.closures?.0.get(index).copied()
    }

    /// Whether the closure is open, if the car tells it. A moving or unknown closure counts as open, one that failed to
    /// unlatch as closed.
    #[must_use]
    pub fn is_open(&self, closure: Closure) -> Option<bool> {
        match self.state(closure)? {
            0 | 4 => Some(false),
            1 | 2 | 3 | 5 | 6 => Some(true),
            _ => None,
        }
    }
}

/// What is 0 while it is unknown, 1 for no and 2 for yes.
fn one_or_two(number: u32) -> Option<bool> {
    match number {
        1 => Some(false),
        2 => Some(true),
        _ => None,
    }
}
