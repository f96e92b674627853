//! A command and its checked values as a request: a method, a path and a body.

use crate::catalogue::values::Values;
use crate::catalogue::{Answer, Command};
use crate::json::{push_hex, write_string};
use crate::text::{decimal, find};

/// The server of the reference, and the default base URL.
pub const OWNER_API: &str = "https://owner-api.teslamotors.com";

/// The path of the vehicles.
const VEHICLES: &str = "/api/1/vehicles";

/// The longest token that is accepted, in characters. Real ones have about a thousand.
pub const LONGEST_TOKEN: usize = 16_384;

/// Checks that the token is valid in a header.
///
/// # Errors
///
/// What is wrong with it, as a sentence that begins with its name.
pub fn check_token(token: &str) -> Result<(), &'static str> {
    if token.is_empty() {
        Err("must not be empty")
    } else if token.len() > LONGEST_TOKEN {
        Err("is too long to be a token")
    } else if token.bytes().all(|byte| byte.is_ascii_graphic()) {
        Ok(())
    } else {
        Err("must be the token alone, in visible ASCII, without blanks or the word Bearer")
    }
}

/// A request without its base URL and its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// GET or POST.
    pub method: Method,
    /// What follows the base URL.
    pub path: String,
    /// The body as JSON, if there is one.
    pub body: Option<String>,
}

/// The method of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// A read, which changes nothing.
    Get,
    /// A command.
    Post,
}

/// Where the parameters of a command are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// In a JSON object, as servers accept them today.
    #[default]
    Json,
    /// In the URL, as the reference shows it.
    Query,
}

impl Request {
    /// The request for a command or a read. `id` is the checked id or VIN of the vehicle.
    #[must_use]
    pub fn of(command: &Command, id: &str, form: Form, values: &Values) -> Request {
        let name = command.name;
        let mut path = match command.answer {
            Answer::CommandResult => [VEHICLES, "/", id, "/command/", name].concat(),
            // wake_up is not below /command/ in the reference.
            Answer::VehicleSummary | Answer::VehicleData => [VEHICLES, "/", id, "/", name].concat(),
            Answer::VehicleList => VEHICLES.to_owned(),
        };
        if command.is_read() {
            push_query(&mut path, values);
            return Request { method: Method::Get, path, body: None };
        }
        let body = match form {
            Form::Json => Some(values.to_json()),
            Form::Query => {
                push_query(&mut path, values);
                None
            }
        };
        Request { method: Method::Post, path, body }
    }

    /// The request for a message of the signed protocol, which is in base64.
    #[must_use]
    pub fn signed(vin: &str, message: &str) -> Request {
        let path = [VEHICLES, "/", vin, "/signed_command"].concat();
        let body = ["{\"routable_message\":\"", message, "\"}"].concat();
        Request { method: Method::Post, path, body: Some(body) }
    }

    /// The request for the summary of one vehicle. It does not wake the vehicle.
    #[must_use]
    pub fn look(id: &str) -> Request {
        Request { method: Method::Get, path: [VEHICLES, "/", id].concat(), body: None }
    }

    /// The same request for another page of the list.
    #[must_use]
    pub fn page(&self, number: i64) -> Request {
        let end = find(&self.path, "?").unwrap_or(self.path.len());
        let path = [self.path.get(..end).unwrap_or_default(), "?page=", &decimal(number)].concat();
        Request { path, ..self.clone() }
    }

    /// The request for all products of the account, for servers that list vehicles only there.
    #[must_use]
    pub fn products() -> Request {
        Request { method: Method::Get, path: "/api/1/products".to_owned(), body: None }
    }
}

/// A secret in each form in which it may be sent: plain, in a JSON string, and in a URL.
#[must_use]
pub fn forms_of_secret(text: String) -> [String; 3] {
    let (mut json, mut escaped) = (String::new(), String::new());
    write_string(&mut json, &text);
    push_escaped(&mut escaped, &text);
    let json = json.get(1..json.len().saturating_sub(1)).unwrap_or_default().to_owned();
    [text, json, escaped]
}

/// Adds the values to a URL as its query.
fn push_query(url: &mut String, values: &Values) {
    for (index, (name, value)) in values.iter().enumerate() {
        url.push(if index == 0 { '?' } else { '&' });
        url.push_str(name);
        url.push('=');
        push_escaped(url, &value.to_text());
    }
}

/// Adds the text to a URL, and escapes all but unreserved characters (RFC 3986, section 2.3).
fn push_escaped(url: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            push_hex(url, byte);
        }
    }
}
