//! JSON as text: a value is the slice of the document that holds it.
//!
//! Only two or three fields of a response matter here. The rest goes to the browser's own parser unchanged. So numbers keep
//! the digits that the server wrote (ids exceed 2^53), and the WebAssembly module is 39 kB smaller than with `serde_json`.

use std::ops::Range;

/// How deep values may be nested. The API nests far less, and the stack holds far more.
const DEEPEST: u32 = 128;

/// A well-formed JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Json<'a>(&'a str);

impl<'a> Json<'a> {
    /// Parses the text; `None` if it is not JSON, or nested too deeply.
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let mut scanner = Scanner { bytes: text.as_bytes(), at: 0 };
        scanner.blanks();
        let start = scanner.at;
        scanner.value(DEEPEST, &mut |_, _| {})?;
        let json = text.get(start..scanner.at)?;
        scanner.blanks();
        (scanner.at == text.len()).then_some(Json(json))
    }

    /// The text of the value in the document.
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0
    }

    /// Whether it is an object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.0.starts_with('{')
    }

    /// The entries, if it is an array.
    #[must_use]
    pub fn entries(self) -> Option<Vec<Json<'a>>> {
        self.0.starts_with('[').then(|| {
            let mut entries = Vec::new();
            self.visit(|_, value| entries.push(value));
            entries
        })
    }

    /// The members, if it is an object.
    #[must_use]
    pub fn members(self) -> Option<Members<'a>> {
        self.is_object().then(|| {
            let mut members = Vec::new();
            self.visit(|key, value| members.extend(key.map(|key| (key, value))));
            Members(members)
        })
    }

    /// The member with this name, if this is an object: [`Members::get`].
    #[must_use]
    pub fn member(self, name: &str) -> Option<Json<'a>> {
        self.members()?.get(name)
    }

    /// The value, if it is `true` or `false`.
    #[must_use]
    pub fn as_bool(self) -> Option<bool> {
        match self.0 {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        }
    }

    /// The text of a string; for any other value its JSON.
    #[must_use]
    pub fn to_text(self) -> String {
        match self.escaped() {
            Some(escaped) if has_escapes(escaped) => unescape(escaped),
            Some(text) => text.to_owned(),
            None => self.0.to_owned(),
        }
    }

    /// Whether it is a string with this text.
    #[must_use]
    pub fn is_text(self, text: &str) -> bool {
        self.escaped().is_some_and(|escaped| {
            // What is escaped is longer than the text.
            escaped.len() >= text.len()
                && if has_escapes(escaped) { unescape(escaped) == text } else { escaped == text }
        })
    }

    /// What stands between the quotes, if it is a string.
    fn escaped(self) -> Option<&'a str> {
        if self.0.as_bytes().first() == Some(&b'"') {
            self.0.get(1..self.0.len().saturating_sub(1))
        } else {
            None
        }
    }

    /// Calls `see` with each member's name and value, or with each entry.
    fn visit(self, mut see: impl FnMut(Option<Json<'a>>, Json<'a>)) {
        let json = |range: Range<usize>| Json(self.0.get(range).unwrap_or_default());
        let mut scanner = Scanner { bytes: self.0.as_bytes(), at: 0 };
        scanner.value(DEEPEST, &mut |key, value| see(key.map(json), json(value)));
    }
}

/// The members of an object.
#[derive(Clone, Debug, Default)]
pub struct Members<'a>(Vec<(Json<'a>, Json<'a>)>);

impl<'a> Members<'a> {
    /// The member with this name. If there are several, the last one counts, as in JavaScript. `null` counts as missing.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Json<'a>> {
        let (_, value) = self.0.iter().rev().find(|(key, _)| key.is_text(name))?;
        Some(*value).filter(|value| value.0 != "null")
    }
}

fn has_escapes(escaped: &str) -> bool {
    escaped.bytes().any(|byte| byte == b'\\')
}

