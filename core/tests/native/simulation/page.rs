//! The pages of a simulation: each makes one call, with a token, a signal and a network.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::future::{Future, pending, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use tesla_commands_core::client::{
    Acquired, Call, Client, Failure, Host, Link, Outcome, Rest, SharedToken, Stage, Unbound,
};
use tesla_commands_core::error::Result;
use tesla_commands_core::protocol::crypto::SessionKey;
use tesla_commands_core::protocol::messages::Point;
use tesla_commands_core::protocol::session::{Entropy, EpochCounter};
use tesla_commands_core::rest::request::{Form, Request};
use tesla_commands_core::rest::response::{Reply, Success};
use zeroize::Zeroizing;

use super::tabs::{Key, Lock};
use super::{CAR, Sent, Simulation, VIN, Work};
use crate::support::{command, values};

/// The moment at which each simulation begins, in milliseconds since 1970.
pub const BEGINNING: f64 = 1_700_000_000_000.0;

impl Simulation {
    /// Makes a call, from a page of its own.
    pub fn call(self: &Rc<Self>, spec: Spec) -> Handle {
        self.call_over(spec, |page| self.radio(page))
    }

    /// Makes a call, from a page of its own, over this link if there is one.
    pub fn call_over<L: Link + Unbound + 'static>(
        self: &Rc<Self>,
        spec: Spec,
        link: impl FnOnce(&Page) -> Option<L>,
    ) -> Handle {
        let number = self.pages.replace(self.pages.get() + 1);
        let signal = Rc::new(Signal::default());
        let progress: Progress = Rc::default();
        let page = Page {
            simulation: Rc::clone(self),
            number,
            token: spec.token,
            signal: Some(Rc::clone(&signal)),
            start: spec.start,
            progress: Some(Rc::clone(&progress)),
            key: spec.key,
        };
        let command = command(spec.command);
        let values = values(command, spec.values);
        let id = match (&page.key, spec.command) {
            (_, "vehicles") => "",
            (Some(_), _) => VIN,
            (None, _) => CAR,
        };
        let id = id.to_owned();
        let client = Client {
            host: page.clone(),
            has_key: page.key.is_some(),
            rest: spec.has_internet.then(|| page.clone()),
            link: link(&page),
            vehicle: self.vehicle(spec.tab),
        };
        let call = Call { command, id, form: spec.form, values, timeout: spec.timeout, wake: spec.wake };
        let end = Rc::new(RefCell::new(None));
        let (simulation, ended) = (Rc::clone(self), Rc::clone(&end));
        let task = self.spawn(async move {
            simulation.sleep(spec.start).await;
            let outcome = client.run(&call).await;
            *ended.borrow_mut() = Some((simulation.now(), outcome));
        });
        Handle { simulation: Rc::clone(self), number, task, signal, progress, end }
    }
}

/// A call to make. `spec` has the defaults.
pub struct Spec {
    pub command: &'static str,
    pub values: &'static [(&'static str, &'static str)],
    pub form: Form,
    pub token: Token,
    pub timeout: u32,
    pub wake: bool,
    /// After how many milliseconds the call is made.
    pub start: u64,
    /// The vehicle's key.
    pub key: Option<Rc<Key>>,
    /// In which tab of the browser the call is made; only for calls with a key.
    pub tab: usize,
    /// Whether the vehicle is reached over the internet.
    pub has_internet: bool,
}

/// A call of the command with the token "first", that may take 30 s and wakes nobody.
pub fn spec(command: &'static str) -> Spec {
    let token = Token::Text("first".to_owned());
    let (timeout, wake, start, key, tab) = (30_000, false, 0, None, 0);
    let has_internet = true;
    Spec { command, values: &[], form: Form::Json, token, timeout, wake, start, key, tab, has_internet }
}

/// Where a page's token comes from.
#[derive(Clone)]
pub enum Token {
    Text(String),
    Function(Rc<TokenFunction>),
}

type Give = Box<dyn Fn(bool) -> Work<Outcome<String>>>;

/// A token function, with what the calls that share it share.
pub struct TokenFunction {
    give: Give,
    shared: SharedToken,
    /// With which `refresh` it was called.
    pub asked: RefCell<Vec<bool>>,
}

impl TokenFunction {
    pub fn new(give: impl Fn(bool) -> Work<Outcome<String>> + 'static) -> Rc<Self> {
        Rc::new(TokenFunction {
            give: Box::new(give),
            shared: SharedToken::default(),
            asked: RefCell::default(),
        })
    }
}

/// How far a call was, and after how many milliseconds.
pub type Progress = Rc<RefCell<Vec<(Stage, u64)>>>;

/// An `AbortSignal`.
#[derive(Default)]
pub struct Signal {
    aborted: Cell<bool>,
    listeners: RefCell<BTreeMap<u64, Waker>>,
}

impl Signal {
    pub fn abort(&self) {
        self.aborted.set(true);
        std::mem::take(&mut *self.listeners.borrow_mut()).into_values().for_each(Waker::wake);
    }
}

/// When a call ended, in milliseconds, and how.
type End = (u64, Result<Success>);

/// A call that was made.
pub struct Handle {
    simulation: Rc<Simulation>,
    pub number: usize,
    task: usize,
    pub signal: Rc<Signal>,
    pub progress: Progress,
    end: Rc<RefCell<Option<End>>>,
}

impl Handle {
    /// When the call ended and how; `None` as long as it has not.
    pub fn end(&self) -> Option<End> {
        self.end.borrow().clone()
    }

    pub fn outcome(&self) -> Result<Success> {
        self.end().expect("the call has ended").1
    }

