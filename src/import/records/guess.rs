//! Which column is what: from its header, its contents, and the columns beside it.

use super::content::Content;
use super::number::{Read, plain, read};
use super::points::assessed;
use super::table::{Cell, Table};
use super::total;
use super::words::{
    HeaderWord, compound, header_word, index_in_name, names_parts, origin_of, period,
};
use crate::import::chosen::Chosen;
use crate::import::report::{Column, ColumnRole, Guess};
use crate::model::order;
use crate::model::text::fold;

/// Rows that are looked at.
const SAMPLE: usize = 2000;

/// Examples that a column shows.
const EXAMPLES: usize = 3;

/// What stands in a column.
#[derive(Default)]
struct Contents {
    filled: usize,
    numbers: usize,
    periods: usize,
    /// How many different cells.
    distinct: usize,
    examples: Vec<String>,
}

impl Contents {
    fn new(table: &Table, column: usize) -> Contents {
        let mut contents = Contents::default();
        let mut cells = Vec::new();
        for row in 0..table.len().min(SAMPLE) {
            let Some(Cell { content: cell, packed }) = table.cell(row, column) else { continue };
            let Some(text) = cell.text() else { continue };
            let content = match cell {
                Content::Plain(_) | Content::Number(_) => plain(&text),
                _ => read(&text, super::number::Mark::Point),
            };
            match content {
                Read::Missing(_) => continue,
                Read::Number { .. } | Read::TooLong => contents.numbers += 1,
                Read::Unreadable => {}
            }
            contents.filled += 1;
            contents.periods += usize::from(period(&text).is_some());
            cells.push(packed);
            if contents.examples.len() < EXAMPLES
                && contents.examples.iter().all(|other| *other != text)
            {
                contents.examples.push(text.into_owned());
            }
        }
        cells.sort_unstable();
        cells.dedup();
        contents.distinct = cells.len();
        contents
    }

    /// Mostly numbers; one stray text in five does not make a column of texts.
    fn is_numeric(&self) -> bool {
        self.numbers * 5 >= self.filled * 4 && self.numbers > 0
    }

    fn is_textual(&self) -> bool {
        self.numbers * 2 < self.filled
    }

    fn is_of_periods(&self) -> bool {
        self.periods * 5 >= self.filled * 4 && self.periods > 0
    }
}

/// Guesses the role of every column; `chosen` overrides from the first column on.
pub fn guess(table: &Table, file: &str, chosen: Chosen<'_>) -> Guess {
    let (mut columns, contents): (Vec<Column>, Vec<Contents>) = (0..)
        .zip(&table.columns)
        .map(|(at, name)| {
            let mut contents = Contents::new(table, at);
            let (role, confidence) = alone(name, &contents);
            let examples = std::mem::take(&mut contents.examples);
            (Column { name: name.clone(), role, confidence, examples }, contents)
        })
        .unzip();
    settle_units(&mut columns, &contents);
    settle_indicators(&mut columns, &contents);
    settle_scores(&mut columns);
    total::find(&mut columns, table, index_in_name(file).as_deref());
    let (roles, remembered) = chosen.roles(&columns);
    for (column, role) in columns.iter_mut().zip(roles) {
        column.role = role.clone();
        column.confidence = 100;
    }
    Guess { columns, remembered }
}

