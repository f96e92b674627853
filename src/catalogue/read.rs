//! The table's text, read: a [`Command`] of each row, and what there is in the row.

#[cfg(feature = "signing")]
use super::table::SIGNED;
use super::table::TEXT;
use super::{Answer, Command, Kind, Need, Parameter, Range};

/// The marks that matter here, of those in `table.rs`: each says what the piece before it is.
mod mark {
    pub const WORD_OF_REASON: u8 = 0x00;
    pub const NAME: u8 = 0x02;
    pub const REPEATABLE: u8 = 0x08;
    pub const LONGEST: u8 = 0x09;
    pub const REASON: u8 = 0x0A;
    pub const ROW: u8 = 0x0C;
    pub const WIRE_NAME: u8 = 0x0F;
    pub const REQUIRED: u8 = 0x10;
    pub const DEFAULT: u8 = 0x13;
    pub const OTHER: u8 = 0x15;
    pub const VALUE_OF_OTHER: u8 = 0x16;
    /// From here on: a kind, and its limits.
    pub const KIND: u8 = 0x17;
    pub const LAST_OF_KIND: u8 = 0x1F;
    pub const VEHICLE_SUMMARY: u8 = 0x7F;
}

/// Calls `see` with each piece of the text, the control character that ends it, and where that is.
pub(super) fn pieces(text: &'static str, see: &mut dyn FnMut(&'static str, u8, usize)) {
    let mut start = 0;
    for (at, byte) in text.bytes().enumerate() {
        if byte.is_ascii_control() {
            see(text.get(start..at).unwrap_or_default(), byte, at);
            start = at.saturating_add(1);
        }
    }
}

/// The name in camelCase.
pub(super) fn camel_case(name: &str) -> String {
    let mut camel = String::new();
    let mut begins_word = false;
    for letter in name.chars() {
        if letter != '_' {
            camel.push(if begins_word { letter.to_ascii_uppercase() } else { letter });
        }
        begins_word = letter == '_';
    }
    camel
}

/// The command of each row.
pub(super) fn commands() -> Vec<Command> {
    let mut commands = Vec::<Command>::new();
    let mut start = 0;
    pieces(TEXT, &mut |piece, mark, at| {
        if mark == mark::NAME {
            #[cfg(feature = "signing")]
            let signed = SIGNED.get(commands.len()).copied().flatten();
            commands.push(Command {
                #[cfg(feature = "signing")]
                signed,
                ..Command::new(piece, Answer::CommandResult)
            });
        }
        let Some(command) = commands.last_mut() else { return };
        match mark {
            mark::VEHICLE_SUMMARY => command.answer = Answer::VehicleSummary,
            mark::REPEATABLE => command.repeatable = piece == "true",
            mark::WIRE_NAME => command.has_parameters = true,
            mark::ROW => {
                command.row = TEXT.get(start..at).unwrap_or_default();
                start = at;
            }
            _ => {}
        }
    });
    commands
}

impl Command {
    /// A command without a row.
    pub(super) const fn new(name: &'static str, answer: Answer) -> Self {
        Command {
            name,
            answer,
            repeatable: true,
            #[cfg(feature = "signing")]
            signed: None,
            has_parameters: false,
            row: "",
        }
    }

    /// What it takes.
    #[must_use]
    pub fn parameters(&self) -> Vec<Parameter> {
        let mut parameters = Vec::<Parameter>::new();
        pieces(self.row, &mut |piece, mark, _| {
            if mark == mark::WIRE_NAME {
                let (name, kind) = (camel_case(piece), Vec::new());
                parameters.push(Parameter { name, wire_name: piece, need: Need::Optional, kind });
            }
            let Some(parameter) = parameters.last_mut() else { return };
            match mark {
                mark::REQUIRED => parameter.need = Need::Required,
                mark::DEFAULT => parameter.need = Need::DefaultsTo(piece),
                mark::OTHER => parameter.need = Need::With(piece, ""),
                mark::VALUE_OF_OTHER => {
                    if let Need::With(_, value) = &mut parameter.need {
                        *value = piece;
                    }
                }
                mark::LONGEST | mark::KIND..=mark::LAST_OF_KIND => parameter.kind.push(piece),
                _ => {}
            }
        });
        parameters
    }

    /// Whether with this reason, in lower case and with spaces between its words, the car says that it already is in
    /// the asked-for state. `has` tells whether a word is one of the values that were asked for.
    #[must_use]
    pub fn is_already(&self, reason: &str, has: &dyn Fn(&str) -> bool) -> bool {
        // Some servers say what is already so: "valet mode already off".
        let matches = |already: &str| {
            let before = reason.strip_suffix(already);
            before.is_some_and(|before| {
                before.is_empty() || (already.starts_with("already ") && before.ends_with(' '))
            })
        };
        let (mut is_already, mut is_asked) = (reason == "already set", None);
        pieces(self.row, &mut |piece, mark, _| match mark {
            mark::WORD_OF_REASON => is_asked = Some(is_asked == Some(true) || has(piece)),
            mark::REASON => is_already |= is_asked.take() != Some(false) && matches(piece),
            _ => {}
        });
        is_already
    }
}

impl Parameter {
    /// What values it takes.
    #[must_use]
    pub fn kind(&self) -> Kind<'_> {
        let (kind, limits) = self.kind.split_first().unwrap_or((&"", &[]));
        let nth = |index| limits.get(index).copied().unwrap_or_default();
        // Between the greatest and the unit is the step, which is for people.
        let range = || Range { min: nth(0), max: nth(1), unit: nth(3) };
        match *kind {
            "number" => Kind::Number(range()),
            "integer" => Kind::Integer(range()),
            "boolean" => Kind::Boolean,
            "choice" => Kind::Choice(limits),
            "text" => Kind::Text(nth(0)),
            "object" => Kind::Object,
            "pin" => Kind::Pin,
            "password" => Kind::Password,
            _ => Kind::Calendar,
        }
    }
}
