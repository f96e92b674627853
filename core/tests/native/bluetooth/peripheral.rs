//! A car in reach of a radio that fails: it drops the link at any chunk, loses, repeats and delays replies, and lets through
//! what was sent to and by others.

use std::cell::{Cell, RefCell};
use std::future::{pending, poll_fn};
use std::rc::Rc;
use std::task::{Poll, Waker};

use fastrand::Rng;
use tesla_commands_core::client::{Gatt, LinkState, Piece};

use super::hex;
use crate::protocol::car::{Car, INFO, Mood, VCSEC, pb};
use crate::simulation::{BEGINNING, Simulation};

/// The car, and the connection to it.
pub struct Peripheral {
    pub simulation: Rc<Simulation>,
    pub car: Rc<Car>,
    rng: RefCell<Rng>,
    /// How often in a hundred something goes wrong.
    trouble: u32,
    /// The number of the connection; 0 while there is none.
    connection: Cell<u64>,
    connections: Cell<u64>,
    /// What has arrived in the car of a frame.
    frame: RefCell<Vec<u8>>,
    inbox: RefCell<Vec<Piece>>,
    reader: RefCell<Option<Waker>>,
    pub is_asleep: Cell<bool>,
    /// The last replies, to be sent once more.
    replies: RefCell<Vec<Vec<u8>>>,
    state: LinkState,
}

impl Peripheral {
    pub fn new(simulation: &Rc<Simulation>, car: Rc<Car>, seed: u64, trouble: u32) -> Rc<Self> {
        Rc::new(Peripheral {
            simulation: Rc::clone(simulation),
            car,
            rng: RefCell::new(Rng::with_seed(seed)),
            trouble,
            connection: Cell::default(),
            connections: Cell::default(),
            frame: RefCell::default(),
            inbox: RefCell::default(),
            reader: RefCell::default(),
            is_asleep: Cell::default(),
            replies: RefCell::default(),
            state: LinkState::default(),
        })
    }

    pub fn below(&self, end: u32) -> u32 {
        self.rng.borrow_mut().u32(..end)
    }

    fn one_of<T: Copy>(&self, items: &[T]) -> T {
        items[self.below(items.len() as u32) as usize]
    }

    /// Whether something goes wrong that does so in this many of a thousand steps, where there is trouble.
    pub fn fails(&self, of_thousand: u32) -> bool {
        self.below(1_000) < of_thousand * self.trouble / 100
    }

    fn drop_link(&self) {
        self.connection.set(0);
        self.frame.borrow_mut().clear();
        self.wake_reader();
    }

    fn wake_reader(&self) {
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
    }

    /// The car gets a chunk. It acts on whole frames only.
    fn deliver(self: &Rc<Self>, chunk: &[u8]) {
        let mut frame = self.frame.borrow_mut();
        frame.extend(chunk);
        let Some((length, rest)) = frame.split_first_chunk::<2>() else { return };
        let length = usize::from(u16::from_be_bytes(*length));
        if rest.len() < length {
            return;
        }
        let message = rest[..length].to_vec();
        frame.drain(..length + 2);
        drop(frame);
        let (peripheral, connection) = (Rc::clone(self), self.connection.get());
        // Inside the car, a message for infotainment may be on its way for some time.
        let is_held = message[3] == 3 && self.fails(20);
        let delay = if is_held { self.below(9_000) } else { self.below(40) };
        self.simulation.after(delay.into(), move || peripheral.receive(&message, connection));
    }

    /// What happens in the car before a message is read.
    pub fn disturb(&self) {
        let domain = self.one_of(&[VCSEC, INFO]);
        if self.fails(10) {
            self.car.reboot(domain, self.simulation.now());
        }
        if self.fails(10) {
            self.car.move_counter(domain, 1 + self.below(40));
        }
        if self.fails(10) {
            self.is_asleep.set(true);
        }
        if self.fails(40) {
            self.car.expect([match self.below(7) {
                0 => Mood::Wait,
                1 => Mood::Busy,
                2 => Mood::Fault(self.one_of(&[1, 2, 7, 11, 25])),
                3 => Mood::FaultWithInfo(self.one_of(&[1, 5, 6, 15, 17])),
                4 => Mood::SealedFault(self.one_of(&[1, 2, 7, 11, 25])),
                5 => Mood::Refuse("not in park"),
                _ => Mood::Plain,
            }]);
        }
    }

    fn receive(self: &Rc<Self>, message: &[u8], connection: u64) {
        self.disturb();
        let domain = u32::from(message[3]);
        if domain == INFO && self.is_asleep.get() {
            return;
        }
        let reply = self.reply(message);
        if self.connection.get() != connection || self.fails(30) {
            return;
        }
        if self.fails(300) {
            self.send_foreign(message);
        }
        self.indicate(&reply);
        if self.fails(50) {
            self.indicate(&reply);
        }
        self.replies.borrow_mut().push(reply);
        if self.fails(20) {
            self.drop_link();
        }
    }