/// What a column is, seen alone.
fn alone(header: &str, contents: &Contents) -> (ColumnRole, u8) {
    use HeaderWord as H;
    let numeric = contents.is_numeric();
    // A header that says so outweighs contents that cannot be read.
    let some_numbers = contents.numbers > 0;
    let by_header = header_word(header).and_then(|word| match word {
        H::Serial => Some(ColumnRole::Ignore),
        H::Unit if contents.filled > 0 && !numeric => Some(ColumnRole::Unit),
        H::Unit | H::Code => Some(ColumnRole::Code),
        H::Group if !numeric => Some(ColumnRole::Group),
        H::Period if contents.periods > 0 => Some(ColumnRole::Period),
        H::Indicator if contents.is_textual() => Some(ColumnRole::Indicator),
        H::Indicator if numeric => Some(ColumnRole::Score),
        H::Score if some_numbers => Some(ColumnRole::Score),
        H::Rank => Some(ColumnRole::Rank),
        H::Of if some_numbers => Some(ColumnRole::Of),
        H::Percent if some_numbers => Some(ColumnRole::Percent),
        H::Maximum if some_numbers => Some(ColumnRole::Maximum),
        H::SelfAssessed if some_numbers => Some(ColumnRole::SelfAssessed),
        H::SelfAssessed => Some(ColumnRole::Ignore),
        H::Change if some_numbers => Some(ColumnRole::Change),
        H::Class => Some(ColumnRole::Class),
        H::Note => Some(ColumnRole::Note),
        H::Source => Some(ColumnRole::Source),
        _ => None,
    });
    if let Some(role) = by_header {
        return (role, 95);
    }
    if let Some(word) = origin_of(header) {
        let role = match word {
            H::Score => ColumnRole::ScoreOrigin,
            H::Rank => ColumnRole::RankOrigin,
            H::Maximum => ColumnRole::MaximumOrigin,
            _ => ColumnRole::Ignore,
        };
        return (role, 95);
    }
    match assessed(header).filter(|(_, part)| numeric && period(part).is_none()) {
        Some((H::SelfAssessed, part)) => return (ColumnRole::SelfAssessedOf(part), 85),
        Some((_, part)) => return (ColumnRole::ScoreOf(part), 85),
        None => {}
    }
    let whole = period(header);
    if let Some(period) = whole.filter(|_| numeric || contents.filled == 0) {
        return (ColumnRole::ScoreIn(period), 90);
    }
    match compound(header) {
        Some((H::Rank, rest)) => match period(&rest) {
            Some(period) => return (ColumnRole::RankIn(period), 90),
            None => return (ColumnRole::RankOf(rest), 80),
        },
        Some((_, rest)) if numeric => {
            if let Some(period) = period(&rest) {
                return (ColumnRole::ScoreIn(period), 90);
            }
        }
        _ => {}
    }
    if contents.is_of_periods() && !header.is_empty() && contents.distinct < contents.filled {
        return (ColumnRole::Period, 50);
    }
    if numeric && !header.trim().is_empty() {
        return (ColumnRole::ScoreOf(header.to_owned()), 60);
    }
    (ColumnRole::Ignore, 40)
}

/// Exactly one column names the unit: of several, the one with the most different contents.
fn settle_units(columns: &mut [Column], contents: &[Contents]) {
    let of_role = |columns: &[Column], role: &ColumnRole| -> Vec<usize> {
        (0..columns.len()).filter(|&at| columns[at].role == *role).collect()
    };
    let most = |of: &[usize]| of.iter().copied().rev().max_by_key(|&at| contents[at].distinct);
    let named = of_role(columns, &ColumnRole::Unit);
    if let Some(best) = most(&named) {
        for at in named.into_iter().filter(|at| *at != best) {
            let fewer = contents[at].distinct < contents[best].distinct;
            let free = of_role(columns, &ColumnRole::Group).is_empty();
            columns[at].role = if fewer && free { ColumnRole::Group } else { ColumnRole::Ignore };
            columns[at].confidence = 60;
        }
        return;
    }
    let mut texts = of_role(columns, &ColumnRole::Ignore);
    texts.retain(|&at| {
        contents[at].filled > 0
            && contents[at].is_textual()
            && header_word(&columns[at].name) != Some(HeaderWord::Serial)
    });
    let codes = of_role(columns, &ColumnRole::Code);
    if let Some(best) = most(&texts) {
        columns[best].role = ColumnRole::Unit;
        columns[best].confidence = 60;
    } else if let Some(best) = most(&codes) {
        columns[best].role = ColumnRole::Unit;
        columns[best].confidence = 40;
    }
}

