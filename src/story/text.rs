//! Sentences whose numbers know which value they state.

use super::Stated;

/// A sentence, or several: runs of letters in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// The runs.
    pub runs: Vec<Run>,
}

/// Letters of a sentence; a number knows what it states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// The value that they state, if they state one.
    pub of: Option<Stated>,
}

impl Text {
    /// A text without numbers that state a value.
    pub fn plain(text: impl Into<String>) -> Text {
        Text { runs: vec![Run { text: text.into(), of: None }] }
    }

    /// A number and what it states.
    pub fn stating(text: impl Into<String>, of: Stated) -> Text {
        Text { runs: vec![Run { text: text.into(), of: Some(of) }] }
    }

    /// All letters.
    pub fn letters(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether nothing is said.
    pub fn is_empty(&self) -> bool {
        self.runs.iter().all(|run| run.text.is_empty())
    }

    /// Goes on with letters that state nothing.
    pub fn push(&mut self, text: &str) {
        match self.runs.last_mut().filter(|run| run.of.is_none()) {
            Some(last) => last.text.push_str(text),
            None if text.is_empty() => {}
            None => self.runs.push(Run { text: text.to_owned(), of: None }),
        }
    }

    /// Goes on with another text.
    pub fn add(&mut self, other: &Text) {
        for run in &other.runs {
            match run.of {
                None => self.push(&run.text),
                Some(_) => self.runs.push(run.clone()),
            }
        }
    }

    /// A template with texts in its places `{0}`, `{1}`, …; a place without a text stays empty.
    pub fn fill(template: &str, parts: &[Text]) -> Text {
        let mut text = Text::default();
        let mut rest = template;
        while let Some(open) = rest.find('{') {
            let (before, from) = rest.split_at(open);
            text.push(before);
            let Some((place, after)) = from[1..].split_once('}') else {
                rest = from;
                break;
            };
            let part = place.parse().ok().and_then(|place: usize| parts.get(place));
            part.into_iter().for_each(|part| text.add(part));
            rest = after;
        }
        text.push(rest);
        text
    }

    /// Texts one behind another with something between them.
    pub fn joined(parts: &[Text], between: &str) -> Text {
        let mut text = Text::default();
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                text.push(between);
            }
            text.add(part);
        }
        text
    }

    /// The same with its first letter in upper case.
    pub fn capitalised(mut self) -> Text {
        if let Some(first) = self.runs.first_mut().filter(|run| run.of.is_none()) {
            first.text = crate::locale::capitalised(&first.text);
        }
        self
    }
}

impl Text {
    /// The same with its first letter in lower case, to go on a sentence with.
    pub fn uncapitalised(mut self) -> Text {
        if let Some(first) = self.runs.first_mut().filter(|run| run.of.is_none()) {
            first.text = crate::locale::uncapitalised(&first.text);
        }
        self
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text::plain(text)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        Text::plain(text)
    }
}

/// A sentence in the reader's language out of two templates and what goes into their places.
macro_rules! said {
    ($lang:expr, $vi:expr, $en:expr $(, $part:expr)* $(,)?) => {
        $crate::story::Text::fill($lang.pick($vi, $en), &[$($crate::story::Text::from($part)),*])
    };
}
pub(super) use said;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::story::What;

    fn number(text: &str) -> Text {
        let of = Stated {
            unit: Some(0),
            indicator: 0,
            period: Period::year(2016),
            versus: None,
            group: None,
            what: What::Score,
        };
        Text::stating(text, of)
    }

    #[test]
    fn places_are_filled_in_any_order() {
        let [a, b] = ["1,5", "2"].map(number);
        let text = Text::fill("{1} trên {0}; {7}còn {1}.", &[a, b]);
        assert_eq!(text.letters(), "2 trên 1,5; còn 2.");
        let stated: Vec<&str> =
            text.runs.iter().filter(|run| run.of.is_some()).map(|run| run.text.as_str()).collect();
        assert_eq!(stated, ["2", "1,5", "2"]);
        assert_eq!(Text::fill("{", &[]).letters(), "{");
        assert!(Text::fill("{0}", &[]).is_empty());
    }

    #[test]
    fn letters_that_state_nothing_are_one_run() {
        let mut text = Text::plain("a");
        text.push("b");
        text.add(&Text::joined(&["c".into(), number("4"), "d".into()], ", "));
        let runs: Vec<&str> = text.runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(runs, ["abc, ", "4", ", d"]);
        assert_eq!(text.capitalised().letters(), "Abc, 4, d");
    }
}
