//! A response, which is a status, some headers and a text, as a success or an error.

mod failure;
mod words;

use serde::Serialize;

use self::failure::read_failure;
use self::words::{asleep, explanation, is_html, known, says_asleep};
use crate::catalogue::values::Values;
use crate::catalogue::{Answer, Command};
use crate::error::{Code, CommandError, Result};
use crate::json::Json;
#[cfg(feature = "signing")]
use crate::rest::base64;
use crate::text::{find, number};

/// What signing servers put before the vehicle's reason.
const PATH_PREFIXES: &[&str] = &["car could not execute command: ", "vcsec could not execute command: "];

/// A response, read to its end.
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
    /// When they were received, in milliseconds since 1970.
    pub received: f64,
    /// `Retry-After`.
    pub retry_after: Option<String>,
    /// The time in `Retry-After`, in milliseconds since 1970, if it is a date.
    pub retry_at: Option<f64>,
    /// `RateLimit-Reset`, or `X-RateLimit-Reset`.
    pub rate_limit_reset: Option<String>,
    /// `Alt-Svc`.
    pub alt_svc: Option<String>,
}

/// A success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// The vehicle carried out the command, or was already in the requested state.
    Result(CommandResult),
    /// A vehicle object.
    Vehicle(Record),
    /// A list of vehicle objects.
    Vehicles(Vec<Record>),
    /// A page of such a list, and the number of the next one.
    Page(Vec<Record>, u64),
}

/// The vehicle's answer to a command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CommandResult {
    /// Whether it carried out the command. If not, it was already in the requested state.
    pub result: bool,
    /// Its reason, without the prefix of signing servers.
    pub reason: String,
}

/// A vehicle object as the server wrote it. JavaScript's JSON parser rounds its `id`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The JSON text.
    pub json: String,
    /// The id, digit for digit; the VIN if there is no id.
    pub id: Option<String>,
    /// The state, such as `online`, as the server says.
    pub state: Option<String>,
}

/// Reads a response.
///
/// # Errors
///
/// If the response does not plainly say that the command was carried out.
pub fn read(command: &Command, values: &Values, reply: &Reply) -> Result<Success> {
    if (200..300).contains(&reply.status) {
        read_success(command, values, &reply.body)
    } else {
        Err(read_failure(command, reply))
    }
}

/// Reads the vehicle's message in the response to a signed message.
///
/// # Errors
///
/// If the response contains none.
#[cfg(feature = "signing")]
pub fn read_message(command: &Command, reply: &Reply) -> Result<Vec<u8>> {
    if !(200..300).contains(&reply.status) {
        return Err(read_failure(command, reply));
    }
    let message = Json::parse(&reply.body).and_then(|json| json.member("response"));
    // An object or a list in its place is not base64 either.
    message.and_then(|message| base64::decode(&message.to_text())).ok_or_else(|| {
        let what = "The response contains no signed message from the vehicle";
        in_words(command, &reply.body).unwrap_or_else(|| bad_response(command, &reply.body, what))
    })
}

/// The error that a response describes in spite of its successful status.
fn in_words(command: &Command, body: &str) -> Option<Box<CommandError>> {
    let words = explanation(body)?;
    if says_asleep(&words) {
        return Some(asleep(command, None, Some(words), false));
    }
    known(command, None, &words)
}

/// The error of a response that can't be read as a success.
fn bad_response(command: &Command, body: &str, what: &str) -> Box<CommandError> {
    CommandError::new(Code::BadResponse, command.name, what).with(|error| {
        error.may_have_succeeded = true;
        error.reason = explanation(body);
    })
}

fn read_success(command: &Command, values: &Values, body: &str) -> Result<Success> {
    let bad_response = |what: &str| bad_response(command, body, what);
    let Some(json) = Json::parse(body) else {
        return Err(in_words(command, body).unwrap_or_else(|| bad_response(why_not_json(body))));
    };
    let response = json.member("response");
    let result = response.and_then(|response| response.member("result")).and_then(Json::as_bool);
    // Some servers report errors with a successful status. Beside an error, only a refusal is believed.
    let is_failed = json.member("error").is_some_and(|error| !matches!(error.as_str(), "\"\"" | "false"));
    let believed = response.filter(|_| !is_failed || result == Some(false));
    if believed.is_none() || result == Some(false) {
        let is_told = |error: &CommandError| match result {
            Some(true) => error.code == Code::SigningRequired,
            Some(false) => error.asleep,
            None => true,
        };
        if let Some(error) = in_words(command, body).filter(|error| is_told(error)) {
            return Err(error);
        }
    }
    let Some(response) = believed else {
        return Err(bad_response(if find(body, "\"response\"").is_some() {
            "The response does not say what the car did"
        } else {
            "The response has no member \"response\", so it is not the API's"
        }));
    };
    if let Some(result) = result
        && (command.answer == Answer::CommandResult || !result)
    {
        let text = |name| response.member(name).map(Json::to_text).filter(|text| !text.is_empty());
        // Signing proxies before April 2025 call it `string`.
        let reason = text("reason").or_else(|| text("string")).unwrap_or_default();
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
            // Not all products are vehicles: a home battery has neither member.
            let is_car = |entry: &Json<'_>| entry.member("vin").or(entry.member("vehicle_id")).is_some();
            let cars = entries.into_iter().filter(is_car).map(record).collect();
            let next = json.member("pagination").and_then(|pages| pages.member("next"));
            Ok(match next.and_then(|next| number(&next.to_text())) {
                None | Some(0) => Success::Vehicles(cars),
                Some(next) => Success::Page(cars, next),
            })
        }
    }
}

fn why_not_json(body: &str) -> &'static str {
    if body.trim_ascii().is_empty() {
        "The response is empty"
    } else if is_html(body) {
        "The response is a web page"
    } else {
        "The response is not the API's JSON"
    }
}

/// The outcome that the vehicle reports.
///
/// # Errors
///
/// If it refused the command, and is not already in the requested state.
pub fn read_outcome(command: &Command, values: &Values, result: bool, given: &str) -> Result<Success> {
    let reason =
        PATH_PREFIXES.iter().find_map(|prefix| given.strip_prefix(prefix)).unwrap_or(given).to_owned();
    if result || command.is_already(&reason, values) {
        Ok(Success::Result(CommandResult { result, reason }))
    } else if let Some(error) =
        known(command, None, &reason).filter(|error| error.code == Code::SigningRequired)
    {
        Err(error)
    } else {
        let what = if reason.is_empty() { "The car refused, without a reason" } else { "The car refused" };
        Err(CommandError::new(Code::Rejected, command.name, what).with(|error| error.reason = Some(reason)))
    }
}

/// The vehicle object, or the first of a list: in the reference, the response to `wake_up` is a list of one.
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
