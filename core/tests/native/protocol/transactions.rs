//! Calls with a key, to a car that checks what it gets.

use std::cell::Cell;
use std::rc::Rc;

use base64ct::{Base64, Encoding};
use serde_json::{Value, json};
use tesla_commands_core::client::{Failure, Outcome, Stage};
use tesla_commands_core::error::{Code, CommandError, Result};
use tesla_commands_core::rest::response::{Reply, Success};

use super::car::{Car, INFO, Mood, VCSEC};
use crate::simulation::{Handle, Key, Sent, Simulation, Spec, spec};
use crate::support::answered;

/// What the server does with what it is sent.
pub fn serve(car: &Car, sent: &Sent, now: u64) -> Reply {
    let body: Value = serde_json::from_str(sent.request.body.as_deref().expect("a body")).expect("JSON");
    let message = body["routable_message"].as_str().expect("text");
    let answer = car.receive(&Base64::decode_vec(message).expect("base64"), now);
    json_reply(200, &json!({ "response": Base64::encode_string(&answer) }))
}

pub fn json_reply(status: u16, body: &Value) -> Reply {
    Reply { status, body: body.to_string(), ..Reply::default() }
}

fn is_signed(sent: &Sent) -> bool {
    sent.request.path.ends_with("/signed_command")
}

/// A simulation with this car, which answers after 100 ms; `meddle` may change what comes back, and counts from 0.
fn simulation_with(
    car: &Rc<Car>,
    meddle: impl Fn(usize, &Sent, &dyn Fn() -> Reply) -> Outcome<Reply> + 'static,
) -> Rc<Simulation> {
    let (car, count) = (Rc::clone(car), Cell::new(0));
    Simulation::new(move |simulation, sent| {
        let number = count.replace(count.get() + 1);
        let now = simulation.now();
        let outcome = meddle(number, &sent, &|| serve(&car, &sent, now));
        let timer = simulation.sleep(100);
        Box::pin(async move {
            timer.await;
            outcome
        })
    })
}

fn simulation(car: &Rc<Car>) -> Rc<Simulation> {
    simulation_with(car, |_, sent, serve| {
        assert!(is_signed(sent), "a plain command: {sent:?}");
        Ok(serve())
    })
}

/// A car, its simulation, and the key that it knows.
fn setting() -> (Rc<Key>, Rc<Car>, Rc<Simulation>) {
    let key = Key::new(1);
    let car = Car::new(&key);
    let simulation = simulation(&car);
    (key, car, simulation)
}

fn signed(command: &'static str, key: &Rc<Key>) -> Spec {
    Spec { key: Some(Rc::clone(key)), ..spec(command) }
}

fn done() -> Result<Success> {
    Ok(answered(true, ""))
}

fn failure(call: &Handle) -> CommandError {
    *call.outcome().expect_err("a failure")
}

/// The code, the fault, and whether it may have succeeded.
fn failure_of(call: &Handle) -> (Code, Option<u32>, bool) {
    let error = failure(call);
    (error.code, error.fault, error.may_have_succeeded)
}

fn assert_nothing_is_alive(simulation: &Simulation) {
    assert_eq!(simulation.alive.total(), 0, "{:?}", simulation.alive);
}

const UNLOCK: (u32, [u8; 2]) = (VCSEC, [0x10, 0]);

fn ran(car: &Car) -> Vec<(u32, Vec<u8>)> {
    car.ran.borrow().clone()
}

#[test]
fn a_first_command_makes_a_session_and_the_next_ones_use_it() {
    let (key, car, simulation) = setting();
    let call = simulation.call(signed("door_unlock", &key));
    simulation.run();
    assert_eq!(call.end(), Some((200, done())));
    assert_eq!(*call.progress.borrow(), [(Stage::Handshake, 0), (Stage::SendingSigned, 100)]);
    let next = ["door_lock", "honk_horn", "flash_lights"].map(|name| simulation.call(signed(name, &key)));
    simulation.run();
    for call in next {
        assert_eq!(call.outcome(), done());
    }
    assert_eq!(car.handshakes.get(), 2, "one for each domain");
    assert_eq!(key.agreements.get(), 2);
    assert_eq!(ran(&car)[0], (UNLOCK.0, UNLOCK.1.to_vec()));
    assert_eq!(*car.numbers.borrow(), [(VCSEC, 41), (VCSEC, 42), (INFO, 41), (INFO, 42)]);
    assert_eq!(simulation.log()[0], "0 POST /signed_command first");
    assert_nothing_is_alive(&simulation);
}

