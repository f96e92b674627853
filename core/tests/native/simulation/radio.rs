//! A direct link to a vehicle, such as Bluetooth: it encrypts, brings several messages to one, and breaks.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use tesla_commands_core::client::{Failure, Link, LinkError, MessageKind, Outgoing, Replies, Unbound};
use tesla_commands_core::error::{Code, CommandError};
use tesla_commands_core::protocol::{Authentication, Delivery};

use super::page::Page;
use super::{Simulation, Work};

/// How long the radio waits for a message, in milliseconds.
const RECEIVE_TIMEOUT: u32 = 2_000;

/// What comes of a message: those that are heard after it, or how the link broke.
pub type Received = Result<Vec<Vec<u8>>, Delivery>;

type Peripheral = Rc<dyn Fn(MessageKind, Vec<u8>) -> Work<Received>>;

/// What is in reach of a simulation's radio.
#[derive(Default)]
pub struct RadioChannel {
    peripheral: RefCell<Option<Peripheral>>,
    /// What was sent, and when.
    sent: RefCell<Vec<(u64, MessageKind)>>,
}

impl Simulation {
    /// Puts a vehicle in reach, which does this with what it is sent.
    pub fn put_in_reach(&self, peripheral: impl Fn(MessageKind, Vec<u8>) -> Work<Received> + 'static) {
        *self.channel.peripheral.borrow_mut() = Some(Rc::new(peripheral));
    }

    /// What was sent by radio, and when.
    pub fn sent_by_radio(&self) -> Vec<(u64, MessageKind)> {
        self.channel.sent.borrow().clone()
    }

    /// The radio of a page, if there is a vehicle in reach.
    pub fn radio(&self, page: &Page) -> Option<Radio> {
        let peripheral = self.channel.peripheral.borrow().clone()?;
        Some(Radio { page: page.clone(), peripheral })
    }
}

#[derive(Clone)]
pub struct Radio {
    page: Page,
    peripheral: Peripheral,
}

impl Unbound for Radio {
    fn unbound(&self) -> Self {
        Radio { page: self.page.unbound(), ..self.clone() }
    }
}

impl Link for Radio {
    type Replies = Messages;

    fn authentication(&self) -> Authentication {
        Authentication::Gcm
    }

    async fn send(&self, message: Outgoing<'_>, timeout: u32) -> Result<Messages, LinkError> {
        if message.kind == MessageKind::Query {
            let heard = VecDeque::from([awake(message.bytes)]);
            return Ok(Messages { page: self.page.clone(), heard });
        }
        let simulation = &self.page.simulation;
        simulation.channel.sent.borrow_mut().push((simulation.now(), message.kind));
        let sending = (self.peripheral)(message.kind, message.bytes.to_vec());
        match self.page.within(timeout, true, sending).await {
            Ok(Ok(heard)) => Ok(Messages { page: self.page.clone(), heard: heard.into() }),
            Ok(Err(delivery)) => Err(broken(delivery)),
            Err(failure) => Err(ended(failure)),
        }
    }
}

/// The reply to an unsigned question: the vehicle is awake.
fn awake(request: &[u8]) -> Vec<u8> {
    const FROM: [u8; 4] = [0x3a, 2, 8, 2];
    const STATUS: [u8; 6] = [0x52, 4, 0x0a, 2, 0x18, 1];
    // The request begins with where it goes, in 4 bytes, and the address that it comes from.
    [&[0x32], &request[5..24], &FROM, &STATUS].concat()
}

/// What was heard after a message.
pub struct Messages {
    page: Page,
    heard: VecDeque<Vec<u8>>,
}

impl Replies for Messages {
    async fn next(&mut self, timeout: u32) -> Result<Option<Vec<u8>>, LinkError> {
        let wait = if self.heard.is_empty() { RECEIVE_TIMEOUT.min(timeout) } else { 10 };
        let timer = self.page.simulation.sleep(wait.into());
        self.page.within(timeout.saturating_add(1), true, timer).await.map_err(ended)?;
        Ok(self.heard.pop_front())
    }
}

fn broken(delivery: Delivery) -> LinkError {
    LinkError { delivery, error: CommandError::new(Code::Network, "", "The link broke") }
}

fn ended(failure: Failure) -> LinkError {
    let code = match failure {
        Failure::Aborted { .. } => Code::Aborted,
        _ => Code::Timeout,
    };
    LinkError { delivery: Delivery::Unknown, error: CommandError::new(code, "", "The wait ended") }
}
