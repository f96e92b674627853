//! Small functions for text.
//!
//! The crate joins texts by `concat` and searches them by [`find`]. `format!` and the search of the standard library would
//! make the WebAssembly module a tenth larger.

#[cfg(feature = "bluetooth")]
use crate::json::push_hex;

/// The position of the words in the text, ignoring case.
#[must_use]
pub fn find(text: &str, words: &str) -> Option<usize> {
    let (text, words) = (text.as_bytes(), words.as_bytes());
    (0..=text.len()).find(|start| {
        let here = text.get(*start..).and_then(|rest| rest.get(..words.len()));
        here.is_some_and(|here| here.eq_ignore_ascii_case(words))
    })
}

/// The number, if the text is one to ten digits and nothing else.
#[must_use]
pub fn number(text: &str) -> Option<u64> {
    let digit = |letter: char| letter.to_digit(10).map(u64::from);
    let add = |number: u64, letter| number.checked_mul(10)?.checked_add(digit(letter)?);
    if (1..=10).contains(&text.len()) { text.chars().try_fold(0, add) } else { None }
}

/// The number in decimal digits.
#[must_use]
pub fn decimal(number: i64) -> String {
    let mut digits = String::new();
    if number < 0 {
        digits.push('-');
    }
    push_digits(&mut digits, number.unsigned_abs());
    digits
}

fn push_digits(digits: &mut String, number: u64) {
    if number >= 10 {
        push_digits(digits, number / 10);
    }
    digits.extend(u32::try_from(number % 10).ok().and_then(|digit| char::from_digit(digit, 10)));
}

/// The words, with the separator between them.
pub fn join<'a>(words: impl Iterator<Item = &'a str>, separator: &str) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() {
            text.push_str(separator);
        }
        text.push_str(word);
    }
    text
}

/// The bytes, in hexadecimal digits of lower case.
#[cfg(feature = "bluetooth")]
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in bytes {
        push_hex(&mut digits, *byte);
    }
    digits.make_ascii_lowercase();
    digits
}
