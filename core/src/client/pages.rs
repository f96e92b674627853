//! A list that comes in pages.

use crate::catalogue::Command;
use crate::error::{Code, CommandError, Result};
use crate::rest::request::Request;
use crate::rest::response::{Record, Success};
use crate::text::decimal;

/// How many pages of a list are read at most. A page has a hundred vehicles.
const MOST_PAGES: u64 = 50;

/// The part of a list that was read so far.
pub(super) struct Pages {
    cars: Vec<Record>,
    /// The number of the page that is being read.
    page: u64,
}

impl Pages {
    /// A list of which nothing was read yet.
    pub fn new() -> Self {
        Pages { cars: Vec::new(), page: 1 }
    }

    /// Keeps the vehicles of a page, and returns the request for the next one.
    pub fn turn(
        &mut self,
        command: &Command,
        cars: Vec<Record>,
        next: u64,
        request: &Request,
    ) -> Result<Request> {
        if next <= self.page || next > MOST_PAGES {
            let what = if next > MOST_PAGES {
                "The list has more than 50 pages, which is the limit"
            } else {
                "The list names a next page that is not after this one: the server may not get the page number"
            };
            return Err(CommandError::new(Code::BadResponse, command.name, what));
        }
        self.cars.extend(cars);
        self.page = next;
        Ok(request.page(i64::try_from(next).unwrap_or_default()))
    }

    /// The response, with the vehicles of the pages before it.
    pub fn whole(mut self, success: Success) -> Success {
        match success {
            Success::Vehicles(cars) => {
                self.cars.extend(cars);
                Success::Vehicles(self.cars)
            }
            other => other,
        }
    }

    /// The error, with the number of the page.
    pub fn failed(&self, error: Box<CommandError>) -> Box<CommandError> {
        if self.page < 2 {
            return error;
        }
        let page = decimal(i64::try_from(self.page).unwrap_or_default());
        error.with(|error| error.what = ["Page ", &page, " of the list: ", &error.what].concat())
    }
}
