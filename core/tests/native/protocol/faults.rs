//! Thousands of signed commands over a network that loses, repeats, delays and alters what it carries, to a
//! car that starts anew, is busy, and has other holders of its key.
//!
//! `SIGNED_RUNS=100000` makes more runs; `SIGNED_SEED=42` makes the one of that number again.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::future::pending;
use std::rc::Rc;

use base64ct::{Base64, Encoding};
use fastrand::Rng;
use serde_json::{Value, json};
use tesla_commands_core::client::{Failure, Outcome, Stage};
use tesla_commands_core::rest::response::Reply;

use super::car::{Car, INFO, Mood, VCSEC};
use super::hex;
use super::transactions::{json_reply, serve};
use crate::simulation::{Handle, Key, Sent, Simulation, Spec, spec};

const RUNS: u64 = 2_000;

/// The longest time that a call may take: two waits of 30 s for the key and the lock, and nine messages; the same
/// once more after a waking, which takes a minute.
const LONGEST: u64 = 2 * 12 * 30_000 + 70_000;

/// A command, its parameters, and what the car is told.
pub type Command = (&'static str, &'static [(&'static str, &'static str)], &'static str);

/// Commands of which each run has one at most.
pub const COMMANDS: &[Command] = &[
    ("actuate_trunk", &[("which_trunk", "rear")], "22022801"),
    ("actuate_trunk", &[("which_trunk", "front")], "22023001"),
    ("remote_start_drive", &[], "1014"),
    ("door_unlock", &[], "1000"),
    ("door_lock", &[], "1001"),
    ("honk_horn", &[], "1203da0100"),
    ("flash_lights", &[], "1203d20100"),
    ("charge_start", &[], "120432021200"),
    ("set_valet_mode", &[("on", "true"), ("password", "1234")], "120bfa01080801120431323334"),
];

/// All ways to end that must be seen, or the runs do not test what they should.
const ENDINGS: &[&str] = &[
    "done",
    "given up",
    "aborted",
    "bad_response",
    "fault",
    "http",
    "network",
    "rejected",
    "timeout",
    "unavailable",
    "insufficient_privileges",
    "done after waking",
    "told to sleep, and found online",
];

fn number(name: &str) -> Option<u64> {
    env::var(name).ok().map(|text| text.parse().unwrap_or_else(|_| panic!("{name} is no number: {text}")))
}

#[test]
fn no_fault_makes_a_signed_command_run_twice_succeed_falsely_or_leave_something_behind() {
    let mut tally = BTreeMap::new();
    if let Some(seed) = number("SIGNED_SEED") {
        return once(seed, &mut tally);
    }
    let runs = number("SIGNED_RUNS").unwrap_or(RUNS);
    for seed in 0..runs {
        let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| once(seed, &mut tally)));
        assert!(result.is_ok(), "again with SIGNED_SEED={seed}");
    }
    println!("{runs} runs: {tally:?}");
    for ending in ENDINGS {
        assert!(runs < RUNS || tally.contains_key(ending), "no call ended as {ending}: {tally:?}");
    }
}

/// The network, and what it remembers.
struct Net {
    rng: RefCell<Rng>,
    car: Rc<Car>,
    /// Replies to repeat.
    old: RefCell<Vec<Reply>>,
    /// Whether the car sleeps, until a look has found that.
    sleeps: Cell<bool>,
    /// The calls that were told so after the car had got their message.
    denied: RefCell<BTreeSet<usize>>,
}

impl Net {
    fn percent(&self, percent: u32) -> bool {
        self.rng.borrow_mut().u32(..100) < percent
    }

    fn within(&self, end: u64) -> u64 {
        self.rng.borrow_mut().u64(..end)
    }

    /// What happens to the car on the way of a message.
    fn disturb(&self, now: u64) {
        let domain = if self.percent(50) { VCSEC } else { INFO };
        match self.within(100) {
            0..4 => self.car.reboot(domain, now),
            4..8 => self.car.move_counter(domain, 2 + self.within(40) as u32),
            8..11 => self.car.move_clock(domain, 30),
            11..13 => self.car.change_key(domain, 300 + self.within(5)),
            13..20 => self.car.expect([match self.within(9) {
                0 => Mood::Fault([1, 7, 11, 15, 25][self.within(5) as usize]),
                1 => Mood::FaultWithInfo([1, 5, 6, 15, 17][self.within(5) as usize]),
                2 => Mood::SealedFault([1, 2, 7, 11, 25][self.within(5) as usize]),
                3 => Mood::Wait,
                4 => Mood::Busy,
                5 => Mood::Refuse("not in park"),
                6 => Mood::Nominal(5),
                7 => Mood::Plain,
                _ => Mood::Garbage,
            }]),
            _ => {}
        }
    }

    /// What a signing proxy, and a relay of its words, says of a car that sleeps, and of every 503.
    fn asleep(&self) -> Reply {
        let status = [200, 500, 503][self.within(3) as usize];
        let words = "vehicle unavailable: vehicle is offline or asleep";
        json_reply(status, &json!({ ["error", "message"][self.within(2) as usize]: words }))
    }

    fn look(&self, sent: &Sent) -> Reply {
        let is_asleep = sent.what() == "GET " && self.sleeps.take();
        let state = if is_asleep { "asleep" } else { "online" };
        json_reply(200, &json!({ "response": { "id": 1, "state": state } }))
    }