#[test]
fn commands_to_a_domain_go_one_after_the_other_however_many_run() {
    let (key, car, simulation) = setting();
    let names = ["door_unlock", "honk_horn", "door_lock", "flash_lights", "door_unlock", "door_lock"];
    let calls: Vec<Handle> = (0..30).map(|index| simulation.call(signed(names[index % 6], &key))).collect();
    simulation.run();
    for call in &calls {
        assert_eq!(call.outcome(), done());
    }
    for domain in [VCSEC, INFO] {
        let numbers = car.numbers.borrow();
        let numbers: Vec<u32> = numbers.iter().filter(|it| it.0 == domain).map(|it| it.1).collect();
        assert_eq!(numbers, (41..41 + numbers.len() as u32).collect::<Vec<_>>());
    }
    assert_eq!(ran(&car).len(), 30);
    assert_eq!(car.handshakes.get(), 2);
    assert_nothing_is_alive(&simulation);
}

#[test]
fn whoever_leaves_the_queue_lets_the_others_go_on() {
    for give_up in [true, false] {
        let (key, car, simulation) = setting();
        let calls: Vec<Handle> = (0..4).map(|_| simulation.call(signed("door_lock", &key))).collect();
        simulation.run_until(150);
        for leaving in [1, 2] {
            if give_up { calls[leaving].give_up() } else { calls[leaving].signal.abort() }
        }
        simulation.run();
        assert_eq!([calls[0].end(), calls[3].end()], [Some((200, done())), Some((300, done()))]);
        if !give_up {
            assert_eq!(failure_of(&calls[1]), (Code::Aborted, None, false));
        }
        assert_eq!(ran(&car).len(), 2);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_command_that_is_aborted_while_it_is_out_leaves_a_session_that_works() {
    for give_up in [true, false] {
        let (key, car, simulation) = setting();
        let call = simulation.call(signed("door_lock", &key));
        simulation.run_until(150);
        if give_up {
            call.give_up()
        } else {
            call.signal.abort()
        }
        let next = simulation.call(signed("door_lock", &key));
        simulation.run();
        if !give_up {
            assert_eq!(failure_of(&call), (Code::Aborted, None, true));
        }
        assert_eq!(next.outcome(), done());
        assert_eq!(*car.numbers.borrow(), [(VCSEC, 41), (VCSEC, 42)]);
        assert_eq!(car.handshakes.get(), 1);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_wait_in_the_queue_is_no_longer_than_one_for_an_answer() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let simulation = simulation_with(
        &car,
        |number, _, serve| if number == 1 { Err(Failure::Network) } else { Ok(serve()) },
    );
    let first = simulation.call(signed("door_lock", &key));
    let second = simulation.call(Spec { timeout: 150, ..signed("door_lock", &key) });
    simulation.run();
    assert_eq!(failure_of(&first), (Code::Network, None, true));
    assert_eq!(
        (second.end().map(|end| end.0), failure_of(&second)),
        (Some(150), (Code::Timeout, None, false))
    );
    assert_nothing_is_alive(&simulation);
}

#[test]
fn what_fails_before_the_command_goes_out_has_not_run() {
    for failure in
        [Failure::Network, Failure::Timeout { sent: true }, Failure::NotAResponse, Failure::TooLong]
    {
        let key = Key::new(1);
        let car = Car::new(&key);
        let simulation = simulation_with(&car, move |_, _, _| Err(failure));
        let values = &[("which_trunk", "rear")];
        let call = simulation.call(Spec { values, ..signed("actuate_trunk", &key) });
        simulation.run();
        assert!(!failure_of(&call).2, "{failure:?}");
        assert_eq!(car.numbers.borrow().len(), 0);
    }
}

#[test]
fn a_car_that_started_anew_moved_its_counter_or_its_clock_is_followed() {
    type Change = fn(&Car, u64);
    let changes: [(Change, usize); 4] = [
        (|car, now| car.reboot(VCSEC, now), 1),
        (|car, _| car.move_counter(VCSEC, 5), 1),
        (|car, _| car.move_counter(VCSEC, 1), 1),
        (|car, _| car.move_clock(VCSEC, 100), 1),
    ];
    for (index, (change, handshakes)) in changes.into_iter().enumerate() {
        let (key, car, simulation) = setting();
        let first = simulation.call(signed("door_unlock", &key));
        simulation.run();
        change(&car, simulation.now());
        let second = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!([first.outcome(), second.outcome()], [done(), done()], "{index}");
        assert_eq!(ran(&car).len(), 2);
        assert_eq!(car.handshakes.get() as usize, handshakes, "the fault brings what is needed: {index}");
        assert_eq!(car.numbers.borrow().len(), 3, "{index}");
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_number_that_is_used_already_is_sent_again_only_if_it_is_safe() {
    // By one holder of the same key, or by this very command, sent twice by the network: that looks the same,
    // also where others have sent more since.
    for (name, moved, count) in
        [("door_lock", 1, 3), ("actuate_trunk", 1, 2), ("door_lock", 5, 3), ("actuate_trunk", 5, 2)]
    {
        let (key, car, simulation) = setting();
        let first = simulation.call(signed("door_unlock", &key));
        simulation.run();
        assert_eq!(first.outcome(), done());
        car.move_counter(VCSEC, moved);
        let values: &[(&str, &str)] = if name == "actuate_trunk" { &[("which_trunk", "rear")] } else { &[] };
        let second = simulation.call(Spec { values, ..signed(name, &key) });
        simulation.run();
        assert_eq!(car.numbers.borrow().len(), count, "{name}");
        if name == "door_lock" {
            assert_eq!(second.outcome(), done());
        } else {
            assert_eq!(failure_of(&second), (Code::Fault, Some(6), true));
        }
        // The next one goes on from there.
        let third = simulation.call(Spec { values, ..signed(name, &key) });
        simulation.run();
        assert_eq!(third.outcome(), done());
    }
}

#[test]
fn a_request_that_the_network_sends_twice_runs_once() {
    for name in ["honk_horn", "actuate_trunk", "remote_start_drive"] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let simulation = simulation_with(&car, |_, _, serve| {
            serve();
            Ok(serve())
        });
        let values: &[(&str, &str)] = if name == "actuate_trunk" { &[("which_trunk", "rear")] } else { &[] };
        let call = simulation.call(Spec { values, ..signed(name, &key) });
        simulation.run();
        assert_eq!(failure_of(&call), (Code::Fault, Some(6), true));
        assert_eq!(ran(&car).len(), 1, "{name}");
    }
}

#[test]
fn a_command_that_ran_and_comes_twice_is_not_sent_again_though_others_were_sent_since() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let other = Rc::clone(&car);
    let simulation = simulation_with(&car, move |number, _, serve| {
        if number == 1 {
            serve();
            other.move_counter(VCSEC, 1);
        }
        Ok(serve())
    });
    let call = simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
    simulation.run();
    assert_eq!(failure_of(&call), (Code::Fault, Some(6), true));
    assert_eq!(ran(&car).len(), 1);
}

#[test]
fn a_busy_car_is_asked_again_after_pauses() {
    for moods in [
        [Mood::Busy, Mood::Busy],
        [Mood::SealedFault(1), Mood::SealedFault(2)],
        [Mood::SealedFault(11), Mood::Busy],
    ] {
        let (key, car, simulation) = setting();
        let first = simulation.call(signed("door_unlock", &key));
        simulation.run();
        assert_eq!(first.outcome(), done());
        car.expect(moods);
        let call =
            simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
        simulation.run();
        assert_eq!(call.end(), Some((2_500, done())));
        assert_eq!(ran(&car).len(), 2);
        assert_nothing_is_alive(&simulation);
    }
    let (key, car, simulation) = setting();
    car.expect([Mood::Busy, Mood::Busy, Mood::Busy]);
    let call = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(failure_of(&call), (Code::Unavailable, Some(1), false));
    assert_eq!(car.numbers.borrow().len(), 3);
}

#[test]
fn a_busy_car_that_does_not_sign_that_it_is_is_asked_whether_it_took_the_command() {
    for mood in [Mood::Fault(1), Mood::Wait, Mood::Fault(11), Mood::Fault(15), Mood::FaultWithInfo(1)] {
        let (key, car, simulation) = setting();
        let first = simulation.call(signed("door_unlock", &key));
        simulation.run();
        assert_eq!(first.outcome(), done());
        car.expect([mood]);
        let call =
            simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
        simulation.run();
        assert_eq!(call.outcome(), done());
        assert_eq!(ran(&car).len(), 2);
    }
}

#[test]
fn a_fault_that_is_put_in_the_place_of_a_success_sends_nothing_again() {
    for fault in [1, 2, 5, 6, 11, 15, 17, 20] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let forger = Car::new(&key);
        let simulation = simulation_with(&car, move |number, sent, serve| {
            let reply = serve();
            if number != 1 {
                return Ok(reply);
            }
            forger.expect([Mood::Fault(fault)]);
            Ok(self::serve(&forger, sent, 0))
        });
        let call =
            simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
        simulation.run();
        assert_eq!((failure_of(&call).1, failure_of(&call).2), (Some(fault), true));
        assert_eq!(ran(&car).len(), 1, "{fault}");
    }
}

#[test]
fn what_a_part_of_the_car_did_before_it_started_anew_stays_unknown() {
    // It did the command, and went down; whoever stands before it says that it did not answer.
    for fault in [1, 2, 11, 15] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let (forger, part) = (Car::new(&key), Rc::clone(&car));
        let simulation = simulation_with(&car, move |number, sent, serve| {
            let reply = serve();
            if number != 1 {
                return Ok(reply);
            }
            part.reboot(VCSEC, 1_000);
            forger.expect([Mood::Fault(fault)]);
            Ok(self::serve(&forger, sent, 0))
        });
        let call =
            simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
        simulation.run();
        assert_eq!((failure_of(&call).1, failure_of(&call).2), (Some(fault), true));
        assert_eq!(ran(&car).len(), 1, "{fault}");
        // The next one goes on from there.
        let next = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!(next.outcome(), done());
    }
}

#[test]
fn each_fault_that_nothing_mends_ends_the_call_with_its_number() {
    // The last two are in no list: of what they say, nothing is known.
    for fault in (1..=30).chain([4_000]).filter(|fault| ![1, 2, 5, 6, 11, 15, 17, 20].contains(fault)) {
        let (code, never_ran) = match fault {
            3 | 4 => (Code::NotPaired, true),
            7 | 29 => (Code::InsufficientPrivileges, true),
            21 | 22 => (Code::RemoteAccessDisabled, true),
            25 | 26 | 30 | 4_000 => (Code::Fault, false),
            _ => (Code::Fault, true),
        };
        // To the question, to the command in clear, and to the command with the car's word for it.
        for (mood, may_have_succeeded, count) in
            [(Mood::Fault(fault), true, 1), (Mood::SealedFault(fault), !never_ran, 2)]
        {
            let (key, car, simulation) = setting();
            let first = simulation.call(signed("door_unlock", &key));
            simulation.run();
            assert_eq!(first.outcome(), done());
            car.expect([mood]);
            let call = simulation.call(signed("door_lock", &key));
            simulation.run();
            assert_eq!(failure_of(&call), (code, Some(fault), may_have_succeeded));
            assert!(failure(&call).reason.is_some_and(|reason| !reason.is_empty()));
            assert_eq!(car.numbers.borrow().len(), count);
        }
        let (key, car, simulation) = setting();
        car.expect([Mood::Fault(fault)]);
        let call = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!((failure_of(&call).0, failure_of(&call).1), (code, Some(fault)));
        assert_eq!(car.numbers.borrow().len(), 0);
    }
}

#[test]
fn a_car_that_does_not_know_the_key_says_so() {
    let (key, car, simulation) = setting();
    car.forget_keys();
    let call = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(failure_of(&call), (Code::NotPaired, Some(3), false));
    assert_eq!(simulation.log().len(), 1);
    assert!(failure(&call).to_string().contains("Enrol"), "{}", failure(&call));
}

#[test]
fn what_the_car_refuses_is_told_and_what_is_so_already_is_none() {
    for (command, mood, expected) in [
        ("charge_stop", Mood::Refuse("not_charging"), Ok(answered(false, "not_charging"))),
        (
            "set_valet_mode",
            Mood::Refuse("valet mode already off"),
            Ok(answered(false, "valet mode already off")),
        ),
        ("remote_start_drive", Mood::Nominal(3), Ok(answered(false, "already on"))),
        ("charge_start", Mood::Refuse("disconnected"), Err("disconnected")),
        ("remote_start_drive", Mood::Nominal(5), Err("vehicle not in park")),
        ("door_lock", Mood::Nominal(2), Err("closures open")),
    ] {
        let (key, car, simulation) = setting();
        car.expect([mood]);
        let values: &[(&str, &str)] = if command == "set_valet_mode" { &[("on", "false")] } else { &[] };
        let call = simulation.call(Spec { values, ..signed(command, &key) });
        simulation.run();
        match expected {
            Ok(success) => assert_eq!(call.outcome(), Ok(success)),
            Err(reason) => {
                assert_eq!(failure_of(&call), (Code::Rejected, None, false));
                assert_eq!(failure(&call).reason.as_deref(), Some(reason));
            }
        }
    }
}

#[test]
fn an_answer_that_is_not_proved_or_not_clear_is_no_success() {
    for mood in [
        Mood::Plain,
        Mood::Garbage,
        Mood::Answer(vec![0x0a, 0x02, 0x10, 0x01]),
        Mood::Answer(vec![0x22, 0x02, 0x08, 0x07]),
    ] {
        let (key, car, simulation) = setting();
        car.expect([mood]);
        let call = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!(failure_of(&call), (Code::BadResponse, None, true));
        assert_eq!(ran(&car).len(), 1);
    }
}

#[test]
fn a_new_key_of_the_car_is_taken_and_told() {
    let (key, car, simulation) = setting();
    let first = simulation.call(signed("door_unlock", &key));
    simulation.run();
    assert_eq!(first.outcome(), done());
    car.change_key(VCSEC, 200);
    let second =
        simulation.call(Spec { values: &[("which_trunk", "rear")], ..signed("actuate_trunk", &key) });
    simulation.run();
    assert_eq!(second.outcome(), done());
    assert!(second.progress.borrow().iter().any(|(stage, _)| *stage == Stage::VehicleKeyChanged));
    assert_eq!(key.agreements.get(), 2);
    let third = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(third.outcome(), done());
    assert_eq!((car.handshakes.get(), ran(&car).len()), (1, 3));
}

#[test]
fn a_car_whose_key_changes_all_the_time_is_not_followed() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let changing = Rc::clone(&car);
    let simulation = simulation_with(&car, move |number, _, serve| {
        if number > 0 {
            changing.change_key(VCSEC, 200 + number as u64);
        }
        Ok(serve())
    });
    let call = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(failure_of(&call).0, Code::Fault);
    assert_eq!(ran(&car).len(), 0);
    let told = call.progress.borrow().iter().filter(|it| it.0 == Stage::VehicleKeyChanged).count();
    assert_eq!(told, 1);
}

