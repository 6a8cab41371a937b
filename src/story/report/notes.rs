//! What a reader must know of the data: sources, method, breaks, missing figures, what is published
//! and what is computed, what an audit found.

use super::audited::audited;
use super::stating::{Stating, ended};
use super::{Piece, sentences};
use crate::analysis::audit::{Problem, audit};
use crate::locale::words::{missing, tie_method};
use crate::locale::{Lang, Noun, date, list};
use crate::model::{
    Dataset, Direction, IndicatorIx, Missing, Origin, Period, PublicationIx, RankBasis, RankWithin,
    UnitIx,
};
use crate::rank::{RankOptions, standings};
use crate::story::text::said;
use crate::story::{Counted, Text, phrase};

/// The most units that are named.
const NAMED: usize = 5;

/// What the notes are of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldNotes {
    /// The indices or components.
    pub indicators: Vec<IndicatorIx>,
    /// The unit; `None`: all of them.
    pub unit: Option<UnitIx>,
    /// The group, where one is meant.
    pub group: Option<usize>,
    /// The period, and the one compared with.
    pub periods: Vec<Period>,
}

/// The notes, a sentence a line.
pub fn notes(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Piece> {
    let mut said = sources(ds, of, lang);
    said.extend(rules(ds, of, lang));
    for &at in &of.indicators {
        said.extend(breaks(ds, at, &of.periods, lang));
        said.extend(without(ds, at, of, lang));
    }
    said.extend(origins(ds, of, lang));
    said.extend(findings(ds, of, lang));
    let own = publisher(ds, of, lang);
    let head = lang.pick("Ghi chú kèm theo số liệu của nguồn:", "Notes that come with the source:");
    let own = (!own.is_empty()).then(|| [Piece::Paragraph(head.into()), Piece::List(own)]);
    sentences(said).into_iter().chain(own.into_iter().flatten()).collect()
}

/// The publications that the figures come from, in their order.
fn publications(ds: &Dataset, of: &FieldNotes) -> Vec<PublicationIx> {
    let mut found = vec![false; ds.publications().len()];
    for (at, period) in pairs(of) {
        for cell in ds.slice(at, period).into_iter().flat_map(|slice| slice.cells()) {
            if of.unit.is_none_or(|unit| unit == cell.unit) {
                found[cell.publication] = true;
            }
        }
    }
    (0..found.len()).filter(|at| found[*at]).collect()
}

fn pairs(of: &FieldNotes) -> impl Iterator<Item = (IndicatorIx, Period)> {
    of.indicators.iter().flat_map(|at| of.periods.iter().map(|period| (*at, *period)))
}

fn sources(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let source = |at: PublicationIx| {
        let publication = &ds.publications()[at];
        let name = Some(lang.label(&publication.title));
        let publisher = publication.publisher.as_ref().map(|publisher| lang.label(publisher));
        let titles = publication.sources.iter().map(|source| lang.label(&source.title));
        let mut said: Vec<&str> = Vec::new();
        for words in name.into_iter().chain(publisher).chain(titles) {
            if !words.is_empty() && !said.contains(&words) {
                said.push(words);
            }
        }
        if said.is_empty() {
            return None;
        }
        let mut text = format!("{}: {}", lang.pick("Nguồn số liệu", "Source"), said.join("; "));
        if let Some(date) = &publication.date {
            text.push_str(&format!(" ({})", crate::locale::date::date(date, lang)));
        }
        Some(ended(text.into()))
    };
    publications(ds, of).into_iter().filter_map(source).collect()
}

/// What the publisher says itself, as it stands.
fn publisher(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let notes = publications(ds, of).into_iter().flat_map(|at| &ds.publications()[at].notes);
    notes.map(|note| ended(lang.label(note).into())).collect()
}

/// How ranks were worked out, a sentence for all indices of one rule; nothing of those whose ranks are
/// published.
fn rules(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let options = RankOptions { group: of.group, ..RankOptions::default() };
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for &at in &of.indicators {
        let computed = of.periods.iter().any(|period| {
            let ranks = standings(ds, at, *period, &options);
            let shown = |unit: UnitIx| ranks.get(unit).shown();
            let here = |unit: &UnitIx| of.unit.is_none_or(|us| us == *unit);
            let mut units = (0..ds.units().len()).filter(here);
            units.any(|unit| shown(unit).is_some_and(|rank| rank.origin == Origin::Computed))
        });
        if computed {
            let (rule, name) = (rule(ds, at, lang), phrase::short(ds, at, lang));
            match found.iter_mut().find(|(other, _)| *other == rule) {
                Some((_, names)) => names.push(name),
                None => found.push((rule, vec![name])),
            }
        }
    }
    let said = |(rule, names): (String, Vec<String>)| {
        let names = list(&names, lang);
        said!(
            lang,
            "Nơi nguồn không công bố thứ hạng, thứ hạng {0} được tính theo {1}.",
            "Where the source gives no ranks, those of {0} are worked out by {1}.",
            names,
            rule
        )
    };
    found.into_iter().map(said).collect()
}

/// The rule by which an index ranks.
fn rule(ds: &Dataset, at: IndicatorIx, lang: Lang) -> String {
    let indicator = &ds.indicators()[at];
    let basis = match indicator.rule.basis {
        RankBasis::Unrounded => lang.pick("điểm chưa làm tròn", "the unrounded score").to_owned(),
        RankBasis::Rounded(places) => {
            let word = Noun::Decimal.form(i64::from(places), lang);
            let places = phrase::in_words(usize::from(places), lang);
            lang.pick(
                format!("điểm làm tròn đến {places} {word}"),
                format!("the score rounded to {places} {word}"),
            )
        }
    };
    let end = match indicator.direction {
        Direction::HigherIsBetter => lang.pick("cao xếp trước", "the highest first"),
        Direction::LowerIsBetter => lang.pick("thấp xếp trước", "the lowest first"),
    };
    let within = match indicator.rule.within {
        RankWithin::All => "",
        RankWithin::Group => lang.pick("; mỗi nhóm xếp hạng riêng", "; each group is ranked apart"),
    };
    let ties = tie_method(indicator.rule.ties, lang);
    lang.pick(
        format!("{basis}, {end}; điểm bằng nhau: {ties}{within}"),
        format!("{basis}, {end}; equal scores: {ties}{within}"),
    )
}

/// The breaks that the comparison crosses.
fn breaks(ds: &Dataset, at: IndicatorIx, periods: &[Period], lang: Lang) -> Vec<Text> {
    let [a, b, ..] = periods else { return Vec::new() };
    let crossed = ds.indicators()[at].breaks_between(*a, *b);
    crossed
        .map(|method| {
            let (from, name) = (date::period(method.from, lang), lang.label(&method.name).to_owned());
            said!(
                lang,
                "Từ {0}, cách tính {1} đã đổi ({2}): điểm trước và sau không so sánh.",
                "Since {0} the method of {1} is another ({2}): scores before and after do not compare.",
                from,
                phrase::short(ds, at, lang),
                name
            )
        })
        .collect()
}

/// Who has no score, and why: reason by reason.
fn without(ds: &Dataset, at: IndicatorIx, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let Some(&period) = of.periods.first() else { return Vec::new() };
    let Some(slice) = ds.slice(at, period) else { return Vec::new() };
    let (name, when) = (phrase::short(ds, at, lang), date::period(period, lang));
    let mut said = Vec::new();
    for reason in Missing::ALL {
        let units: Vec<UnitIx> = slice
            .cells()
            .filter(|cell| cell.score == Err(reason))
            .map(|cell| cell.unit)
            .filter(|unit| !ds.units()[*unit].aggregate)
            .filter(|unit| of.unit.is_none_or(|us| us == *unit))
            .filter(|unit| of.group.is_none_or(|group| ds.units()[*unit].group == Some(group)))
            .collect();
        if units.is_empty() {
            continue;
        }
        let why = missing(reason, lang);
        let who = match phrase::units(ds, &units, NAMED, lang) {
            Some(names) => names.into(),
            None => {
                let stating = Stating::new(ds, lang, at, period).group(of.group);
                stating.count(Noun::Unit, units.len(), Counted::Missing(reason))
            }
        };
        said.push(said!(
            lang,
            "{0} {1} không có điểm của {2}: {3}.",
            "{0} has no score of {2} for {1}: {3}.",
            name.clone(),
            when.clone(),
            who,
            why
        ));
    }
    said
}

/// What is published, what follows from other figures, what is calculated here.
fn origins(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let options = RankOptions { group: of.group, ..RankOptions::default() };
    let mut scores = [false; 3];
    let mut ranks = [false; 3];
    let place = |origin: Origin| match origin {
        Origin::Published => 0,
        Origin::Derived => 1,
        Origin::Computed => 2,
    };
    let mut derived: Vec<Period> = Vec::new();
    for (at, period) in pairs(of) {
        let found = standings(ds, at, period, &options);
        for cell in ds.slice(at, period).into_iter().flat_map(|slice| slice.cells()) {
            if of.unit.is_some_and(|unit| unit != cell.unit) {
                continue;
            }
            let rank = found.get(cell.unit).shown().map(|rank| rank.origin);
            for (which, origin) in
                [(&mut scores, cell.score.ok().map(|given| given.origin)), (&mut ranks, rank)]
            {
                let Some(origin) = origin else { continue };
                which[place(origin)] = true;
                if origin == Origin::Derived && !derived.contains(&period) {
                    derived.push(period);
                }
            }
        }
    }
    let mut said = Vec::new();
    if ranks[0] && !ranks[2] {
        said.push(
            lang.pick("Thứ hạng là thứ hạng công bố.", "Ranks are the published ones.").into(),
        );
    }
    if !derived.is_empty() {
        let names: Vec<String> = derived.iter().map(|period| date::period(*period, lang)).collect();
        said.push(said!(
            lang,
            "Số liệu {0} ghi «suy ra» là số suy ra từ các số liệu khác đã công bố.",
            "Figures of {0} marked “derived” follow from other published figures.",
            list(&names, lang)
        ));
    }
    if of.unit.is_none() || scores[0] {
        said.push(lang.pick(
            "Tỷ lệ, khoảng cách, trung vị và mức đóng góp nêu trong báo cáo, nếu không có trong nguồn, là số \
             được tính từ điểm công bố; chỉ làm tròn khi trình bày.",
            "Shares, distances, medians and contributions, where the source does not give them, are worked \
             out from the published scores and rounded for display alone.",
        ).into());
    }
    said
}

/// What an audit found of what is reported.
fn findings(ds: &Dataset, of: &FieldNotes, lang: Lang) -> Vec<Text> {
    let mut said = Vec::new();
    let mut indices: Vec<IndicatorIx> = Vec::new();
    for at in of.indicators.iter().map(|at| ds.index_of(*at)) {
        if !indices.contains(&at) {
            indices.push(at);
        }
    }
    for index in indices {
        for found in audit(ds, index) {
            let ours = found.many.is_some() || of.unit.is_none_or(|unit| unit == found.unit);
            // Of a component, what is found of it and its parts.
            let about = of.indicators.iter().any(|at| within(ds, found.indicator, *at));
            let inside =
                about && of.group.is_none_or(|group| ds.units()[found.unit].group == Some(group));
            let now = match found.period {
                None => true,
                Some(period) if Some(&period) == of.periods.first() => true,
                // What changed before the period compared with is no matter of this report.
                Some(period) => of.periods.contains(&period) && !is_change(&found.problem),
            };
            if ours && inside && now {
                said.push(audited(ds, &found, lang));
            }
        }
    }
    if said.is_empty() {
        said.push(lang.pick(
            "Đối chiếu các số liệu nêu trong báo cáo với nhau: không thấy chỗ nào không khớp.",
            "The figures of this report were checked against one another: nothing was found that does not fit.",
        ).into());
    }
    said
}

/// Whether an indicator is another one, or a part of it.
fn within(ds: &Dataset, indicator: IndicatorIx, whole: IndicatorIx) -> bool {
    let up = |at: &IndicatorIx| ds.indicators()[*at].parent;
    std::iter::successors(Some(indicator), up).any(|at| at == whole)
}

fn is_change(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Jump { .. } | Problem::ScoreChangeOff { .. } | Problem::PlacesOff { .. }
    )
}