    /// Drops the call's future.
    pub fn give_up(&self) {
        self.dropper()();
    }

    /// What drops the call's future.
    pub fn dropper(&self) -> impl FnOnce() + 'static {
        let (simulation, task) = (Rc::clone(&self.simulation), self.task);
        move || {
            let work = simulation.tasks.borrow_mut()[task].0.take();
            drop(work);
        }
    }
}

impl Page {
    /// A page without a signal, whose key is this one.
    pub fn of(simulation: &Rc<Simulation>, key: &Rc<Key>) -> Self {
        Page {
            simulation: Rc::clone(simulation),
            number: 0,
            start: 0,
            token: Token::Text(String::new()),
            signal: None,
            progress: None,
            key: Some(Rc::clone(key)),
        }
    }
}

/// A page, for one call.
#[derive(Clone)]
pub struct Page {
    pub(super) simulation: Rc<Simulation>,
    number: usize,
    start: u64,
    token: Token,
    signal: Option<Rc<Signal>>,
    progress: Option<Progress>,
    key: Option<Rc<Key>>,
}

impl Page {
    /// Does the work until the signal or the time ends it. `sent` says whether a request is out then.
    pub(super) async fn within<O>(
        &self,
        limit: u32,
        sent: bool,
        work: impl Future<Output = O>,
    ) -> Outcome<O> {
        let mut work = pin!(work);
        let mut timer = pin!(self.simulation.sleep(limit.into()));
        let _timing = self.simulation.alive.timers.guard();
        let _listening = self.signal.as_ref().map(|_| self.simulation.alive.listeners.guard());
        let listener = Listener(self.signal.as_ref(), self.simulation.next_age());
        poll_fn(|context| {
            if listener.is_aborted(context) {
                return Poll::Ready(Err(Failure::Aborted { sent }));
            }
            if timer.as_mut().poll(context).is_ready() {
                return Poll::Ready(Err(Failure::Timeout { sent }));
            }
            work.as_mut().poll(context).map(Ok)
        })
        .await
    }
}

/// A place among the signal's listeners.
struct Listener<'a>(Option<&'a Rc<Signal>>, u64);

impl Listener<'_> {
    fn is_aborted(&self, context: &Context<'_>) -> bool {
        self.0.is_some_and(|signal| {
            signal.listeners.borrow_mut().insert(self.1, context.waker().clone());
            signal.aborted.get()
        })
    }
}

impl Drop for Listener<'_> {
    fn drop(&mut self) {
        if let Some(signal) = self.0 {
            signal.listeners.borrow_mut().remove(&self.1);
        }
    }
}

impl Unbound for Page {
    fn unbound(&self) -> Self {
        Page { signal: None, progress: None, ..self.clone() }
    }
}

impl Rest for Page {
    async fn token(&self, refresh: bool, timeout: u32) -> Outcome<String> {
        match &self.token {
            Token::Text(token) => Ok(token.clone()),
            Token::Function(function) => {
                function.asked.borrow_mut().push(refresh);
                let _asking = self.simulation.alive.tokens.guard();
                self.within(timeout, false, (function.give)(refresh)).await?
            }
        }
    }

    async fn exchange(&self, request: &Request, token: &str, timeout: u32) -> Outcome<Reply> {
        if self.signal.as_ref().is_some_and(|signal| signal.aborted.get()) {
            return Err(Failure::Aborted { sent: false });
        }
        let (request, token) = (request.clone(), token.to_owned());
        let sent = Sent { at: self.simulation.now(), page: self.number, request, token };
        self.simulation.sent.borrow_mut().push(sent.clone());
        let _exchanging = self.simulation.alive.exchanges.guard();
        let _commanding = sent.is_command().then(|| self.simulation.alive.commands.guard());
        self.within(timeout, true, (self.simulation.server)(&self.simulation, sent)).await?
    }

    fn shared_token(&self) -> Option<&SharedToken> {
        match &self.token {
            Token::Text(_) => None,
            Token::Function(function) => Some(&function.shared),
        }
    }
}

impl Host for Page {
    async fn sleep(&self, milliseconds: u32) -> Outcome<()> {
        match self.within(milliseconds, false, pending::<()>()).await {
            Err(Failure::Timeout { .. }) => Ok(()),
            other => other,
        }
    }

    fn now(&self) -> f64 {
        BEGINNING + self.simulation.now() as f64 + self.simulation.clock.get()
    }

    fn progress(&self, stage: Stage) {
        if let Some(progress) = &self.progress {
            progress.borrow_mut().push((stage, self.simulation.now() - self.start));
        }
    }

    fn entropy(&self) -> Outcome<Entropy> {
        Ok(self.simulation.entropy())
    }

    type Lock = Lock;

    async fn acquire_lock(&self, name: &str, timeout: u32) -> Outcome<Acquired<Lock>> {
        let public_key = self.key.as_ref().expect("a key").point();
        let lock = Lock::default();
        let counter = self.within(timeout, false, self.simulation.lock(name, &lock)).await?;
        Ok(Acquired { lock, public_key, counter })
    }

    fn share_counter(&self, name: &str, counter: &EpochCounter) {
        self.simulation.share(name, counter);
    }

    async fn agree(&self, vehicle_key: &Point, timeout: u32) -> Outcome<Option<SessionKey>> {
        let key = self.key.as_ref().expect("a key");
        key.agreements.set(key.agreements.get() + 1);
        let agreed = async { key.session_key(vehicle_key).map(Zeroizing::new) };
        self.within(timeout, false, agreed).await
    }
}
