//! What goes out: a command and its checked values become a method, a path and a body.

use crate::catalogue::values::Values;
use crate::catalogue::{Answer, Command};
use crate::json::{push_hex, write_string};
use crate::text::{decimal, find};

/// The host of the reference, and the default of `baseUrl`.
pub const OWNER_API: &str = "https://owner-api.teslamotors.com";

/// Where the cars are.
const VEHICLES: &str = "/api/1/vehicles";

/// The longest token that is taken, in characters; real ones have about a thousand.
pub const LONGEST_TOKEN: usize = 16_384;

/// Checks that the token can stand in a header.
///
/// # Errors
///
/// What is wrong with it, as a sentence that its name begins.
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

/// A request, but for its base address and its token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// GET or POST.
    pub method: Method,
    /// What follows the base address.
    pub path: String,
    /// The JSON text of the body, where there is one.
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

/// Where the parameters of a command go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Into a JSON object, which is what servers take today.
    #[default]
    Json,
    /// Into the URL, as the reference shows it.
    Query,
}

impl Request {
    /// The request of a command or a read. `id` is the checked id or VIN of the car.
    #[must_use]
    pub fn of(command: &Command, id: &str, form: Form, values: &Values) -> Request {
        let name = command.name;
        let mut path = match command.answer {
            Answer::CommandResult => [VEHICLES, "/", id, "/command/", name].concat(),
            // The reference has wake_up beside the commands, not among them.
            Answer::VehicleSummary | Answer::VehicleData => [VEHICLES, "/", id, "/", name].concat(),
            Answer::VehicleList => VEHICLES.to_owned(),
        };
        if matches!(command.answer, Answer::VehicleData | Answer::VehicleList) {
            return Request { method: Method::Get, path, body: None };
        }
        let body = match form {
            Form::Json => Some(values.to_json()),
            Form::Query => {
                for (index, (name, value)) in values.iter().enumerate() {
                    path.push(if index == 0 { '?' } else { '&' });
                    path.push_str(name);
                    path.push('=');
                    push_escaped(&mut path, &value.to_text());
                }
                None
            }
        };
        Request { method: Method::Post, path, body }
    }

    /// A message of the signed protocol, in base64.
    #[must_use]
    pub fn signed(vin: &str, message: &str) -> Request {
        let path = [VEHICLES, "/", vin, "/signed_command"].concat();
        let body = ["{\"routable_message\":\"", message, "\"}"].concat();
        Request { method: Method::Post, path, body: Some(body) }
    }

    /// A look at the summary of one car, which does not wake it.
    #[must_use]
    pub fn look(id: &str) -> Request {
        Request { method: Method::Get, path: [VEHICLES, "/", id].concat(), body: None }
    }

    /// The page of the list that this request asks for.
    #[must_use]
    pub fn page(&self, number: i64) -> Request {
        let end = find(&self.path, "?").unwrap_or(self.path.len());
        let path = [self.path.get(..end).unwrap_or_default(), "?page=", &decimal(number)].concat();
        Request { path, ..self.clone() }
    }

    /// The list of all that the account owns, for servers that list cars only there.
    #[must_use]
    pub fn products() -> Request {
        Request { method: Method::Get, path: "/api/1/products".to_owned(), body: None }
    }
}

/// A secret in each form in which it is sent: as it is, in a JSON string, and in a URL.
#[must_use]
pub fn forms_of_secret(text: String) -> [String; 3] {
    let (mut json, mut escaped) = (String::new(), String::new());
    write_string(&mut json, &text);
    push_escaped(&mut escaped, &text);
    let json = json.get(1..json.len().saturating_sub(1)).unwrap_or_default().to_owned();
    [text, json, escaped]
}

/// Adds the text to a URL, with all escaped but the characters that never need it (RFC 3986, section 2.3).
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
