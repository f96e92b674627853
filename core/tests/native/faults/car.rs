//! The server and the car of the fault runs: whatever can go wrong does at times, and what the car does is
//! counted.

use std::cell::{Cell, RefCell};
use std::future::pending;
use std::ops::Range;
use std::rc::Rc;

use fastrand::Rng;
use serde_json::json;
use tesla_commands_core::client::{Failure, Outcome};
use tesla_commands_core::rest::response::{Headers, Reply};

use crate::simulation::{Sent, Simulation, Work};

/// What is in all tokens and PINs, and must be in no error.
pub const SECRET: &str = "8305";

/// What servers answer to a command that did not reach the car.
const REFUSALS: &[u16] =
    &[400, 401, 402, 403, 404, 405, 406, 412, 418, 421, 422, 423, 424, 429, 451, 503, 0, 302];

/// What they answer whether it did or not.
const UNCLEAR: &[u16] = &[499, 500, 502, 503, 504, 540];

/// What something in between answers with a page of its own, or with words about a lost connection, whether it did or not.
const IN_BETWEEN: &[u16] = &[400, 403, 404, 408, 424, 500, 502, 503];

/// Such words.
const LOST: &[&str] = &[
    "<!DOCTYPE html><title>Application error</title>",
    "Not found because of proxy error: Error: socket hang up",
    "upstream connect error or disconnect/reset before headers. reset reason: connection termination",
    r#"{"message":"Endpoint request timed out"}"#,
];

/// Where a signing proxy, and what passes its answers on, says that a car sleeps.
const PROXY: &[u16] = &[200, 500, 503];

/// How it says so.
const ASLEEP: &[&str] = &[
    r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep"}"#,
    r#"{"message":"500 Internal Server Error:\n{\"error\":\"vehicle unavailable: vehicle is offline or asleep\"}"}"#,
    r#"{"response":{"result":false,"reason":"vehicle is sleeping"}}"#,
    "vehicle unavailable: vehicle is offline or asleep",
];

/// The token of a generation, about as long as real ones.
pub fn token(generation: usize) -> String {
    format!("{SECRET}.{generation}.").repeat(100)
}

/// The token of a call that has no function for it; accepted until the first one expires.
pub fn own_token(call: usize) -> String {
    format!("{SECRET}.own.{call}.").repeat(100)
}

/// What happened to the command of a call.
#[derive(Clone, Default)]
pub struct CommandLog {
    /// Whether the call is one of `wake_up` itself.
    pub is_waker: bool,
    /// How often the car did it.
    pub ran: u32,
    /// Whether the car said that there is nothing to do.
    pub nothing_to_do: bool,
    /// Whether a proxy said that the car sleeps after it had done it.
    pub is_denied: bool,
}

pub struct Car {
    pub rng: RefCell<Rng>,
    /// What happened to each call.
    pub logs: RefCell<Vec<CommandLog>>,
    /// From when on it is awake, if at all.
    awake: Cell<Option<u64>>,
    /// The generation of the token that is accepted.
    pub valid: Cell<usize>,
    /// How many requests of wakings are out.
    wakings: Cell<usize>,
    /// Whether it has done anything: a car does not fall asleep soon after that.
    is_kept_awake: Cell<bool>,
}

/// After how many milliseconds the server answers what; `None` if never.
type Answer = Option<(u64, Outcome<Reply>)>;

impl Car {
    pub fn new(mut rng: Rng, wakers: impl Iterator<Item = bool>) -> Rc<Self> {
        let awake = (rng.u32(..100) < 60).then_some(0);
        let logs = wakers.map(|is_waker| CommandLog { is_waker, ..CommandLog::default() }).collect();
        Rc::new(Car {
            rng: RefCell::new(rng),
            logs: RefCell::new(logs),
            awake: Cell::new(awake),
            valid: Cell::default(),
            wakings: Cell::default(),
            is_kept_awake: Cell::default(),
        })
    }