#[test]
fn numbers_that_are_used_up_begin_anew_with_the_cars_next_epoch() {
    let key = Key::new(1);
    let car = Car::new(&key);
    car.set_counter(VCSEC, u32::MAX);
    let rebooting = Rc::clone(&car);
    let simulation = simulation_with(&car, move |number, _, serve| {
        if number == 1 {
            rebooting.reboot(VCSEC, 0);
        }
        Ok(serve())
    });
    let call = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(call.outcome(), done());

    let (key, car, simulation) = setting();
    car.set_counter(VCSEC, u32::MAX);
    let call = simulation.call(signed("door_lock", &key));
    simulation.run();
    assert_eq!(failure_of(&call), (Code::BadResponse, None, false));
    assert_eq!(simulation.log().len(), 2);
}

#[test]
fn tabs_with_the_same_key_do_not_get_in_each_others_way() {
    let (key, car, simulation) = setting();
    let calls: Vec<Handle> = (0..20)
        .map(|index| {
            let values = &[("which_trunk", "rear")];
            simulation.call(Spec {
                values,
                tab: index % 3,
                start: index as u64 * 7,
                ..signed("actuate_trunk", &key)
            })
        })
        .collect();
    simulation.run();
    for call in &calls {
        assert_eq!(call.outcome(), done());
    }
    assert_eq!(car.handshakes.get(), 3, "one for each tab");
    assert_eq!(*car.numbers.borrow(), (41..61).map(|number| (VCSEC, number)).collect::<Vec<_>>());
    assert_nothing_is_alive(&simulation);
}

