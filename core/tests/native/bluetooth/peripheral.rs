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
    /// The number of the connection; 0 while there is none. The tabs of a browser share it.
    connection: Cell<u64>,
    connections: Cell<u64>,
    /// What has arrived in the car of a frame.
    frame: RefCell<Vec<u8>>,
    /// Who writes the frame.
    writer: Cell<Writer>,
    /// Whether somebody wrote after another one's unfinished frame. The car then understands nothing more.
    is_out_of_step: Cell<bool>,
    tabs: [Tab; 2],
    pub is_asleep: Cell<bool>,
    /// The last replies, to be sent once more.
    replies: RefCell<Vec<Vec<u8>>>,
}

/// A tab, and how often it had connected.
type Writer = (usize, u64);

/// A tab's end of the connection.
#[derive(Default)]
struct Tab {
    connects: Cell<u64>,
    /// The number of the connection that it opened.
    connection: Cell<u64>,
    inbox: RefCell<Vec<Piece>>,
    reader: RefCell<Option<Waker>>,
    state: LinkState,
}

impl Tab {
    fn wake_reader(&self) {
        if let Some(reader) = self.reader.take() {
            reader.wake();
        }
    }
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
            writer: Cell::default(),
            is_out_of_step: Cell::default(),
            tabs: Default::default(),
            is_asleep: Cell::default(),
            replies: RefCell::default(),
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
        self.is_out_of_step.set(false);
        self.tabs.iter().for_each(Tab::wake_reader);
    }

    fn is_connected(&self, tab: &Tab) -> bool {
        self.connection.get() != 0 && tab.connection.get() == self.connection.get()
    }

    /// The car gets a chunk. It acts on whole frames only.
    fn deliver(self: &Rc<Self>, chunk: &[u8], writer: Writer) {
        let mut frame = self.frame.borrow_mut();
        let is_other = self.writer.replace(writer) != writer;
        self.is_out_of_step.set(self.is_out_of_step.get() || is_other && !frame.is_empty());
        if self.is_out_of_step.get() {
            return;
        }
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
        // Each tab gets what the car sends to any.
        for tab in self.tabs.iter().filter(|tab| self.is_connected(tab)) {
            let pieces = bytes.chunks(size).map(|bytes| Piece { at, bytes: bytes.to_vec() });
            tab.inbox.borrow_mut().extend(pieces);
            tab.wake_reader();
        }
    }
}

/// The connection as a page of this tab has it.
#[derive(Clone)]
pub struct Radio(pub Rc<Peripheral>, pub usize);

impl Radio {
    fn tab(&self) -> &Tab {
        &self.0.tabs[self.1]
    }
}

impl Gatt for Radio {
    fn is_connected(&self) -> bool {
        self.0.is_connected(self.tab())
    }

    async fn connect(&self) -> bool {
        let peripheral = &self.0;
        peripheral.simulation.sleep(u64::from(peripheral.below(800))).await;
        if peripheral.fails(20) {
            pending::<()>().await;
        }
        if peripheral.fails(200) {
            return false;
        }
        if peripheral.connection.get() == 0 {
            peripheral.connections.set(peripheral.connections.get() + 1);
            peripheral.connection.set(peripheral.connections.get());
            peripheral.frame.borrow_mut().clear();
        }
        self.tab().connection.set(peripheral.connection.get());
        self.tab().connects.set(self.tab().connects.get() + 1);
        self.tab().inbox.borrow_mut().clear();
        true
    }

    async fn write(&self, chunk: &[u8]) -> bool {
        let peripheral = &self.0;
        let connection = self.tab().connection.get();
        let writer = (self.1, self.tab().connects.get());
        peripheral.simulation.sleep(u64::from(1 + peripheral.below(30))).await;
        if !self.is_connected() || self.tab().connection.get() != connection {
            return false;
        }
        if !peripheral.fails(50) {
            peripheral.deliver(chunk, writer);
            return true;
        }
        match peripheral.below(6) {
            0 | 1 => peripheral.deliver(chunk, writer),
            2 => peripheral.drop_link(),
            // It stands in the queue of the system, and arrives although the page has given up, if another tab keeps the
            // connection.
            3 => {
                let (peripheral, chunk) = (Rc::clone(peripheral), chunk.to_vec());
                self.0.simulation.after(self.0.below(9_000).into(), move || {
                    if peripheral.connection.get() == connection {
                        peripheral.deliver(&chunk, writer);
                    }
                });
                pending::<()>().await;
            }
            _ => {}
        }
        if peripheral.below(3) == 0 {
            pending::<()>().await;
        }
        false
    }

    async fn receive(&self) -> Option<Vec<Piece>> {
        poll_fn(|context| {
            let pieces = self.received();
            if !pieces.is_empty() {
                return Poll::Ready(Some(pieces));
            }
            if !self.is_connected() {
                return Poll::Ready(None);
            }
            *self.tab().reader.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
        .await
    }

    fn received(&self) -> Vec<Piece> {
        std::mem::take(&mut *self.tab().inbox.borrow_mut())
    }

    /// The connection stays as long as another tab has it.
    fn disconnect(&self) {
        let Radio(peripheral, _) = self;
        self.tab().connection.set(0);
        self.tab().wake_reader();
        if !peripheral.tabs.iter().any(|tab| peripheral.is_connected(tab)) {
            peripheral.drop_link();
        }
    }

    fn state(&self) -> &LinkState {
        &self.tab().state
    }
}
