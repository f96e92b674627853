//! Waking: asked for once, looked after with growing pauses, by one call for all.

use std::cell::Cell;
use std::rc::Rc;

use tesla_commands_core::client::{Failure, Stage};
use tesla_commands_core::error::Code;

use super::{
    Answer, asleep, assert_nothing_is_alive, car, done, expired, failure, failure_of, script, simulation,
    status, success, tokens,
};
use crate::simulation::{Sent, Simulation, Spec, Token, spec};

/// A sleeping car that is online so many milliseconds after it was asked to wake up; commands are answered
/// after 100 ms, all else at once.
fn sleeper(takes: u64) -> Rc<Simulation> {
    slow_sleeper(takes, 0)
}

/// The same, with all but commands answered after a latency.
fn slow_sleeper(takes: u64, latency: u64) -> Rc<Simulation> {
    let awake = Cell::new(u64::MAX);
    simulation(move |sent: &Sent| match sent.what().as_str() {
        "POST /wake_up" => {
            awake.set(awake.get().min(sent.at + takes));
            car("asleep").after(latency)
        }
        "GET " => car(if sent.at >= awake.get() { "online" } else { "asleep" }).after(latency),
        _ if sent.at >= awake.get() => done(),
        _ => asleep(),
    })
}

fn waking(command: &'static str) -> Spec {
    Spec { wake: true, ..spec(command) }
}

/// When the car was looked at.
fn looks(simulation: &Simulation) -> Vec<u64> {
    simulation.sent().iter().filter(|sent| sent.what() == "GET ").map(|sent| sent.at).collect()
}

fn count(simulation: &Simulation, what: &str) -> usize {
    simulation.sent().iter().filter(|sent| sent.what() == what).count()
}

#[test]
fn a_sleeping_car_is_woken_once_looked_at_until_it_is_online_and_sent_the_command_once_more() {
    let simulation = sleeper(4_000);
    let call = simulation.call(waking("door_unlock"));
    simulation.run();
    assert_eq!(call.end(), Some((5_200, success())));
    assert_eq!(
        simulation.log(),
        [
            "0 POST /command/door_unlock first",
            "100 POST /wake_up first",
            "2100 GET  first",
            "5100 GET  first",
            "5100 POST /command/door_unlock first",
        ]
    );
    assert_nothing_is_alive(&simulation);
}

#[test]
fn the_page_is_told_each_second_that_the_car_wakes() {
    let simulation = sleeper(1_000);
    let call = simulation.call(waking("door_unlock"));
    simulation.run();
    let stages = call.progress.borrow().clone();
    assert_eq!(
        stages,
        [(Stage::Sending, 0), (Stage::Waking, 100), (Stage::Waking, 1_100), (Stage::Sending, 2_100)]
    );
}

#[test]
fn pauses_between_looks_grow_from_two_seconds_to_six_and_end_after_a_minute() {
    let simulation = sleeper(10_000_000);
    let call = simulation.call(waking("door_unlock"));
    simulation.run();
    let after_waking: Vec<u64> = looks(&simulation).into_iter().map(|at| at - 100).collect();
    assert_eq!(
        after_waking,
        [2_000, 5_000, 9_000, 14_000, 20_000, 26_000, 32_000, 38_000, 44_000, 50_000, 56_000]
    );
    assert_eq!(count(&simulation, "POST /wake_up"), 1);
    assert_eq!(count(&simulation, "POST /command/door_unlock"), 1, "a car that sleeps is sent nothing more");
    let (at, error) = failure(&call);
    assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, false));
    assert_eq!(error.command, "door_unlock");
    assert!((56_100..=60_100).contains(&at), "gave up after {at} ms");
    assert_nothing_is_alive(&simulation);
}