#[test]
fn tabs_that_share_nothing_but_the_key_find_together_too() {
    let (key, car, simulation) = setting();
    for index in 0..6 {
        let call = simulation.call(Spec { tab: index % 2, ..signed("door_lock", &key) });
        simulation.run();
        simulation.clear_storage();
        assert_eq!(call.outcome(), done());
    }
    assert_eq!((car.handshakes.get(), ran(&car).len()), (2, 6));
}

#[test]
fn a_tab_that_is_opened_again_asks_for_a_session_again() {
    let (key, car, simulation) = setting();
    for _ in 0..2 {
        let call = simulation.call(signed("door_lock", &key));
        simulation.run();
        simulation.close_tab(0);
        assert_eq!(call.outcome(), done());
    }
    assert_eq!(car.handshakes.get(), 2);
}

#[test]
fn a_lock_is_not_waited_for_longer_than_for_an_answer_and_left_with_the_signal() {
    let (key, _, simulation) = setting();
    let first = simulation.call(signed("door_lock", &key));
    let second = simulation.call(Spec { tab: 1, timeout: 120, ..signed("door_lock", &key) });
    let third = simulation.call(Spec { tab: 2, ..signed("door_lock", &key) });
    simulation.run_until(130);
    third.signal.abort();
    simulation.run();
    assert_eq!(first.outcome(), done());
    assert_eq!(
        (second.end().map(|end| end.0), failure_of(&second)),
        (Some(120), (Code::Timeout, None, false))
    );
    assert_eq!(failure_of(&third), (Code::Aborted, None, false));
    assert_nothing_is_alive(&simulation);
}

