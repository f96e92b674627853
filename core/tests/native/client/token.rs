//! Tokens: asked for once, refreshed once, and by one call for all.

use std::cell::Cell;
use std::rc::Rc;

use tesla_commands_core::client::{Failure, Stage};
use tesla_commands_core::error::Code;

use super::{
    Answer, BROKEN, assert_nothing_is_alive, broken_token, done, expired, failure, failure_of, script,
    simulation, success, tokens,
};
use crate::simulation::{Sent, Spec, Token, TokenFunction, spec};

/// Accepts any token but the first.
fn second_token_only(sent: &Sent) -> Answer {
    if sent.token == "first" { expired() } else { done() }
}

#[test]
fn a_token_function_is_asked_for_each_call() {
    let simulation = script([done(), done()]);
    let (token, function) = tokens(&simulation);
    let calls =
        [0, 500].map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("door_lock") }));
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [success(), success()]);
    assert_eq!(*function.asked.borrow(), [false, false]);
}

#[test]
fn a_refused_token_is_refreshed_once_and_the_command_sent_once_more() {
    let simulation = script([expired(), done()]);
    let (token, function) = tokens(&simulation);
    let call = simulation.call(Spec { token, ..spec("actuate_trunk") });
    simulation.run();
    assert_eq!(call.end(), Some((300, success())));
    assert_eq!(*function.asked.borrow(), [false, true]);
    assert_eq!(
        simulation.log(),
        ["50 POST /command/actuate_trunk first", "200 POST /command/actuate_trunk second"]
    );
    assert_eq!(
        *call.progress.borrow(),
        [(Stage::Sending, 50), (Stage::Refreshing, 150), (Stage::Sending, 200)]
    );
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_second_refusal_rejects() {
    let simulation = script([expired(), expired()]);
    let (token, function) = tokens(&simulation);
    let call = simulation.call(Spec { token, ..spec("door_lock") });
    simulation.run();
    assert_eq!(failure_of(&call), (300, Code::Unauthorized, false));
    assert_eq!(failure(&call).1.status, Some(401));
    assert_eq!(*function.asked.borrow(), [false, true]);
}

#[test]
fn a_token_that_is_text_is_not_refreshed() {
    let simulation = script([expired()]);
    let call = simulation.call(spec("door_lock"));
    simulation.run();
    assert_eq!(failure_of(&call), (100, Code::Unauthorized, false));
}

#[test]
fn calls_at_the_same_time_share_one_refresh() {
    let simulation = simulation(second_token_only);
    let (token, function) = tokens(&simulation);
    let calls = [0, 0, 10, 20, 40]
        .map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("flash_lights") }));
    simulation.run();
    for call in &calls {
        assert_eq!(call.outcome(), success());
    }
    assert_eq!(*function.asked.borrow(), [false, false, false, false, false, true]);
    assert_eq!(simulation.log().len(), 10, "each goes out once with either token");
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_call_that_is_refused_late_takes_the_token_that_came_meanwhile() {
    let simulation = simulation(|sent| match (sent.page, sent.token.as_str()) {
        (1, "first") => expired().after(5_000),
        _ => second_token_only(sent),
    });
    let (token, function) = tokens(&simulation);
    let calls =
        [0, 0].map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("honk_horn") }));
    simulation.run();
    assert_eq!(calls[0].end(), Some((300, success())));
    assert_eq!(calls[1].end(), Some((5_150, success())));
    assert_eq!(*function.asked.borrow(), [false, false, true]);
    assert_eq!(simulation.log().last().map(String::as_str), Some("5050 POST /command/honk_horn second"));
}

#[test]
fn a_token_that_is_refused_in_a_later_call_is_refreshed_anew() {
    let valid = Rc::new(Cell::new("second"));
    let accepted = Rc::clone(&valid);
    let simulation = simulation(move |sent| if sent.token == accepted.get() { done() } else { expired() });
    let (token, function) = tokens(&simulation);
    let calls =
        [0, 10_000].map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("door_lock") }));
    simulation.after(5_000, move || valid.set("third"));
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [success(), success()]);
    assert_eq!(*function.asked.borrow(), [false, true, false, true]);
}

