//! Checks the arguments of a call. `exchange.js` reads them and describes each as JSON; this file decides what is accepted.
//! No error contains a value, because any value may be a secret.

#[cfg(feature = "bluetooth")]
use tesla_commands_core::bluetooth::requests::Role;
use tesla_commands_core::catalogue::values::{Value, Values};
use tesla_commands_core::catalogue::{Answer, Command, Parameter, Presence};
use tesla_commands_core::client::Call;
use tesla_commands_core::error::{CommandError, Result};
use tesla_commands_core::json::{Json, Members};
use tesla_commands_core::rest::request::{Form, OWNER_API, check_token};
use tesla_commands_core::text::join;

/// The default of `timeoutMs`, in milliseconds. A vehicle that has just woken up takes 10 to 20 s.
const TIMEOUT: u32 = 30_000;

/// The longest delay of JavaScript's timers, in milliseconds.
const LONGEST_TIMEOUT: u64 = 2_147_483_647;

/// The longest `baseUrl`, in bytes.
const LONGEST_URL: usize = 4_096;

/// JavaScript's largest safe integer (2^53 - 1).
const LARGEST_SAFE: u64 = 9_007_199_254_740_991;

/// The most parts of a vehicle's data that a call may name, and the longest name of one. The API has ten.
const MOST_ENDPOINTS: usize = 32;
const LONGEST_NAME: usize = 64;

/// The length of a VIN. Not all of its characters are digits.
const VIN_LENGTH: usize = 17;

/// What a `bluetooth` must be.
pub const LINK: &str = "must be what connectBluetooth returned";
/// What a build without `signing` says of a key, and one without `bluetooth` of a link.
const LEFT_OUT: &str =
    "is not supported by this build. Import from tesla-commands, not from tesla-commands/rest";

const ID: &str = "must be the id or the VIN of a car as text, as listVehicles returns it";

/// The checked arguments of a call.
#[expect(clippy::struct_excessive_bools, reason = "they are independent of each other")]
pub struct Arguments {
    pub call: Call,
    pub base_url: String,
    /// Whether there is an access token, or a function that returns it.
    pub has_token: bool,
    /// The token; `None` if a function returns it.
    pub token: Option<String>,
    /// The identity of the token function; 0 if there is none.
    pub token_function: u32,
    /// The identity of the caller's `fetch`; 0 if there is none.
    pub fetch_function: u32,
    /// Whether there is an `onProgress`.
    pub has_listener: bool,
    pub has_key: bool,
    /// Whether there is a Bluetooth connection.
    pub has_link: bool,
}

/// What is wrong with a value, as a sentence that begins with its name.
type Checked<T> = std::result::Result<T, &'static str>;

/// A value as `exchange.js` describes it.
enum Given {
    Text(String),
    /// A number, as JSON writes it.
    Number(String),
    Boolean(bool),
    BigInt(String),
    /// A function, and its identity.
    Function(u32),
    Signal,
    /// An object, as JSON.
    Json(String),
    Object,
    TooLong,
    Unreadable,
    Other,
}

impl Given {
    fn read(described: Json<'_>) -> Self {
        let described = described.to_text();
        let (kind, value) = described.split_once(':').unwrap_or((&described, ""));
        let value = value.to_owned();
        match kind {
            "text" => Given::Text(value),
            "number" => Given::Number(value),
            "boolean" => Given::Boolean(value == "true"),
            "bigint" => Given::BigInt(value),
            "function" => Given::Function(value.parse().unwrap_or_default()),
            "signal" => Given::Signal,
            "json" => Given::Json(value),
            "object" => Given::Object,
            "too long" => Given::TooLong,
            "unreadable" => Given::Unreadable,
            _ => Given::Other,
        }
    }

    fn into_text(self) -> Checked<String> {
        match self {
            Given::Text(text) if !is_well_formed(&text) => {
                Err("must be well-formed text, without lone surrogates")
            }
            Given::Text(text) => Ok(text),
            Given::TooLong => Err("is too long"),
            _ => Err("must be text"),
        }
    }
}