/// A car that refuses each signed command, and carries out each plain one.
fn takes_plain_only(key: &Key) -> Rc<Simulation> {
    simulation_with(&Car::new(key), |_, sent, _| {
        Ok(if is_signed(sent) {
            json_reply(422, &json!({ "error": "vehicle does not support the protocol" }))
        } else {
            json_reply(200, &json!({ "response": { "result": true, "reason": "" } }))
        })
    })
}

#[test]
fn a_car_that_takes_plain_commands_only_gets_them_from_then_on() {
    let key = Key::new(1);
    let simulation = takes_plain_only(&key);
    for _ in 0..2 {
        let call = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!(call.outcome(), done());
    }
    assert_eq!(
        simulation.log().iter().map(|line| line.split_once(' ').expect("two words").1).collect::<Vec<_>>(),
        ["POST /signed_command first", "POST /command/door_lock first", "POST /command/door_lock first"]
    );
}

#[test]
fn commands_that_are_under_way_when_a_car_turns_out_to_take_plain_ones_only_are_sent_plain_too() {
    for second in ["flash_lights", "door_unlock"] {
        let key = Key::new(1);
        let simulation = takes_plain_only(&key);
        let calls = ["door_lock", second].map(|name| simulation.call(signed(name, &key)));
        simulation.run();
        assert_eq!(calls.map(|call| call.outcome()), [done(), done()], "{second}");
    }
}

