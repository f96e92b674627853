//! What came back: a status, some headers and a text become a success or an error.

use serde::ser::{Serialize, SerializeMap, Serializer};

#[cfg(feature = "signing")]
use crate::base64;
use crate::catalogue::{Answer, Command, limit};
use crate::error::{Code, CommandError, Result, find};
use crate::json::{Json, decimal};
use crate::request::Values;

/// What the signing path puts before the car's own reason.
const PATH_PREFIXES: &[&str] = &["car could not execute command: ", "vcsec could not execute command: "];

/// What says of a car that it takes signed commands only, wherever it stands.
const SIGNING_REQUIRED: &[&str] = &["vehicle command protocol required", "unsigned_cmds_hardlocked"];

/// The hosts whose word counts for where the API of an account is: the token goes there next.
const REGIONS: &[&str] = &[".tesla.com", ".tesla.cn", ".teslamotors.com"];

/// What the signing proxy says of a sleeping car, inside a 500.
const ASLEEP: &str = "offline or asleep";

/// What a server says in a 408 that is weaker than asleep: the car was reached, or was about to be.
const TIMEOUT: &str = "timeout";

/// An answer, read to its end.
#[derive(Clone, Debug, Default)]
pub struct Reply {
    /// The status; 0 for a redirect, which browsers do not show.
    pub status: u16,
    /// The `Retry-After` header.
    pub retry_after: Option<String>,
    /// The moment that the header names, in milliseconds since 1970, if it is a date.
    pub retry_at: Option<f64>,
    /// The `Alt-Svc` header.
    pub alt_svc: Option<String>,
    /// The whole body.
    pub body: String,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandResult {
    /// Whether it did as asked; if not, it already was in that state.
    pub result: bool,
    /// Its reason, as given but for the signing path's prefix.
    pub reason: String,
}

/// As a map: for the fields of a struct serde-wasm-bindgen keeps a hash table, which is 1 kB of the package.
impl Serialize for CommandResult {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        map.serialize_entry("result", &self.result)?;
        map.serialize_entry("reason", &self.reason)?;
        map.end()
    }
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

/// Reads an answer. `now` is the time in milliseconds since 1970, for dates in `Retry-After`.
///
/// # Errors
///
/// Whatever does not say plainly that the asked-for happened.
pub fn read(command: &Command, values: &Values, reply: &Reply, now: f64) -> Result<Success> {
    if (200..300).contains(&reply.status) {
        read_success(command, values, &reply.body)
    } else {
        Err(read_failure(command.name, reply, now))
    }
}

/// Reads an answer to a signed message: the one that came back.
///
/// # Errors
///
/// Whatever holds none.
#[cfg(feature = "signing")]
pub fn read_message(command: &Command, reply: &Reply, now: f64) -> Result<Vec<u8>> {
    if !(200..300).contains(&reply.status) {
        return Err(read_failure(command.name, reply, now));
    }
    let message = Json::parse(&reply.body).and_then(|json| json.member("response"));
    // An object or a list in its place is no base64 either.
    message.and_then(|message| base64::decode(&message.to_text())).ok_or_else(|| {
        let what = "The server's answer holds no message of the car.";
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
            "The server's answer is empty."
        } else if is_html(body) {
            "The server's answer is a web page."
        } else {
            "The server's answer is not the API's JSON."
        })
    })?;
    let result_of = |response: Json<'_>| response.member("result").and_then(Json::as_bool);
    // Some servers tell errors with the status of a success; beside one, only a refusal is believed.
    let is_failed = json.member("error").is_some_and(|error| !matches!(error.as_str(), "\"\"" | "false"));
    let response = json.member("response").filter(|it| !is_failed || result_of(*it) == Some(false));
    let Some(response) = response else {
        return Err(match explanation(body) {
            Some(reason) if needs_signing(&reason) => signing_required(command.name, None, reason),
            _ => bad_response("The server's answer does not say what the car did."),
        });
    };
    if let Some(result) = result_of(response)
        && (command.answer == Answer::CommandResult || !result)
    {
        let reason = response.member("reason").map(Json::to_text).unwrap_or_default();
        return read_outcome(command, values, result, &reason);
    }
    let unlike = || bad_response("The server's answer is not one to this call.");
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
    if result || is_already(command, values, &reason) {
        Ok(Success::Result(CommandResult { result, reason }))
    } else if needs_signing(&reason) {
        Err(signing_required(command.name, None, reason))
    } else {
        let what = if reason.is_empty() {
            "The car refused, without a reason.".to_owned()
        } else {
            ["The car refused: ", &reason, "."].concat()
        };
        Err(CommandError::new(Code::Rejected, command.name, what).with(|error| error.reason = Some(reason)))
    }
}