/// Checks all arguments. `data` and `numbers` come from `readArguments` in `exchange.js`. `is_key` tells whether the vehicle's
/// `key` is a usable key. `new_id` returns the id of a new schedule.
pub fn check(
    command: &'static Command,
    data: &str,
    numbers: &[f64],
    is_key: impl FnOnce() -> bool,
    is_link: impl FnOnce() -> bool,
    new_id: impl FnOnce() -> f64,
) -> Result<Arguments> {
    let is_list = command.answer == Answer::VehicleList;
    let given = Described::parse(command.name, data);
    given.require_object("vehicle", if is_list { "connection" } else { "vehicle" })?;

    let id = if is_list { None } else { given.read("id", check_id)? };
    if id.is_none() && !is_list {
        return Err(given.invalid("id", ID));
    }
    let id = id.unwrap_or_default();
    let form = given.read("parameters", check_form)?.unwrap_or_default();
    let base_url = given.read("baseUrl", check_base_url)?.unwrap_or_else(|| OWNER_API.to_owned());
    let check_link = || {
        if cfg!(not(feature = "bluetooth")) {
            Err(LEFT_OUT)
        } else if is_link() {
            Ok(())
        } else {
            Err(LINK)
        }
    };
    let has_link = !is_list && given.read("bluetooth", |_| check_link())?.is_some();
    let access = given.read("accessToken", check_access_token)?;
    if access.is_none() && !has_link {
        return Err(given.invalid("accessToken", "must be text, or a function that returns it"));
    }
    let has_token = access.is_some();
    let (token, token_function) = access.unwrap_or_default();
    let fetch_function = given.read("fetch", check_function)?.unwrap_or_default();
    let check_key = || {
        if cfg!(not(feature = "signing")) {
            Err(LEFT_OUT)
        } else if is_key() {
            Ok(())
        } else {
            Err(
                "must be a key from createKey or importKey: ECDH, P-256, with a private key that is not extractable",
            )
        }
    };
    let has_key = given.read("key", |_| check_key())?.is_some();
    if has_link && !has_key {
        return Err(given.invalid("key", "is missing: commands over Bluetooth are signed"));
    }
    if (has_link || has_key && command.signed.is_some()) && !is_vin(&id) {
        return Err(given.invalid("id", "must be the VIN of the car, where the vehicle has a key"));
    }

    let mut values = check_values(command, given.members.get("params"), numbers, new_id)?;

    given.require_object("options", "options")?;
    given.read("signal", check_signal)?;
    let timeout = given.read("timeoutMs", check_timeout)?.unwrap_or(TIMEOUT);
    let wake = given.read("wake", check_boolean)?;
    let has_listener = given.read("onProgress", check_function)?.is_some();
    if command.answer == Answer::VehicleData
        && let Some(endpoints) = given.read("endpoints", check_endpoints)?
    {
        values.set("endpoints", Value::Text(endpoints));
    }
    // wake_up wakes the vehicle anyway, and a list wakes none.
    let can_wake = matches!(command.answer, Answer::CommandResult | Answer::VehicleData);
    let wake = can_wake && wake.unwrap_or_default();

    let call = Call { command, id, form, values, timeout, wake };
    Ok(Arguments {
        call,
        base_url,
        has_token,
        token,
        token_function,
        fetch_function,
        has_listener,
        has_key,
        has_link,
    })
}

/// The arguments of `connectBluetooth`.
#[cfg(feature = "bluetooth")]
pub struct BluetoothArguments {
    pub vin: String,
    pub timeout: u32,
    pub any_name: bool,
}

/// Checks the arguments of `connectBluetooth`, whose VIN `data` has as the id of a vehicle.
#[cfg(feature = "bluetooth")]
pub fn check_bluetooth(command: &'static str, data: &str) -> Result<BluetoothArguments> {
    let given = Described::parse(command, data);
    let vin = given.read("id", check_id).ok().flatten().filter(|vin| is_vin(vin));
    let vin = vin.ok_or_else(|| given.invalid("vin", "must be the VIN of the car, as text"))?;
    given.require_object("options", "options")?;
    given.read("signal", check_signal)?;
    let timeout = given.read("timeoutMs", check_timeout)?.unwrap_or(TIMEOUT);
    let any_name = given.read("anyName", check_boolean)?.unwrap_or_default();
    Ok(BluetoothArguments { vin, timeout, any_name })
}

