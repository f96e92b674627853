//! Signed commands: the vectors, each command's message, the codec under fire, and sessions with a car that
//! shares no code with the crate.

pub mod car;
mod digits;
mod direct;
pub mod faults;
mod payloads;
pub mod transactions;
mod vectors;
mod wire;

pub use self::digits::{array, hex};
