//! Numbers of a sentence that is written already, found by the figures that prove it.

use super::{Run, Stated, Text};
use crate::model::order;

/// A figure as a sentence writes it, and what it states.
#[derive(Clone, Debug)]
pub(super) struct Known {
    /// What stands before it; tells it from others that look the same. May be empty.
    pub before: String,
    /// The figure.
    pub figure: String,
    /// What stands behind it. May be empty.
    pub after: String,
    /// What it states.
    pub of: Stated,
}

/// The sentence with every figure that is known. Each is looked for in turn, at the first place that
/// no other has taken; one that the sentence does not have is passed over.
pub(super) fn linked(sentence: &str, known: &[Known]) -> Text {
    let mut found: Vec<(usize, usize, Stated)> = Vec::new();
    for one in known.iter().filter(|one| !one.figure.is_empty()) {
        let whole = format!("{}{}{}", one.before, one.figure, one.after);
        let place = sentence.match_indices(&whole).find_map(|(at, _)| {
            let (from, to) = (at + one.before.len(), at + one.before.len() + one.figure.len());
            let free = found.iter().all(|(start, end, _)| to <= *start || *end <= from);
            (free && stands_alone(sentence, from, to)).then_some((from, to, one.of))
        });
        found.extend(place);
    }
    order::sort_by_key(&mut found, |(from, ..)| *from);
    let mut text = Text::default();
    let mut done = 0;
    for (from, to, of) in found {
        text.push(&sentence[done..from]);
        text.runs.push(Run { text: sentence[from..to].to_owned(), of: Some(of) });
        done = to;
    }
    text.push(&sentence[done..]);
    text
}

/// A text in other words: the numbers that it keeps still know what they state.
pub fn relinked(words: &str, original: &Text) -> Text {
    let known: Vec<Known> = original
        .runs
        .iter()
        .filter_map(|run| {
            let (before, after) = (String::new(), String::new());
            Some(Known { before, figure: run.text.clone(), after, of: run.of? })
        })
        .collect();
    linked(words, &known)
}

/// Whether a figure is not a piece of a longer one: «5,1» of «15,12».
fn stands_alone(sentence: &str, from: usize, to: usize) -> bool {
    let digit = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_digit());
    let point = |letter: Option<char>| matches!(letter, Some('.' | ','));
    let mut before = sentence[..from].chars().rev();
    let mut after = sentence[to..].chars();
    let first = sentence[from..].chars().next();
    let (b, a) = (before.next(), after.next());
    // A sign begins a figure of its own.
    let begins = !digit(first) || !(digit(b) || point(b) && digit(before.next()));
    begins && !(digit(a) || point(a) && digit(after.next()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Period;
    use crate::story::What;

    fn known(before: &str, figure: &str, after: &str, what: What) -> Known {
        let of = Stated {
            unit: Some(0),
            indicator: 0,
            period: Period::year(2016),
            versus: None,
            group: None,
            what,
        };
        Known { before: before.into(), figure: figure.into(), after: after.into(), of }
    }

    fn shown(text: &Text) -> Vec<(&str, What)> {
        let of = |run: &Run| run.of.map(|of| of.what);
        text.runs.iter().filter_map(|run| Some((run.text.as_str(), of(run)?))).collect()
    }

    #[test]
    fn the_words_around_tell_equal_figures_apart() {
        let text = linked(
            "A lên hạng 2, tăng 2 bậc; 12,2 điểm.",
            &[
                known("", "2", " bậc", What::Places),
                known("hạng ", "2", "", What::Rank),
                known("", "2", "", What::Score),
                known("", "12,2", "", What::ScoreChange),
            ],
        );
        assert_eq!(text.letters(), "A lên hạng 2, tăng 2 bậc; 12,2 điểm.");
        let expected = [("2", What::Rank), ("2", What::Places), ("12,2", What::ScoreChange)];
        assert_eq!(shown(&text), expected);
    }

    #[test]
    fn other_words_keep_their_figures() {
        let original = linked("đạt 80,98 điểm", &[known("", "80,98", "", What::Score)]);
        let text = relinked("Huyện đạt 80,98/100, không phải 180,98.", &original);
        assert_eq!(shown(&text), [("80,98", What::Score)]);
        assert_eq!(relinked("đạt 81 điểm", &original).runs.len(), 1);
    }
}
