//! Turns an unsuccessful HTTP response into an error.

use super::Reply;
use super::words::{asleep, explanation, is_html, known, says_asleep, says_lost, with_status};
use crate::catalogue::Command;
use crate::error::{Code, CommandError};
use crate::json::Json;
use crate::text::{find, number};

/// The hosts that a response may name as the API of the account: the token is sent there next.
const REGIONS: &[&str] = &[".tesla.com", ".tesla.cn", ".teslamotors.com"];

/// What to do about a request that is refused for its content.
const CHANGE_THE_REQUEST: &str =
    "Check the parameters and the reason: the server would refuse the same request again.";

/// The number of milliseconds from which a waiting time is a time since 1970.
const MOMENT: u64 = 1_000_000_000_000;

pub(super) fn read_failure(command: &Command, reply: &Reply) -> Box<CommandError> {
    let status = Some(reply.status);
    let words = explanation(&reply.body);
    let is_page = is_html(&reply.body);
    let says = |what: fn(&str) -> bool| words.as_deref().is_some_and(what);
    // The API's own status for a vehicle that can't be reached, or words that say that the response got lost.
    let is_own = reply.status == 408 && !is_page && !says(says_lost);
    if is_own || matches!(reply.status, 408 | 500 | 503) && says(says_asleep) {
        return asleep(command, status, words, reply.status == 408);
    }
    if let Some(error) = words.as_deref().and_then(|words| known(command, status, words)) {
        return error;
    }
    let (code, what, is_refused) = judge(reply, is_page || says(says_lost));
    let mut what = with_status(what, status);
    if is_page {
        what.push_str(", with a web page, which does not come from the API");
    }
    CommandError::new(code, command.name, what).with(|error| {
        error.status = status;
        error.may_have_succeeded = !is_refused;
        if matches!(reply.status, 429 | 503) {
            error.retry_after_ms = retry_after(reply);
        }
        if reply.status == 421 {
            error.base_url = region(reply, words.as_deref());
        }
        if code == Code::Http && (400..500).contains(&reply.status) && is_refused {
            error.advice = CHANGE_THE_REQUEST;
        }
        error.reason = words.or_else(|| (code == Code::Rejected).then(String::new));
    })
}

/// The code, what happened, and whether the response proves that the command did not run. It proves that only if it comes
/// from what would have passed the command on. `is_foreign` says that the response does not come from the API.
fn judge(reply: &Reply, is_foreign: bool) -> (Code, &'static str, bool) {
    match reply.status {
        0 | 300..=399 => {
            (Code::Http, "The server redirects: use the target of the redirect as baseUrl", true)
        }
        // These three come before anything is done, whatever sends them.
        401 => (Code::Unauthorized, "The server does not accept the access token", true),
        421 => (Code::WrongRegion, "The account belongs to another region", true),
        429 => (Code::RateLimited, "There were too many requests", true),
        402 | 403 | 423 | 451 => (Code::Forbidden, "The server does not allow this call", !is_foreign),
        404 if !is_foreign || is_html(&reply.body) => {
            (Code::NotFound, "The server does not know this vehicle or address", !is_foreign)
        }
        408 => (Code::Unavailable, "The car did not answer the server in time", false),
        499 => (Code::Http, "The server gave up", false),
        400..=499 if is_foreign => (Code::Http, "Something between the page and the API failed", false),
        400..=499 => (Code::Http, "The server refused the request", true),
        500.. if !is_foreign && is_refusal(&reply.body) && !says_asleep(&reply.body) => {
            (Code::Rejected, "The car refused", true)
        }
        503 => (Code::Unavailable, "The service is not available", false),
        _ => (Code::Http, "The server failed", false),
    }
}

/// Whether the response is a refusal like those with the status 200.
fn is_refusal(body: &str) -> bool {
    let result = |json: Json<'_>| json.member("response")?.member("result")?.as_bool();
    Json::parse(body).and_then(result) == Some(false)
}

/// The waiting time in milliseconds: from a header's seconds or date, or from the text.
fn retry_after(reply: &Reply) -> Option<u64> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let until = |then: f64| (then - reply.headers.received) as u64;
    #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
    let from_reset = |wait: u64| if wait < MOMENT { wait } else { until(wait as f64) };
    let headers = &reply.headers;
    let from_header = headers.retry_after.as_deref().and_then(milliseconds).or(headers.retry_at.map(until));
    let reset = headers.rate_limit_reset.as_deref().filter(|_| reply.status == 429);
    from_header.or_else(|| reset.and_then(milliseconds).map(from_reset)).or_else(|| {
        // "Retry in 49200 seconds", in whatever sentence.
        let words: Vec<&str> = reply.body.split_ascii_whitespace().take(100).collect();
        words.windows(2).find_map(|pair| match pair {
            [number, unit] if find(unit, "second") == Some(0) => milliseconds(number),
            _ => None,
        })
    })
}

/// Seconds in milliseconds.
fn milliseconds(seconds: &str) -> Option<u64> {
    number(seconds.trim_ascii())?.checked_mul(1_000)
}

/// The base URL of the account's region: from the text (`use base URL: https://…`), or from `Alt-Svc`.
fn region(reply: &Reply, words: Option<&str>) -> Option<String> {
    const MARK: &str = "base url: https://";
    let in_text = |text: &str| host(text.get(find(text, MARK)?.checked_add(MARK.len())?..)?);
    words.and_then(in_text).or_else(|| in_text(&reply.body)).or_else(|| {
        let mut rest = reply.headers.alt_svc.as_deref()?;
        loop {
            // `h2="host:443"`, or as Tesla's own client reads it: `h2=https://host`.
            rest = rest.get(find(rest, "=")?.checked_add(1)?..)?;
            let address = rest.strip_prefix('"').unwrap_or(rest);
            let host = host(address.strip_prefix("https://").unwrap_or(address));
            if host.is_some() {
                return host;
            }
        }
    })
}

/// The base URL of the host at the beginning of the text, if it is one of Tesla's.
fn host(text: &str) -> Option<String> {
    let is_of_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let host = text.get(..text.find(|c| !is_of_host(c)).unwrap_or(text.len()))?;
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let is_known = !host.starts_with('.') && REGIONS.iter().any(|region| host.ends_with(region));
    is_known.then(|| ["https://", &host].concat())
}
