//! «Did you mean»: the known word nearest to one that is not known.

use crate::model::text;

/// The candidate that differs from `word` by the fewest letters (inserted, left out, changed or
/// swapped), diacritics and case aside; `None` when even the nearest differs in more than a third
/// of its letters. Of equally near ones, the first.
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = letters(word);
    let most = (word.len() / 3).max(1);
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let other = letters(candidate);
        if other.is_empty() || word.len().abs_diff(other.len()) > most {
            continue;
        }
        let distance = distance(&word, &other);
        if distance <= most && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// At most 64 letters count, so that a hostile word costs no more than an honest one.
fn letters(text: &str) -> Vec<char> {
    let start: String = text.chars().take(64).collect();
    text::fold(&start).chars().filter(|c| *c != ' ').collect()
}

/// Optimal string alignment: the fewest insertions, deletions, changes and swaps of neighbours.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (last[j] + usize::from(x != y)).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_of_the_finger_and_nothing_further() {
        let known = ["score", "missing", "rank", "percent", "maximum", "change"];
        let cases = [
            ("scores", Some("score")),
            ("socre", Some("score")),
            ("Rank", Some("rank")),
            ("maxmum", Some("maximum")),
            ("điểm", None),
            ("weight", None),
            ("", None),
        ];
        for (word, expected) in cases {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
        assert_eq!(nearest("Quang Ninh", ["Quảng Ninh", "Quảng Nam"]), Some("Quảng Ninh"));
    }
}
