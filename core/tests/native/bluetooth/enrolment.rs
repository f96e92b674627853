//! How a key is enrolled: each course that it can take.

use tesla_commands_core::bluetooth::enrolment::{Enrolment, Event, Outcome, Stage, Step};
use tesla_commands_core::bluetooth::replies::KeyChange;
use tesla_commands_core::bluetooth::requests::{FormFactor, Role, add_key};
use tesla_commands_core::protocol::Domain::{Infotainment, VehicleSecurity};

const POINT: [u8; 65] = [4; 65];

const ASK: Step = Step::Handshake(VehicleSecurity);
const ASK_INFOTAINMENT: Step = Step::Handshake(Infotainment);

fn enrolment() -> Enrolment {
    Enrolment::new(&POINT, Role::Driver, FormFactor::CloudKey)
}

fn write() -> Step {
    Step::Write(add_key(&POINT, Role::Driver, FormFactor::CloudKey))
}

/// What happens at each moment, and which step follows.
fn expect(enrolment: &mut Enrolment, course: &[(Event, f64, Step)]) {
    for (index, (event, now, expected)) in course.iter().enumerate() {
        assert_eq!(enrolment.step(*event, *now), *expected, "step {index}");
    }
}

/// One whose request is written at the moment zero.
fn waiting() -> Enrolment {
    let mut enrolment = enrolment();
    expect(
        &mut enrolment,
        &[
            (Event::Begin, 0.0, ASK),
            (Event::Unknown, 0.0, write()),
            (Event::Written, 0.0, Step::Wait(5_000.0)),
        ],
    );
    enrolment
}

#[test]
fn the_request_goes_out_once_and_the_car_is_asked_until_it_knows_the_key() {
    let mut enrolment = enrolment();
    assert_eq!(enrolment.stage(), Stage::Checking);
    expect(&mut enrolment, &[(Event::Begin, 0.0, ASK), (Event::Unknown, 100.0, write())]);
    assert_eq!(enrolment.stage(), Stage::Requesting);
    expect(&mut enrolment, &[(Event::Written, 200.0, Step::Wait(5_000.0))]);
    assert_eq!(enrolment.stage(), Stage::WaitingForCard);
    expect(
        &mut enrolment,
        &[
            (Event::Waited, 5_200.0, ASK),
            (Event::Unknown, 5_300.0, Step::Wait(5_000.0)),
            (Event::Waited, 10_300.0, ASK),
            (Event::Known, 10_400.0, ASK_INFOTAINMENT),
        ],
    );
    assert_eq!(enrolment.stage(), Stage::Finishing);
    expect(
        &mut enrolment,
        &[
            (Event::Unknown, 10_500.0, Step::Wait(1_000.0)),
            (Event::Waited, 11_500.0, ASK_INFOTAINMENT),
            (Event::Known, 11_600.0, Step::End(Outcome::Paired)),
        ],
    );
}

#[test]
fn a_key_that_the_car_knows_is_not_requested() {
    expect(
        &mut enrolment(),
        &[(Event::Begin, 0.0, ASK), (Event::Known, 0.0, Step::End(Outcome::AlreadyPaired))],
    );
}

#[test]
fn a_car_that_does_not_answer_is_asked_three_times_and_nothing_is_written() {
    let again = (Event::NoReply, 0.0, Step::Wait(1_000.0));
    let end = Step::End(Outcome::NoReply);
    expect(
        &mut enrolment(),
        &[
            (Event::Begin, 0.0, ASK),
            again.clone(),
            (Event::Waited, 1_000.0, ASK),
            again,
            (Event::Waited, 2_000.0, ASK),
            (Event::NoReply, 0.0, end),
        ],
    );
}

