//! Commands over a direct link to the vehicle, such as Bluetooth, with and without the internet beside it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use fastrand::Rng;
use serde_json::json;
use tesla_commands_core::client::{Completed, MessageKind, SignedMessage, Signer, Stage, VehicleState};
use tesla_commands_core::error::{Code, CommandError, Result};
use tesla_commands_core::protocol::{Delivery, Domain};
use tesla_commands_core::rest::response::Success;
use zeroize::Zeroizing;

use super::car::{Car, INFO, Mood, VCSEC, pb};
use super::faults::{COMMANDS, judge};
use super::hex;
use super::transactions::json_reply;
use crate::simulation::{Handle, Key, Page, Received, Simulation, Spec, VIN, Work, spec};
use crate::support::answered;

/// A simulation whose server takes plain and signed commands for another car, and counts as "internet" in its log.
fn simulation() -> Rc<Simulation> {
    Simulation::new(|_, _| {
        let done = json_reply(422, &json!({ "error": "the internet was asked" }));
        Box::pin(async move { Ok(done) })
    })
}

/// A car in reach. `hear` is given the car's own reply, and says what is heard, or how the link broke; it counts from 0.
fn setting(
    hear: impl Fn(usize, MessageKind, &dyn Fn() -> Vec<u8>) -> Received + 'static,
) -> (Rc<Key>, Rc<Car>, Rc<Simulation>) {
    let (key, simulation) = (Key::new(1), simulation());
    let car = Car::new(&key);
    let (receiver, clock, count) = (Rc::clone(&car), Rc::downgrade(&simulation), Cell::new(0));
    simulation.put_in_reach(move |kind, message| {
        let simulation = clock.upgrade().expect("a simulation");
        let now = simulation.now();
        let heard = hear(count.replace(count.get() + 1), kind, &|| receiver.receive(&message, now));
        at_once(heard)
    });
    (key, car, simulation)
}

fn at_once(heard: Received) -> Work<Received> {
    Box::pin(async move { heard })
}

/// A car in reach that is heard well.
fn well() -> (Rc<Key>, Rc<Car>, Rc<Simulation>) {
    setting(|_, _, reply| Ok(vec![reply()]))
}

fn direct(command: &'static str, key: &Rc<Key>) -> Spec {
    Spec { key: Some(Rc::clone(key)), has_internet: false, ..spec(command) }
}

fn open_trunk(key: &Rc<Key>) -> Spec {
    Spec { values: &[("which_trunk", "rear")], ..direct("actuate_trunk", key) }
}

fn done() -> Result<Success> {
    Ok(answered(true, ""))
}

fn failure(call: &Handle) -> CommandError {
    *call.outcome().expect_err("a failure")
}

fn code(call: &Handle) -> (Code, bool) {
    let error = failure(call);
    (error.code, error.may_have_succeeded)
}

fn kinds(simulation: &Simulation) -> Vec<MessageKind> {
    simulation.sent_by_radio().into_iter().map(|(_, kind)| kind).collect()
}

const SHAKE: MessageKind = MessageKind::Handshake;
const SEND: MessageKind = MessageKind::Command;

#[test]
fn a_command_goes_encrypted_and_without_a_token_to_the_car_in_reach() {
    let (key, car, simulation) = well();
    let calls = ["door_unlock", "honk_horn", "door_lock"].map(|name| simulation.call(direct(name, &key)));
    simulation.run();
    for call in &calls {
        assert_eq!(call.outcome(), done());
    }
    assert_eq!(car.ran.borrow().len(), 3);
    assert_eq!(car.handshakes.get(), 2, "one for each domain");
    assert_eq!(simulation.log(), [""; 0], "nothing goes over the internet");
    let stages = calls[0].progress.borrow().iter().map(|(stage, _)| *stage).collect::<Vec<_>>();
    assert_eq!(stages, [Stage::Handshake, Stage::SendingDirectly]);
    assert_eq!(simulation.alive.total(), 0);
}

/// Messages that are heard besides the reply: a broadcast, another client's reply, noise, and an acknowledgement in clear.
fn noise(reply: &[u8]) -> Vec<Vec<u8>> {
    let broadcast = hex("320208003a020802520c0a0a0a022801100118022001");
    let challenge = hex("320208003a020802521f1a1d12160a1493054f89de1516dfabad0f1ae0108314e2da02fd1802220101");
    let other = hex(
        "321212102c907bd76c640d360b3027dc7404efde3a02080252006a244a220a0c000102030405060708090a0b10011a107a91074bee04cb8c75cd8c6c0706a4d9",
    );
    let own = pb::Message::parse(reply);
    let to = pb::bytes(6, &[&pb::bytes(2, &[&own.inner(6).bytes[&2]])]);
    let from = pb::bytes(7, &[&pb::number(1, own.inner(7).number(1))]);
    let acknowledgement = [to, from].concat();
    vec![broadcast, other, vec![0xFF; 9], Vec::new(), challenge, acknowledgement]
}

