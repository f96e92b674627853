//! A direct link to a vehicle, such as Bluetooth: it encrypts, brings several messages to one, and breaks.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use tesla_commands_core::client::{Failure, Link, LinkError, MessageKind, Outgoing, Replies, Unbound};
use tesla_commands_core::error::{Code, CommandError};
use tesla_commands_core::protocol::{Authentication, Delivery};

use super::page::Page;
use super::{Work, World};

/// How long the radio waits for a message, in milliseconds.
const PATIENCE: u32 = 2_000;

/// What comes of a message: those that are heard after it, or how the link broke.
pub type Heard = Result<Vec<Vec<u8>>, Delivery>;

type Peripheral = Rc<dyn Fn(MessageKind, Vec<u8>) -> Work<Heard>>;

/// What is in reach of a world's radio.
#[derive(Default)]
pub struct Air {
    peripheral: RefCell<Option<Peripheral>>,
    /// What was sent, and when.
    sent: RefCell<Vec<(u64, MessageKind)>>,
}

impl World {
    /// Puts a vehicle in reach, which does this with what it is sent.
    pub fn put_in_reach(&self, peripheral: impl Fn(MessageKind, Vec<u8>) -> Work<Heard> + 'static) {
        *self.air.peripheral.borrow_mut() = Some(Rc::new(peripheral));
    }

    /// What was sent by radio, and when.
    pub fn sent_by_radio(&self) -> Vec<(u64, MessageKind)> {
        self.air.sent.borrow().clone()
    }

    /// The radio of a page, if there is a vehicle in reach.
    pub fn radio(&self, page: &Page) -> Option<Radio> {
        let peripheral = self.air.peripheral.borrow().clone()?;
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
        let world = &self.page.world;
        world.air.sent.borrow_mut().push((world.now(), message.kind));
        let sending = (self.peripheral)(message.kind, message.bytes.to_vec());
        match self.page.within(timeout, true, sending).await {
            Ok(Ok(heard)) => Ok(Messages { page: self.page.clone(), heard: heard.into() }),
            Ok(Err(delivery)) => Err(broken(delivery)),
            Err(failure) => Err(ended(failure)),
        }
    }
}

/// What was heard after a message.
pub struct Messages {
    page: Page,
    heard: VecDeque<Vec<u8>>,
}

impl Replies for Messages {
    async fn next(&mut self, timeout: u32) -> Result<Option<Vec<u8>>, LinkError> {
        let wait = if self.heard.is_empty() { PATIENCE.min(timeout) } else { 10 };
        let timer = self.page.world.sleep(wait.into());
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
