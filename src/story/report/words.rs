//! Titles, headings and captions.

use crate::locale::words::kind_name;
use crate::locale::{Lang, date, number};
use crate::model::{Dataset, IndicatorIx, Period, UnitIx};
use crate::story::phrase;

/// What a section is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// What matters most.
    Headline,
    /// A unit's results by index.
    Results,
    /// The ranking of an index.
    Ranking,
    /// Against last year and against others.
    Compared,
    /// An index against last year, and its groups.
    Changes,
    /// What became of commitments.
    Kept,
    /// Why.
    Why,
    /// Self-assessed against appraised scores.
    Assessment,
    /// Where points are lost, where nobody rated himself.
    Lost,
    /// Strengths of a unit.
    Strengths,
    /// The components of an index.
    Components,
    /// What remains limited.
    Limits,
    /// Proposed targets.
    Targets,
    /// Notes on the data.
    Notes,
}

/// The heading of a section.
pub fn heading(of: Heading, lang: Lang) -> &'static str {
    let (vi, en) = match of {
        Heading::Headline => ("Đánh giá chung", "Overview"),
        Heading::Results => ("Kết quả theo chỉ số", "Results by index"),
        Heading::Ranking => ("Kết quả và bảng xếp hạng", "Results and ranking"),
        Heading::Compared => (
            "So sánh với kỳ trước và với các đơn vị khác",
            "Compared with the period before and other units",
        ),
        Heading::Changes => ("Biến động và so sánh", "Changes and comparison"),
        Heading::Kept => ("Kết quả thực hiện cam kết", "What became of commitments"),
        Heading::Assessment => ("Tự đánh giá và thẩm định", "Self-assessment and appraisal"),
        Heading::Lost => ("Điểm mất theo tiêu chí", "Points lost by criterion"),
        Heading::Why => ("Nguyên nhân tăng, giảm", "Why scores and ranks changed"),
        Heading::Strengths => ("Những mặt đạt được", "Strengths"),
        Heading::Components => ("Kết quả theo thành phần", "Results by component"),
        Heading::Limits => ("Những mặt còn hạn chế", "What remains limited"),
        Heading::Targets => ("Chỉ tiêu, giải pháp", "Targets and measures"),
        Heading::Notes => ("Ghi chú về số liệu", "Notes on the data"),
    };
    lang.pick(vi, en)
}

/// «Bảng 1. Kết quả các chỉ số».
pub fn numbered_table(n: usize, caption: &str, lang: Lang) -> String {
    format!("{} {}. {caption}", lang.pick("Bảng", "Table"), number::whole(n as i64, lang))
}

/// «Hình 1. Điểm PCI».
pub fn numbered_picture(n: usize, caption: &str, lang: Lang) -> String {
    format!("{} {}. {caption}", lang.pick("Hình", "Figure"), number::whole(n as i64, lang))
}

/// The title of a unit's report, and the line under it. `only`: the index, where there is one alone.
pub fn title_of_unit(
    ds: &Dataset,
    unit: UnitIx,
    only: Option<IndicatorIx>,
    [period, vs]: [Option<Period>; 2],
    lang: Lang,
) -> [String; 2] {
    let name = phrase::unit(ds, unit, lang);
    let who = match (kind_name(ds.units()[unit].kind.as_deref(), lang), lang) {
        (Some(kind), Lang::Vi) => format!("{kind} {name}"),
        (Some(kind), Lang::En) => format!("{name} {kind}"),
        (None, _) => name,
    };
    let when = period.map(|period| date::period(period, lang)).unwrap_or_default();
    let title = match only.map(|index| phrase::short(ds, index, lang)) {
        Some(index) => lang.pick(
            format!("Báo cáo kết quả {index} {when} của {who}"),
            format!("Report on the {index} results of {who} for {when}"),
        ),
        None => lang.pick(
            format!("Báo cáo kết quả các chỉ số {when} của {who}"),
            format!("Report on the index results of {who} for {when}"),
        ),
    };
    [title, against(vs, lang)]
}

