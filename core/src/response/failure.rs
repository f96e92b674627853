//! What an answer that is no success says of why.

use super::Reply;
use crate::error::{Code, CommandError};
use crate::json::Json;
use crate::text::{decimal, find};

/// What says of a car that it takes signed commands only, wherever it stands.
const SIGNING_REQUIRED: &[&str] = &["vehicle command protocol required", "unsigned_cmds_hardlocked"];

/// The hosts whose word counts for where the API of an account is: the token goes there next.
const REGIONS: &[&str] = &[".tesla.com", ".tesla.cn", ".teslamotors.com"];

/// What the signing proxy says of a sleeping car, inside a 500.
const ASLEEP: &str = "offline or asleep";

/// What a server says in a 408 that is weaker than asleep: the car was reached, or was about to be.
const TIMEOUT: &str = "timeout";

pub(super) fn read_failure(command: &'static str, reply: &Reply) -> Box<CommandError> {
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
    let page = if is_html(&reply.body) { ", with a web page" } else { "" };
    let what = [what, " (status ", &decimal(status.into()), page, ")"].concat();
    CommandError::new(code, command, what).with(|error| {
        error.status = Some(status);
        error.asleep = is_asleep;
        // Most client errors are told before the car is asked; these and server errors perhaps after.
        error.may_have_succeeded =
            !is_asleep && (matches!(status, 408 | 499) || status >= 500 && status != 503);
        if matches!(status, 429 | 503) {
            error.retry_after_ms = retry_after(reply);
        }
        if status == 421 {
            error.base_url = region(reply);
        }
        error.reason = reason;
    })
}

pub(super) fn signing_required(
    command: &'static str,
    status: Option<u16>,
    reason: String,
) -> Box<CommandError> {
    CommandError::new(Code::SigningRequired, command, "This car takes signed commands only").with(|error| {
        error.status = status;
        error.reason = Some(reason);
    })
}

pub(super) fn needs_signing(reason: &str) -> bool {
    SIGNING_REQUIRED.iter().any(|words| says(reason, words))
}

fn says(reason: &str, words: &str) -> bool {
    find(reason, words).is_some()
}

pub(super) fn is_html(body: &str) -> bool {
    body.trim_ascii_start().starts_with('<')
}

/// The server's own words: from the known fields of its JSON, else its plain text.
pub(super) fn explanation(body: &str) -> Option<String> {
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
fn retry_after(reply: &Reply) -> Option<u64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let until = |then: f64| (then - reply.headers.received) as u64;
    let from_header =
        reply.headers.retry_after.as_deref().and_then(milliseconds).or(reply.headers.retry_at.map(until));
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
    is_number.then(|| seconds.parse::<u64>().ok()?.checked_mul(1_000)).flatten()
}

/// The address of the account's region: from the text (`use base URL: https://…`), else from `Alt-Svc`.
fn region(reply: &Reply) -> Option<String> {
    let host = |text: &str| {
        let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        let host = text.get(..text.find(|c| !is_of_host(c)).unwrap_or(text.len()))?;
        let host = host.trim_end_matches('.').to_ascii_lowercase();
        let is_known = !host.starts_with('.') && REGIONS.iter().any(|region| host.ends_with(region));
        is_known.then(|| ["https://", &host].concat())
    };
    let after = |text: &str, mark: &str| {
        let start = find(text, mark)?.checked_add(mark.len())?;
        text.get(start..).and_then(host)
    };
    after(&reply.body, "base url: https://").or_else(|| after(reply.headers.alt_svc.as_deref()?, "=\""))
}
