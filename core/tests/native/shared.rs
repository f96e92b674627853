//! State that calls share: which calls find the same, and how long it is kept.

use std::cell::Cell;
use std::rc::Rc;

use tesla_commands_core::client::SharedState;

/// State that knows its number, once it was told.
type State = Cell<u32>;

/// The state of the key, kept for later, and whether it is there from before.
fn visit(shared: &mut SharedState<u32, State>, key: u32) -> (Rc<State>, bool) {
    let state = shared.get(key, true);
    let is_known = state.replace(key) == key;
    (state, is_known)
}

#[test]
fn calls_with_the_same_key_share_state_and_others_do_not() {
    let mut shared = SharedState::<u32, State>::new(4);
    let (first, same, other) = (shared.get(1, false), shared.get(1, true), shared.get(2, false));
    assert!(Rc::ptr_eq(&first, &same));
    assert!(!Rc::ptr_eq(&first, &other));
}

#[test]
fn state_that_is_not_kept_is_gone_with_its_last_call() {
    let mut shared = SharedState::<u32, State>::new(1_000);
    let (first, second) = (shared.get(1, false), shared.get(1, false));
    let watched = Rc::downgrade(&first);
    drop(first);
    assert_eq!(watched.strong_count(), 1);
    drop(second);
    assert_eq!(watched.strong_count(), 0);
}

#[test]
fn the_state_that_was_used_last_is_kept_for_the_next_call() {
    let mut shared = SharedState::new(1_000);
    for key in 1..=10_000 {
        assert!(!visit(&mut shared, key).1);
    }
    for key in 9_001..=10_000 {
        assert!(visit(&mut shared, key).1, "{key}");
    }
}

#[test]
fn state_that_is_used_again_and_again_outlives_what_is_not() {
    let mut shared = SharedState::new(10);
    visit(&mut shared, 1);
    for key in 2..1_000 {
        visit(&mut shared, key);
        assert!(visit(&mut shared, 1).1, "{key}");
    }
    assert!(!visit(&mut shared, 2).1);
}

#[test]
fn no_more_than_two_generations_are_kept_also_after_many_calls_at_once() {
    let mut shared = SharedState::new(100);
    let used: Vec<_> = (1..=5_000).map(|key| visit(&mut shared, key).0).collect();
    let watched: Vec<_> = used.iter().map(Rc::downgrade).collect();
    drop(used);
    let alive = watched.iter().filter(|state| state.strong_count() > 0).count();
    assert!((100..=200).contains(&alive), "{alive}");
}

#[test]
fn state_in_use_is_found_however_much_comes_after_it() {
    let mut shared = SharedState::new(10);
    let used: Vec<_> = (1..=500).map(|key| visit(&mut shared, key).0).collect();
    for key in 501..20_000 {
        visit(&mut shared, key);
    }
    for state in &used {
        assert!(Rc::ptr_eq(state, &shared.get(state.get(), false)), "{}", state.get());
    }
}
