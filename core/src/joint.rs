//! Work that is done once for all who wait for it, and given up when nobody does any more.
//!
//! What is shared is in `Cell`s, out of which values are taken and put back: a `RefCell` could panic.

use std::cell::Cell;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use crate::error::Result;

/// Where those meet who need the same work.
#[derive(Default)]
pub struct Joint(Cell<Weak<Work>>);

impl Joint {
    /// Waits for the work that is going on, or for the one that `start` gives.
    pub fn join<F: Future<Output = Result<String>> + 'static>(&self, start: impl FnOnce() -> F) -> Wait {
        let work =
            self.0.take().upgrade().unwrap_or_else(|| {
                Rc::new(Work { task: Cell::new(Some(Box::pin(start()))), ..Work::default() })
            });
        self.0.set(Rc::downgrade(&work));
        Wait(work)
    }
}

impl fmt::Debug for Joint {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Joint")
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

/// The waiting of one of them. The work wakes whoever looked at it last; when that one goes away, the
/// others look for themselves.
pub struct Wait(Rc<Work>);

impl Wait {
    /// For work that is over already.
    #[must_use]
    pub fn over(outcome: Result<String>) -> Self {
        Wait(Rc::new(Work { outcome: Cell::new(Some(outcome)), ..Work::default() }))
    }
}

impl Future for Wait {
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
        // It is not there while it runs, since what it calls may come back here.
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

impl Drop for Wait {
    fn drop(&mut self) {
        self.0.wake_all();
    }
}
