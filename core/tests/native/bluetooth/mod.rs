//! Bluetooth without a radio: the vectors, each module's promises, and all that reads under fire.

mod enrolment;
mod framing;
mod fuzz;
mod keys;
mod link;
mod peripheral;
mod replies;
mod routing;
mod vectors;
mod vehicle_data;

pub use crate::protocol::{array, hex};