/// The `role` of the options.
#[cfg(feature = "bluetooth")]
pub fn check_role(command: &'static Command, data: &str) -> Result<Role> {
    let role = Described::parse(command.name, data).read("role", |given| {
        let role = given.into_text().ok().and_then(|role| Role::parse(&role));
        role.ok_or("must be \"driver\", \"owner\" or \"charging_manager\"")
    })?;
    Ok(role.unwrap_or(Role::Driver))
}

/// The arguments of a call, and the properties of its vehicle and of its options, as `exchange.js` describes them.
struct Described<'a> {
    command: &'static str,
    members: Members<'a>,
}

impl<'a> Described<'a> {
    fn parse(command: &'static str, data: &'a str) -> Self {
        Described { command, members: Json::parse(data).and_then(Json::members).unwrap_or_default() }
    }

    fn invalid(&self, name: &str, what: &str) -> Box<CommandError> {
        CommandError::invalid(self.command, name, what)
    }

    /// `name` is the argument's, `parameter` what the caller knows it as.
    fn require_object(&self, name: &str, parameter: &str) -> Result<()> {
        match self.members.get(name).map(Given::read) {
            Some(Given::Object) => Ok(()),
            _ => Err(self.invalid(parameter, "must be an object")),
        }
    }

    /// The checked property; `None` if it is missing, undefined or null.
    fn read<T>(&self, name: &str, check: impl FnOnce(Given) -> Checked<T>) -> Result<Option<T>> {
        let Some(described) = self.members.get(name) else { return Ok(None) };
        let checked = match Given::read(described) {
            Given::Unreadable => Err("can't be read"),
            given => check(given),
        };
        checked.map(Some).map_err(|what| self.invalid(name, what))
    }
}

fn check_values(
    command: &'static Command,
    params: Option<Json<'_>>,
    numbers: &[f64],
    new_id: impl FnOnce() -> f64,
) -> Result<Values> {
    let invalid = |name: &str, what: &str| CommandError::invalid(command.name, name, what);
    let given = match params.and_then(Json::entries) {
        Some(entries) => entries,
        None => match params.map(Json::to_text).as_deref() {
            Some("none") => {
                let is_required = |presence| presence == Presence::Required;
                if command.parameters.iter().any(|parameter| is_required(parameter.presence)) {
                    return Err(invalid("params", "must be an object"));
                }
                Vec::new()
            }
            // Without a misspelt parameter, the command would do something else than was meant.
            Some("unknown") => {
                return Err(invalid("params", "has a property that this command does not take"));
            }
            Some("unreadable") => return Err(invalid("params", "can't be read")),
            _ => return Err(invalid("params", "must be an object")),
        },
    };
    let read = |index: usize, parameter: &Parameter| {
        let given = given.get(index).filter(|given| given.as_str() != "null");
        match given.map(|given| Given::read(*given)) {
            None => Ok(None),
            Some(Given::Unreadable) => Err(invalid(parameter.name, "can't be read")),
            Some(given) => to_value(given, numbers.get(index))
                .map(Some)
                .ok_or_else(|| invalid(parameter.name, &parameter.requirement())),
        }
    };
    Values::check(command, read, new_id)
}

fn to_value(given: Given, number: Option<&f64>) -> Option<Value> {
    Some(match given {
        Given::Number(json) => Value::Number { number: *number?, json },
        Given::Boolean(value) => Value::Boolean(value),
        Given::Json(json) => Value::Json(json),
        given => Value::Text(given.into_text().ok()?),
    })
}

fn check_id(given: Given) -> Checked<String> {
    let id = match given {
        Given::BigInt(digits) => digits,
        Given::Number(json) => {
            if json
                .parse::<u64>()
                .map_or(!is_digits(&json) && json.bytes().any(|byte| byte == b'e'), |id| id > LARGEST_SAFE)
            {
                return Err(
                    "is a number that JavaScript has rounded: it must be text, as listVehicles returns it",
                );
            }
            json
        }
        given => given.into_text().map_err(|_| ID)?,
    };
    let is_id = (1..=20).contains(&id.len()) && is_digits(&id);
    let has_form_of_vin = id.len() == VIN_LENGTH && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if is_id || has_form_of_vin { Ok(id) } else { Err(ID) }
}