#[test]
fn what_nobody_asked_for_and_bare_acknowledgements_do_not_end_a_command() {
    let (key, car, simulation) = setting(|_, _, reply| {
        let reply = reply();
        let mut heard = noise(&reply);
        heard.push(reply);
        Ok(heard)
    });
    let calls = ["door_unlock", "honk_horn"].map(|name| simulation.call(direct(name, &key)));
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [done(), done()]);
    assert_eq!(car.numbers.borrow().len(), 2, "each was sent once");
}

#[test]
fn a_result_that_comes_after_the_car_acknowledged_the_command_is_the_one_that_counts() {
    // The car's own acknowledgement is authentic; what follows it is not sent by this car, which sends one reply.
    let (key, car, simulation) = well();
    car.expect([Mood::Answer(hex("22020800"))]);
    let call = simulation.call(direct("door_lock", &key));
    simulation.run();
    assert_eq!(call.end(), Some((10 + 10 + 2_000, done())), "nothing followed it");
}

#[test]
fn a_command_that_was_not_delivered_goes_over_the_internet_instead() {
    for (number, kind, asked) in
        [(0, SHAKE, "0 POST /signed_command first"), (1, SEND, "10 POST /signed_command first")]
    {
        for has_internet in [false, true] {
            let (key, car, simulation) =
                setting(
                    move |count, _, reply| {
                        if count == number { Err(Delivery::NotDelivered) } else { Ok(vec![reply()]) }
                    },
                );
            let call = simulation.call(Spec { has_internet, ..open_trunk(&key) });
            simulation.run();
            assert_eq!(kinds(&simulation).last(), Some(&kind), "it is sent by radio once");
            assert_eq!(car.ran.borrow().len(), 0);
            if has_internet {
                assert_eq!(simulation.log().first().map(String::as_str), Some(asked));
            } else {
                assert_eq!(code(&call), (Code::Network, false));
                assert!(simulation.log().is_empty());
            }
        }
    }
}

#[test]
fn a_command_that_may_have_run_goes_no_other_way() {
    for broken in [Delivery::Unknown, Delivery::Closed] {
        let (key, car, simulation) = setting(move |_, kind, reply| {
            let reply = reply();
            if kind == SEND { Err(broken) } else { Ok(vec![reply]) }
        });
        let call = simulation.call(Spec { has_internet: true, ..open_trunk(&key) });
        simulation.run();
        assert_eq!(code(&call), (Code::Network, true), "{broken:?}");
        assert_eq!(car.ran.borrow().len(), 1);
        assert!(simulation.log().is_empty());
    }
}

#[test]
fn what_the_car_refuses_is_not_asked_for_over_the_internet() {
    for (mood, expected) in
        [(Mood::Nominal(2), Code::Rejected), (Mood::SealedFault(7), Code::InsufficientPrivileges)]
    {
        let (key, car, simulation) = well();
        car.expect([mood]);
        let call = simulation.call(Spec { has_internet: true, ..direct("door_lock", &key) });
        simulation.run();
        assert_eq!(code(&call), (expected, false));
        assert!(simulation.log().is_empty());
    }
}

#[test]
fn silence_after_a_command_is_told_and_nothing_is_sent_again() {
    let (key, car, simulation) = setting(|_, kind, reply| {
        let reply = reply();
        Ok(if kind == SEND { Vec::new() } else { vec![reply] })
    });
    let call = simulation.call(Spec { has_internet: true, ..direct("door_lock", &key) });
    simulation.run();
    assert_eq!(code(&call), (Code::Timeout, true));
    assert_eq!(kinds(&simulation), [SHAKE, SEND]);
    assert_eq!(car.ran.borrow().len(), 1);
    assert!(simulation.log().is_empty());
}

#[test]
fn silence_after_handshakes_ends_after_three_of_them_and_nothing_ran() {
    let (key, _, simulation) = setting(|_, _, _| Ok(Vec::new()));
    let call = simulation.call(direct("honk_horn", &key));
    simulation.run();
    assert_eq!(code(&call), (Code::Timeout, false));
    assert_eq!(simulation.sent_by_radio(), [(10, SHAKE), (3_010, SHAKE), (6_010, SHAKE)]);
}

