//! Work that is done once for all who wait for it, and given up when nobody does any more.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::{Rc, Weak};
use std::task::{Context, Poll, Waker};

use crate::error::Result;

/// Where those meet who need the same work.
#[derive(Debug, Default)]
pub struct Joint(RefCell<Weak<Work>>);

impl Joint {
    /// Waits for the work that is going on, or for the one that `start` gives.
    pub fn join<F: Future<Output = Result<String>> + 'static>(&self, start: impl FnOnce() -> F) -> Wait {
        let going_on = self.0.borrow().upgrade();
        Wait(going_on.unwrap_or_else(|| {
            let work = Rc::new(Work { task: RefCell::new(Some(Box::pin(start()))), ..Work::default() });
            *self.0.borrow_mut() = Rc::downgrade(&work);
            work
        }))
    }
}

type Task = Pin<Box<dyn Future<Output = Result<String>>>>;

#[derive(Default)]
struct Work {
    task: RefCell<Option<Task>>,
    outcome: RefCell<Option<Result<String>>>,
    waiting: RefCell<Vec<Waker>>,
}

impl Work {
    fn wake_all(&self) {
        self.waiting.take().into_iter().for_each(Waker::wake);
    }
}

impl std::fmt::Debug for Work {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Work")
    }
}

/// The waiting of one of them. The work wakes whoever looked at it last; when that one goes away, the
/// others look for themselves.
#[derive(Debug)]
pub struct Wait(Rc<Work>);

impl Wait {
    /// For work that is over already.
    #[must_use]
    pub fn over(outcome: Result<String>) -> Self {
        Wait(Rc::new(Work { outcome: RefCell::new(Some(outcome)), ..Work::default() }))
    }
}

impl Future for Wait {
    type Output = Result<String>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let work = &self.0;
        if let Some(outcome) = &*work.outcome.borrow() {
            return Poll::Ready(outcome.clone());
        }
        let waker = context.waker();
        work.waiting.borrow_mut().retain(|other| !other.will_wake(waker));
        work.waiting.borrow_mut().push(waker.clone());
        // It is taken out while it runs, since what it calls may come back here.
        let Some(mut task) = work.task.take() else { return Poll::Pending };
        match task.as_mut().poll(context) {
            Poll::Pending => {
                work.task.replace(Some(task));
                Poll::Pending
            }
            Poll::Ready(outcome) => {
                work.outcome.replace(Some(outcome.clone()));
                work.wake_all();
                Poll::Ready(outcome)
            }
        }
    }
}

impl Drop for Wait {
    fn drop(&mut self) {
        self.0.wake_all();
    }
}
