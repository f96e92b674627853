//! What goes out: a command and its checked values become a method, a path and a body.

use crate::catalogue::{Answer, Command};
use crate::json::{push_hex, write_string};

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

/// A value that was checked against its parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number, a switch, or a calendar as an object: its JSON.
    Json(String),
    /// A word of a choice, a PIN, a password, or a calendar as text.
    Text(String),
}

impl Value {
    /// The value as a URL has it, before escaping.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Value::Json(text) | Value::Text(text) => text,
        }
    }
}

/// A parameter's wire name and value, as they are sent.
#[derive(Clone, Debug)]
pub struct Argument {
    /// The wire name.
    pub name: &'static str,
    /// The value.
    pub value: Value,
    /// Whether the value must not be seen in an error.
    pub secret: bool,
}

/// The arguments of a command, in the table's order.
#[derive(Clone, Debug, Default)]
pub struct Values(pub Vec<Argument>);

impl Values {
    /// The value of the parameter with the wire name.
    #[must_use]
    pub fn get(&self, wire_name: &str) -> Option<&Value> {
        self.0.iter().find(|argument| argument.name == wire_name).map(|argument| &argument.value)
    }

    /// Whether one of the values is the word.
    #[must_use]
    pub fn has(&self, word: &str) -> bool {
        self.0.iter().any(|argument| argument.value.as_text() == word)
    }

    /// The JSON object of all.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut json = String::from("{");
        for (index, argument) in self.0.iter().enumerate() {
            if index > 0 {
                json.push(',');
            }
            write_string(&mut json, argument.name);
            json.push(':');
            match &argument.value {
                Value::Json(value) => json.push_str(value),
                Value::Text(text) => write_string(&mut json, text),
            }
        }
        json.push('}');
        json
    }

    /// The texts that must not be seen in an error, in each form that they are sent in.
    #[must_use]
    pub fn secrets(&self) -> Vec<String> {
        let mut secrets = Vec::new();
        for argument in self.0.iter().filter(|argument| argument.secret) {
            let text = argument.value.as_text();
            let (mut json, mut escaped) = (String::new(), String::new());
            write_string(&mut json, text);
            push_escaped(&mut escaped, text);
            let json = json.get(1..json.len().saturating_sub(1)).unwrap_or_default().to_owned();
            secrets.extend([text.to_owned(), json, escaped]);
        }
        secrets
    }
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
                for (index, argument) in values.0.iter().enumerate() {
                    path.push(if index == 0 { '?' } else { '&' });
                    path.push_str(argument.name);
                    path.push('=');
                    push_escaped(&mut path, argument.value.as_text());
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

    /// The list of all that the account owns, for servers that list cars only there.
    #[must_use]
    pub fn products() -> Request {
        Request { method: Method::Get, path: "/api/1/products".to_owned(), body: None }
    }
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
