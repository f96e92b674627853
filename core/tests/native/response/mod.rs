//! What came back: real answers of servers, and what they must become.

mod arbitrary;
mod failures;
mod lists;
mod outcomes;

use tesla_commands_core::error::Result;
use tesla_commands_core::rest::response::{Reply, Success, read};

use crate::support::{command, values};

/// The time at which all answers of these tests come, in milliseconds since 1970.
const NOW: f64 = 1_700_000_000_000.0;

/// An answer with nothing but a status and a body.
fn reply(status: u16, body: &str) -> Reply {
    Reply { status, body: body.to_owned(), ..Reply::default() }
}

/// Reads the answer to the command with these values.
fn outcome(name: &str, given: &[(&str, &str)], reply: &Reply) -> Result<Success> {
    let command = command(name);
    read(command, &values(command, given), reply)
}