/// Whether the reason says that the car already is in the asked-for state.
fn is_already(command: &Command, values: &Values, reason: &str) -> bool {
    let reason = reason.trim_ascii().to_ascii_lowercase();
    let reason: String = reason.chars().map(|letter| if letter == '_' { ' ' } else { letter }).collect();
    command.is_already(&reason, &|word| values.has(word))
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

fn read_failure(command: &'static str, reply: &Reply, now: f64) -> Box<CommandError> {
    let status = reply.status;
    let reason = explanation(&reply.body);
    let said = |words: &str| reason.as_deref().is_some_and(|reason| says(reason, words));
    let is_asleep = status == 408 && !said(TIMEOUT) || status == 500 && said(ASLEEP);
    let (code, what) = match status {
        401 => (Code::Unauthorized, "The server does not accept the access token"),
        403 if reason.as_deref().is_some_and(needs_signing) => {
            return signing_required(command, Some(status), reason.unwrap_or_default());
        }
        402 | 403 | 423 | 451 => (Code::Forbidden, "The server does not allow this call"),
        404 => (Code::NotFound, "The server does not know this vehicle or address"),
        _ if is_asleep => (Code::Unavailable, "The car is asleep or offline"),
        408 => (Code::Unavailable, "The car did not answer the server in time"),
        503 => (Code::Unavailable, "The server is too busy to ask the car"),
        421 => (Code::WrongRegion, "The account lives in another region"),
        429 => (Code::RateLimited, "The server has had too many calls"),
        0 | 300..=399 => (Code::Http, "The server redirects: make its target the baseUrl"),
        400..=499 => (Code::Http, "The server refused the request"),
        _ => (Code::Http, "The server failed"),
    };
    let why = match &reason {
        Some(reason) => [": ", reason].concat(),
        None if is_html(&reply.body) => ", with a web page as answer".to_owned(),
        None => String::new(),
    };
    let what = [what, " (", &decimal(status), &why, ")."].concat();
    CommandError::new(code, command, what).with(|error| {
        error.status = Some(status);
        error.asleep = is_asleep;
        // Most client errors are told before the car is asked; these and server errors perhaps after.
        error.may_have_succeeded =
            !is_asleep && (matches!(status, 408 | 499) || status >= 500 && status != 503);
        if matches!(status, 429 | 503) {
            error.retry_after_ms = retry_after(reply, now);
        }
        if status == 421 {
            error.base_url = region(reply);
        }
        error.reason = reason;
    })
}

fn signing_required(command: &'static str, status: Option<u16>, reason: String) -> Box<CommandError> {
    CommandError::new(Code::SigningRequired, command, "This car takes signed commands only.").with(|error| {
        error.status = status;
        error.reason = Some(reason);
    })
}

fn needs_signing(reason: &str) -> bool {
    SIGNING_REQUIRED.iter().any(|words| says(reason, words))
}

fn says(reason: &str, words: &str) -> bool {
    find(reason, words).is_some()
}

fn is_html(body: &str) -> bool {
    body.trim_ascii_start().starts_with('<')
}

/// The server's own words: from the known fields of its JSON, else its plain text.
fn explanation(body: &str) -> Option<String> {
    let body = body.trim_ascii();
    if body.is_empty() || is_html(body) {
        return None;
    }
    let words = match Json::parse(body) {
        Some(json) if json.is_object() => {
            let field = |name| json.member(name).map(Json::to_text).filter(|text| !text.is_empty());
            let reason = || json.member("response")?.member("reason").map(Json::to_text);
            let mut words = field("error").map(unnested).or_else(reason).unwrap_or_default();
            for more in ["error_description", "messages"].into_iter().filter_map(field) {
                if words.is_empty() {
                    words = more;
                } else if words != more {
                    words = [&words, ": ", &*more].concat();
                }
            }
            words
        }
        Some(json) => json.to_text(),
        None => body.to_owned(),
    };
    Some(words.trim_ascii().to_owned()).filter(|words| !words.is_empty())
}

/// Some servers put the JSON of an error into the text of an error.
fn unnested(error: String) -> String {
    Json::parse(&error).and_then(|json| json.member("error").map(Json::to_text)).unwrap_or(error)
}

/// The wait in milliseconds: the header's seconds or date, else what the text says.
fn retry_after(reply: &Reply, now: f64) -> Option<u64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let until = |then: f64| (then - now) as u64;
    let from_header = reply.retry_after.as_deref().and_then(milliseconds).or(reply.retry_at.map(until));
    from_header.or_else(|| {
        // "Retry in 49200 seconds", in any other words around it.
        let words: Vec<&str> = reply.body.split_ascii_whitespace().take(100).collect();
        words.windows(2).find_map(|pair| match pair {
            [number, unit] if find(unit, "second") == Some(0) => milliseconds(number),
            _ => None,
        })
    })
}

/// Seconds, as milliseconds.
fn milliseconds(seconds: &str) -> Option<u64> {
    let seconds = seconds.trim_ascii();
    let is_number = (1..=10).contains(&seconds.len()) && seconds.bytes().all(|byte| byte.is_ascii_digit());
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "ten digits")]
    is_number.then(|| (limit(seconds) * 1_000.0) as u64)
}

/// The address of the account's region: from the text (`use base URL: https://…`), else from `Alt-Svc`.
fn region(reply: &Reply) -> Option<String> {
    let host = |text: &str| {
        let host = text.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-')).next()?;
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let is_known = !host.starts_with('.') && REGIONS.iter().any(|region| host.ends_with(region));
        is_known.then(|| ["https://", &host].concat())
    };
    let after = |text: &str, mark: &str| {
        let start = find(text, mark)?.checked_add(mark.len())?;
        text.get(start..).and_then(host)
    };
    after(&reply.body, "base url: https://").or_else(|| after(reply.alt_svc.as_deref()?, "=\""))
}