#[test]
fn a_request_of_which_the_last_chunk_was_not_written_is_written_again() {
    let mut enrolment = enrolment();
    expect(
        &mut enrolment,
        &[
            (Event::Begin, 0.0, ASK),
            (Event::Unknown, 0.0, write()),
            (Event::NotWritten, 0.0, Step::Wait(1_000.0)),
            (Event::Waited, 1_000.0, write()),
            (Event::NotWritten, 1_000.0, Step::Wait(1_000.0)),
            (Event::KeyChange(KeyChange::Done), 1_500.0, Step::Wait(500.0)),
            (Event::Waited, 2_000.0, write()),
            (Event::NotWritten, 2_000.0, Step::End(Outcome::NoReply)),
        ],
    );
}

#[test]
fn a_request_that_may_be_with_the_car_is_never_written_again() {
    for failure in [Event::NoReply, Event::Unknown] {
        let mut enrolment = waiting();
        let mut now = 0.0;
        loop {
            now += 5_000.0;
            assert_eq!(enrolment.step(Event::Waited, now), ASK);
            match enrolment.step(failure, now) {
                Step::Wait(pause) => assert_eq!(pause, 5_000.0),
                end => {
                    assert_eq!((end, now), (Step::End(Outcome::TimedOut), 300_000.0));
                    break;
                }
            }
        }
    }
}

#[test]
fn what_the_car_tells_shortens_the_wait_and_a_handshake_decides() {
    let done = Event::KeyChange(KeyChange::Done);
    expect(&mut waiting(), &[(done, 1_000.0, ASK), (Event::Known, 1_100.0, ASK_INFOTAINMENT)]);
    expect(&mut waiting(), &[(done, 1_000.0, ASK), (Event::Unknown, 1_100.0, Step::Wait(5_000.0))]);
}

#[test]
fn a_failure_ends_it_if_the_car_still_does_not_know_the_key() {
    for (number, outcome) in [
        (4, Outcome::ListFull),
        (18, Outcome::ListFull),
        (5, Outcome::NotAllowed),
        (8, Outcome::NotAllowed),
        (9, Outcome::NotAllowed),
        (24, Outcome::Declined),
        (28, Outcome::Declined),
        (25, Outcome::TimedOut),
        (26, Outcome::TimedOut),
        (27, Outcome::ValetMode),
        (6, Outcome::Refused(6)),
    ] {
        let failed = Event::KeyChange(KeyChange::Failed(number));
        expect(&mut waiting(), &[(failed, 1_000.0, ASK), (Event::Unknown, 1_100.0, Step::End(outcome))]);
        expect(&mut waiting(), &[(failed, 1_000.0, ASK), (Event::Known, 1_100.0, ASK_INFOTAINMENT)]);
        expect(
            &mut waiting(),
            &[
                (failed, 1_000.0, ASK),
                (Event::NoReply, 4_000.0, Step::Wait(5_000.0)),
                (Event::Waited, 9_000.0, ASK),
                (Event::Unknown, 9_100.0, Step::End(outcome)),
            ],
        );
    }
}

#[test]
fn a_car_that_says_again_and_again_to_wait_does_not_prolong_the_pause() {
    let mut enrolment = waiting();
    let tap = Event::KeyChange(KeyChange::Waiting);
    expect(
        &mut enrolment,
        &[
            (tap, 1_000.0, Step::Wait(4_000.0)),
            (tap, 4_999.0, Step::Wait(1.0)),
            (tap, 5_500.0, Step::Wait(0.0)),
            (Event::Waited, 5_500.0, ASK),
        ],
    );
}

#[test]
fn a_sleeping_infotainment_does_not_take_away_that_the_key_is_paired() {
    let mut enrolment = waiting();
    expect(&mut enrolment, &[(Event::Waited, 5_000.0, ASK), (Event::Known, 6_000.0, ASK_INFOTAINMENT)]);
    let mut now = 6_000.0;
    loop {
        now += 4_000.0;
        match enrolment.step(Event::NoReply, now) {
            Step::Wait(_) => assert_eq!(enrolment.step(Event::Waited, now), ASK_INFOTAINMENT),
            end => {
                assert_eq!((end, now), (Step::End(Outcome::Paired), 38_000.0));
                break;
            }
        }
    }
}