/// The title of the report of an index, and the line under it.
pub fn title_of_index(
    ds: &Dataset,
    indicator: IndicatorIx,
    period: Period,
    vs: Option<Period>,
    lang: Lang,
) -> [String; 2] {
    let (name, when) = (named(ds, indicator, lang), date::period(period, lang));
    let title = lang.pick(
        format!("Báo cáo kết quả {name} {when}"),
        format!("Report on the results of {name} for {when}"),
    );
    [title, against(vs, lang)]
}

/// The title of the report of a group, and the line under it.
pub fn title_of_group(
    ds: &Dataset,
    group: usize,
    indicator: IndicatorIx,
    [period, vs]: [Option<Period>; 2],
    lang: Lang,
) -> [String; 2] {
    let (name, group) = (named(ds, indicator, lang), lang.label(&ds.groups()[group].name));
    let when = period.map(|period| date::period(period, lang)).unwrap_or_default();
    let title = lang.pick(
        format!("Báo cáo kết quả {name} {when} của nhóm {group}"),
        format!("Report on the results of {name} for {when} in the group {group}"),
    );
    [title, against(vs, lang)]
}

/// The name of an index; that of a component with its index.
fn named(ds: &Dataset, indicator: IndicatorIx, lang: Lang) -> String {
    let index = ds.index_of(indicator);
    let name = phrase::short(ds, indicator, lang);
    match index == indicator {
        true => name,
        false => format!("{name} ({})", phrase::short(ds, index, lang)),
    }
}

fn against(vs: Option<Period>, lang: Lang) -> String {
    vs.map(|vs| date::period(vs, lang)).map_or_else(String::new, |vs| {
        lang.pick(format!("So sánh với {vs}"), format!("Compared with {vs}"))
    })
}

/// Pictures whose caption says more in a report than beside a picture on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pictured {
    /// How the scores of all units lie.
    Spread,
    /// The same group by group.
    SpreadByGroup,
    /// Where a unit stands.
    Place(UnitIx),
    /// A unit's indices, each in a panel, since an earlier period.
    Indices(UnitIx, Option<Period>),
}

/// What such a picture shows.
pub fn caption(
    ds: &Dataset,
    what: Pictured,
    indicator: IndicatorIx,
    period: Period,
    lang: Lang,
) -> String {
    let (name, when) = (phrase::short(ds, indicator, lang), date::period(period, lang));
    match what {
        Pictured::Spread => lang.pick(
            format!("Phân bố điểm {name} {when}"),
            format!("Distribution of the {name} scores, {when}"),
        ),
        Pictured::SpreadByGroup => lang.pick(
            format!("Phân bố điểm {name} {when} theo nhóm"),
            format!("Distribution of the {name} scores by group, {when}"),
        ),
        Pictured::Place(unit) => {
            let unit = phrase::unit(ds, unit, lang);
            lang.pick(
                format!("Vị trí của {unit} trong bảng xếp hạng {name} {when}"),
                format!("The place of {unit} in the {name} ranking, {when}"),
            )
        }
        Pictured::Indices(unit, vs) => {
            let (unit, span) =
                (phrase::unit(ds, unit, lang), date::span(vs.unwrap_or(period), period, lang));
            lang.pick(
                format!("Các chỉ số của {unit}, {span}"),
                format!("The indices of {unit}, {span}"),
            )
        }
    }
}

/// « trong nhóm Đồng bằng sông Hồng»; nothing without a group.
pub(super) fn in_group(ds: &Dataset, group: Option<usize>, lang: Lang) -> String {
    let name = group.map(|group| lang.label(&ds.groups()[group].name));
    name.map_or_else(String::new, |name| {
        lang.pick(format!(" trong nhóm {name}"), format!(" in the group {name}"))
    })
}
