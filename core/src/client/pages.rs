//! A list that comes in pages.

use crate::catalogue::Command;
use crate::error::{Code, CommandError, Result};
use crate::rest::request::Request;
use crate::rest::response::{Record, Success};
use crate::text::decimal;

/// The most pages of a list that are read; a page has a hundred cars.
const MOST_PAGES: u64 = 50;

/// A list that comes in pages, as far as it was read.
pub(super) struct Pages {
    cars: Vec<Record>,
    /// The number of the page that is being read.
    page: u64,
}

impl Pages {
    /// None of it was read yet.
    pub fn new() -> Self {
        Pages { cars: Vec::new(), page: 1 }
    }

    /// Keeps the cars of a page, and gives the request for the next one.
    pub fn turn(
        &mut self,
        command: &Command,
        cars: Vec<Record>,
        next: u64,
        request: &Request,
    ) -> Result<Request> {
        if next <= self.page || next > MOST_PAGES {
            let what = if next > MOST_PAGES {
                "The list has more pages than are read, which are 50"
            } else {
                "The list names a next page that is none, as if the number of the page did not reach the server"
            };
            return Err(CommandError::new(Code::BadResponse, command.name, what));
        }
        self.cars.extend(cars);
        self.page = next;
        Ok(request.page(i64::try_from(next).unwrap_or_default()))
    }

    /// The answer, with the cars of the pages before it.
    pub fn whole(mut self, success: Success) -> Success {
        match success {
            Success::Vehicles(cars) => {
                self.cars.extend(cars);
                Success::Vehicles(self.cars)
            }
            other => other,
        }
    }

    /// The error, with the page that it is about.
    pub fn failed(&self, error: Box<CommandError>) -> Box<CommandError> {
        if self.page < 2 {
            return error;
        }
        let page = decimal(i64::try_from(self.page).unwrap_or_default());
        error.with(|error| error.what = ["Page ", &page, " of the list: ", &error.what].concat())
    }
}