#[test]
fn an_aborted_call_goes_no_other_way() {
    let (key, _, simulation) = setting(|_, _, _| Ok(Vec::new()));
    let call = simulation.call(Spec { has_internet: true, ..direct("door_lock", &key) });
    simulation.run_until(500);
    call.signal.abort();
    simulation.run();
    assert_eq!((call.end().map(|end| end.0), code(&call)), (Some(500), (Code::Aborted, false)));
    assert!(simulation.log().is_empty());
    assert_eq!(simulation.alive.total(), 0);
}

#[test]
fn a_command_that_a_closed_link_swallowed_is_sent_again() {
    for (name, domain) in [("door_lock", VCSEC), ("honk_horn", INFO)] {
        let (key, car, simulation) =
            setting(|count, _, reply| if count == 1 { Err(Delivery::Closed) } else { Ok(vec![reply()]) });
        let call = simulation.call(direct(name, &key));
        simulation.run();
        assert_eq!(call.outcome(), done(), "{name}");
        assert_eq!(*car.numbers.borrow(), [(domain, 42)], "the second one has the next number");
        let seconds = call.end().expect("an end").0 / 1_000;
        let expected = if domain == VCSEC { 0..=1 } else { 10..=13 };
        assert!(
            expected.contains(&seconds),
            "{name}: within the car, it may be on its way until it expires: {seconds}"
        );
    }
}

#[test]
fn a_command_that_arrives_late_inside_the_car_is_not_sent_again() {
    let key = Key::new(1);
    let (car, simulation) = (Car::new(&key), simulation());
    let (receiver, clock) = (Rc::clone(&car), Rc::downgrade(&simulation));
    simulation.put_in_reach(move |kind, message| {
        let simulation = clock.upgrade().expect("a simulation");
        if kind == SEND {
            let (receiver, later) = (Rc::clone(&receiver), Rc::clone(&simulation));
            simulation.after(5_000, move || drop(receiver.receive(&message, later.now())));
            return at_once(Err(Delivery::Closed));
        }
        at_once(Ok(vec![receiver.receive(&message, simulation.now())]))
    });
    let call = simulation.call(direct("honk_horn", &key));
    simulation.run();
    assert_eq!(code(&call), (Code::Network, true));
    assert_eq!(car.ran.borrow().len(), 1);
}

#[test]
fn what_a_restarted_part_of_the_car_did_before_stays_unknown() {
    let key = Key::new(1);
    let (car, simulation) = (Car::new(&key), simulation());
    let receiver = Rc::clone(&car);
    simulation.put_in_reach(move |kind, message| {
        let reply = receiver.receive(&message, 0);
        if kind == SEND {
            receiver.reboot(VCSEC, 0);
            return at_once(Err(Delivery::Closed));
        }
        at_once(Ok(vec![reply]))
    });
    let call = simulation.call(open_trunk(&key));
    simulation.run();
    assert_eq!(code(&call), (Code::Network, true));
    assert_eq!(car.ran.borrow().len(), 1);
}

#[test]
fn a_read_brings_its_data_and_a_refused_one_its_reason() {
    let state =
        hex("122d222bf2010212009a02020a00ad0600009c41b506000040c0bd060000ac41c5060000a041e80603f00601880702");
    let refusal = hex("0a08080112040a026e6f");
    for (answer, expected) in [(state.clone(), Some(state)), (refusal, None)] {
        let (key, car, simulation) = well();
        car.expect([Mood::Answer(answer)]);
        let outcome = Rc::new(RefCell::new(None));
        let (told, page) = (Rc::clone(&outcome), Page::of(&simulation, &key));
        let radio = simulation.radio(&page).expect("a car in reach");
        simulation.spawn(async move {
            let message = SignedMessage {
                domain: Domain::Infotainment,
                message: Zeroizing::new(hex("12040a021a00")),
                is_read: true,
                is_repeatable: true,
            };
            let vehicle = VehicleState::default();
            let signer = Signer {
                host: &page,
                link: &radio,
                vehicle: &vehicle,
                command: "vehicle_data",
                id: VIN,
                timeout: 5_000,
            };
            *told.borrow_mut() = Some(signer.send(&message).await);
        });
        simulation.run();
        let completed = outcome.borrow_mut().take().expect("an end").expect("no error");
        match (completed, expected) {
            (Completed::Done(data), Some(expected)) => assert_eq!(data[..], expected[..]),
            (Completed::Refused(_), None) => {}
            _ => panic!("neither the data nor a refusal"),
        }
    }
}

