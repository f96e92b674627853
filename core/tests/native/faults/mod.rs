//! Thousands of calls against a server that fails in every known way, at random.
//!
//! `FAULT_RUNS=100000` makes more of them; `FAULT_SEED=42` makes the one of that number again.

mod car;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::env;
use std::future::pending;
use std::rc::Rc;

use fastrand::Rng;
use tesla_commands_core::client::Failure;
use tesla_commands_core::error::CommandError;
use tesla_commands_core::rest::response::{CommandResult, Success};

use self::car::{Car, CommandLog, SECRET, own_token, token};
use crate::error::assert_advises;
use crate::simulation::{Handle, Sent, Simulation, Spec, Token, TokenFunction, spec};
use crate::support::command;

const RUNS: u64 = 5_000;

/// The longest time that a call may take: five waits of 30 s for tokens and answers, and a waking.
const LONGEST: u64 = 5 * 30_000 + 70_000;

/// How often calls ended in which way.
type Tally = BTreeMap<&'static str, u64>;

/// All ways to end that must be seen, or the runs do not test what they should.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "done", "done the second time", "done the third time", "nothing to do", "vehicle", "given up",
    "aborted", "bad_response", "forbidden", "http", "invalid_argument", "network", "not_found",
    "rate_limited", "rejected", "signing_required", "timeout", "unauthorized", "unavailable",
    "wrong_region", "told to sleep, and found online",
];

/// Names the run that failed.
struct Replay(u64);

impl Drop for Replay {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("again with FAULT_SEED={}", self.0);
        }
    }
}

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

#[test]
fn no_fault_makes_a_command_run_twice_succeed_falsely_leak_a_secret_or_leave_something_behind() {
    let mut tally = Tally::new();
    if let Some(seed) = number("FAULT_SEED") {
        return once(seed, &mut tally);
    }
    let runs = number("FAULT_RUNS").unwrap_or(RUNS);
    for seed in 0..runs {
        once(seed, &mut tally);
    }
    println!("{runs} runs: {tally:?}");
    for ending in ENDINGS {
        assert!(runs < RUNS || tally.contains_key(ending), "no call ended as {ending}: {tally:?}");
    }
}

/// A call, and when its signal was aborted.
struct Made {
    handle: Handle,
    start: u64,
    has_function: bool,
    aborted: Rc<RefCell<Option<u64>>>,
}

fn once(seed: u64, tally: &mut Tally) {
    let _replay = Replay(seed);
    let mut rng = Rng::with_seed(seed);
    let commands = (0..rng.usize(1..=4)).map(|_| {
        let all = ["door_unlock", "actuate_trunk", "honk_horn", "speed_limit_activate", "wake_up"];
        all[rng.usize(..all.len())]
    });
    let commands: Vec<&str> = commands.collect();
    let car = Car::new(rng, commands.iter().map(|name| *name == "wake_up"));
    let server = Rc::clone(&car);
    let simulation = Simulation::new(move |simulation, sent| server.serve(simulation, sent));
    let function = Token::Function(token_function(&car, &simulation));
    for _ in 0..car.within(0..3) {
        let expiring = Rc::clone(&car);
        simulation.after(car.within(0..20_000), move || expiring.valid.set(expiring.valid.get() + 1));
    }
    let made = commands.iter().enumerate().map(|(number, name)| {
        let token = if car.percent(70) { function.clone() } else { Token::Text(own_token(number)) };
        make(name, &car, &simulation, token)
    });
    let made: Vec<Made> = made.collect();
    simulation.run();
    assert_eq!(simulation.alive.total(), 0, "something is left behind: {:?}", simulation.alive);
    for ((made, log), name) in made.iter().zip(&*car.logs.borrow()).zip(&commands) {
        // What may be repeated without harm is believed to sleep.
        let is_excused = log.is_denied && command(name).repeatable;
        let number = made.handle.number;
        let sent = simulation.sent().into_iter().filter(|sent| sent.page == number && sent.is_command());
        let sent: Vec<Sent> = sent.collect();
        for sent in &sent {
            let is_own = sent.token == own_token(number);
            assert!(is_own || made.has_function && !sent.token.contains("own"), "the token of another call");
        }
        assert!(log.ran <= 1 || is_excused, "a command ran {} times", log.ran);
        let ending = match (judge(made, log, is_excused), sent.len()) {
            ("done", 2) => "done the second time",
            ("done", 3) => "done the third time",
            (ending, count) => {
                assert!(count <= 3, "a command went out {count} times");
                ending
            }
        };
        *tally.entry(ending).or_default() += 1;
    }
}