#[test]
fn a_422_that_says_something_else_is_told_and_the_next_command_is_signed_all_the_same() {
    // Of what went out plain, and of a car that has taken signed commands before.
    for (name, has_session) in [("upcoming_calendar_entries", false), ("door_lock", true)] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let is_refused = Rc::new(Cell::new(!has_session));
        let refuses = Rc::clone(&is_refused);
        let simulation = simulation_with(&car, move |_, sent, serve| {
            assert!(is_signed(sent) || sent.what() == "POST /command/upcoming_calendar_entries");
            Ok(if refuses.replace(false) { json_reply(422, &json!({ "error": "invalid" })) } else { serve() })
        });
        if has_session {
            let first = simulation.call(signed("door_unlock", &key));
            simulation.run();
            assert_eq!(first.outcome(), done());
            is_refused.set(true);
        }
        let sent = simulation.sent().len();
        let refused = simulation.call(signed(name, &key));
        simulation.run();
        assert_eq!(failure_of(&refused), (Code::Http, None, false), "{name}");
        assert_eq!(simulation.sent().len(), sent + 1, "{name} went out once");
        let next = simulation.call(signed("door_lock", &key));
        simulation.run();
        assert_eq!(next.outcome(), done());
    }
}

#[test]
fn a_command_that_exists_only_signed_is_never_sent_plain() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let simulation = simulation_with(&car, |_, sent, _| {
        assert!(is_signed(sent));
        Ok(json_reply(422, &json!({ "error": "vehicle does not support the protocol" })))
    });
    let first = simulation.call(signed("close_trunk", &key));
    simulation.run();
    assert_eq!(failure_of(&first), (Code::Http, None, false));
    // The car takes plain commands only, which is known from now on.
    let second = simulation.call(signed("close_trunk", &key));
    simulation.run();
    assert_eq!(failure_of(&second), (Code::SigningRequired, None, false));
    assert_eq!(simulation.sent().len(), 1);
}