const RUNS: u64 = 1_500;

/// All ways to end that must be seen, or the runs do not test what they should.
const ENDINGS: &[&str] = &["done", "aborted", "bad_response", "fault", "network", "timeout", "unavailable"];

/// A radio that loses, repeats and delays what it carries, and breaks at any moment.
struct Weather {
    rng: RefCell<Rng>,
    car: Rc<Car>,
    old: RefCell<Vec<Vec<u8>>>,
}

impl Weather {
    fn below(&self, end: u32) -> u32 {
        self.rng.borrow_mut().u32(..end)
    }

    /// What is heard of a message. It may arrive in the car later, if the link does not say that it is closed.
    fn carry(&self, simulation: &Rc<Simulation>, car: &Rc<Car>, message: &[u8]) -> Received {
        match self.below(100) {
            0..8 => return Err(Delivery::NotDelivered),
            8..14 => return Err(Delivery::Closed),
            14..18 => {
                let (car, later, message) = (Rc::clone(car), Rc::clone(simulation), message.to_vec());
                simulation.after(self.below(9_000).into(), move || drop(car.receive(&message, later.now())));
                return Err(Delivery::Unknown);
            }
            18..22 => self.car.reboot([VCSEC, INFO][self.below(2) as usize], simulation.now()),
            22..26 => self.car.move_counter([VCSEC, INFO][self.below(2) as usize], 1 + self.below(40)),
            26..30 => self.car.expect([[Mood::Fault(1), Mood::Wait, Mood::Busy, Mood::SealedFault(11)]
                [self.below(4) as usize]
                .clone()]),
            _ => {}
        }
        let reply = self.car.receive(message, simulation.now());
        self.old.borrow_mut().push(reply.clone());
        match self.below(100) {
            0..6 => Err(Delivery::Closed),
            6..10 => Err(Delivery::Unknown),
            10..14 => Ok(Vec::new()),
            14..20 => Ok(vec![reply.clone(), reply]),
            20..30 => {
                let old = self.old.borrow();
                Ok(vec![old[self.below(old.len() as u32) as usize].clone(), reply])
            }
            30..40 => Ok(noise(&reply)),
            40..60 => Ok([noise(&reply), vec![reply]].concat()),
            _ => Ok(vec![reply]),
        }
    }
}

#[test]
fn no_weather_makes_a_command_run_twice_succeed_falsely_or_leave_something_behind() {
    let mut seen = BTreeSet::new();
    for seed in 0..RUNS {
        let result = std::panic::catch_unwind(|| once(seed));
        seen.extend(result.unwrap_or_else(|_| panic!("in the run {seed}")));
    }
    for ending in ENDINGS {
        assert!(seen.contains(ending), "no call ended as {ending}: {seen:?}");
    }
}

/// How the calls of a run ended.
fn once(seed: u64) -> Vec<&'static str> {
    let mut rng = Rng::with_seed(seed);
    let (key, simulation) = (Key::new(1), simulation());
    let car = Car::new(&key);
    let mut commands: Vec<_> = COMMANDS.iter().collect();
    rng.shuffle(&mut commands);
    commands.truncate(rng.usize(1..=4));
    let weather = Rc::new(Weather { rng: RefCell::new(rng), car: Rc::clone(&car), old: RefCell::default() });
    let (carrier, sky, receiver) = (Rc::clone(&weather), Rc::downgrade(&simulation), Rc::clone(&car));
    simulation.put_in_reach(move |_, message| {
        let simulation = sky.upgrade().expect("a simulation");
        let (carrier, receiver) = (Rc::clone(&carrier), Rc::clone(&receiver));
        let way = simulation.sleep(carrier.below(300).into());
        Box::pin(async move {
            way.await;
            carrier.carry(&simulation, &receiver, &message)
        })
    });
    let mut calls = Vec::new();
    for (command, values, payload) in commands {
        let start = u64::from(weather.below(2_000));
        let call = simulation.call(Spec { values, start, ..direct(command, &key) });
        if weather.below(10) == 0 {
            let signal = Rc::clone(&call.signal);
            simulation.after(start + u64::from(weather.below(3_000)), move || signal.abort());
        }
        calls.push((*command, start, hex(payload), call));
    }
    simulation.run();
    assert_eq!(simulation.alive.total(), 0, "something is left behind: {:?}", simulation.alive);
    let ran = |payload: &Vec<u8>| car.ran.borrow().iter().filter(|(_, it)| it == payload).count();
    calls
        .iter()
        .map(|(command, start, payload, call)| judge(command, *start, ran(payload), false, call))
        .collect()
}
