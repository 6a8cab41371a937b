//! Parts that sentences are made of.

use crate::analysis::Change;
use crate::locale::words::common_noun;
use crate::locale::{Lang, NO_BREAK_SPACE, Noun, date, list, number};
use crate::model::{Dataset, Decimal, Given, IndicatorIx, Measure, Origin, Period, UnitIx};
use crate::rank::Rank;

/// A unit's name.
pub fn unit(ds: &Dataset, unit: UnitIx, lang: Lang) -> String {
    lang.label(&ds.units()[unit].name).to_owned()
}

/// Names of units, joined; `None` when there are more than `most`.
pub fn units(ds: &Dataset, all: &[UnitIx], most: usize, lang: Lang) -> Option<String> {
    let names: Vec<String> = all.iter().map(|ix| unit(ds, *ix, lang)).collect();
    (names.len() <= most).then(|| list(&names, lang))
}

/// An indicator's short name: «PCI».
pub fn short(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    lang.label(ds.indicators()[indicator].short_name()).to_owned()
}

/// An indicator's name inside a sentence: «gia nhập thị trường», but «PCI» as it is.
pub fn inside(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    let name = short(ds, indicator, lang);
    let word = name.split(' ').next().unwrap_or_default();
    let mut letters = word.chars();
    let first = letters.next();
    let ordinary = first.is_some_and(char::is_uppercase)
        && word.chars().count() > 1
        && letters.all(char::is_lowercase);
    match first.filter(|_| ordinary) {
        Some(first) => first.to_lowercase().chain(name.chars().skip(1)).collect(),
        None => name,
    }
}

/// « về gia nhập thị trường» for a component, nothing for an index.
pub fn about(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    if ds.indicators()[indicator].parent.is_none() {
        return String::new();
    }
    let name = inside(ds, indicator, lang);
    lang.pick(format!(" về {name}"), format!(" on {name}"))
}

/// The index in a period: «PCI 2016».
pub fn index_in(ds: &Dataset, indicator: IndicatorIx, period: Period, lang: Lang) -> String {
    let index = short(ds, ds.index_of(indicator), lang);
    format!("{index}{NO_BREAK_SPACE}{}", date::period_short(period, lang))
}

/// The noun for units: that of their kind, if all are of one, else «đơn vị».
pub fn noun(ds: &Dataset, all: impl IntoIterator<Item = UnitIx>) -> Noun {
    common_noun(all.into_iter().map(|ix| ds.units()[ix].kind.as_deref()))
}

/// «hạng 2», “rank 2”.
pub fn rank(rank: Rank, lang: Lang) -> String {
    let figure = number::plain(rank.decimal(), lang);
    format!("{}{NO_BREAK_SPACE}{figure}", lang.pick("hạng", "rank"))
}

/// «hạng 2/63», “rank 2 of 63”; without the number of units where it is not known.
pub fn rank_of(rank_: Rank, of: Option<usize>, lang: Lang) -> String {
    let text = rank(rank_, lang);
    match of.map(|of| number::whole(of as i64, lang)) {
        Some(of) => lang.pick(format!("{text}/{of}"), format!("{text} of {of}")),
        None => text,
    }
}

/// An indicator's score with its unit.
pub fn score(ds: &Dataset, indicator: IndicatorIx, value: Decimal, lang: Lang) -> String {
    let measure = ds.indicators()[indicator].measure;
    number::score(value, ds.decimals(indicator), measure, lang)
}

/// The size of a change of score, without sign and unit. As announced; a computed one with the
/// indicator's decimals, and more where it would show as zero.
pub fn change_size(
    ds: &Dataset,
    indicator: IndicatorIx,
    change: Given<Decimal>,
    lang: Lang,
) -> (String, u8) {
    let decimals = ds.decimals(indicator);
    let places = match change.origin {
        Origin::Published => change.value.scale().min(decimals),
        Origin::Derived | Origin::Computed => decimals,
    };
    let places = number::places_to_tell_from_zero(change.value, places);
    (number::number(change.value.abs(), places, lang), places)
}