#[test]
fn what_has_no_signed_form_goes_plain() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let simulation = simulation_with(&car, |_, sent, _| {
        assert!(!is_signed(sent));
        Ok(json_reply(200, &json!({ "response": { "result": true, "reason": "" } })))
    });
    let calls = [
        simulation.call(signed("upcoming_calendar_entries", &key)),
        simulation.call(Spec { values: &[("state", "stop")], ..signed("sun_roof_control", &key) }),
    ];
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [done(), done()]);
}

#[test]
fn a_sleeping_car_is_woken_and_the_command_signed_anew() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let simulation = simulation_with(&car, |number, sent, serve| {
        Ok(match sent.what().as_str() {
            "POST /signed_command" if number == 0 => {
                json_reply(408, &json!({ "error": "vehicle unavailable: vehicle is offline or asleep" }))
            }
            "POST /signed_command" => serve(),
            _ => json_reply(200, &json!({ "response": { "id": 1, "state": "online" } })),
        })
    });
    let call = simulation.call(Spec { wake: true, ..signed("door_lock", &key) });
    simulation.run();
    assert_eq!(call.outcome(), done());
    assert_eq!(ran(&car).len(), 1);
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_question_for_a_session_that_is_answered_asleep_in_whatever_form_wakes_the_car() {
    for (status, body) in [
        (408, json!({ "error": "vehicle unavailable: vehicle is offline or asleep" })),
        (500, json!({ "response": null, "error": "vehicle unavailable: vehicle is offline or asleep" })),
        (503, json!({ "message": "vehicle is offline or asleep" })),
        (200, json!({ "response": null, "error": "vehicle unavailable: vehicle is offline or asleep" })),
    ] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let simulation = simulation_with(&car, move |number, sent, serve| {
            Ok(match sent.what().as_str() {
                "POST /signed_command" if number == 0 => json_reply(status, &body),
                "POST /signed_command" => serve(),
                _ => json_reply(200, &json!({ "response": { "id": 1, "state": "online" } })),
            })
        });
        // The trunk too: nothing runs for a question, so that no look has to prove it.
        let call = simulation.call(Spec {
            values: &[("which_trunk", "rear")],
            wake: true,
            ..signed("actuate_trunk", &key)
        });
        simulation.run();
        assert_eq!(call.outcome(), done(), "{status}");
        assert_eq!(ran(&car).len(), 1);
    }
}