    pub fn percent(&self, percent: u32) -> bool {
        self.rng.borrow_mut().u32(..100) < percent
    }

    pub fn any<T: Copy>(&self, choices: &[T]) -> T {
        choices[self.rng.borrow_mut().usize(..choices.len())]
    }

    pub fn within(&self, range: Range<u64>) -> u64 {
        self.rng.borrow_mut().u64(range)
    }

    /// Mostly short, at times longer than anyone waits.
    pub fn latency(&self) -> u64 {
        let longest = if self.percent(4) { 40_000 } else { self.any(&[2, 300, 300, 300, 3_000]) };
        self.within(0..longest)
    }

    /// What the server does with a request.
    pub fn serve(self: &Rc<Self>, simulation: &Rc<Simulation>, sent: Sent) -> Work<Outcome<Reply>> {
        let travel = simulation.sleep(self.latency());
        let is_waking = !sent.is_command() && !self.logs.borrow()[sent.page].is_waker;
        self.wakings.set(self.wakings.get() + usize::from(is_waking));
        assert!(self.wakings.get() <= 1, "two wakings at a time");
        let mut flight = Flight {
            car: Rc::clone(self),
            simulation: Rc::clone(simulation),
            sent,
            is_waking,
            arrived: false,
        };
        Box::pin(async move {
            travel.await;
            let answer = if flight.car.percent(96) { flight.arrive() } else { flight.car.lost() };
            match answer {
                Some((milliseconds, outcome)) => {
                    flight.simulation.sleep(milliseconds).await;
                    outcome
                }
                None => pending().await,
            }
        })
    }

    fn answer(&self, sent: &Sent, now: u64) -> Answer {
        let valid = self.valid.get();
        let is_valid = sent.token == token(valid) || valid == 0 && sent.token.contains("own");
        let act = self.within(0..100);
        match sent.what().as_str() {
            _ if !is_valid => self.reply(401, self.words(sent, "invalid bearer token")),
            "GET " => self.look(sent, now, act),
            "POST /wake_up" => self.wake_up(sent, now, act),
            _ => self.command(sent, now, act),
        }
    }

