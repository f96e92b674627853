//! Commands of one or two tabs over a GATT connection that drops at any chunk, loses, repeats and delays replies, with and
//! without an internet beside it that fails too.
//!
//! `BLUETOOTH_RUNS=100000` makes more runs; `BLUETOOTH_SEED=42` makes the one of that number again.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::env;
use std::rc::{Rc, Weak};

use fastrand::Rng;
use serde_json::json;
use tesla_commands_core::client::{BluetoothLink, Failure, Outcome, Stage};
use tesla_commands_core::rest::response::Reply;

use super::hex;
use super::peripheral::{Peripheral, Radio};
use crate::protocol::car::Car;
use crate::protocol::faults::{COMMANDS, judge};
use crate::protocol::transactions::{json_reply, serve};
use crate::simulation::{Handle, Key, Sent, Simulation, Spec, VIN, spec};

const RUNS: u64 = 1_000;

/// All ways to end that must be seen, or the runs do not test what they should.
const ENDINGS: &[&str] = &[
    "done",
    "done after waking",
    "done over the internet",
    "given up",
    "aborted",
    "fault",
    "out_of_reach",
    "rejected",
    "timeout",
    "unavailable",
];

/// A car beside a page and on the internet, and the page's key.
fn setting(seed: u64, trouble: u32) -> (Rc<Peripheral>, Rc<Key>, Rc<Simulation>) {
    let key = Key::new(1);
    let car = Car::new(&key);
    // The simulation comes before the peripheral, which the server needs.
    let on_internet = Rc::new(OnceCell::<Weak<Peripheral>>::new());
    let reached = Rc::clone(&on_internet);
    let simulation = Simulation::new(move |simulation, sent| {
        let peripheral = reached.get().and_then(Weak::upgrade).expect("a car");
        let [there, back] = [(); 2].map(|()| simulation.sleep(peripheral.below(300).into()));
        Box::pin(async move {
            there.await;
            let outcome = carry(&peripheral, &sent);
            back.await;
            outcome
        })
    });
    let peripheral = Peripheral::new(&simulation, car, seed, trouble);
    on_internet.set(Rc::downgrade(&peripheral)).expect("one car");
    (peripheral, key, simulation)
}

/// The answer over the internet, which fails before and after the car got the message, and may bring it twice.
fn carry(peripheral: &Peripheral, sent: &Sent) -> Outcome<Reply> {
    if !sent.what().ends_with("/signed_command") {
        peripheral.is_asleep.set(false);
        return Ok(json_reply(200, &json!({ "response": { "id": 1, "state": "online" } })));
    }
    peripheral.disturb();
    if peripheral.fails(40) {
        return Err(Failure::Network);
    }
    if peripheral.is_asleep.get() {
        return Ok(json_reply(408, &json!({ "error": "vehicle is offline or asleep" })));
    }
    let now = peripheral.simulation.now();
    let mut reply = serve(&peripheral.car, sent, now);
    if peripheral.fails(40) {
        reply = serve(&peripheral.car, sent, now);
    }
    if peripheral.fails(40) { Err(Failure::Network) } else { Ok(reply) }
}

fn call(peripheral: &Rc<Peripheral>, spec: Spec) -> Handle {
    let gatt = Radio(Rc::clone(peripheral), spec.tab);
    let patience = if spec.has_internet { 6_000 } else { 20_000 };
    peripheral.simulation.call_over(spec, |page| Some(BluetoothLink::new(page.clone(), gatt, VIN, patience)))
}