/// The size of a change of score with its unit: «0,15 điểm», «2,3 điểm %».
pub fn change_amount(
    ds: &Dataset,
    indicator: IndicatorIx,
    change: Given<Decimal>,
    lang: Lang,
) -> String {
    let (figure, places) = change_size(ds, indicator, change, lang);
    let measure = ds.indicators()[indicator].measure;
    let unit = number::change_unit(change.value, places, measure, lang);
    format!("{figure}{NO_BREAK_SPACE}{unit}")
}

/// The size of what is needed or left, never less than it is.
pub struct AtLeast {
    /// The figure: «4,41» for 4,4058.
    pub figure: String,
    /// What it is counted in.
    pub unit: String,
    /// Whether exactly that is not enough, where it must be more.
    pub more: bool,
}

impl AtLeast {
    /// A size with so many decimals; more where it would show as zero.
    pub fn of(value: Decimal, decimals: u8, more: bool, measure: Measure, lang: Lang) -> AtLeast {
        let places = number::places_to_tell_from_zero(value, decimals);
        let up = number::rounded_up(value, places);
        AtLeast {
            figure: number::number(up, places, lang),
            unit: number::change_unit(up, places, measure, lang),
            more: more && up == value,
        }
    }

    /// A size in points of an indicator's score.
    pub fn points(
        ds: &Dataset,
        of: IndicatorIx,
        value: Decimal,
        more: bool,
        lang: Lang,
    ) -> AtLeast {
        AtLeast::of(value, ds.decimals(of), more, ds.indicators()[of].measure, lang)
    }

    /// «4,41 điểm».
    pub fn size(&self) -> String {
        format!("{}{NO_BREAK_SPACE}{}", self.figure, self.unit)
    }

    /// «4,41 điểm»; «hơn 4,41 điểm» where exactly that is not enough.
    pub fn text(&self, lang: Lang) -> String {
        match (self.more, lang) {
            (false, _) => self.size(),
            (true, Lang::Vi) => format!("hơn {}", self.size()),
            (true, Lang::En) => format!("more than {}", self.size()),
        }
    }
}

/// What became of the score, as the second half of a sentence: «điểm giảm 0,15». Across a change
/// of method it says that scores do not compare. `None` where there is nothing to compare.
pub fn score_clause(
    ds: &Dataset,
    indicator: IndicatorIx,
    change: &Change,
    lang: Lang,
) -> Option<String> {
    if change.broken {
        let from = date::period(change.from, lang);
        return Some(lang.pick(
            format!("điểm không so với {from} vì đã đổi cách tính"),
            format!("scores do not compare with {from}, as the method changed"),
        ));
    }
    let given = change.score_change?;
    let in_percent = ds.indicators()[indicator].measure == Measure::Percent;
    let size = match (in_percent, lang) {
        (false, Lang::Vi) => change_size(ds, indicator, given, lang).0,
        _ => change_amount(ds, indicator, given, lang),
    };
    let what = lang.pick(if in_percent { "tỷ lệ" } else { "điểm" }, "the score");
    Some(match given.value.sign() {
        0 => lang.pick(format!("{what} không đổi"), format!("{what} stayed the same")),
        sign if sign > 0 => {
            lang.pick(format!("{what} tăng {size}"), format!("{what} rose by {size}"))
        }
        _ => lang.pick(format!("{what} giảm {size}"), format!("{what} fell by {size}")),
    })
}

/// A small number in words, to begin a sentence with: «bốn», “four”.
pub fn in_words(n: usize, lang: Lang) -> String {
    const VI: [&str; 11] =
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    const EN: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let words = lang.pick(VI, EN);
    words.get(n).map_or_else(|| number::whole(n as i64, lang), |word| (*word).to_owned())
}