    fn command(&self, sent: &Sent, now: u64, act: u64) -> Answer {
        if act < 3 && !self.is_kept_awake.get() {
            self.awake.set(None);
        }
        if self.awake.get().is_none_or(|from| now < from) {
            return self.asleep();
        }
        match act {
            0..10 => self.reply(self.any(REFUSALS), self.words(sent, "refused")),
            10..13 => self.reply(403, r#"{"error":"Tesla Vehicle Command Protocol required"}"#.to_owned()),
            13..16 => self.outcome(false, &format!("not in park{}", self.echo(sent))),
            16..20 => {
                self.logs.borrow_mut()[sent.page].nothing_to_do = true;
                self.outcome(false, "already_set")
            }
            20..24 => self.reply(self.any(UNCLEAR), self.words(sent, "failed")),
            _ => {
                self.logs.borrow_mut()[sent.page].ran += 1;
                self.is_kept_awake.set(true);
                self.told(sent, self.outcome(true, ""))
            }
        }
    }

    /// What comes of a plain answer on its way to the page.
    fn told(&self, sent: &Sent, plain: Answer) -> Answer {
        match self.within(0..100) {
            0..5 => self.lost(),
            5..8 => self.reply(self.any(UNCLEAR), self.words(sent, "failed")),
            8..10 => self.reply(408, json!({ "error": r#"{"error":"timeout"}"# }).to_string()),
            10..14 => plain.map(|(after, outcome)| {
                let cut = |reply: Reply| {
                    let end = self.within(0..reply.body.len() as u64) as usize;
                    Reply { body: reply.body[..end].to_owned(), ..reply }
                };
                (after, outcome.map(cut))
            }),
            14..16 => self.reply(200, self.words(sent, "what?")),
            16..21 => self.reply(self.any(IN_BETWEEN), self.any(LOST).to_owned()),
            21..24 => self.reply(503, r#"{"response":null,"error":"vehicle is not available"}"#.to_owned()),
            24..32 => {
                let log = &mut self.logs.borrow_mut()[sent.page];
                log.is_denied |= sent.is_command() || log.is_waker;
                self.reply(self.any(PROXY), self.any(ASLEEP).to_owned())
            }
            _ => plain,
        }
    }

    fn wake_up(&self, sent: &Sent, now: u64, act: u64) -> Answer {
        if act < 8 {
            return self.reply(self.any(REFUSALS), self.words(sent, "refused"));
        }
        if let Some(log) = self.logs.borrow_mut().get_mut(sent.page) {
            log.ran += u32::from(log.is_waker);
        }
        if act < 90 && self.awake.get().is_none() {
            self.awake.set(Some(now + self.within(0..40_000)));
        }
        self.told(sent, self.vehicle(self.any(&["waking", "asleep", "offline", "online"])))
    }

    fn look(&self, sent: &Sent, now: u64, act: u64) -> Answer {
        let is_awake = self.awake.get().is_some_and(|from| now >= from);
        match act {
            0..2 => self.reply(self.any(REFUSALS), self.words(sent, "refused")),
            // Servers are known to keep an old state.
            2..5 => self.told(sent, self.vehicle("online")),
            _ => self.told(sent, self.vehicle(if is_awake { "online" } else { "asleep" })),
        }
    }

    fn lost(&self) -> Answer {
        match self.within(0..10) {
            0..3 => None,
            3..8 => Some((self.latency(), Err(Failure::Network))),
            8 => Some((self.latency(), Err(Failure::NotAResponse))),
            _ => Some((self.latency(), Err(Failure::TooLong))),
        }
    }

    fn asleep(&self) -> Answer {
        let status = if self.percent(50) { 408 } else { self.any(PROXY) };
        self.reply(status, self.any(ASLEEP).to_owned())
    }

    fn outcome(&self, result: bool, reason: &str) -> Answer {
        self.reply(200, json!({ "response": { "result": result, "reason": reason } }).to_string())
    }

    fn vehicle(&self, state: &str) -> Answer {
        self.reply(
            200,
            json!({ "response": { "id": 1_492_931_365_719_407_u64, "state": state } }).to_string(),
        )
    }

    fn reply(&self, status: u16, body: String) -> Answer {
        let retry_after = self.percent(20).then(|| "30".to_owned());
        Some((
            self.latency(),
            Ok(Reply { status, body, headers: Headers { retry_after, ..Headers::default() } }),
        ))
    }

    /// The body of a failure, in one of the forms that there are.
    fn words(&self, sent: &Sent, text: &str) -> String {
        match self.within(0..8) {
            0 => String::new(),
            1 => "<html>".to_owned(),
            2 => format!("use base URL: https://{}.example", self.echo(sent)),
            3 => format!("{text}{}", self.echo(sent)),
            _ => json!({ "response": null, "error": format!("{text}{}", self.echo(sent)) }).to_string(),
        }
    }

    /// What the server repeats of what it was sent: at times the token or the parameters.
    fn echo(&self, sent: &Sent) -> String {
        match self.within(0..4) {
            0 => format!(" {}", sent.token),
            1 => sent.request.body.clone().unwrap_or_default(),
            _ => String::new(),
        }
    }
}

/// A request on its way.
struct Flight {
    car: Rc<Car>,
    simulation: Rc<Simulation>,
    sent: Sent,
    is_waking: bool,
    arrived: bool,
}

impl Flight {
    fn arrive(&mut self) -> Answer {
        self.arrived = true;
        self.car.answer(&self.sent, self.simulation.now())
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.car.wakings.set(self.car.wakings.get() - usize::from(self.is_waking));
        // What was cancelled on its way may arrive all the same.
        if !self.arrived && self.car.percent(50) {
            drop(self.arrive());
        }
    }
}
