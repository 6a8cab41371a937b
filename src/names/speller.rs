//! Taking many names apart: the words of a list of units are few and come again and again.

use std::collections::HashMap;

use super::form::{Form, without_marks};
use crate::model::text::spelling;
use crate::model::unicode::is_mark;

/// So many different words are remembered.
const MOST_WORDS: usize = 8_192;

/// Remembers how words are spelled.
#[derive(Clone, Debug, Default)]
pub struct Speller {
    /// A word as it is written: its spelling, and that without marks. Nothing where it begins with
    /// a mark, which belongs to the word before it.
    words: HashMap<String, Option<(String, String)>>,
}

impl Speller {
    /// What [`Form::new`] gives.
    pub fn form(&mut self, name: &str) -> Form {
        let mut spelled = String::with_capacity(2 * name.len());
        let mut folded = String::with_capacity(name.len());
        for word in name.split(' ') {
            if word.is_ascii() {
                push_ascii(&mut spelled, word);
                push_ascii(&mut folded, word);
                continue;
            }
            let Some((with, without)) = self.word(word) else { return Form::new(name) };
            if !with.is_empty() && !spelled.is_empty() {
                spelled.push(' ');
                folded.push(' ');
            }
            spelled.push_str(with);
            folded.push_str(without);
        }
        Form::of_spelling(name, spelled, folded)
    }

    fn word(&mut self, word: &str) -> Option<&(String, String)> {
        if !self.words.contains_key(word) {
            if self.words.len() == MOST_WORDS {
                return None;
            }
            let spelled = spelling(word);
            let folded = without_marks(&spelled);
            let first = word.chars().find(|c| c.is_alphanumeric() || is_mark(*c));
            let stands_alone = !first.is_some_and(is_mark);
            self.words.insert(word.to_owned(), stands_alone.then_some((spelled, folded)));
        }
        self.words.get(word)?.as_ref()
    }
}

/// Adds a word without diacritics, as `spelling` has it.
fn push_ascii(text: &mut String, word: &str) {
    let mut gap = true;
    for byte in word.bytes() {
        if !byte.is_ascii_alphanumeric() {
            gap = true;
            continue;
        }
        if gap && !text.is_empty() {
            text.push(' ');
        }
        gap = false;
        text.push(char::from(byte.to_ascii_lowercase()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn same(speller: &mut Speller, text: &str) {
        assert_eq!(format!("{:?}", speller.form(text)), format!("{:?}", Form::new(text)));
    }

    #[test]
    fn words_that_come_again() {
        let mut speller = Speller::default();
        for name in ["Tỉnh Quảng Ninh", "TP. Hồ Chí Minh", "Bà Rịa - Vũng Tàu", "", " Ninh  Bình "]
        {
            same(&mut speller, name);
            same(&mut speller, name);
        }
    }

    #[test]
    fn more_words_than_are_remembered() {
        let mut speller = Speller::default();
        for n in 0..MOST_WORDS + 10 {
            same(&mut speller, &format!("Xã số{n}"));
        }
    }

    proptest! {
        #[test]
        fn no_other_form_than_alone(text in "([a-zA-Z0-9]|[À-ỹ]|[\u{300}-\u{309}]| |-){0,24}") {
            let mut speller = Speller::default();
            same(&mut speller, &text);
            same(&mut speller, &text);
        }
    }
}