    fn carry(&self, sent: &Sent, now: u64) -> Outcome<Reply> {
        if !sent.what().ends_with("/signed_command") {
            return Ok(self.look(sent));
        }
        self.disturb(now);
        match self.within(100) {
            0..2 => return Err(Failure::Network),
            2..4 => return Ok(json_reply(408, &json!({ "error": "vehicle is offline or asleep" }))),
            4..6 => return Ok(json_reply(503, &json!({ "error": "busy" }))),
            // A car does not fall asleep soon after it has done something.
            6..12 if self.car.ran.borrow().is_empty() => {
                self.sleeps.set(true);
                return Ok(self.asleep());
            }
            _ => {}
        }
        self.sleeps.set(false);
        let reply = serve(&self.car, sent, now);
        // A browser that sends it once more gets the second answer.
        let reply = if self.percent(4) { serve(&self.car, sent, now) } else { reply };
        self.old.borrow_mut().push(reply.clone());
        match self.within(100) {
            0..3 => Err(Failure::Network),
            3..5 => Ok(json_reply(504, &json!({ "error": "timeout" }))),
            5..13 => Ok(self.altered(&reply)),
            13..16 => {
                let old = self.old.borrow();
                Ok(old[self.within(old.len() as u64) as usize].clone())
            }
            16..18 => Ok(json_reply(200, &json!({ "response": "AAAA" }))),
            18..20 => Ok(json_reply(503, &json!({ "response": null, "error": "vehicle is not available" }))),
            20..26 => {
                self.denied.borrow_mut().insert(sent.page);
                Ok(self.asleep())
            }
            _ => Ok(reply),
        }
    }

    /// The reply with bits flipped, or cut off.
    fn altered(&self, reply: &Reply) -> Reply {
        let body: Value = serde_json::from_str(&reply.body).expect("JSON");
        let mut bytes = Base64::decode_vec(body["response"].as_str().expect("text")).expect("base64");
        for _ in 0..=self.within(3) {
            let at = self.within(bytes.len() as u64) as usize;
            bytes[at] ^= 1 << self.within(8);
        }
        if self.percent(15) {
            bytes.truncate(self.within(bytes.len() as u64) as usize);
        }
        json_reply(200, &json!({ "response": Base64::encode_string(&bytes) }))
    }
}

fn once(seed: u64, tally: &mut BTreeMap<&'static str, u64>) {
    let mut rng = Rng::with_seed(seed);
    let key = Key::new(1);
    let car = Car::new(&key);
    let mut commands: Vec<_> = COMMANDS.iter().collect();
    rng.shuffle(&mut commands);
    commands.truncate(rng.usize(1..=6));
    let net = Rc::new(Net {
        rng: RefCell::new(rng),
        car: Rc::clone(&car),
        old: RefCell::default(),
        sleeps: Cell::default(),
        denied: RefCell::default(),
    });
    let carrier = Rc::clone(&net);
    let simulation = Simulation::new(move |simulation, sent| {
        let (net, clock) = (Rc::clone(&carrier), Rc::clone(simulation));
        let (there, back) = (simulation.sleep(net.within(300)), simulation.sleep(net.within(300)));
        Box::pin(async move {
            there.await;
            let outcome = net.carry(&sent, clock.now());
            if net.percent(3) {
                return pending().await;
            }
            back.await;
            outcome
        })
    });
    let mut calls = Vec::new();
    for (command, values, payload) in &commands {
        let spec = Spec {
            values,
            key: Some(Rc::clone(&key)),
            tab: net.within(2) as usize,
            start: net.within(2_000),
            timeout: if net.percent(30) { 700 } else { 30_000 },
            wake: net.percent(50),
            ..spec(command)
        };
        let start = spec.start;
        let call = simulation.call(spec);
        match net.within(10) {
            0 => {
                let signal = Rc::clone(&call.signal);
                simulation.after(start + net.within(2_000), move || signal.abort());
            }
            1 => simulation.after(start + net.within(2_000), call.dropper()),
            _ => {}
        }
        calls.push((*command, start, hex(payload), call));
    }
    simulation.run();
    assert_eq!(simulation.alive.total(), 0, "something is left behind: {:?}", simulation.alive);
    for (command, start, payload, call) in &calls {
        let ran = car.ran.borrow().iter().filter(|(_, it)| it == payload).count();
        let is_denied = net.denied.borrow().contains(&call.number);
        *tally.entry(judge(command, *start, ran, is_denied, call)).or_default() += 1;
    }
}

/// How the call ended. Panics where it says what is not so.
pub fn judge(command: &str, start: u64, ran: usize, is_denied: bool, call: &Handle) -> &'static str {
    let is_repeatable = crate::support::command(command).repeatable;
    assert!(ran <= 1 || is_repeatable, "{command} ran {ran} times");
    let Some((at, outcome)) = call.end() else { return "given up" };
    assert!(at <= start + LONGEST, "it took {} ms", at - start);
    match outcome {
        Ok(_) => {
            assert!(ran >= 1, "a false success of {command}");
            let is_woken = call.progress.borrow().iter().any(|(stage, _)| *stage == Stage::Waking);
            if is_woken && !is_repeatable { "done after waking" } else { "done" }
        }
        Err(error) => {
            assert!(
                error.may_have_succeeded || ran == 0 || is_denied && is_repeatable,
                "{command} ran, and the error denies it: {error:?}"
            );
            assert!(!format!("{error:?} {error}").contains("1234"), "a secret is told: {error:?}");
            if error.to_string().contains("it was online right after that") {
                return "told to sleep, and found online";
            }
            error.code.as_str()
        }
    }
}
