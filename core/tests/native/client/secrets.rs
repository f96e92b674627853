//! What a server sends back of a call's secrets does not get into its error.

use std::cell::Cell;

use tesla_commands_core::rest::request::Form;

use super::{asleep, assert_nothing_is_alive, expired, failure, script, simulation, status};
use crate::simulation::{Handle, Sent, Spec, Token, TokenFunction, spec};
use crate::support::answered;

/// As long as real ones, and each part of it can be told.
fn long_token(name: &str) -> String {
    format!("eyJ{name}").repeat(120)
}

fn told(call: &Handle) -> String {
    let error = failure(call).1;
    format!("{error:?} {error}")
}

#[test]
fn a_token_that_the_server_sends_back_is_hidden_however_long_it_is() {
    for token in ["eyJnumberone".to_owned(), long_token("one")] {
        for answer in [
            status(400, &format!("bad token {token}!")),
            status(401, &format!(r#"{{"error":"{token} is unknown","error_description":"{token}"}}"#)),
            status(403, &format!("{}{token}", "x".repeat(290))),
            status(421, &format!("use base URL: https://{token}.example.com")),
            status(500, &token),
            status(200, &format!(r#"{{"response":null,"error":"{token}"}}"#)),
            status(200, &format!(r#"{{"response":{{"result":false,"reason":"{token} ..."}}}}"#)),
        ] {
            let simulation = script([answer]);
            let call = simulation.call(Spec { token: Token::Text(token.clone()), ..spec("door_unlock") });
            simulation.run();
            assert!(!told(&call).contains("eyJ"), "{}", told(&call));
        }
    }
}

#[test]
fn all_tokens_of_a_call_are_hidden() {
    let simulation = simulation(|sent: &Sent| match sent.token.as_str() {
        "token-number-1" => expired(),
        _ => status(400, "neither token-number-1 nor token-number-2"),
    });
    let count = Cell::new(0);
    let function = TokenFunction::new(move |_| {
        count.set(count.get() + 1);
        let token = format!("token-number-{}", count.get());
        Box::pin(async move { Ok(token) })
    });
    let call = simulation.call(Spec { token: Token::Function(function), ..spec("door_unlock") });
    simulation.run();
    let told = told(&call);
    assert!(told.contains("neither ••• nor •••") && !told.contains("token-number"), "{told}");
}

#[test]
fn a_pin_that_the_server_sends_back_is_hidden() {
    for body in [
        r#"{"response":{"result":false,"reason":"incorrect_pin: 8305"}}"#,
        r#"{"response":null,"error":"8305 does not match"}"#,
    ] {
        for code in [200, 400, 500] {
            let simulation = script([status(code, body)]);
            let call = simulation.call(Spec { values: &[("pin", "8305")], ..spec("speed_limit_activate") });
            simulation.run();
            assert!(!told(&call).contains("8305"), "{}", told(&call));
        }
    }
}

#[test]
fn a_password_is_hidden_in_whatever_form_it_was_sent() {
    for (form, sent) in [
        (Form::Json, r#"can't parse {"password":"top\"secret\\ täxt"}"#),
        (Form::Query, "no route for POST /remote_start_drive?password=top%22secret%5C%20t%C3%A4xt"),
        (Form::Json, "wrong password: top\"secret\\ täxt"),
    ] {
        let simulation = script([status(400, sent)]);
        let values = &[("password", "top\"secret\\ täxt")];
        let call = simulation.call(Spec { form, values, ..spec("remote_start_drive") });
        simulation.run();
        assert!(!told(&call).contains("secret"), "{}", told(&call));
    }
}

#[test]
fn a_call_that_waited_for_the_waking_of_another_does_not_tell_the_others_token() {
    let simulation = simulation(|sent: &Sent| match sent.what().as_str() {
        "POST /wake_up" => status(403, &format!("{} may not wake", sent.token)),
        _ => asleep(),
    });
    let calls = [("eyJnumberone", 0), ("eyJnumbertwo", 10)].map(|(token, start)| {
        simulation.call(Spec {
            token: Token::Text(token.to_owned()),
            wake: true,
            start,
            ..spec("door_unlock")
        })
    });
    simulation.run();
    for call in &calls {
        assert!(!told(call).contains("eyJ"), "{}", told(call));
    }
    assert_nothing_is_alive(&simulation);
}

#[test]
fn a_success_is_told_as_it_came() {
    let simulation = script([status(200, r#"{"response":{"result":true,"reason":"first"}}"#)]);
    let call = simulation.call(spec("door_unlock"));
    simulation.run();
    assert_eq!(call.outcome(), Ok(answered(true, "first")));
}
