//! What came back, read to its end.

use js_sys::JsString;
use wasm_bindgen::prelude::*;

use super::span::Span;
use crate::client::{Failure, Outcome};
use crate::reflect::{call, construct, get, method, object, text, word};
use crate::response::Reply;

/// The longest body that is read, in UTF-16 units; the longest of the API, a car's whole data, has about 20 kB.
const LONGEST_BODY: usize = 2 << 20;

/// What each piece of a body counts besides its length, so that endless empty ones come to an end too.
const PIECE: usize = 1_024;

/// The longest header that is read, in UTF-16 units.
const LONGEST_HEADER: usize = 4_096;

impl Span<'_> {
    /// Reads the response of whatever fetch: the browser's, Node's, another library's.
    pub async fn read(&self, response: &JsValue) -> Outcome<Reply> {
        let status = get(response, "status").as_f64().unwrap_or_default();
        // A redirect that is not followed has the status 0 in a browser, as what never came has.
        if !(200.0..=999.0).contains(&status) && get(response, "type") != "opaqueredirect" {
            return Err(Failure::NotAResponse);
        }
        // They tell something of errors alone, and take their time.
        let headers = (status >= 400.0).then(|| get(response, "headers"));
        let header = |name: &'static str| {
            let headers = headers.as_ref()?;
            text(&call(&method(headers, "get")?, headers, &[&word(name)]).ok()?, LONGEST_HEADER)
        };
        let retry_after = header("retry-after");
        Ok(Reply {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
            status: status as u16,
            // Of what is no date of HTTP, browsers make a date all the same: of "-5" one in May 2001.
            retry_at: retry_after
                .as_deref()
                .filter(|it| it.ends_with("GMT"))
                .map(js_sys::Date::parse)
                .filter(|time| !time.is_nan()),
            retry_after,
            alt_svc: header("alt-svc"),
            body: self.body(response).await?,
        })
    }

    /// The whole body. It is read piece by piece, so that an endless one is not held, and no piece of one that
    /// is too long gets into the module's memory.
    async fn body(&self, response: &JsValue) -> Outcome<String> {
        let stream = get(response, "body");
        let Some(get_reader) = method(&stream, "getReader") else {
            // No body at all, or a response of another making.
            let body = method(response, "text").ok_or(Failure::NotAResponse)?;
            let body = self.wait(call(&body, response, &[])).await?;
            return match text(&body, LONGEST_BODY) {
                Some(text) => Ok(text),
                None if body.is_string() => Err(Failure::TooLong),
                None => Err(Failure::NotAResponse),
            };
        };
        let reader = self.outcome(call(&get_reader, &stream, &[]))?;
        self.reader.set(reader.clone());
        let read = method(&reader, "read").ok_or(Failure::NotAResponse)?;
        // It decodes as it goes, passes over a byte order mark, and takes nothing but bytes.
        let decoder = construct("TextDecoder", &[]).ok_or(Failure::NotAResponse)?;
        let decode = method(&decoder, "decode").ok_or(Failure::NotAResponse)?;
        let more = object(&[("stream", Some(true.into()))]);
        let mut body = JsString::from("");
        let mut left = LONGEST_BODY;
        loop {
            let piece = self.wait(call(&read, &reader, &[])).await?;
            let is_last = get(&piece, "done").is_truthy();
            let value = get(&piece, "value");
            if !is_last && value.is_undefined() {
                return Err(Failure::NotAResponse);
            }
            let given: &[&JsValue] = if is_last { &[] } else { &[&value, &more] };
            let piece = call(&decode, &decoder, given).ok().and_then(|it| it.dyn_into::<JsString>().ok());
            let piece = piece.ok_or(Failure::NotAResponse)?;
            let length = (piece.length() as usize).saturating_add(PIECE);
            left = left.checked_sub(length).ok_or(Failure::TooLong)?;
            body = body.concat(&piece);
            if is_last {
                return Ok(body.into());
            }
        }
    }
}