#[test]
fn commands_run_once_over_a_sound_link_and_nothing_stays_behind() {
    let (peripheral, key, simulation) = setting(1, 0);
    peripheral.is_asleep.set(true);
    let calls: Vec<_> = COMMANDS
        .iter()
        .map(|(name, values, _)| {
            let key = Some(Rc::clone(&key));
            call(&peripheral, Spec { values, key, has_internet: false, wake: true, ..spec(name) })
        })
        .collect();
    simulation.run();
    for ((name, ..), call) in COMMANDS.iter().zip(&calls) {
        assert!(call.outcome().is_ok(), "{name}: {:?}", call.outcome());
    }
    for (name, _, payload) in COMMANDS {
        let ran = peripheral.car.ran.borrow().iter().filter(|(_, it)| *it == hex(payload)).count();
        assert_eq!(ran, 1, "{name}");
    }
    assert_eq!(simulation.alive.total(), 0);
}

#[test]
fn a_sleeping_car_is_not_woken_unless_the_caller_says_so() {
    let (peripheral, key, simulation) = setting(1, 0);
    peripheral.is_asleep.set(true);
    let call = call(&peripheral, Spec { key: Some(key), has_internet: false, ..spec("honk_horn") });
    simulation.run();
    let error = call.outcome().expect_err("it sleeps");
    assert_eq!((error.code.as_str(), error.may_have_succeeded), ("unavailable", false));
    assert!(peripheral.car.ran.borrow().is_empty());
}

#[test]
fn no_radio_makes_a_command_run_twice_succeed_falsely_or_be_denied() {
    let number = |name| env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let runs = match number("BLUETOOTH_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("BLUETOOTH_RUNS").unwrap_or(RUNS),
    };
    let mut tally = BTreeMap::<&str, u64>::new();
    for seed in runs.clone() {
        let ended = std::panic::catch_unwind(|| once(seed));
        for ending in ended.unwrap_or_else(|_| panic!("again with BLUETOOTH_SEED={seed}")) {
            *tally.entry(ending).or_default() += 1;
        }
    }
    println!("{runs:?}: {tally:?}");
    for ending in ENDINGS {
        assert!(
            runs.end - runs.start < RUNS || tally.contains_key(ending),
            "none ended as {ending}: {tally:?}"
        );
    }
}

/// How the calls of a run ended.
fn once(seed: u64) -> Vec<&'static str> {
    let mut rng = Rng::with_seed(seed);
    let trouble = [20, 100, 300][rng.usize(..3)];
    let (peripheral, key, simulation) = setting(seed, trouble);
    peripheral.is_asleep.set(rng.u8(..3) == 0);
    let mut commands: Vec<_> = COMMANDS.iter().collect();
    rng.shuffle(&mut commands);
    commands.truncate(rng.usize(1..=3));
    let tabs = rng.usize(1..=2);
    let mut calls = Vec::new();
    for (command, values, payload) in commands {
        let start = rng.u64(..3_000);
        let spec = Spec {
            values,
            key: Some(Rc::clone(&key)),
            start,
            wake: rng.bool(),
            has_internet: rng.bool(),
            tab: rng.usize(..tabs),
            timeout: [2_000, 30_000][rng.usize(..2)],
            ..spec(command)
        };
        let handle = call(&peripheral, spec);
        let latest = [500, 4_000, 60_000][rng.usize(..3)];
        let end = start + rng.u64(..latest);
        match rng.u8(..10) {
            0 => {
                let signal = Rc::clone(&handle.signal);
                simulation.after(end, move || signal.abort());
            }
            1 => simulation.after(end, handle.dropper()),
            _ => {}
        }
        calls.push((*command, start, hex(payload), handle));
    }
    simulation.run();
    assert_eq!(simulation.alive.total(), 0, "something is left behind: {:?}", simulation.alive);
    let mut endings = Vec::new();
    for (command, start, payload, handle) in &calls {
        let ran = peripheral.car.ran.borrow().iter().filter(|(_, it)| it == payload).count();
        let ending = judge(command, *start, ran, false, handle);
        let last = handle.progress.borrow().last().map(|(stage, _)| *stage);
        let is_over_internet = ending.starts_with("done") && last == Some(Stage::SendingSigned);
        endings.push(if is_over_internet { "done over the internet" } else { ending });
        if ran > 1 {
            endings.push("safely repeated");
        }
    }
    endings
}
