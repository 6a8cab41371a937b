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
    joined(sentence, found)
}

/// A sentence with what stands where in it.
fn joined(sentence: &str, mut found: Vec<(usize, usize, Stated)>) -> Text {
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

/// A text in other words: the numbers that it keeps still know what they state. A figure is the same one where
/// it has the same word before or behind it; where it has neither, only if it is the only one of its kind and
/// has decimals: «4» of «trong 4 tháng tới» is no number of places.
pub fn relinked(words: &str, original: &Text) -> Text {
    let mut found: Vec<(usize, usize, Stated)> = Vec::new();
    let mut done: Vec<usize> = Vec::new();
    // First those that have their words, so that they are not taken by others that look the same.
    for sure in [true, false] {
        for (at, run) in original.runs.iter().enumerate() {
            let Some(of) = run.of.filter(|_| !done.contains(&at)) else { continue };
            let beside = |runs: &[Run]| runs.iter().map(|run| &run.text[..]).collect::<String>();
            let (before, after) = (beside(&original.runs[..at]), beside(&original.runs[at + 1..]));
            let (before, after) = (last_word(&before), first_word(&after));
            let places =
                words.match_indices(&run.text).map(|(from, _)| (from, from + run.text.len()));
            let places: Vec<(usize, usize)> =
                places.filter(|(from, to)| stands_alone(words, *from, *to)).collect();
            let free = |(from, to): &&(usize, usize)| {
                found.iter().all(|(start, end, _)| to <= start || end <= from)
            };
            let known = |(from, to): &&(usize, usize)| {
                let same = |a: &str, b: &str| !a.is_empty() && a == b;
                same(last_word(&words[..*from]), before) || same(first_word(&words[*to..]), after)
            };
            let place = match (sure, &places[..]) {
                (true, _) => places.iter().filter(free).find(known),
                (false, [only]) if run.text.contains([',', '.']) => Some(only).filter(free),
                (false, _) => None,
            };
            let place = place.copied();
            done.extend(place.map(|_| at));
            found.extend(place.map(|(from, to)| (from, to, of)));
        }
    }
    joined(words, found)
}

/// The word that a text ends with; none where a sign stands between.
fn last_word(text: &str) -> &str {
    let text = text.trim_end();
    let from = text.rfind(|letter: char| !letter.is_alphanumeric());
    text.get(from.map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8))..)
        .unwrap_or_default()
}

/// The word, or the sign, that a text begins with.
fn first_word(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_alphanumeric());
    let first = text.chars().next().map_or(0, char::len_utf8);
    &text[..end.unwrap_or(text.len()).max(first)]
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
        // In other words, but there is no other like it.
        assert_eq!(shown(&relinked("Kết quả: 80,98.", &original)), [("80,98", What::Score)]);
        assert_eq!(relinked("80,98 hay 80,98?", &original).runs.len(), 1);
    }

    #[test]
    fn a_number_of_something_else_is_not_taken_for_a_figure() {
        let original = linked(
            "giảm 4 bậc, xếp thứ 13/13",
            &[known("", "4", "", What::Places), known("thứ ", "13", "/", What::Rank)],
        );
        let text = relinked("Trong 4 tháng tới, giảm 4 bậc", &original);
        assert_eq!(shown(&text), [("4", What::Places)]);
        assert!(text.runs[0].text.ends_with("giảm "), "{text:?}");
        assert_eq!(relinked("Trong 4 tháng tới", &original).runs.len(), 1);
        let rank = relinked("đứng thứ 13 trong 13 đơn vị", &original);
        assert_eq!(rank.runs[0].text, "đứng thứ ");
        assert_eq!(shown(&rank), [("13", What::Rank)]);
    }
}
