//! The API over HTTP: `fetch` and the caller's token, through `exchange.js`.

use std::rc::Rc;

use gloo_net::http::Headers;
use tesla_commands_core::client::{Failure, Outcome, Rest, SharedToken, Unbound};
use tesla_commands_core::error::CommandError;
use tesla_commands_core::rest::request::{Method, Request, check_token};
use tesla_commands_core::rest::response::{self, Reply};
use wasm_bindgen::prelude::*;

use crate::host::{Environment, Operation};

/// The method of a request, for JavaScript.
#[wasm_bindgen]
enum Verb {
    Get = "GET",
    Post = "POST",
}

#[wasm_bindgen(module = "/src/exchange.js")]
extern "C" {
    fn send(
        given: &JsValue,
        method: Verb,
        url: &str,
        authorization: &str,
        body: Option<&str>,
        milliseconds: u32,
    ) -> Operation;
    #[wasm_bindgen(js_name = requestToken)]
    fn request_token(given: &JsValue, refresh: bool, milliseconds: u32) -> Operation;
}

/// A connection to the API.
#[derive(Clone)]
pub struct Fetch {
    pub environment: Environment,
    /// The part of each URL before the path.
    pub base_url: Rc<str>,
    /// The token; `None` if a function gives it.
    pub token: Option<Rc<str>>,
    /// What calls with the same token function share.
    pub shared_token: Rc<SharedToken>,
}

fn read_headers(headers: web_sys::Headers) -> response::Headers {
    let headers = Headers::from_raw(headers);
    let retry_after = headers.get("retry-after");
    response::Headers {
        received: js_sys::Date::now(),
        // `Date.parse` accepts strings that are not HTTP dates: "-5" is a day in May 2001.
        retry_at: retry_after
            .as_deref()
            .filter(|it| it.ends_with("GMT"))
            .map(js_sys::Date::parse)
            .filter(|time| !time.is_nan()),
        retry_after,
        rate_limit_reset: headers.get("ratelimit-reset").or_else(|| headers.get("x-ratelimit-reset")),
        alt_svc: headers.get("alt-svc"),
    }
}

impl Rest for Fetch {
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String> {
        if let Some(token) = &self.token {
            return Ok(token.as_ref().to_owned());
        }
        let operation = request_token(&self.environment.given, refresh, timeout);
        let resolved = self.environment.resolved(operation).await.map_err(|failure| match failure {
            Failure::Network => Failure::Token,
            other => other,
        })?;
        let invalid = |what| Failure::Invalid("accessToken", what);
        let token =
            resolved.text().ok_or(invalid("must be a function that returns text, of a token's length"))?;
        check_token(&token).map_err(invalid)?;
        Ok(token)
    }

    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply> {
        let url = [&self.base_url, request.path.as_str()].concat();
        let authorization = ["Bearer ", token].concat();
        let method = match request.method {
            Method::Get => Verb::Get,
            Method::Post => Verb::Post,
        };
        let body = request.body.as_deref();
        let given = &self.environment.given;
        let operation = send(given, method, &url, &authorization, body, timeout);
        let resolved = self.environment.resolved(operation).await?;
        let status = resolved.status();
        let headers = if status < 400 { None } else { resolved.headers() };
        Ok(Reply {
            status,
            headers: headers.map(read_headers).unwrap_or_default(),
            body: resolved.text().unwrap_or_default(),
        })
    }

    fn token_error(&self) -> Option<Box<CommandError>> {
        self.environment.token_error.take()
    }

    fn shared_token(&self) -> Option<&SharedToken> {
        self.token.is_none().then_some(&*self.shared_token)
    }
}

impl Unbound for Fetch {
    fn unbound(&self) -> Self {
        Fetch { environment: self.environment.unbound(), ..self.clone() }
    }
}
