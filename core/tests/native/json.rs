//! JSON as RFC 8259 has it: a table by hand, and `serde_json` as a second opinion.

use proptest::prelude::*;
use serde::de::IgnoredAny;
use serde_json::Value;
use tesla_commands_core::json::{Json, write_string};

use crate::support::at_least;

/// The depth up to which values are taken.
const DEEPEST: usize = 128;

/// JSON, without anything around it.
#[rustfmt::skip]
const ALLOWED: &[&str] = &[
    "null", "true", "false", "0", "-0", "-0.0", "0.5", "10", "1e5", "1E5", "1e+5", "1e-05", "-1.50e+10",
    "0e0", "1e999", "1492932076587190273", "123456789012345678901234567890.5", r#""""#, r#"" ""#,
    r#""\"\\\/\b\f\n\r\t""#, r#""\u0041\u00e9\uABCD\uabcd""#, r#""\ud83d\ude97""#, r#""\ud800""#,
    "\"\u{7f}\u{80}\u{2028}\u{ffff}🚗\"", "[]", "{}", "[ ]", "{ }", "[0]", "[[],{}]", "[ 1 , \"a\" , null ]",
    r#"{"a":1}"#, r#"{ "a" : { "b" : [ ] } }"#, r#"{"":0}"#, r#"{"a":1,"a":2}"#, "{\"a\"\t:\r\n1}",
];

/// What only resembles JSON.
#[rustfmt::skip]
const NOT_ALLOWED: &[&str] = &[
    "", " ", "\n", "01", "-01", "00", "1.", "1.e5", ".5", "-.5", "+1", "-", "--1", "1e", "1e+", "1e5.5",
    "1_000", "0x10", "1f", "NaN", "-Infinity", "Infinity", "undefined", "tru", "True", "truex", "nul",
    "nullnull", "1 2", "1,", ",", ":", "[", "]", "[1,]", "[,1]", "[,]", "[1 2]", "[1]]", "[[1]", "[1}", "{",
    "}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\":1,}", "{,}", "{\"a\":1 \"b\":2}", "{a:1}", "{'a':1}",
    "{1:1}", "{null:1}", "{\"a\":1]", "\"", "\"a", "a\"", "'a'", "\"a\" \"b\"", "\"\\\"", "\"\\x41\"",
    "\"\\'\"", "\"\\u\"", "\"\\u12\"", "\"\\u123g\"", "\"\\u+123\"", "\"\\U0041\"", "\"\0\"", "\"\n\"",
    "\"\t\"", "\"\u{1f}\"", "\u{feff}1", "\u{b}1", "\u{c}1", "1\u{a0}", "1\u{85}", "/**/1", "1//", "[1]\0",
];

fn nested(open: &str, close: &str, depth: usize) -> String {
    format!("{}0{}", open.repeat(depth), close.repeat(depth))
}

#[test]
fn what_the_standard_allows_is_accepted_with_its_text_kept() {
    for &document in ALLOWED {
        assert_eq!(Json::parse(document).map(Json::as_str), Some(document), "{document}");
        let padded = format!(" \t\r\n{document}\n\r\t ");
        assert_eq!(Json::parse(&padded).map(Json::as_str), Some(document), "{padded:?}");
    }
}

#[test]
fn what_the_standard_does_not_allow_is_refused() {
    for &document in NOT_ALLOWED {
        assert_eq!(Json::parse(document), None, "{document:?}");
    }
}