fn make(name: &'static str, car: &Rc<Car>, simulation: &Rc<Simulation>, token: Token) -> Made {
    let start = car.within(0..5_000);
    let has_function = matches!(token, Token::Function(_));
    let handle = simulation.call(Spec {
        values: if name == "speed_limit_activate" { &[("pin", SECRET)] } else { &[] },
        token,
        timeout: car.any(&[400, 2_000, 30_000, 30_000]),
        wake: name != "wake_up" && car.percent(70),
        start,
        ..spec(name)
    });
    let aborted = Rc::new(RefCell::new(None));
    let end = start + car.within(0..30_000);
    match car.within(0..10) {
        0..3 => {
            let (signal, aborted, clock) =
                (Rc::clone(&handle.signal), Rc::clone(&aborted), Rc::clone(simulation));
            simulation.after(end, move || {
                aborted.replace(Some(clock.now()));
                signal.abort();
            });
        }
        3 => simulation.after(end, handle.dropper()),
        _ => {}
    }
    Made { handle, start, has_function, aborted }
}

/// A token function that mostly gives what the server accepts, once it is asked to refresh.
fn token_function(car: &Rc<Car>, simulation: &Rc<Simulation>) -> Rc<TokenFunction> {
    let (car, simulation, newest) = (Rc::clone(car), Rc::clone(simulation), Rc::new(RefCell::new(0)));
    TokenFunction::new(move |refresh| {
        let (car, newest, latency) = (Rc::clone(&car), Rc::clone(&newest), simulation.sleep(car.latency()));
        Box::pin(async move {
            latency.await;
            match car.within(0..100) {
                0..3 => return Err(Failure::Token),
                3..5 => return Err(Failure::Invalid("accessToken", "must not be empty")),
                5 => return pending().await,
                6..9 => {}
                _ if refresh => *newest.borrow_mut() = car.valid.get(),
                _ => {}
            }
            Ok(token(*newest.borrow()))
        })
    })
}

/// How the call ended. Panics where it says what is not so.
fn judge(made: &Made, log: &CommandLog, is_excused: bool) -> &'static str {
    let Some((at, outcome)) = made.handle.end() else { return "given up" };
    assert!(at <= made.start + LONGEST, "it took {} ms", at - made.start);
    if let Some(aborted) = *made.aborted.borrow() {
        assert!(at <= aborted, "aborted at {aborted}, and ended at {at}");
    }
    match outcome {
        Ok(success) => judge_success(&success, log),
        Err(error) => judge_error(&error, log, is_excused),
    }
}

fn judge_success(success: &Success, log: &CommandLog) -> &'static str {
    match success {
        Success::Result(CommandResult { result: true, .. }) => {
            assert!(log.ran >= 1 && !log.is_waker, "a false success");
            "done"
        }
        Success::Result(CommandResult { result: false, reason }) => {
            assert!(log.nothing_to_do && reason == "already_set", "a false success: {reason}");
            "nothing to do"
        }
        Success::Vehicle(_) => {
            assert!(log.ran == 1 && log.is_waker, "a false success");
            "vehicle"
        }
        Success::Vehicles(_) | Success::Page(..) => panic!("no call here reads a list"),
    }
}

fn judge_error(error: &CommandError, log: &CommandLog, is_excused: bool) -> &'static str {
    let all = format!("{error:?} {error}");
    assert!(!all.contains(SECRET), "a secret is told: {all}");
    let is_denied = log.ran > 0 && !error.may_have_succeeded;
    assert!(!is_denied || is_excused, "it ran, and the error denies it: {all}");
    assert_advises(error);
    if all.contains("it was online right after that") {
        return "told to sleep, and found online";
    }
    error.code.as_str()
}