#[test]
fn whoever_leaves_a_refresh_the_other_goes_on_with_it_without_a_delay() {
    for (leaving, give_up) in [(0, true), (0, false), (1, true), (1, false)] {
        let simulation = simulation(second_token_only);
        let (token, function) = tokens(&simulation);
        let calls =
            [0, 10].map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("door_lock") }));
        let (leaves, stays) = (&calls[leaving], &calls[1 - leaving]);
        simulation.run_until(180);
        if give_up {
            leaves.give_up()
        } else {
            leaves.signal.abort()
        }
        simulation.run();
        assert_eq!(leaves.end().is_none(), give_up);
        assert_eq!(stays.end(), Some((300, success())), "the refresh goes on, it does not begin anew");
        assert_eq!(*function.asked.borrow(), [false, false, true]);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_refresh_that_nobody_waits_for_any_more_is_given_up_and_the_next_call_asks_anew() {
    let simulation = simulation(second_token_only);
    let (token, function) = tokens(&simulation);
    let call = simulation.call(Spec { token: token.clone(), ..spec("door_lock") });
    simulation.run_until(180);
    call.signal.abort();
    simulation.run_until(181);
    assert_eq!(failure_of(&call), (180, Code::Aborted, false));
    assert_nothing_is_alive(&simulation);
    let next = simulation.call(Spec { token, ..spec("door_lock") });
    simulation.run();
    assert_eq!(next.outcome(), success());
    assert_eq!(*function.asked.borrow(), [false, true, false, true]);
}

#[test]
fn a_token_function_that_fails_rejects_the_call_before_anything_is_sent() {
    let wrong = Failure::Invalid("accessToken", "must not be empty");
    for (failed, code, parameter) in
        [(BROKEN, Code::Unauthorized, None), (wrong, Code::InvalidArgument, Some("accessToken"))]
    {
        let simulation = script([]);
        let call = simulation.call(Spec { token: broken_token(false, Err(failed)), ..spec("door_lock") });
        simulation.run();
        assert_eq!(failure_of(&call), (0, code, false));
        let error = failure(&call).1;
        assert_eq!((error.parameter.as_deref(), error.status), (parameter, None));

        let simulation = script([expired()]);
        let call = simulation.call(Spec { token: broken_token(true, Err(failed)), ..spec("door_lock") });
        simulation.run();
        assert_eq!(failure_of(&call), (100, code, false));
        assert_eq!(failure(&call).1.parameter.as_deref(), parameter);
    }
}

#[test]
fn a_refresh_that_fails_fails_for_all_who_wait_for_it_and_for_nobody_else() {
    let fails = Rc::new(Cell::new(true));
    let simulation = simulation(second_token_only);
    let function = TokenFunction::new({
        let (simulation, fails) = (Rc::clone(&simulation), Rc::clone(&fails));
        move |refresh| {
            let (timer, fails) = (simulation.sleep(50), fails.get());
            Box::pin(async move {
                timer.await;
                match (refresh, fails) {
                    (true, true) => Err(BROKEN),
                    (true, false) => Ok("second".to_owned()),
                    (false, _) => Ok("first".to_owned()),
                }
            })
        }
    });
    let token = Token::Function(Rc::clone(&function));
    let calls =
        [0, 10].map(|start| simulation.call(Spec { token: token.clone(), start, ..spec("door_lock") }));
    let later = simulation.call(Spec { token, start: 1_000, ..spec("door_lock") });
    simulation.after(500, move || fails.set(false));
    simulation.run();
    assert_eq!(calls.map(|call| failure_of(&call)), [(200, Code::Unauthorized, false); 2]);
    assert_eq!(later.outcome(), success());
    assert_eq!(*function.asked.borrow(), [false, false, true, false, true]);
}
