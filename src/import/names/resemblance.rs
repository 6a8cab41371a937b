//! What speaks for two different names meaning one unit: enough to ask, never enough to merge.

use super::form::Form;

/// Why a name may mean a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// The name fits several units alike.
    SeveralUnits,
    /// The same letters with other diacritics: «Đắc» and «Đác».
    Diacritics,
    /// The same name of another kind: «Xã» and «Phường».
    OtherKind,
    /// An abbreviation of its words: «TT-Huế», «BR-VT».
    Abbreviation,
    /// A letter or two differ: «Bắc Cạn» and «Bắc Kạn».
    Similar,
    /// One name stands in the other: «Huế» and «Thừa Thiên Huế».
    Contained,
}

/// Longest name, in letters, that is compared letter by letter.
const LONGEST: usize = 64;

/// The strongest likeness of a name to a known one whose letters are not the same.
pub fn of(form: &Form, known: &Form) -> Option<Reason> {
    if form.words.is_empty() || known.words.is_empty() || !form.is_of_kind(known) {
        return None;
    }
    let abbreviated = |short: &Form, long: &Form| {
        is_abbreviation(&short.words.concat(), &long.words)
            || is_abbreviation(&short.all_words.concat(), &long.all_words)
    };
    if abbreviated(form, known) || abbreviated(known, form) {
        return Some(Reason::Abbreviation);
    }
    if is_similar(&form.words.concat(), &known.words.concat()) {
        return Some(Reason::Similar);
    }
    if contains(&form.words, &known.words) || contains(&known.words, &form.words) {
        return Some(Reason::Contained);
    }
    None
}

/// Whether a text consists of the beginnings of all the words, in order; at least two letters for
/// at least two words, and at least one word reduced to its initial.
fn is_abbreviation(short: &str, words: &[String]) -> bool {
    let total: usize = words.iter().map(String::len).sum();
    if words.len() < 2 || short.len() < 2 || short.len() >= total || short.len() > LONGEST {
        return false;
    }
    let short = short.as_bytes();
    // reached[i]: the first i letters can be made of the words so far.
    let mut reached = vec![false; short.len() + 1];
    reached[0] = true;
    let mut reduced = reached.clone();
    reduced[0] = false;
    for word in words {
        let word = word.as_bytes();
        let (mut next, mut next_reduced) =
            (vec![false; short.len() + 1], vec![false; short.len() + 1]);
        for start in (0..short.len()).filter(|start| reached[*start]) {
            let common = short[start..].iter().zip(word).take_while(|(a, b)| a == b).count();
            for length in 1..=common {
                next[start + length] = true;
                let to_initial = length == 1 && word.len() > 1;
                next_reduced[start + length] |= reduced[start] || to_initial;
            }
        }
        (reached, reduced) = (next, next_reduced);
    }
    reduced[short.len()]
}

/// Whether two texts differ in one letter (two from ten letters on), digits being the same. Short
/// names differ by a letter as a rule («Hà Nam», «Hà Nội»), so they are never similar.
fn is_similar(a: &str, b: &str) -> bool {
    let shorter = a.len().min(b.len());
    let allowed = match shorter {
        0..=4 => return false,
        5..=9 => 1,
        10..=LONGEST => 2,
        _ => return false,
    };
    let digits = |text: &str| text.bytes().filter(u8::is_ascii_digit).collect::<Vec<_>>();
    a.len().abs_diff(b.len()) <= allowed
        && digits(a) == digits(b)
        && distance(a.as_bytes(), b.as_bytes()) <= allowed
}

/// Levenshtein's distance.
fn distance(a: &[u8], b: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Whether the words of one name stand side by side in a longer one; three letters at least.
fn contains(long: &[String], short: &[String]) -> bool {
    let letters: usize = short.iter().map(String::len).sum();
    long.len() > short.len() && letters >= 3 && long.windows(short.len()).any(|w| w == short)
}
