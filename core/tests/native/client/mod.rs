//! The policy: when it asks for a token, wakes the car, and sends a second time.

mod ending;
mod field;
mod secrets;
mod sending;
mod token;
mod waking;

use std::cell::Cell;
use std::future::pending;
use std::rc::Rc;

use tesla_commands_core::client::{Failure, Outcome};
use tesla_commands_core::error::{Code, CommandError, Result};
use tesla_commands_core::rest::response::{Reply, Success};

use crate::simulation::{Handle, Sent, Simulation, Token, TokenFunction};
use crate::support::answered;

/// How the server answers a request: after some milliseconds, or never.
#[derive(Clone)]
enum Answer {
    After(u64, Outcome<Reply>),
    Never,
}

fn status(status: u16, body: &str) -> Answer {
    Answer::After(100, Ok(Reply { status, body: body.to_owned(), ..Reply::default() }))
}

fn done() -> Answer {
    status(200, r#"{"response":{"result":true,"reason":""}}"#)
}

fn expired() -> Answer {
    status(401, "")
}

fn asleep() -> Answer {
    status(408, r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep"}"#)
}

fn car(state: &str) -> Answer {
    status(200, &format!(r#"{{"response":{{"id":1492931365719407,"state":"{state}"}}}}"#))
}

impl Answer {
    fn after(self, milliseconds: u64) -> Answer {
        match self {
            Answer::After(_, outcome) => Answer::After(milliseconds, outcome),
            Answer::Never => Answer::Never,
        }
    }
}

/// A simulation whose server answers as the function says.
fn simulation(answer: impl Fn(&Sent) -> Answer + 'static) -> Rc<Simulation> {
    Simulation::new(move |simulation, sent| match answer(&sent) {
        Answer::After(milliseconds, outcome) => {
            let answered = simulation.sleep(milliseconds);
            Box::pin(async move {
                answered.await;
                outcome
            })
        }
        Answer::Never => Box::pin(pending()),
    })
}

/// A simulation whose server gives these answers, one after the other, and no more.
fn script<const N: usize>(answers: [Answer; N]) -> Rc<Simulation> {
    let next = Cell::new(0);
    simulation(move |sent| {
        let answer = answers.get(next.replace(next.get() + 1));
        answer.unwrap_or_else(|| panic!("a request too many: {sent:?}")).clone()
    })
}

/// A token function that gives "first", and after each refresh the next of "second", "third" and "fourth".
/// Each takes 50 ms.
fn tokens(simulation: &Rc<Simulation>) -> (Token, Rc<TokenFunction>) {
    let (simulation, count) = (Rc::clone(simulation), Rc::new(Cell::new(0)));
    let function = TokenFunction::new(move |refresh| {
        let (timer, count) = (simulation.sleep(50), Rc::clone(&count));
        Box::pin(async move {
            timer.await;
            count.set(count.get() + usize::from(refresh));
            Ok(["first", "second", "third", "fourth"][count.get()].to_owned())
        })
    });
    (Token::Function(Rc::clone(&function)), function)
}

/// A token function that fails, or with `Ok(())` never answers, when its `refresh` is this one; else it gives
/// "first" at once.
fn broken_token(refresh: bool, failure: Outcome<()>) -> Token {
    Token::Function(TokenFunction::new(move |asked| match failure {
        Err(failure) if asked == refresh => Box::pin(async move { Err(failure) }),
        Ok(()) if asked == refresh => Box::pin(pending()),
        _ => Box::pin(async { Ok("first".to_owned()) }),
    }))
}

const BROKEN: Failure = Failure::Token;

fn success() -> Result<Success> {
    Ok(answered(true, ""))
}

/// When the call failed, and how.
fn failure(call: &Handle) -> (u64, Box<CommandError>) {
    let (at, outcome) = call.end().expect("the call has ended");
    (at, outcome.expect_err("a failure"))
}

/// When the call failed, with which code, and whether the car may have done it.
fn failure_of(call: &Handle) -> (u64, Code, bool) {
    let (at, error) = failure(call);
    (at, error.code, error.may_have_succeeded)
}

/// Nothing of all calls is left.
fn assert_nothing_is_alive(simulation: &Simulation) {
    assert_eq!(simulation.alive.total(), 0, "{:?}", simulation.alive);
}