/// Of several columns that name indicators one names the index and one the part: by their headers,
/// else the one with fewer different contents is the index. Columns beyond two are not used.
fn settle_indicators(columns: &mut [Column], contents: &[Contents]) {
    let mut named: Vec<usize> =
        (0..columns.len()).filter(|&at| columns[at].role == ColumnRole::Indicator).collect();
    if named.len() < 2 {
        return;
    }
    order::sort_by_key(&mut named, |&at| {
        (names_parts(&columns[at].name), contents[at].distinct, at)
    });
    let part = named[1..].iter().copied().find(|&at| names_parts(&columns[at].name));
    let part = part.unwrap_or(named[1]);
    for &at in &named[1..] {
        let role = if at == part { ColumnRole::Part } else { ColumnRole::Ignore };
        columns[at].role = role;
        columns[at].confidence = 80;
    }
}

/// Which columns of figures count, by the shape of the table.
fn settle_scores(columns: &mut [Column]) {
    let has = |columns: &[Column], is: fn(&ColumnRole) -> bool| {
        columns.iter().filter(|column| is(&column.role)).count()
    };
    let of_name = |role: &ColumnRole| matches!(role, ColumnRole::ScoreOf(_));
    let score = |role: &ColumnRole| *role == ColumnRole::Score;
    if has(columns, |role| matches!(role, ColumnRole::ScoreIn(_))) == 0 {
        share_name(columns);
    }
    let by_period = has(columns, |role| matches!(role, ColumnRole::ScoreIn(_))) > 0;
    let long = has(columns, |role| *role == ColumnRole::Indicator) > 0;
    if long && has(columns, score) == 0 && has(columns, of_name) == 1 {
        set(columns, of_name, |_| ColumnRole::Score);
    }
    // A table of shares alone: the share is the score.
    if !by_period && has(columns, score) + has(columns, of_name) == 0 {
        let share = |role: &ColumnRole| *role == ColumnRole::Percent;
        if has(columns, share) == 1 {
            set(columns, share, |_| ColumnRole::Score);
        }
    }
    if by_period || (long && has(columns, score) > 0) {
        set(columns, of_name, |_| ColumnRole::Ignore);
        if by_period {
            set(columns, score, |_| ColumnRole::Ignore);
        }
    }
    let scores = has(columns, score);
    if scores > 1 || (scores == 1 && has(columns, of_name) > 0) {
        set(columns, score, |column| ColumnRole::ScoreOf(column.name.clone()));
    }
}

fn set(columns: &mut [Column], is: fn(&ColumnRole) -> bool, to: impl Fn(&Column) -> ColumnRole) {
    for column in columns.iter_mut().filter(|column| is(&column.role)) {
        column.role = to(column);
        column.confidence = column.confidence.min(60);
    }
}

/// «PCI 2015», «PCI 2016»: headers that differ by their period only are one index by period.
fn share_name(columns: &mut [Column]) {
    let split = |header: &str| {
        let folded = fold(header);
        let words: Vec<&str> = folded.split(' ').collect();
        let (at, period) =
            words.iter().enumerate().find_map(|(at, word)| Some((at, period(word)?)))?;
        Some(([&words[..at], &words[at + 1..]].concat().join(" "), period))
    };
    let named = || columns.iter().filter(|column| matches!(column.role, ColumnRole::ScoreOf(_)));
    let parts: Vec<_> = named().filter_map(|column| split(&column.name)).collect();
    let one_name = parts.windows(2).all(|pair| pair[0].0 == pair[1].0);
    if parts.len() < 2 || parts.len() < named().count() || !one_name {
        return;
    }
    for column in columns.iter_mut() {
        if let ColumnRole::ScoreOf(name) = &column.role
            && let Some((_, period)) = split(name)
        {
            column.role = ColumnRole::ScoreIn(period);
            column.confidence = 85;
        }
    }
}
