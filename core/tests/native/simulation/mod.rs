//! A simulation: a clock that jumps from timer to timer, pages that call, and a server of the test's own.
//!
//! Work is polled only when it was woken, so that a lost wake-up shows as a call that never ends; and whatever
//! is alive is counted, so that it shows when something stays behind.

mod page;
mod radio;
mod tabs;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll, Wake, Waker};

use tesla_commands_core::client::Outcome;
use tesla_commands_core::rest::request::Request;
use tesla_commands_core::rest::response::Reply;

pub use self::page::{BEGINNING, Handle, Page, Spec, Token, TokenFunction, spec};
use self::radio::RadioChannel;
pub use self::radio::Received;
pub use self::tabs::Key;
use self::tabs::Tabs;

/// The id of the car that all calls are for.
pub const CAR: &str = "1492931365719407";

/// Its VIN, by which it is called with a key.
pub const VIN: &str = "5YJ30123456789ABC";

/// A request as the server gets it.
#[derive(Clone, Debug)]
pub struct Sent {
    /// When it was sent, in milliseconds.
    pub at: u64,
    /// The number of the call whose page sent it.
    pub page: usize,
    pub request: Request,
    pub token: String,
}

impl Sent {
    /// The method, and the path behind the car's own.
    pub fn what(&self) -> String {
        let method = format!("{:?}", self.request.method).to_uppercase();
        let path = &self.request.path;
        let path = path.strip_prefix("/api/1/vehicles").unwrap_or(path);
        let path = [CAR, VIN].iter().find_map(|id| path.strip_prefix(&format!("/{id}"))).unwrap_or(path);
        format!("{method} {path}")
    }

    pub fn is_command(&self) -> bool {
        self.request.path.contains("/command/")
    }
}

/// What will give this.
pub type Work<T> = Pin<Box<dyn Future<Output = T>>>;

type Server = Box<dyn Fn(&Rc<Simulation>, Sent) -> Work<Outcome<Reply>>>;
type Task = (Option<Work<()>>, Arc<Woken>);

pub struct Simulation {
    now: Cell<u64>,
    /// How far the clock that pages see was set forward, in milliseconds.
    pub clock: Cell<f64>,
    /// What to wake, by when and by age.
    timers: RefCell<BTreeMap<(u64, u64), Waker>>,
    age: Cell<u64>,
    tasks: RefCell<Vec<Task>>,
    server: Server,
    sent: RefCell<Vec<Sent>>,
    pages: Cell<usize>,
    tabs: Tabs,
    channel: RadioChannel,
    pub alive: Alive,
}

/// How much there is of what must be undone.
#[derive(Clone, Debug, Default)]
pub struct Alive {
    pub timers: Count,
    pub exchanges: Count,
    /// Commands among the exchanges.
    pub commands: Count,
    /// Calls of a token function.
    pub tokens: Count,
    pub listeners: Count,
    /// Locks that a tab holds.
    pub locks: Count,
}

impl Alive {
    pub fn total(&self) -> usize {
        let Alive { timers, exchanges, commands, tokens, listeners, locks } = self;
        [timers, exchanges, commands, tokens, listeners, locks].into_iter().map(Count::get).sum()
    }
}

/// How many guards of it there are.
#[derive(Clone, Debug, Default)]
pub struct Count(Rc<Cell<usize>>);

impl Count {
    pub fn get(&self) -> usize {
        self.0.get()
    }

    fn guard(&self) -> Guard {
        self.0.set(self.0.get() + 1);
        Guard(self.clone())
    }
}

/// Counts as one as long as it is there.
struct Guard(Count);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0.0.set(self.0.0.get() - 1);
    }
}

