//! Deduplicates concurrent calls that need the same result: the work runs once, and stops when no call waits for it.
//!
//! Shared state is in `Cell`s, out of which values are taken and put back: a `RefCell` could panic.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use crate::error::Result;

/// Runs one piece of work at a time for all callers that need its result.
#[derive(Default)]
pub struct SingleFlight(Cell<Weak<Work>>);

impl SingleFlight {
    /// Waits for the work in progress, or starts the work that `start` returns.
    pub fn run<F: Future<Output = Result<String>> + 'static>(&self, start: impl FnOnce() -> F) -> Pending {
        let work =
            self.0.take().upgrade().unwrap_or_else(|| {
                Rc::new(Work { task: Cell::new(Some(Box::pin(start()))), ..Work::default() })
            });
        self.0.set(Rc::downgrade(&work));
        Pending(work)
    }
}

impl fmt::Debug for SingleFlight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SingleFlight")
    }
}

type Task = Pin<Box<dyn Future<Output = Result<String>>>>;

#[derive(Default)]
struct Work {
    task: Cell<Option<Task>>,
    outcome: Cell<Option<Result<String>>>,
    waiting: Cell<Vec<Waker>>,
}

impl Work {
    fn wake_all(&self) {
        self.waiting.take().into_iter().for_each(Waker::wake);
    }
}

/// One caller's wait for the result. The work wakes the caller that polled it last. When that caller is dropped, the
/// others are woken and poll it themselves.
pub struct Pending(Rc<Work>);

impl Pending {
    /// A result that is there already.
    #[must_use]
    pub fn ready(outcome: Result<String>) -> Self {
        Pending(Rc::new(Work { outcome: Cell::new(Some(outcome)), ..Work::default() }))
    }
}

impl Future for Pending {
    type Output = Result<String>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let work = &self.0;
        if let Some(outcome) = work.outcome.take() {
            work.outcome.set(Some(outcome.clone()));
            return Poll::Ready(outcome);
        }
        let mut waiting = work.waiting.take();
        waiting.retain(|other| !other.will_wake(context.waker()));
        waiting.push(context.waker().clone());
        work.waiting.set(waiting);
        // The task is taken out while it runs, because what it calls may poll this work again.
        let Some(mut task) = work.task.take() else { return Poll::Pending };
        let state = task.as_mut().poll(context);
        match &state {
            Poll::Pending => work.task.set(Some(task)),
            Poll::Ready(outcome) => {
                work.outcome.set(Some(outcome.clone()));
                work.wake_all();
            }
        }
        state
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        self.0.wake_all();
    }
}
