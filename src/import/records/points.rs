//! Columns of a commune's or an agency's index: the score that a unit gave itself beside the appraised
//! one, bonus points and penalty points.

use super::words::{HeaderWord, header_word};
use crate::import::draft::Draft;
use crate::model::text::fold;
use crate::model::{Decimal, IndicatorKind};

/// No header of a part has more words than this.
const MOST_WORDS: usize = 40;

/// A header of one of a part's two scores: «Thể chế - Điểm tự chấm», «Thể chế - Điểm thẩm định». Gives
/// which of them it is, and the part as the header writes it.
pub fn assessed(header: &str) -> Option<(HeaderWord, String)> {
    let words = words_of(header);
    if words.len() > MOST_WORDS {
        return None;
    }
    let (first, last) = (words.first()?.0, words.last()?.1);
    let which = |text: &str| {
        let folded = fold(text);
        let appraised = folded.contains("tham dinh") || folded.contains("appraised");
        match header_word(text) {
            Some(HeaderWord::SelfAssessed) => Some(HeaderWord::SelfAssessed),
            Some(HeaderWord::Score) if appraised => Some(HeaderWord::Score),
            _ => None,
        }
    };
    // Where a sign parts them first: «Tổng điểm - Tự chấm». Else the longest words, at the end and then
    // at the beginning: «Điểm tự chấm», not «tự chấm».
    let signed = |pair: &&[(usize, usize)]| !header[pair[0].1..pair[1].0].trim().is_empty();
    let cuts: Vec<&[(usize, usize)]> = words.windows(2).collect();
    let (before, after) = (
        |pair: &[(usize, usize)]| &header[first..pair[0].1],
        |pair: &[(usize, usize)]| &header[pair[1].0..last],
    );
    let signs = cuts.iter().filter(|pair| signed(pair));
    let at_signs =
        signs.flat_map(|pair| [(after(pair), before(pair)), (before(pair), after(pair))]);
    let ends = cuts.iter().map(|pair| (after(pair), before(pair)));
    let begins = cuts.iter().rev().map(|pair| (before(pair), after(pair)));
    let all = at_signs.chain(ends).chain(begins);
    all.into_iter().find_map(|(word, part)| Some((which(word)?, part.to_owned())))
}

/// Where the words of a text begin and end.
fn words_of(text: &str) -> Vec<(usize, usize)> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut inside = false;
    for (at, letter) in text.char_indices() {
        if letter.is_alphanumeric() {
            match words.last_mut().filter(|_| inside) {
                Some((_, end)) => *end = at + letter.len_utf8(),
                None => words.push((at, at + letter.len_utf8())),
            }
            inside = true;
        } else {
            // A mark that stands apart from its letter is none of the words, and parts none.
            inside &= fold(&text[at..at + letter.len_utf8()]).is_empty() && !letter.is_ascii();
        }
    }
    words
}

const BONUS: &str = "|diem thuong|diem cong|diem cong thuong|thuong diem|bonus|bonus points|\
bonus score|extra points|";
const PENALTY: &str = "|diem tru|diem phat|tru diem|diem bi tru|penalty|penalties|penalty points|\
penalty score|deduction|deductions|points deducted|deducted points|";

/// What an indicator's name says of its points: «Điểm thưởng», «IX. Điểm trừ».
pub fn kind(name: &str) -> IndicatorKind {
    let folded = fold(name);
    let numeral = |word: &str| word.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c));
    let bare = match folded.split_once(' ') {
        Some((first, rest)) if numeral(first) => rest,
        _ => &folded,
    };
    let is_in = |list: &str| !bare.is_empty() && list.contains(&format!("|{bare}|"));
    if is_in(BONUS) {
        IndicatorKind::Bonus
    } else if is_in(PENALTY) {
        IndicatorKind::Penalty
    } else {
        IndicatorKind::Regular
    }
}

/// What a score adds to a total: points taken off are subtracted, however they are written.
pub fn added(kind: IndicatorKind, score: Decimal) -> Decimal {
    match kind {
        IndicatorKind::Penalty => -score.abs(),
        IndicatorKind::Regular | IndicatorKind::Bonus => score,
    }
}

/// Gives penalties that are written as positive numbers the weight by which they are taken off, and the
/// parts beside them that of a plain sum.
pub fn take_off(draft: &mut Draft) {
    let count = draft.indicators.len();
    let kind = |at: usize| draft.indicators[at].indicator.kind;
    if (0..count).all(|at| kind(at) != IndicatorKind::Penalty) {
        return;
    }
    // By indicator: the lowest and the highest score.
    let mut range: Vec<Option<(Decimal, Decimal)>> = vec![None; count];
    for row in draft.rows.iter() {
        if let (Ok(score), Some(range)) = (row.score, range.get_mut(row.indicator)) {
            let (low, high) = range.unwrap_or((score.value, score.value));
            *range = Some((low.min(score.value), high.max(score.value)));
        }
    }
    let positive =
        |at: &usize| range[*at].is_some_and(|(low, high)| low.sign() >= 0 && high.sign() > 0);
    let penalties: Vec<usize> =
        (0..count).filter(|at| kind(*at) == IndicatorKind::Penalty).filter(positive).collect();
    for at in penalties {
        let Some(parent) = draft.indicators[at].indicator.parent else { continue };
        for (other, part) in draft.indicators.iter_mut().enumerate() {
            let part = &mut part.indicator;
            if part.parent == Some(parent) && part.weight.is_none() {
                part.weight = Some(Decimal::from(if other == at { -1 } else { 1 }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scores_of_a_part() {
        use HeaderWord::{Score, SelfAssessed};
        for (header, expected) in [
            ("Thể chế - Điểm tự chấm", Some((SelfAssessed, "Thể chế"))),
            ("Thể chế Điểm thẩm định", Some((Score, "Thể chế"))),
            ("Tự chấm: Cải cách thể chế", Some((SelfAssessed, "Cải cách thể chế"))),
            ("Institutions (appraised score)", Some((Score, "Institutions"))),
            ("Self-assessed: Public assets", Some((SelfAssessed, "Public assets"))),
            ("Tổng điểm - Tự đánh giá", Some((SelfAssessed, "Tổng điểm"))),
            ("Thể chế - Điểm", None),
            ("Công tác thẩm tra", None),
            ("Thể chế", None),
            ("", None),
        ] {
            let expected = expected.map(|(word, part)| (word, part.to_owned()));
            assert_eq!(assessed(header), expected, "{header}");
        }
    }

    #[test]
    fn names_of_points_beside_the_maximum() {
        use IndicatorKind::{Bonus, Penalty, Regular};
        for (name, expected) in [
            ("Điểm thưởng", Bonus),
            ("IX. Điểm thưởng", Bonus),
            ("9. ĐIỂM CỘNG", Bonus),
            ("Bonus points", Bonus),
            ("Điểm trừ", Penalty),
            ("Deductions", Penalty),
            ("Công tác thi đua khen thưởng", Regular),
            ("Điểm", Regular),
            ("IX", Regular),
            ("", Regular),
        ] {
            assert_eq!(kind(name), expected, "{name}");
        }
    }

    #[test]
    fn penalties_are_taken_off_however_they_are_written() {
        for (kind, score, expected) in [
            (IndicatorKind::Penalty, 3, -3),
            (IndicatorKind::Penalty, -3, -3),
            (IndicatorKind::Bonus, 3, 3),
            (IndicatorKind::Regular, -3, -3),
        ] {
            assert_eq!(added(kind, Decimal::from(score)), Decimal::from(expected));
        }
    }
}