#[test]
fn what_the_car_says_to_waking_does_not_count_only_a_look_does() {
    let simulation = script([asleep(), car("online"), car("offline"), car("online"), done()]);
    let call = simulation.call(waking("door_unlock"));
    simulation.run();
    assert_eq!(call.outcome(), success());
    assert_eq!(looks(&simulation).len(), 2);
}

#[test]
fn lost_answers_while_the_car_wakes_are_no_reason_to_give_up() {
    for lost in [
        Answer::Never,
        Answer::After(100, Err(Failure::Network)),
        asleep(),
        status(408, r#"{"error":"timeout"}"#),
        status(500, ""),
        status(503, ""),
        status(200, "<html>"),
    ] {
        let simulation = script([asleep(), lost.clone(), lost, car("online"), done()]);
        let call = simulation.call(Spec { timeout: 1_000, ..waking("door_unlock") });
        simulation.run();
        assert_eq!(call.outcome(), success());
        assert_eq!(count(&simulation, "POST /wake_up"), 1);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_refusal_to_wake_rejects_with_its_reason() {
    for (answer, code) in [
        (status(401, ""), Code::Unauthorized),
        (status(403, r#"{"error":"missing scopes"}"#), Code::Forbidden),
        (status(404, ""), Code::NotFound),
        (status(429, "Retry in 9 seconds"), Code::RateLimited),
        (status(403, "<html>Attention Required!</html>"), Code::Forbidden),
    ] {
        let simulation = script([asleep(), answer]);
        let call = simulation.call(waking("door_unlock"));
        simulation.run();
        assert_eq!(failure_of(&call), (200, code, false));
        assert_eq!(failure(&call).1.command, "door_unlock", "it is the caller's command that failed");
    }
}

#[test]
fn a_car_that_sleeps_again_is_not_woken_again() {
    let simulation = script([asleep(), car("waking"), car("online"), asleep()]);
    let call = simulation.call(waking("door_unlock"));
    simulation.run();
    assert_eq!(failure(&call).1.code, Code::Unavailable);
    assert!(!failure(&call).1.may_have_succeeded);
    assert_eq!(count(&simulation, "POST /wake_up"), 1);
    assert_eq!(count(&simulation, "POST /command/door_unlock"), 2);
}

#[test]
fn an_unclear_answer_after_waking_is_not_followed_by_another_command() {
    for unclear in
        [Answer::After(100, Err(Failure::Network)), status(502, ""), status(408, r#"{"error":"timeout"}"#)]
    {
        let simulation = script([asleep(), car("waking"), car("online"), unclear]);
        let call = simulation.call(waking("actuate_trunk"));
        simulation.run();
        assert!(failure(&call).1.may_have_succeeded);
        assert_eq!(count(&simulation, "POST /command/actuate_trunk"), 2);
    }
}

#[test]
fn calls_at_the_same_time_share_one_waking_and_go_out_once_more_each() {
    let simulation = sleeper(4_000);
    let names = ["door_unlock", "flash_lights", "honk_horn"];
    let calls = [(0, 0), (1, 50), (2, 1_500)]
        .map(|(which, start)| simulation.call(Spec { start, ..waking(names[which]) }));
    simulation.run();
    for call in &calls {
        assert_eq!(call.end(), Some((5_200, success())));
    }
    assert_eq!(count(&simulation, "POST /wake_up"), 1);
    assert_eq!(looks(&simulation), [2_100, 5_100]);
    for name in names {
        assert_eq!(count(&simulation, &format!("POST /command/{name}")), 2, "{name}");
    }
    assert_nothing_is_alive(&simulation);
}

#[test]
fn whoever_leaves_a_waking_the_other_goes_on_with_it_without_a_delay() {
    // During the request to wake up, of a pause, and of two looks.
    for (moment, leaving) in
        [160, 1_000, 2_400, 4_000, 5_600].into_iter().flat_map(|moment| [(moment, 0), (moment, 1)])
    {
        for give_up in [true, false] {
            let simulation = slow_sleeper(4_000, 200);
            let calls = [("door_unlock", 0), ("flash_lights", 50)]
                .map(|(name, start)| simulation.call(Spec { start, ..waking(name) }));
            let (leaves, stays) = (&calls[leaving], &calls[1 - leaving]);
            simulation.run_until(moment);
            if give_up {
                leaves.give_up()
            } else {
                leaves.signal.abort()
            }
            simulation.run();
            assert_eq!(leaves.end().is_none(), give_up);
            assert!(give_up || failure_of(leaves) == (moment, Code::Aborted, false), "{moment}");
            assert_eq!(stays.end(), Some((5_800, success())), "{moment} {leaving}");
            assert_eq!(count(&simulation, "POST /wake_up"), 1, "{moment}");
            let commands = simulation.sent().iter().filter(|sent| sent.is_command()).count();
            assert_eq!(commands, 3, "each goes out once, and the one that stays once more");
            assert_nothing_is_alive(&simulation);
        }
    }
}

#[test]
fn a_waking_that_nobody_waits_for_any_more_is_given_up() {
    let simulation = sleeper(30_000);
    let calls = [0, 10].map(|start| simulation.call(Spec { start, ..waking("door_unlock") }));
    simulation.run_until(1_000);
    calls[0].signal.abort();
    calls[1].give_up();
    simulation.run_until(1_001);
    assert_nothing_is_alive(&simulation);
    simulation.run();
    assert!(looks(&simulation).is_empty());
    let next = simulation.call(waking("door_unlock"));
    simulation.run();
    assert_eq!(next.outcome(), success(), "the next call wakes anew");
    assert_eq!(count(&simulation, "POST /wake_up"), 2);
}

#[test]
fn a_token_that_expires_while_the_car_wakes_is_refreshed_once() {
    for (answers, commands) in [
        (vec![expired(), car("waking"), car("online"), done()], 2),
        (vec![car("waking"), expired(), car("online"), done()], 2),
        (vec![car("waking"), car("online"), expired(), done()], 3),
    ] {
        let (asleep, next) = (Cell::new(Some(asleep())), Cell::new(0));
        let simulation = simulation(move |_| {
            asleep.take().unwrap_or_else(|| answers[next.replace(next.get() + 1)].clone())
        });
        let (token, function) = tokens(&simulation);
        let call = simulation.call(Spec { token, ..waking("door_unlock") });
        simulation.run();
        assert_eq!(call.outcome(), success());
        assert_eq!(*function.asked.borrow(), [false, true]);
        assert_eq!(simulation.sent().last().map(|sent| sent.token.as_str()), Some("second"));
        assert_eq!(count(&simulation, "POST /command/door_unlock"), commands);
    }
}

#[test]
fn who_waited_for_the_waking_of_another_goes_on_with_a_token_of_its_own() {
    let simulation = sleeper(4_000);
    let calls = [("mine", 0), ("yours", 10)].map(|(token, start)| {
        simulation.call(Spec { token: Token::Text(token.to_owned()), start, ..waking("door_unlock") })
    });
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [success(), success()]);
    let tokens: Vec<(usize, String)> =
        simulation.sent().into_iter().filter(Sent::is_command).map(|sent| (sent.page, sent.token)).collect();
    for (page, token) in tokens {
        assert_eq!(token, ["mine", "yours"][page]);
    }
}

#[test]
fn a_call_goes_out_three_times_at_most() {
    let simulation = script([expired(), asleep(), car("waking"), car("online"), asleep()]);
    let (token, _) = tokens(&simulation);
    let call = simulation.call(Spec { token, ..waking("door_unlock") });
    simulation.run();
    assert_eq!(failure(&call).1.code, Code::Unavailable);
    assert_eq!(count(&simulation, "POST /command/door_unlock"), 3);
}

#[test]
fn a_waking_takes_no_longer_than_a_minute_even_if_no_look_is_answered() {
    let simulation = simulation(|sent: &Sent| match sent.what().as_str() {
        "POST /wake_up" => car("waking"),
        "GET " => Answer::Never,
        _ => asleep(),
    });
    let call = simulation.call(Spec { timeout: 2_000_000_000, ..waking("door_unlock") });
    simulation.run();
    let (at, error) = failure(&call);
    assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, false));
    assert!(at <= 60_100, "gave up after {at} ms");
}

#[test]
fn a_clock_that_is_set_back_makes_a_waking_no_longer() {
    for hours in [-1.0, -24.0] {
        let simulation = sleeper(u64::from(u32::MAX));
        let call = simulation.call(waking("door_unlock"));
        simulation.run_until(10_000);
        simulation.clock.set(hours * 3_600_000.0);
        simulation.run();
        let (end, code, _) = failure_of(&call);
        assert_eq!(code, Code::Unavailable);
        assert!((60_000..70_000).contains(&end), "{end}");
        assert!(call.progress.borrow().iter().all(|(_, elapsed)| *elapsed < 70_000));
        assert_nothing_is_alive(&simulation);
    }
}

/// What a signing proxy says of every 503 that it gets: the car may have acted.
fn proxy_says_asleep(code: u16) -> Answer {
    status(code, r#"{"response":null,"error":"vehicle unavailable: vehicle is offline or asleep"}"#)
}

#[test]
fn a_toggle_whose_car_was_only_told_to_sleep_may_have_run() {
    for code in [200, 500, 503] {
        let simulation = script([proxy_says_asleep(code)]);
        let call = simulation.call(spec("actuate_trunk"));
        simulation.run();
        assert_eq!(failure_of(&call), (100, Code::Unavailable, true));
        assert!(failure(&call).1.to_string().contains("the command may have run"), "{}", failure(&call).1);
        assert_eq!(simulation.log().len(), 1);
    }
}

#[test]
fn a_toggle_goes_out_again_once_a_look_has_found_the_car_not_online() {
    for state in ["asleep", "offline", "waking"] {
        for code in [200, 500, 503] {
            let answers = [proxy_says_asleep(code), car("waking"), car(state), car("online"), done()];
            let simulation = script(answers);
            let call = simulation.call(waking("actuate_trunk"));
            simulation.run();
            assert_eq!(call.outcome(), success(), "{state}");
            assert_eq!(count(&simulation, "POST /command/actuate_trunk"), 2);
        }
    }
}

#[test]
fn a_toggle_stays_at_one_if_the_first_look_finds_the_car_online() {
    // What wake_up itself tells is no look, and a look that is lost has found nothing.
    for before in [vec![], vec![status(502, "")], vec![status(408, "")]] {
        let mut answers = vec![proxy_says_asleep(500), car("asleep")];
        answers.extend(before);
        answers.push(car("online"));
        let (next, count_of) = (Cell::new(0), answers.len());
        let simulation = simulation(move |_| answers[next.replace(next.get() + 1)].clone());
        let call = simulation.call(waking("actuate_trunk"));
        simulation.run();
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, true));
        assert_eq!((error.status, error.reason.is_some()), (Some(500), true), "the answer itself is told");
        assert!(error.to_string().contains("it was online right after that"), "{error}");
        assert_eq!(count(&simulation, "POST /command/actuate_trunk"), 1);
        assert_eq!(simulation.log().len(), count_of);
        assert_nothing_is_alive(&simulation);
    }
}

#[test]
fn a_look_that_was_out_before_the_answer_proves_nothing_of_a_toggle() {
    // The unlocking wakes the car. A look leaves at 2100 and finds it asleep at 2100, is answered at 2500; the trunk's
    // command goes out at 2050 and is answered at 2200.
    let simulation = simulation(|sent: &Sent| match (sent.what().as_str(), sent.at) {
        ("POST /wake_up", _) => car("asleep").after(0),
        ("GET ", ..3_000) => car("asleep").after(400),
        ("GET ", _) => car("online").after(0),
        ("POST /command/actuate_trunk", _) => proxy_says_asleep(503).after(150),
        (_, ..3_000) => asleep(),
        _ => done(),
    });
    let unlocking = simulation.call(waking("door_unlock"));
    let trunk = simulation.call(Spec { start: 2_050, ..waking("actuate_trunk") });
    simulation.run();
    assert_eq!(unlocking.outcome(), success());
    assert_eq!(failure(&trunk).1.code, Code::Unavailable);
    assert!(failure(&trunk).1.may_have_succeeded);
    assert_eq!(count(&simulation, "POST /command/actuate_trunk"), 1);
}

#[test]
fn toggles_that_share_a_waking_each_need_the_look() {
    let awake = Cell::new(false);
    let simulation = simulation(move |sent: &Sent| match sent.what().as_str() {
        "POST /wake_up" => car("asleep").after(0),
        "GET " if sent.at < 4_000 => car("asleep").after(0),
        "GET " => {
            awake.set(true);
            car("online").after(0)
        }
        _ if awake.get() => done(),
        _ => proxy_says_asleep(503),
    });
    let calls = [("actuate_trunk", 0), ("honk_horn", 50)]
        .map(|(name, start)| simulation.call(Spec { start, ..waking(name) }));
    simulation.run();
    assert_eq!(calls.map(|call| call.outcome()), [success(), success()]);
    assert_eq!(count(&simulation, "POST /wake_up"), 1);
}

#[test]
fn a_toggle_may_have_run_however_its_waking_ends_before_a_look() {
    for (answer, code) in [
        (status(403, r#"{"error":"missing scopes"}"#), Code::Forbidden),
        (status(401, ""), Code::Unauthorized),
        (status(429, ""), Code::RateLimited),
    ] {
        let simulation = script([proxy_says_asleep(503), answer]);
        let call = simulation.call(waking("actuate_trunk"));
        simulation.run();
        assert_eq!(failure_of(&call), (200, code, true));
    }
    for (looks, may_have_succeeded) in
        [(car("asleep"), false), (Answer::Never, true), (status(500, ""), true)]
    {
        let simulation = simulation(move |sent: &Sent| match sent.what().as_str() {
            "POST /wake_up" => car("waking"),
            "GET " => looks.clone(),
            _ => proxy_says_asleep(503),
        });
        let call = simulation.call(waking("actuate_trunk"));
        simulation.run();
        let (at, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, may_have_succeeded));
        assert!(at > 50_000, "gave up after {at} ms");
        assert_eq!(count(&simulation, "POST /command/actuate_trunk"), 1);
    }
    let simulation = script([proxy_says_asleep(503), car("asleep")]);
    let call = simulation.call(waking("actuate_trunk"));
    simulation.run_until(1_000);
    call.signal.abort();
    simulation.run();
    assert_eq!(failure_of(&call), (1_000, Code::Aborted, true));
}

#[test]
fn a_second_asleep_answer_after_waking_is_told_as_what_it_is() {
    for (name, second, may_have_succeeded) in [
        ("door_unlock", asleep(), false),
        ("door_unlock", proxy_says_asleep(503), false),
        ("actuate_trunk", asleep(), false),
        ("actuate_trunk", proxy_says_asleep(503), true),
    ] {
        let simulation = script([asleep(), car("waking"), car("asleep"), car("online"), second]);
        let call = simulation.call(waking(name));
        simulation.run();
        let (_, error) = failure(&call);
        assert_eq!((error.code, error.may_have_succeeded), (Code::Unavailable, may_have_succeeded));
        let message = error.to_string();
        assert!(
            message.contains("woke up, but the server then") && !message.contains("wake: true"),
            "{message}"
        );
        assert!(error.reason.is_some() && error.status.is_some());
        assert_eq!(count(&simulation, &format!("POST /command/{name}")), 2);
    }
}
