//! Time-outs and signals, at every stage of a call that meets an expired token and a sleeping car.
//!
//! | from (ms) | to (ms) | stage                                  |
//! | --------: | ------: | -------------------------------------- |
//! |         0 |      50 | the token function                     |
//! |        50 |     150 | the command, answered with 401         |
//! |       150 |     200 | the token function, with refresh       |
//! |       200 |     300 | the command, answered with asleep      |
//! |       300 |     400 | the request to wake up                 |
//! |       400 |   2 400 | a pause                                |
//! |     2 400 |   2 500 | a look, answered with online           |
//! |     2 500 |   2 600 | the command, done                      |

use std::cell::Cell;
use std::rc::Rc;

use tesla_commands_core::client::Failure;
use tesla_commands_core::error::Code;

use super::{
    Answer, asleep, assert_nothing_is_alive, broken_token, car, done, expired, failure, failure_of, script,
    simulation, success, tokens,
};
use crate::simulation::{Handle, Simulation, Spec, spec};

/// When the command is out: then the car may do it, and only then.
const OUT: [(u64, u64); 3] = [(50, 150), (200, 300), (2_500, 2_600)];

fn whole_call() -> (Rc<Simulation>, Handle) {
    let simulation = script([expired(), asleep(), car("waking"), car("online"), done()]);
    let (token, _) = tokens(&simulation);
    let call = simulation.call(Spec { token, wake: true, ..spec("actuate_trunk") });
    (simulation, call)
}

#[test]
fn a_call_that_meets_everything_succeeds_when_it_is_left_alone() {
    let (simulation, call) = whole_call();
    simulation.run();
    assert_eq!(call.end(), Some((2_600, success())));
}

#[test]
fn a_signal_ends_a_call_at_once_at_whatever_moment_and_says_whether_the_command_was_out() {
    for moment in (5..2_600).step_by(10) {
        let (simulation, call) = whole_call();
        let signal = Rc::clone(&call.signal);
        let out_then = Rc::new(Cell::new(None));
        simulation.after(moment, {
            let (commands, out_then) = (simulation.alive.commands.clone(), Rc::clone(&out_then));
            move || {
                out_then.set(Some(commands.get() > 0));
                signal.abort();
            }
        });
        simulation.run();
        let is_out = OUT.iter().any(|(from, to)| (from..to).contains(&&moment));
        assert_eq!(failure_of(&call), (moment, Code::Aborted, is_out));
        assert_eq!(out_then.get(), Some(is_out), "as the simulated network sees it");
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_signal_at_the_very_moment_of_an_answer_is_never_a_false_all_clear() {
    for moment in [0, 50, 150, 200, 300, 400, 2_400, 2_500, 2_600] {
        for before in [true, false] {
            let (simulation, call) = whole_call();
            let signal = Rc::clone(&call.signal);
            if before {
                // Its timer is older, so that it comes first.
                simulation.after(moment, move || signal.abort());
                simulation.run();
            } else {
                simulation.run_until(moment);
                signal.abort();
                simulation.run();
            }
            match call.outcome() {
                Ok(_) => assert_eq!(moment, 2_600),
                Err(error) => {
                    assert_eq!(error.code, Code::Aborted);
                    // The answer of this moment was read or it was not; the last one says that it is done.
                    assert!(moment < 2_600 || error.may_have_succeeded, "{moment} {before}");
                }
            }
            assert_nothing_is_alive(&simulation);
        }
    }
}

#[test]
fn a_signal_that_is_aborted_beforehand_lets_nothing_out() {
    let simulation = script([]);
    let call = simulation.call(spec("door_unlock"));
    call.signal.abort();
    simulation.run();
    assert_eq!(failure_of(&call), (0, Code::Aborted, false));
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_call_that_is_dropped_leaves_nothing_behind_at_whatever_moment() {
    for moment in (0..2_600).step_by(25) {
        let (simulation, call) = whole_call();
        simulation.run_until(moment);
        call.give_up();
        assert_nothing_is_alive(&simulation);
        simulation.run();
        assert_eq!(call.end(), None);
    }
}

#[test]
fn a_token_function_that_never_answers_times_out_before_anything_is_sent() {
    let simulation = script([]);
    let call =
        simulation.call(Spec { token: broken_token(false, Ok(())), timeout: 700, ..spec("door_unlock") });
    simulation.run();
    assert_eq!(failure_of(&call), (700, Code::Timeout, false));
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_refresh_that_never_ends_times_out_and_the_car_has_done_nothing() {
    let simulation = script([expired()]);
    let call =
        simulation.call(Spec { token: broken_token(true, Ok(())), timeout: 700, ..spec("door_unlock") });
    simulation.run();
    assert_eq!(failure_of(&call), (800, Code::Timeout, false));
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_command_that_is_never_answered_times_out_and_may_have_been_done() {
    // The answer ends after the time, does not end, or does not begin: to the policy it is all the same.
    for silence in [Answer::Never, done().after(701), done().after(40_000)] {
        for (answers, ends) in [
            (vec![silence.clone()], 750),
            (vec![expired(), silence.clone()], 900),
            (vec![asleep(), car("waking"), car("online"), silence.clone()], 3_050),
        ] {
            let next = Cell::new(0);
            let simulation = simulation(move |_| answers[next.replace(next.get() + 1)].clone());
            let (token, _) = tokens(&simulation);
            let call = simulation.call(Spec { token, wake: true, timeout: 700, ..spec("door_unlock") });
            simulation.run();
            assert_eq!(failure_of(&call), (ends, Code::Timeout, true));
            assert!(failure(&call).1.to_string().contains("timeoutMs"));
            assert_nothing_is_alive(&simulation);
        }
    }
}

#[test]
fn an_answer_just_in_time_is_in_time() {
    let simulation = script([done().after(699)]);
    let call = simulation.call(Spec { timeout: 700, ..spec("door_unlock") });
    simulation.run();
    assert_eq!(call.end(), Some((699, success())));
}

#[test]
fn a_call_waits_for_a_refresh_that_another_began_no_longer_than_its_own_time() {
    let simulation = simulation(|_| expired());
    let token = broken_token(true, Ok(()));
    let patient = simulation.call(Spec { token: token.clone(), timeout: 1_000_000, ..spec("door_unlock") });
    let hasty = simulation.call(Spec { token, timeout: 700, start: 10, ..spec("door_unlock") });
    simulation.run_until(2_000);
    assert_eq!(hasty.end().map(|(at, _)| at), Some(810));
    assert_eq!(failure_of(&hasty), (810, Code::Timeout, false));
    assert_eq!(patient.end(), None);
    patient.signal.abort();
    simulation.run();
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_lost_connection_is_told_as_such_at_every_stage() {
    let lost = Answer::After(100, Err(Failure::Network));
    for answers in [
        vec![lost.clone()],
        vec![expired(), lost.clone()],
        vec![asleep(), car("waking"), car("online"), lost.clone()],
    ] {
        let next = Cell::new(0);
        let simulation = simulation(move |_| answers[next.replace(next.get() + 1)].clone());
        let (token, _) = tokens(&simulation);
        let call = simulation.call(Spec { token, wake: true, ..spec("door_unlock") });
        simulation.run();
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Network, true));
    }
}