/// The text between the quotes. Half of a surrogate pair becomes U+FFFD.
fn unescape(escaped: &str) -> String {
    let mut text = String::with_capacity(escaped.len());
    let mut chars = escaped.chars();
    let hex = |chars: &mut std::str::Chars<'_>| {
        let mut digits = chars.by_ref().take(4);
        digits.try_fold(0_u32, |code, digit| Some(code << 4 | digit.to_digit(16)?))
    };
    while let Some(character) = chars.next() {
        let plain = match character {
            '\\' => match chars.next() {
                Some('b') => '\u{8}',
                Some('f') => '\u{c}',
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some('u') => {
                    let mut code = hex(&mut chars).unwrap_or_default();
                    let mut next = chars.clone();
                    if (0xD800..0xDC00).contains(&code)
                        && (next.next(), next.next()) == (Some('\\'), Some('u'))
                        && let Some(low @ 0xDC00..0xE000) = hex(&mut next)
                    {
                        code = 0x1_0000_u32.wrapping_add((code & 0x3FF) << 10).wrapping_add(low & 0x3FF);
                        chars = next;
                    }
                    char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
                }
                Some(itself) => itself,
                None => break,
            },
            plain => plain,
        };
        text.push(plain);
    }
    text
}

/// Writes the text as a JSON string.
pub fn write_string(out: &mut String, text: &str) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\0'..='\x1f' => {
                out.push_str("\\u00");
                push_hex(out, character as u8);
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}

/// Adds the byte as two hexadecimal digits.
pub(crate) fn push_hex(out: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 0xF] {
        out.extend(char::from_digit(digit.into(), 16).map(|digit| digit.to_ascii_uppercase()));
    }
}

/// A function that gets the range of each member's name and value, or of each entry.
type See<'a> = &'a mut dyn FnMut(Option<Range<usize>>, Range<usize>);

/// Scans a document (RFC 8259). Each function skips what it is named after, or returns `None`.
struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
}

#[expect(
    clippy::inline_always,
    reason = "they run for each byte, and a build for size does not inline them by itself"
)]
impl Scanner<'_> {
    fn value(&mut self, depth: u32, see: See<'_>) -> Option<()> {
        match self.peek()? {
            b'{' => self.container(b'}', depth, see),
            b'[' => self.container(b']', depth, see),
            b'"' => self.string(),
            b't' => self.word(b"true"),
            b'f' => self.word(b"false"),
            b'n' => self.word(b"null"),
            _ => self.number(),
        }
    }

    fn container(&mut self, close: u8, depth: u32, see: See<'_>) -> Option<()> {
        let depth = depth.checked_sub(1)?;
        self.next();
        self.blanks();
        if self.eat(close) {
            return Some(());
        }
        loop {
            let start = self.at;
            let key = if close == b'}' {
                self.string()?;
                let key = start..self.at;
                self.blanks();
                self.eat(b':').then_some(())?;
                self.blanks();
                Some(key)
            } else {
                None
            };
            let start = self.at;
            self.value(depth, &mut |_, _| {})?;
            see(key, start..self.at);
            self.blanks();
            if !self.eat(b',') {
                return self.eat(close).then_some(());
            }
            self.blanks();
        }
    }

    fn string(&mut self) -> Option<()> {
        self.eat(b'"').then_some(())?;
        loop {
            let rest = self.bytes.get(self.at..)?;
            // Most of a document is the text of strings.
            let plain = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1F))?;
            self.at = self.at.saturating_add(plain);
            match self.next()? {
                b'"' => return Some(()),
                b'\\' => match self.next()? {
                    b'u' => (0..4).try_for_each(|_| self.next().filter(u8::is_ascii_hexdigit).map(drop))?,
                    b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                    _ => return None,
                },
                _ => return None,
            }
        }
    }

    fn number(&mut self) -> Option<()> {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Some(())
    }

    fn digits(&mut self) -> Option<()> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            self.next();
        }
        (self.at > start).then_some(())
    }

    fn word(&mut self, word: &[u8]) -> Option<()> {
        word.iter().all(|byte| self.eat(*byte)).then_some(())
    }

    fn blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.next();
        }
    }

    #[inline(always)]
    fn eat(&mut self, byte: u8) -> bool {
        let is_it = self.peek() == Some(byte);
        if is_it {
            self.next();
        }
        is_it
    }

    #[inline(always)]
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    #[inline(always)]
    fn next(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at = self.at.saturating_add(1);
        Some(byte)
    }
}
