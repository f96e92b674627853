//! What came back: a status, some headers and a text become a success or an error.

mod failure;

use serde::Serialize;

use self::failure::{explanation, is_html, needs_signing, read_failure, signing_required};
#[cfg(feature = "signing")]
use crate::base64;
use crate::catalogue::{Answer, Command};
use crate::error::{Code, CommandError, Result};
use crate::json::Json;
use crate::values::Values;

/// What the signing path puts before the car's own reason.
const PATH_PREFIXES: &[&str] = &["car could not execute command: ", "vcsec could not execute command: "];

/// An answer, read to its end.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status; 0 for a redirect, which browsers do not show.
    pub status: u16,
    /// The headers that matter. Those of a success are not read.
    pub headers: Headers,
    /// The whole body.
    pub body: String,
}

/// Headers of an unsuccessful response.
#[derive(Clone, Debug, Default)]
pub struct Headers {
    /// When they came, in milliseconds since 1970.
    pub received: f64,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// The moment that `Retry-After` names, in milliseconds since 1970, if it is a date.
    pub retry_at: Option<f64>,
    /// `Alt-Svc`.
    pub alt_svc: Option<String>,
}

/// A success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// The car did as asked, or already was in that state.
    Result(CommandResult),
    /// A vehicle object.
    Vehicle(Record),
    /// A list of vehicle objects.
    Vehicles(Vec<Record>),
}

/// The car's answer to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommandResult {
    /// Whether it did as asked; if not, it already was in that state.
    pub result: bool,
    /// Its reason, as given but for the signing path's prefix.
    pub reason: String,
}

/// A vehicle object as the server wrote it. JSON parsers of JavaScript round its `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The JSON text.
    pub json: String,
    /// The id, or where there is none the VIN, digit for digit.
    pub id: Option<String>,
    /// Whether the car is online, as the server says.
    pub state: Option<String>,
}

/// Reads a response.
///
/// # Errors
///
/// Whatever does not say plainly that the asked-for happened.
pub fn read(command: &Command, values: &Values, reply: &Reply) -> Result<Success> {
    if (200..300).contains(&reply.status) {
        read_success(command, values, &reply.body)
    } else {
        Err(read_failure(command.name, reply))
    }
}

/// Reads an answer to a signed message: the one that came back.
///
/// # Errors
///
/// Whatever holds none.
#[cfg(feature = "signing")]
pub fn read_message(command: &Command, reply: &Reply) -> Result<Vec<u8>> {
    if !(200..300).contains(&reply.status) {
        return Err(read_failure(command.name, reply));
    }
    let message = Json::parse(&reply.body).and_then(|json| json.member("response"));
    // An object or a list in its place is no base64 either.
    message.and_then(|message| base64::decode(&message.to_text())).ok_or_else(|| {
        let what = "The response contains no signed message from the vehicle";
        CommandError::new(Code::BadResponse, command.name, what).with(|error| {
            error.may_have_succeeded = true;
            error.reason = explanation(&reply.body);
        })
    })
}

fn read_success(command: &Command, values: &Values, body: &str) -> Result<Success> {
    let bad_response = |what: &str| {
        CommandError::new(Code::BadResponse, command.name, what).with(|error| {
            error.may_have_succeeded = true;
            error.reason = explanation(body);
        })
    };
    let json = Json::parse(body).ok_or_else(|| {
        bad_response(if body.trim_ascii().is_empty() {
            "The response is empty"
        } else if is_html(body) {
            "The response is a web page"
        } else {
            "The response is not the API's JSON"
        })
    })?;
    let result_of = |response: Json<'_>| response.member("result").and_then(Json::as_bool);
    // Some servers tell errors with the status of a success; beside one, only a refusal is believed.
    let is_failed = json.member("error").is_some_and(|error| !matches!(error.as_str(), "\"\"" | "false"));
    let response = json.member("response").filter(|it| !is_failed || result_of(*it) == Some(false));
    let Some(response) = response else {
        return Err(match explanation(body) {
            Some(reason) if needs_signing(&reason) => signing_required(command.name, None, reason),
            _ => bad_response("The response does not say what the car did"),
        });
    };
    if let Some(result) = result_of(response)
        && (command.answer == Answer::CommandResult || !result)
    {
        let reason = response.member("reason").map(Json::to_text).unwrap_or_default();
        return read_outcome(command, values, result, &reason);
    }
    let unlike = || bad_response("The response does not belong to this call");
    match command.answer {
        Answer::CommandResult => Err(unlike()),
        Answer::VehicleSummary | Answer::VehicleData => {
            vehicle(response).map(Success::Vehicle).ok_or_else(unlike)
        }
        Answer::VehicleList => {
            let entries = response.entries().ok_or_else(unlike)?;
            // Products are not only cars: a battery at home has neither of the two.
            let is_car = |entry: &Json<'_>| entry.member("vin").or(entry.member("vehicle_id")).is_some();
            Ok(Success::Vehicles(entries.into_iter().filter(is_car).map(record).collect()))
        }
    }
}

/// The outcome that the car gave.
///
/// # Errors
///
/// Where it refused, and does not already do as asked.
pub fn read_outcome(command: &Command, values: &Values, result: bool, given: &str) -> Result<Success> {
    let reason =
        PATH_PREFIXES.iter().find_map(|prefix| given.strip_prefix(prefix)).unwrap_or(given).to_owned();
    if result || command.is_already(&reason, values) {
        Ok(Success::Result(CommandResult { result, reason }))
    } else if needs_signing(&reason) {
        Err(signing_required(command.name, None, reason))
    } else {
        let what = if reason.is_empty() { "The car refused, without a reason" } else { "The car refused" };
        Err(CommandError::new(Code::Rejected, command.name, what).with(|error| error.reason = Some(reason)))
    }
}

/// The vehicle object, or the first of a list: the reference's `wake_up` answers with a list of one.
fn vehicle(response: Json<'_>) -> Option<Record> {
    let first = match response.entries() {
        Some(entries) => *entries.first()?,
        None => response,
    };
    let record = record(first);
    (record.id.is_some() || record.state.is_some()).then_some(record)
}

fn record(json: Json<'_>) -> Record {
    let text = |name| json.member(name).map(Json::to_text).filter(|text| !text.is_empty());
    Record {
        id: text("id_s").or_else(|| text("id")).or_else(|| text("vin")),
        state: json.member("state").map(Json::to_text),
        json: json.as_str().to_owned(),
    }
}