/// Whether the id is a VIN.
fn is_vin(id: &str) -> bool {
    id.len() == VIN_LENGTH && !is_digits(id)
}

/// JavaScript writes half of a surrogate pair as this character, because UTF-8 has none for it.
fn is_well_formed(text: &str) -> bool {
    text.chars().all(|character| character != char::REPLACEMENT_CHARACTER)
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

fn check_form(given: Given) -> Checked<Form> {
    match given.into_text().as_deref() {
        Ok("json") => Ok(Form::Json),
        Ok("query") => Ok(Form::Query),
        _ => Err("must be \"json\" or \"query\""),
    }
}

fn check_base_url(given: Given) -> Checked<String> {
    const INVALID: &str = "must be an http or https URL with a host and without a password, ? or #, or in a page a path that begins with /";
    let Given::Text(url) = given else {
        return Err(if matches!(given, Given::TooLong) { "is too long" } else { INVALID });
    };
    let rest = |scheme: &str| {
        let (head, rest) = url.split_at_checked(scheme.len())?;
        head.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    // After `https:///`, the next part of the path would be the host that gets the token.
    let is_sound = if let Some(rest) = rest("https://").or_else(|| rest("http://")) {
        let mut host = rest.bytes().take_while(|byte| *byte != b'/').peekable();
        host.peek().is_some() && host.all(|byte| byte != b'@')
    } else {
        let has_slash = url.bytes().any(|byte| byte == b'/');
        url.is_empty() || (url.starts_with(['/', '.']) && !url.starts_with("//") && has_slash)
    };
    let is_plain = |byte| byte > b' ' && !matches!(byte, b'?' | b'#' | b'\\' | 0x7F);
    if is_sound && url.len() <= LONGEST_URL && url.bytes().all(is_plain) && is_well_formed(&url) {
        Ok(url.trim_end_matches('/').to_owned())
    } else {
        Err(INVALID)
    }
}

fn check_access_token(given: Given) -> Checked<(Option<String>, u32)> {
    if let Given::Function(identity) = given {
        return Ok((None, identity));
    }
    let token = given.into_text()?;
    check_token(&token)?;
    Ok((Some(token), 0))
}

#[expect(clippy::needless_pass_by_value, reason = "as all checks take it")]
fn check_boolean(given: Given) -> Checked<bool> {
    match given {
        Given::Boolean(value) => Ok(value),
        _ => Err("must be true or false"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as all checks take it")]
fn check_signal(given: Given) -> Checked<()> {
    match given {
        Given::Signal => Ok(()),
        _ => Err("must be an AbortSignal"),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "as all checks take it")]
fn check_function(given: Given) -> Checked<u32> {
    match given {
        Given::Function(identity) => Ok(identity),
        _ => Err("must be a function"),
    }
}

/// The parts of a vehicle's data, with semicolons between their names.
fn check_endpoints(given: Given) -> Checked<String> {
    const INVALID: &str = "must be a list of names of parts, such as [\"gui_settings\"]";
    let Given::Json(json) = given else { return Err(INVALID) };
    let names = Json::parse(&json).and_then(Json::entries).unwrap_or_default();
    let is_name = |name: &Json<'_>| {
        let name = name.as_str().strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        name.is_some_and(|name| {
            (1..=LONGEST_NAME).contains(&name.len())
                && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        })
    };
    if (1..=MOST_ENDPOINTS).contains(&names.len()) && names.iter().all(is_name) {
        Ok(join(names.iter().map(|name| name.as_str().trim_matches('"')), ";"))
    } else {
        Err(INVALID)
    }
}

/// The digits before the decimal point of a JSON number.
fn whole_part(json: &str) -> Option<u64> {
    let end = json.bytes().position(|byte| byte == b'.').unwrap_or(json.len());
    json.get(..end)?.parse().ok()
}

fn check_timeout(given: Given) -> Checked<u32> {
    let whole = match given {
        Given::Number(json) => whole_part(&json),
        _ => None,
    };
    whole
        .filter(|milliseconds| (1..=LONGEST_TIMEOUT).contains(milliseconds))
        .and_then(|milliseconds| u32::try_from(milliseconds).ok())
        .ok_or("must be a number of milliseconds from 1 to 2147483647")
}