#[test]
fn a_signed_toggle_that_is_answered_asleep_is_signed_anew_only_after_a_look_that_finds_it_asleep() {
    for (state, has_acted) in [("online", true), ("online", false), ("asleep", false)] {
        let key = Key::new(1);
        let car = Car::new(&key);
        let looked = std::cell::Cell::new(false);
        let simulation = simulation_with(&car, move |number, sent, serve| {
            Ok(match sent.what().as_str() {
                // The second message is the command.
                "POST /signed_command" if number == 1 => {
                    if has_acted {
                        serve();
                    }
                    json_reply(503, &json!({ "error": "vehicle unavailable: vehicle is offline or asleep" }))
                }
                "POST /signed_command" => serve(),
                "GET " if !looked.replace(true) => {
                    json_reply(200, &json!({ "response": { "id": 1, "state": state } }))
                }
                _ => json_reply(200, &json!({ "response": { "id": 1, "state": "online" } })),
            })
        });
        let call = simulation.call(Spec {
            values: &[("which_trunk", "rear")],
            wake: true,
            ..signed("actuate_trunk", &key)
        });
        simulation.run();
        if state == "asleep" {
            assert_eq!(call.outcome(), done());
        } else {
            assert_eq!(failure_of(&call), (Code::Unavailable, None, true));
        }
        assert_eq!(ran(&car).len(), usize::from(has_acted || state == "asleep"));
    }
}

#[test]
fn an_asleep_answer_to_the_question_what_became_of_a_command_sends_nothing_again() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let forger = Car::new(&key);
    let simulation = simulation_with(&car, move |number, sent, serve| match number {
        0 => Ok(serve()),
        1 => {
            serve();
            forger.expect([Mood::Fault(1)]);
            Ok(self::serve(&forger, sent, 0))
        }
        _ => Ok(json_reply(408, &json!({ "error": "vehicle is offline or asleep" }))),
    });
    let call = simulation.call(Spec { wake: true, ..signed("honk_horn", &key) });
    simulation.run();
    assert_eq!(failure_of(&call), (Code::Unavailable, Some(1), true));
    assert_eq!((ran(&car).len(), simulation.log().len()), (1, 3));
}

#[test]
fn stale_session_info_does_not_turn_the_numbers_back() {
    let key = Key::new(1);
    let car = Car::new(&key);
    let kept: Rc<std::cell::RefCell<Option<Reply>>> = Rc::default();
    let simulation = simulation_with(&car, move |number, _, serve| {
        // The answer to the first question comes again, to a later command.
        match number {
            0 => kept.replace(Some(serve())).map_or_else(|| Ok(kept.borrow().clone().expect("kept")), Ok),
            3 => {
                serve();
                Ok(kept.borrow().clone().expect("kept"))
            }
            _ => Ok(serve()),
        }
    });
    let calls: Vec<Handle> = (0..4).map(|_| simulation.call(signed("door_lock", &key))).collect();
    simulation.run();
    assert_eq!(failure_of(&calls[2]), (Code::BadResponse, None, true));
    assert_eq!(calls[3].outcome(), done());
    assert_eq!(*car.numbers.borrow(), [41, 42, 43, 44].map(|number| (VCSEC, number)));
}
