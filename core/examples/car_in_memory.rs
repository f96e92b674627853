//! Unlocks and cools a car that lives in this program's memory: `cargo run -p tesla-commands-core --example car_in_memory`.
//!
//! A program with a network writes the same two traits over its HTTP client and its timers.

use std::cell::{Cell, RefCell};
use std::error::Error;
use std::future::Future;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use tesla_commands_core::catalogue::values::Values;
use tesla_commands_core::client::{Call, Client, Host, NoLink, Outcome, Rest, SharedToken, Stage, Unbound};
use tesla_commands_core::commands;
use tesla_commands_core::rest::request::{Form, Method, Request};
use tesla_commands_core::rest::response::{Reply, Success};

/// The car, and the server in front of it. It sleeps at first.
#[derive(Default)]
struct Car {
    is_awake: Cell<bool>,
    is_unlocked: Cell<bool>,
    /// What it was told about the temperature.
    temperature: RefCell<String>,
}

impl Car {
    fn answer(&self, request: &Request) -> (u16, &'static str) {
        const DONE: &str = r#"{"response":{"result":true,"reason":""}}"#;
        let action = request.path.rsplit('/').next().unwrap_or_default();
        match (request.method, action) {
            (Method::Post, "wake_up") => {
                self.is_awake.set(true);
                (200, r#"{"response":{"id":1,"state":"waking"}}"#)
            }
            (Method::Get, _) => (200, r#"{"response":{"id":1,"state":"online"}}"#),
            _ if !self.is_awake.get() => (408, r#"{"error":"vehicle is offline or asleep"}"#),
            (Method::Post, "door_unlock") => {
                self.is_unlocked.set(true);
                (200, DONE)
            }
            (Method::Post, "set_temps") => {
                self.temperature.replace(request.body.clone().unwrap_or_default());
                (200, DONE)
            }
            _ => (404, "{}"),
        }
    }
}

/// The environment of a call: a clock that jumps, and the car in place of a network.
#[derive(Clone, Default)]
struct Memory {
    car: Rc<Car>,
    now: Rc<Cell<f64>>,
}

impl Unbound for Memory {
    fn unbound(&self) -> Self {
        self.clone()
    }
}

impl Host for Memory {
    type Lock = ();

    fn now(&self) -> f64 {
        self.now.get()
    }

    async fn sleep(&self, milliseconds: u32) -> Outcome<()> {
        self.now.set(self.now.get() + f64::from(milliseconds));
        Ok(())
    }

    fn progress(&self, stage: Stage) {
        println!("  {}", stage.as_str());
    }
}

impl Rest for Memory {
    async fn token(&self, _refresh: bool, _timeout: u32) -> Outcome<String> {
        Ok("a token".to_owned())
    }

    async fn exchange(&self, request: &Request, _token: &str, _timeout: u32) -> Outcome<Reply> {
        let (status, body) = self.car.answer(request);
        Ok(Reply { status, body: body.to_owned(), ..Reply::default() })
    }

    fn shared_token(&self) -> Option<&SharedToken> {
        None
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let memory = Memory::default();
    let client = Client::<Memory, Memory, NoLink> {
        host: memory.clone(),
        rest: Some(memory.clone()),
        link: None,
        vehicle: Rc::default(),
        has_key: false,
    };
    let mut temperatures = Values::default();
    temperatures.set("driver_temp", 21.5.into());
    temperatures.set("passenger_temp", 20.0.into());
    for (name, values) in [("door_unlock", Values::default()), ("set_temps", temperatures)] {
        let call = Call {
            command: commands::find(name).ok_or("no such command")?,
            id: "5YJ3E1EA0PF000844".to_owned(),
            form: Form::Json,
            values,
            timeout: 30_000,
            wake: true,
        };
        println!("{name}");
        let success: Success = block_on(client.run(&call))?;
        println!("  {success:?}");
    }
    assert!(memory.car.is_unlocked.get());
    assert_eq!(*memory.car.temperature.borrow(), r#"{"driver_temp":21.5,"passenger_temp":20}"#);
    Ok(())
}

/// Runs a future that never waits, as none does here. A program with a network uses its own executor.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done;
        }
    }
}

#[test]
fn the_car_does_as_it_is_told() -> Result<(), Box<dyn Error>> {
    main()
}