#[derive(Debug)]
struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl Simulation {
    /// A simulation with this server.
    pub fn new(server: impl Fn(&Rc<Simulation>, Sent) -> Work<Outcome<Reply>> + 'static) -> Rc<Simulation> {
        Rc::new(Simulation {
            now: Cell::default(),
            clock: Cell::default(),
            timers: RefCell::default(),
            age: Cell::default(),
            tasks: RefCell::default(),
            server: Box::new(server),
            sent: RefCell::default(),
            pages: Cell::default(),
            tabs: Tabs::default(),
            channel: RadioChannel::default(),
            alive: Alive::default(),
        })
    }

    /// Milliseconds since the simulation began.
    pub fn now(&self) -> u64 {
        self.now.get()
    }

    /// What was sent: when, what, and with which token.
    pub fn log(&self) -> Vec<String> {
        let line = |sent: &Sent| format!("{} {} {}", sent.at, sent.what(), sent.token);
        self.sent.borrow().iter().map(line).collect()
    }

    pub fn sent(&self) -> Vec<Sent> {
        self.sent.borrow().clone()
    }

    pub fn sleep(self: &Rc<Self>, milliseconds: u64) -> Timer {
        Timer { simulation: Rc::clone(self), milliseconds, key: None }
    }

    /// Lets the work run, and gives the number under which it can be dropped.
    pub fn spawn(&self, work: impl Future<Output = ()> + 'static) -> usize {
        let mut tasks = self.tasks.borrow_mut();
        tasks.push((Some(Box::pin(work)), Arc::new(Woken(AtomicBool::new(true)))));
        tasks.len() - 1
    }

    /// Does something after some milliseconds.
    pub fn after(self: &Rc<Self>, milliseconds: u64, action: impl FnOnce() + 'static) {
        let timer = self.sleep(milliseconds);
        self.spawn(async move {
            timer.await;
            action();
        });
    }

    /// Runs until nothing is left to do.
    pub fn run(&self) {
        self.run_until(u64::MAX);
        let stuck = self.tasks.borrow().iter().filter(|(work, _)| work.is_some()).count();
        assert_eq!(stuck, 0, "tasks that wait for what will never happen");
    }

    /// Runs until this moment is over.
    pub fn run_until(&self, moment: u64) {
        loop {
            while self.poll_one() {}
            let next = self.timers.borrow().first_key_value().map(|((due, _), _)| *due);
            match next {
                Some(due) if due <= moment => self.jump(due),
                _ => break,
            }
        }
        self.now.set(self.now.get().max(if moment == u64::MAX { 0 } else { moment }));
    }

    fn poll_one(&self) -> bool {
        let is_next = |(work, woken): &Task| work.is_some() && woken.0.load(Ordering::Relaxed);
        let Some(index) = self.tasks.borrow().iter().position(is_next) else { return false };
        let (work, woken) = {
            let task = &mut self.tasks.borrow_mut()[index];
            (task.0.take(), Arc::clone(&task.1))
        };
        woken.0.store(false, Ordering::Relaxed);
        let mut work = work.expect("it was there");
        let is_done = work.as_mut().poll(&mut Context::from_waker(&Waker::from(woken))).is_ready();
        if !is_done {
            self.tasks.borrow_mut()[index].0 = Some(work);
        }
        true
    }

    fn jump(&self, due: u64) {
        self.now.set(due);
        let later = self.timers.borrow_mut().split_off(&(due + 1, 0));
        let timers = self.timers.replace(later);
        timers.into_values().for_each(Waker::wake);
    }

    fn next_age(&self) -> u64 {
        self.age.replace(self.age.get() + 1)
    }
}

/// Waits from its first poll on, as `setTimeout` from its call.
pub struct Timer {
    simulation: Rc<Simulation>,
    milliseconds: u64,
    key: Option<(u64, u64)>,
}

impl Future for Timer {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let due = self.simulation.now() + self.milliseconds;
        let age = self.key.map_or_else(|| self.simulation.next_age(), |(_, age)| age);
        let key = *self.key.get_or_insert((due, age));
        if key.0 <= self.simulation.now() {
            self.simulation.timers.borrow_mut().remove(&key);
            return Poll::Ready(());
        }
        self.simulation.timers.borrow_mut().insert(key, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.simulation.timers.borrow_mut().remove(&key);
        }
    }
}
