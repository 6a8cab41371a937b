//! Names of sheets: short, without some signs, and no two alike.

use std::collections::HashSet;

/// The longest name, in UTF-16 code units.
const LONGEST: usize = 31;

/// The names given so far.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// In lower case: spreadsheets do not tell cases apart.
    given: HashSet<String>,
}

impl Names {
    /// A name of its own for a sheet that is to be called so.
    pub fn own(&mut self, wanted: &str) -> String {
        let plain: String = wanted
            .chars()
            .map(|c| if c.is_control() || "[]:*?/\\\u{fffe}\u{ffff}".contains(c) { ' ' } else { c })
            .collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let plain = plain.trim_matches('\'');
        let plain = if plain.is_empty() { "–" } else { plain };
        let numbered = (2..).map(|n: u32| format!(" ({n})"));
        for suffix in std::iter::once(String::new()).chain(numbered) {
            let name = cut(plain, LONGEST - suffix.len());
            let name = format!("{}{suffix}", name.trim_end_matches(['\'', ' ']));
            // «History» is a sheet of the program's own.
            let key = name.to_lowercase();
            if key != "history" && self.given.insert(key) {
                return name;
            }
        }
        plain.to_owned()
    }
}

/// The beginning of a text, of so many UTF-16 code units at most.
fn cut(text: &str, longest: usize) -> &str {
    let mut length = 0;
    let end = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > longest
    });
    end.map_or(text, |(at, _)| &text[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_such_as_spreadsheets_take() {
        let mut names = Names::default();
        for (wanted, given) in [
            ("PCI", "PCI"),
            ("pci", "pci (2)"),
            ("PCI/2016: [a]*?\\", "PCI 2016 a"),
            ("'x'", "x"),
            ("History", "History (2)"),
            ("", "–"),
            ("***", "– (2)"),
            ("Chỉ số năng lực cạnh tranh cấp tỉnh", "Chỉ số năng lực cạnh tranh cấp"),
            ("Chỉ số năng lực cạnh tranh cấp xã", "Chỉ số năng lực cạnh tranh (2)"),
        ] {
            assert_eq!(names.own(wanted), given);
        }
        let balloons = names.own(&"🎈".repeat(20));
        assert_eq!(balloons, "🎈".repeat(15));
    }
}