#[test]
fn escapes_are_read_and_half_a_surrogate_pair_becomes_the_replacement_character() {
    for (document, text) in [
        (r#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
        (r#""\u0000\u001f\u0041\u00E9\uffff""#, "\0\u{1f}Aé\u{ffff}"),
        (r#""\ud83d\ude97 \uD83D\uDE97 \ud800\udc00 \udbff\udfff""#, "🚗 🚗 \u{10000} \u{10ffff}"),
        (r#""\\u0041""#, "\\u0041"),
        (r#""\ud800""#, "\u{fffd}"),
        (r#""\udc00""#, "\u{fffd}"),
        (r#""\udc00\ud800""#, "\u{fffd}\u{fffd}"),
        (r#""\ud800\ud800\udc00""#, "\u{fffd}\u{10000}"),
        (r#""\ud800\u0041""#, "\u{fffd}A"),
        (r#""\ud800A""#, "\u{fffd}A"),
        (r#""\ud83dude97""#, "\u{fffd}ude97"),
        (r#""\ud800\n""#, "\u{fffd}\n"),
        (r#""\ud800é\"""#, "\u{fffd}é\""),
    ] {
        assert_eq!(Json::parse(document).map(Json::to_text).as_deref(), Some(text), "{document}");
    }
}

#[test]
fn nesting_is_taken_to_a_depth_that_the_stack_holds() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[ {\"a\" : ", "}]")] {
        let levels = open.matches(['[', '{']).count();
        let depth = DEEPEST / levels;
        assert!(Json::parse(&nested(open, close, depth)).is_some(), "{open} {depth}");
        assert!(Json::parse(&nested(open, close, depth + 1)).is_none(), "{open} {}", depth + 1);
        assert!(Json::parse(&nested(open, close, 500_000)).is_none(), "{open} 500000");
        assert!(Json::parse(&open.repeat(500_000)).is_none(), "{open} 500000, open");
    }
}

#[test]
fn members_are_found_by_their_unescaped_name_and_the_last_of_several_counts() {
    let json = Json::parse(r#" { "a" : 1, "b": {"a": 2}, "é\n": [3], "\u0061": "4", "n": null } "#).unwrap();
    assert_eq!(json.member("a").map(Json::as_str), Some("\"4\""));
    assert_eq!(json.member("b").and_then(|b| b.member("a")).map(Json::as_str), Some("2"));
    assert_eq!(json.member("é\n").map(Json::as_str), Some("[3]"));
    assert_eq!(json.member("n"), None, "null is as good as missing");
    assert_eq!(json.member("c"), None);
    let last_is_null = Json::parse(r#"{"a":1,"a":null}"#).unwrap();
    assert_eq!(last_is_null.member("a"), None);
    for none in ["[\"a\",1]", "\"a\"", "1", "null"] {
        assert_eq!(Json::parse(none).unwrap().member("a"), None, "{none}");
    }
}

#[test]
fn values_are_what_they_are_and_nothing_else() {
    for (document, is_object, boolean, entries, text) in [
        ("true", false, Some(true), None, "true"),
        ("false", false, Some(false), None, "false"),
        ("null", false, None, None, "null"),
        ("\"true\"", false, None, None, "true"),
        ("1492932076587190273", false, None, None, "1492932076587190273"),
        ("[]", false, None, Some(vec![]), "[]"),
        ("[ 1 , [2] ]", false, None, Some(vec!["1", "[2]"]), "[ 1 , [2] ]"),
        ("{\"a\":[1]}", true, None, None, "{\"a\":[1]}"),
    ] {
        let json = Json::parse(document).unwrap();
        assert_eq!(json.is_object(), is_object, "{document}");
        assert_eq!(json.as_bool(), boolean, "{document}");
        let found: Option<Vec<&str>> =
            json.entries().map(|entries| entries.into_iter().map(Json::as_str).collect());
        assert_eq!(found, entries, "{document}");
        assert_eq!(json.to_text(), text, "{document}");
    }
}

/// The places where `serde_json` refuses what the standard allows, and this module takes it.
#[test]
fn the_differences_to_serde_json_are_known() {
    let deepest = nested("[", "]", DEEPEST);
    for document in ["1e999", r#""\ud800""#, r#""\udc00\ud800""#, &deepest] {
        assert!(serde_json::from_str::<Value>(document).is_err(), "{document}");
        assert!(Json::parse(document).is_some(), "{document}");
    }
}

/// How deep arrays and objects are nested, in text that is JSON.
fn depth(document: &str) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for character in document.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_string = !in_string,
            '[' | '{' if !in_string => depth += 1,
            ']' | '}' if !in_string => depth -= 1,
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// Looks at everything in the document, which must be what the value is.
fn agree(json: Json<'_>, value: &Value) -> Result<(), TestCaseError> {
    prop_assert_eq!(json.as_bool(), value.as_bool());
    prop_assert_eq!(json.is_object(), value.is_object());
    prop_assert_eq!(json.entries().map(|entries| entries.len()), value.as_array().map(Vec::len));
    match value {
        Value::String(text) => prop_assert_eq!(&json.to_text(), text),
        Value::Array(values) => {
            for (json, value) in json.entries().unwrap_or_default().into_iter().zip(values) {
                agree(json, value)?;
            }
        }
        Value::Object(members) => {
            for (name, value) in members {
                match json.member(name) {
                    Some(member) => agree(member, value)?,
                    None => prop_assert!(value.is_null()),
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => prop_assert_eq!(json.to_text(), value.to_string()),
    }
    Ok(())
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".*".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 48, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec(("[a-c\\\\\"é\n]{0,3}", inner), 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A piece of JSON, or of what looks like it.
fn any_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\\[\\]{}\",:\\\\]",
        "[-+.eE0-9]{1,4}",
        "[ \t\r\n]",
        "\\\\u[dD][89a-fA-F][0-9a-f]{2}",
        prop::sample::select(vec!["null", "true", "false", "\"a\"", "\\u0041", "\\n", "\u{0}", "é"])
            .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ]
}

proptest! {
    #![proptest_config(at_least(1_000))]

    #[test]
    fn whatever_serde_json_prints_is_read_alike(value in any_value()) {
        for document in [value.to_string(), format!("{value:#}")] {
            let json = Json::parse(&document);
            prop_assert!(json.is_some(), "{}", document);
            agree(json.unwrap(), &value)?;
        }
    }

    #[test]
    fn any_text_is_accepted_exactly_when_serde_json_accepts_it(
        pieces in prop::collection::vec(any_piece(), 0..24)
    ) {
        let document = pieces.concat();
        let expected = serde_json::from_str::<IgnoredAny>(&document).is_ok() && depth(&document) <= DEEPEST;
        prop_assert_eq!(Json::parse(&document).is_some(), expected, "{}", document);
    }

    #[test]
    fn a_document_with_a_flaw_is_accepted_exactly_when_serde_json_accepts_it(
        value in any_value(), at in any::<prop::sample::Index>(), cut in 0..3_usize, piece in any_piece()
    ) {
        let mut characters: Vec<char> = value.to_string().chars().collect();
        let at = at.index(characters.len());
        let end = (at + cut).min(characters.len());
        characters.splice(at..end, piece.chars());
        let document: String = characters.into_iter().collect();
        let expected = serde_json::from_str::<IgnoredAny>(&document).is_ok() && depth(&document) <= DEEPEST;
        prop_assert_eq!(Json::parse(&document).is_some(), expected, "{}", &document);
        if let (Some(json), Ok(value)) = (Json::parse(&document), serde_json::from_str::<Value>(&document)) {
            prop_assert_eq!(json.is_object(), value.is_object());
            prop_assert_eq!(json.entries().map(|entries| entries.len()), value.as_array().map(Vec::len));
        }
    }

    #[test]
    fn a_written_string_is_read_back_as_it_was(text in any::<String>(), control in "[\0-\u{1f}\"\\\\/\u{7f}]{0,8}") {
        for text in [&text, &control] {
            let mut written = String::new();
            write_string(&mut written, text);
            prop_assert_eq!(&serde_json::from_str::<String>(&written).unwrap(), text);
            prop_assert_eq!(&Json::parse(&written).unwrap().to_text(), text);
        }
    }
}