    fn reply(self: &Rc<Self>, message: &[u8]) -> Vec<u8> {
        // An unsigned question begins with its content, 10, after both addresses.
        if message[24] == 0x52 && message.len() < 64 {
            let sleep = if self.is_asleep.get() { 2 } else { 1 };
            return [&[0x32], &message[5..24], &hex("3a02080252040a0218")[..], &[sleep]].concat();
        }
        let count = self.car.ran.borrow().len();
        let reply = self.car.receive(message, self.simulation.now());
        if self.car.ran.borrow().get(count).is_some_and(|(_, payload)| payload == &[0x10, 0x1e]) {
            let peripheral = Rc::clone(self);
            self.simulation.after(self.below(8_000).into(), move || peripheral.is_asleep.set(false));
        }
        reply
    }

    /// Sends a frame that is not the reply to the message.
    fn send_foreign(&self, message: &[u8]) {
        let domain = message[3];
        let to_us = [&[0x32], &message[5..24], &[0x3a, 2, 8, domain]].concat();
        let about_us = [0x92, 3, 16].into_iter().chain(pb::Message::parse(message).bytes[&51].clone());
        match self.below(8) {
            // The status, to everybody.
            0 => self.indicate(&hex("320208003a020802520c0a0a0a022801100118022001")),
            // A challenge to phone keys.
            1 => self.indicate(&hex("320208003a02080252041a021801")),
            // The status, in the form of older cars.
            2 => self.indicate(&hex("0a0a0a022801100118022001")),
            // A reply to another client.
            3 => {
                let mut other = [to_us, hex("5200")].concat();
                other[6] ^= 1;
                self.indicate(&other);
            }
            // No frame at all, and an empty one.
            4 => self.send_pieces(&hex("ffff0102"), 4),
            5 => self.indicate(&[]),
            // A fault that anybody in reach can make up.
            6 => {
                let fault = [0x62, 4, 8, 1, 16, self.one_of(&[1, 3, 5, 6, 7, 23, 25])];
                self.indicate(&[to_us, fault.to_vec(), about_us.collect()].concat());
            }
            // An earlier reply.
            _ => {
                let replies = self.replies.borrow();
                if !replies.is_empty() {
                    self.indicate(&replies[self.below(replies.len() as u32) as usize]);
                }
            }
        }
    }

    /// Sends a frame in pieces.
    fn indicate(&self, message: &[u8]) {
        let frame = [&(message.len() as u16).to_be_bytes()[..], message].concat();
        self.send_pieces(&frame, 1 + self.below(112) as usize);
    }

    fn send_pieces(&self, bytes: &[u8], size: usize) {
        let at = BEGINNING + self.simulation.now() as f64;
        let pieces = bytes.chunks(size).map(|bytes| Piece { at, bytes: bytes.to_vec() });
        self.inbox.borrow_mut().extend(pieces);
        self.wake_reader();
    }
}

/// A page's end of the connection.
#[derive(Clone)]
pub struct Radio(pub Rc<Peripheral>);

impl Gatt for Radio {
    fn is_connected(&self) -> bool {
        self.0.connection.get() != 0
    }

    async fn connect(&self) -> bool {
        let Radio(peripheral) = self;
        peripheral.simulation.sleep(u64::from(peripheral.below(800))).await;
        if peripheral.fails(20) {
            pending::<()>().await;
        }
        if peripheral.fails(200) {
            return false;
        }
        peripheral.connections.set(peripheral.connections.get() + 1);
        peripheral.connection.set(peripheral.connections.get());
        peripheral.frame.borrow_mut().clear();
        peripheral.inbox.borrow_mut().clear();
        true
    }

    async fn write(&self, chunk: &[u8]) -> bool {
        let Radio(peripheral) = self;
        let connection = peripheral.connection.get();
        peripheral.simulation.sleep(u64::from(1 + peripheral.below(30))).await;
        if connection == 0 || peripheral.connection.get() != connection {
            return false;
        }
        let fails = peripheral.fails(50);
        if !fails || peripheral.below(2) == 0 {
            peripheral.deliver(chunk);
        }
        if fails {
            match peripheral.below(3) {
                0 => pending::<()>().await,
                1 => peripheral.drop_link(),
                _ => {}
            }
        }
        !fails
    }

    async fn receive(&self) -> Option<Vec<Piece>> {
        let Radio(peripheral) = self;
        poll_fn(|context| {
            let pieces = std::mem::take(&mut *peripheral.inbox.borrow_mut());
            if !pieces.is_empty() {
                return Poll::Ready(Some(pieces));
            }
            if peripheral.connection.get() == 0 {
                return Poll::Ready(None);
            }
            *peripheral.reader.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn received(&self) -> Vec<Piece> {
        std::mem::take(&mut *self.0.inbox.borrow_mut())
    }

    fn disconnect(&self) {
        self.0.drop_link();
    }

    fn state(&self) -> &LinkState {
        &self.0.state
    }
}
