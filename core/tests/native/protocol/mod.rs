//! Signed commands: the vectors, each command's message, the codec under fire, and sessions with a car that
//! shares no code with the crate.

mod car;
mod digits;
mod direct;
mod faults;
mod payloads;
mod transactions;
mod vectors;
mod wire;

pub use self::digits::{array, hex};
