//! The table as JSON: what is between the pieces of its text stands here once for all rows.

use super::read::{camel_case, pieces};
use super::table::TEXT;

/// What comes after a piece, by the control character that ends it; between the two halves belongs the piece once
/// more, in camelCase. What has none is no part of the JSON.
const WORDS: [(&str, &str); 32] = [
    ("", ""),
    (r#"{"name":""#, ""),
    (r#"","function":""#, r#"","title":""#),
    (r#"","group":""#, ""),
    (r#"","description":""#, ""),
    (r#"","details":""#, ""),
    (r#"","reference":"#, ""),
    (r#","repeatable":"#, ""),
    (r#","confirm":"#, ""),
    (r#"","maxLength":"#, ""),
    ("", ""),
    (r#","parameters":["#, ""),
    ("]},", ""),
    (r#","signed":"#, ""),
    (r#"{"wireName":""#, ""),
    (r#"","name":""#, r#"","title":""#),
    (r#"","required":true,"kind":""#, ""),
    (r#"","required":false,"kind":""#, ""),
    (r#"","required":false,"defaultsTo":""#, ""),
    (r#"","kind":""#, ""),
    (r#"","required":false,"onlyWith":{"parameter":""#, ""),
    (r#"","value":""#, ""),
    (r#""},"kind":""#, ""),
    (r#"","min":"#, ""),
    (r#","max":"#, ""),
    (r#","step":"#, ""),
    (r#","unit":""#, ""),
    (r#""},"#, ""),
    ("},", ""),
    (r#"","choices":[""#, ""),
    (r#"",""#, ""),
    (r#""]},"#, ""),
];

/// All of the table as JSON: what `commands()` gives.
#[must_use]
pub fn json() -> String {
    let mut json = String::from("[");
    pieces(TEXT, &mut |piece, mark, _| {
        let (word, after) = WORDS.get(usize::from(mark)).copied().unwrap_or_default();
        if word.is_empty() {
            return;
        }
        if word.starts_with(']') {
            drop_comma(&mut json);
        }
        json.push_str(piece);
        json.push_str(word);
        if !after.is_empty() {
            json.push_str(&camel_case(piece));
            json.push_str(after);
        }
    });
    drop_comma(&mut json);
    json.push(']');
    json
}

/// A list's last entry has a comma after it, as all have.
fn drop_comma(json: &mut String) {
    if json.ends_with(',') {
        json.pop();
    }
}
