//! What figures are of: publications, editions, groups, units, indicators. Members stand one after the
//! other for all, not noun by noun: names are then among names.

use super::packer::Packer;
use super::text::Kind;
use crate::model::text::slug;
use crate::model::{
    Band, BandBasis, Decimal, Direction, Edition, Group, Indicator, IndicatorKind, Label, Licence,
    Link, MAX_SCALE, Measure, Method, Origin, Outline, Period, Predecessor, Publication, RankBasis,
    RankRule, RankWithin, Source, TieMethod, Unit,
};

/// The most of each noun.
const MOST: usize = 20_000;
const FEW: usize = 1_000;

/// What figures are of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Nouns {
    pub publications: Vec<Publication>,
    pub editions: Vec<Edition>,
    pub groups: Vec<Group>,
    pub units: Vec<Unit>,
    pub indicators: Vec<Indicator>,
}

/// The choice among values of an enum, by its place in a list.
fn one_of<T: Copy + PartialEq>(p: &mut Packer, place: usize, all: &[T], given: T) -> T {
    let at = all.iter().position(|one| *one == given).unwrap_or_default();
    let at = p.choice(place, at);
    all.get(at).copied().unwrap_or(all[0])
}

fn maybe_text(p: &mut Packer, place: usize, kind: Kind, given: &Option<String>) -> Option<String> {
    p.maybe(place, given.as_ref(), &String::new(), |p, text| p.again(place, kind, text))
}

fn maybe_label(p: &mut Packer, place: usize, kind: Kind, given: &Option<Label>) -> Option<Label> {
    p.maybe(place, given.as_ref(), &Label::default(), |p, label| p.label(place, kind, label))
}

fn maybe_decimal(p: &mut Packer, place: usize, given: Option<Decimal>) -> Option<Decimal> {
    p.maybe(place, given.as_ref(), &Decimal::ZERO, |p, decimal| p.decimal(place, 0, *decimal))
}

/// An index into a list, or none: mostly that of the one before.
fn maybe_index(
    p: &mut Packer,
    place: usize,
    given: Option<usize>,
    last: Option<usize>,
    of: usize,
) -> Option<usize> {
    if p.flag_in(place, usize::from(last.is_some()), given == last) {
        return last;
    }
    p.maybe(place, given.as_ref(), &0, |p, index| {
        // The next one, where a list goes through groups in their order.
        let next = last.map_or(0, |last| last + 1);
        if next < of && p.flag_in(place, 4, *index == next) {
            next
        } else {
            p.index(place, *index, of)
        }
    })
}

/// A key: mostly made from a name, or that of the whole with an ending.
fn id(p: &mut Packer, place: usize, given: &str, from: [&str; 2], whole: &str) -> String {
    let made = from.map(slug);
    let ending = given.strip_prefix(whole).and_then(|rest| rest.strip_prefix('.'));
    let which = match ending {
        _ if given == made[0] => 0,
        _ if given == made[1] => 1,
        Some(_) if !whole.is_empty() => 2,
        _ => 3,
    };
    match p.choice(place, which) {
        0 => made[0].clone(),
        1 => made[1].clone(),
        2 => {
            if !p.limits.take_text(whole.len()) {
                p.coder.fail();
            }
            format!("{whole}.{}", p.text(Kind::Id, ending.unwrap_or_default()))
        }
        _ => p.text(Kind::Id, given),
    }
}

/// A name that may say again what another does.
fn source(p: &mut Packer, given: &Source) -> Source {
    let title = p.label(20, Kind::Title, &given.title);
    let id = id(p, 21, &given.id, [&title.vi, ""], "");
    Source { id, title, url: maybe_text(p, 22, Kind::Address, &given.url) }
}

fn publication(p: &mut Packer, given: &Publication) -> Publication {
    let title = p.label(10, Kind::Title, &given.title);
    let id = id(p, 11, &given.id, [&title.vi, ""], "");
    // Files are mostly named by the key.
    let file = if p.flag(12, given.file == format!("{id}.json")) {
        format!("{id}.json")
    } else {
        p.text(Kind::Address, &given.file)
    };
    let blank = Source { id: String::new(), title: Label::default(), url: None };
    let no_licence = Licence { name: String::new(), url: None };
    Publication {
        title,
        id,
        file,
        publisher: maybe_label(p, 13, Kind::Title, &given.publisher),
        date: maybe_text(p, 14, Kind::Word, &given.date),
        licence: p.maybe(15, given.licence.as_ref(), &no_licence, |p, licence| {
            let name = p.text(Kind::Word, &licence.name);
            Licence { name, url: maybe_text(p, 16, Kind::Address, &licence.url) }
        }),
        sources: p.list(17, (&given.sources, FEW), &blank, source),
        notes: p.list(18, (&given.notes, FEW), &Label::default(), |p, note| {
            p.label(19, Kind::Note, note)
        }),
        example: p.flag(23, given.example),
    }
}

fn edition(p: &mut Packer, given: &Edition) -> Edition {
    let name = p.label(30, Kind::Title, &given.name);
    let id = id(p, 31, &given.id, [&name.vi, ""], "");
    let from = maybe_text(p, 32, Kind::Word, &given.from);
    Edition { id, name, from, to: maybe_text(p, 33, Kind::Word, &given.to) }
}

fn group(p: &mut Packer, given: &Group) -> Group {
    let name = p.label(35, Kind::Title, &given.name);
    Group { id: id(p, 36, &given.id, [&name.vi, ""], ""), name }
}

fn outline(p: &mut Packer, given: &Outline) -> Outline {
    let rings = p.list(60, (&given.rings, MOST), &Vec::new(), |p, ring| {
        let count = p.count(61, ring.len(), usize::MAX);
        let mut all: Vec<i32> = Vec::new();
        for at in 0..count {
            if p.failed() {
                break;
            }
            // Each point is near the one before, in its own direction.
            let before = at.checked_sub(2).map_or(0, |at| all[at]);
            let step = ring.get(at).map_or(0, |here| i64::from(*here) - i64::from(before));
            let here = i64::from(before) + p.signed(62 + at % 2, step).clamp(-(1 << 34), 1 << 34);
            all.push(here.clamp(i32::MIN.into(), i32::MAX.into()) as i32);
        }
        all
    });
    Outline { rings }
}

fn predecessor(p: &mut Packer, given: &Predecessor) -> Predecessor {
    let unit = p.text(Kind::Id, &given.unit);
    let link = one_of(p, 57, &[Link::Full, Link::Partial], given.link);
    Predecessor { unit, link, weight: maybe_decimal(p, 58, given.weight) }
}

fn units(p: &mut Packer, given: &[Unit], groups: usize, editions: usize) -> Vec<Unit> {
    let blank = Unit::default();
    let mut all = p.list(40, (given, MOST), &blank, |p, unit| Unit {
        name: p.label(41, Kind::Unit, &unit.name),
        ..Unit::default()
    });
    let mut last = (None, None);
    for (at, unit) in all.iter_mut().enumerate() {
        if p.failed() {
            break;
        }
        let given = given.get(at).unwrap_or(&blank);
        unit.id = id(p, 42, &given.id, [&unit.name.vi, unit.name.english()], "");
        unit.kind = maybe_text(p, 43, Kind::Word, &given.kind);
        unit.group = maybe_index(p, 44, given.group, last.0, groups);
        unit.edition = maybe_index(p, 45, given.edition, last.1, editions);
        last = (unit.group, unit.edition);
        unit.parent = maybe_text(p, 46, Kind::Id, &given.parent);
        unit.code = p.maybe(47, given.code.as_ref(), &String::new(), |p, code| {
            // Codes mostly count.
            let next = at.checked_sub(1).and_then(|_| counted(&p.last_code));
            let is_next = p.flag(48, next.as_ref() == Some(code));
            let code = match next.filter(|_| is_next) {
                Some(next) => next,
                None => p.text(Kind::Word, code),
            };
            p.last_code.clone_from(&code);
            code
        });
        unit.aggregate = p.flag(49, given.aggregate);
        unit.distinct = p.flag(50, given.distinct);
        unit.aliases =
            p.list(51, (&given.aliases, FEW), &String::new(), |p, alias| p.text(Kind::Unit, alias));
        let none = Predecessor { unit: String::new(), link: Link::Full, weight: None };
        unit.predecessors = p.list(55, (&given.predecessors, FEW), &none, predecessor);
        let outlined = given.outline.as_deref();
        unit.outline = p.maybe(59, outlined, &Outline::default(), outline).map(Into::into);
    }
    all
}

/// The number behind one, as long as it.
fn counted(code: &str) -> Option<String> {
    // A long one would be written again and again for nothing.
    let next = code.parse::<u32>().ok().filter(|_| code.len() <= 10)?.checked_add(1)?;
    Some(format!("{next:0width$}", width = code.len()))
}

fn rule(p: &mut Packer, given: RankRule) -> RankRule {
    let decimals = match given.basis {
        RankBasis::Unrounded => None,
        RankBasis::Rounded(decimals) => Some(usize::from(decimals)),
    };
    let decimals = p.maybe(72, decimals.as_ref(), &0, |p, decimals| {
        p.index(72, *decimals, super::figures::PLACES)
    });
    let ties = [
        TieMethod::Competition,
        TieMethod::ModifiedCompetition,
        TieMethod::Dense,
        TieMethod::Ordinal,
        TieMethod::Fractional,
    ];
    RankRule {
        basis: decimals.map_or(RankBasis::Unrounded, |decimals| RankBasis::Rounded(decimals as u8)),
        ties: one_of(p, 73, &ties, given.ties),
        within: one_of(p, 74, &[RankWithin::All, RankWithin::Group], given.within),
    }
}

fn band(p: &mut Packer, given: &Band) -> Band {
    let since =
        p.maybe(80, given.since.as_ref(), &Period::year(2020), |p, period| p.period(81, *period));
    Band {
        name: p.label(83, Kind::Title, &given.name),
        bound: maybe_decimal(p, 84, given.bound),
        inclusive: p.flag(85, given.inclusive),
        basis: one_of(p, 86, &[BandBasis::Score, BandBasis::Percent], given.basis),
        since,
    }
}

fn method(p: &mut Packer, given: &Method, indicators: usize) -> Method {
    let from = p.period(90, given.from);
    let mut last = 0;
    let weights = p.list(92, (&given.weights, MOST), &(0, Decimal::ZERO), |p, (part, weight)| {
        // Parts mostly follow one another.
        let next = last + 1;
        let part = if next < indicators && p.flag(93, *part == next) {
            next
        } else {
            p.index(94, *part, indicators)
        };
        last = part;
        (part, p.decimal(95, 0, *weight))
    });
    Method {
        from,
        name: p.label(96, Kind::Title, &given.name),
        weights,
        maximum: maybe_decimal(p, 97, given.maximum),
        comparable: p.flag(98, given.comparable),
    }
}

fn indicators(p: &mut Packer, given: &[Indicator]) -> Vec<Indicator> {
    let blank = Indicator::new("", Label::default());
    let mut all = p.list(64, (given, MOST), &blank, |p, indicator| {
        Indicator::new("", p.label(65, Kind::Indicator, &indicator.name))
    });
    let count = all.len();
    let mut last: Option<usize> = None;
    for at in 0..count {
        if p.failed() {
            break;
        }
        let given = given.get(at).unwrap_or(&blank);
        // Parts of one whole mostly stand together, behind it or each other.
        let parent = maybe_index(p, 66, given.parent, last, at);
        last = parent.or(Some(at));
        let whole = parent.map_or(String::new(), |whole| all[whole].id.clone());
        let before = at.checked_sub(1).map(|before| all[before].clone());
        let like = before.as_ref().unwrap_or(&blank);
        let indicator = &mut all[at];
        indicator.parent = parent;
        indicator.short = maybe_label(p, 67, Kind::Indicator, &given.short);
        let short = indicator.short_name().vi.clone();
        indicator.id = id(p, 68, &given.id, [&short, &indicator.name.vi], &whole);
        let kinds = [IndicatorKind::Regular, IndicatorKind::Bonus, IndicatorKind::Penalty];
        indicator.kind = one_of(p, 69, &kinds, given.kind);
        indicator.measure = one_of(p, 70, &[Measure::Points, Measure::Percent], given.measure);
        let ways = [Direction::HigherIsBetter, Direction::LowerIsBetter];
        indicator.direction = one_of(p, 71, &ways, given.direction);
        indicator.rule = rule(p, given.rule);
        let none = (Decimal::ZERO, Origin::Published);
        let same = like.maximum.filter(|_| at > 0);
        indicator.maximum = if p.flag(75, exactly(given.maximum, same)) {
            same
        } else {
            p.maybe(75, given.maximum.as_ref(), &none, |p, (value, origin)| {
                let value = p.decimal(76, 0, *value);
                (value, one_of(p, 77, &super::figures::ORIGINS, *origin))
            })
        };
        indicator.weight = maybe_decimal(p, 78, given.weight);
        let decimals = given.decimals.map(usize::from);
        let likely = like.decimals.map(usize::from);
        let decimals = if p.flag(79, decimals == likely) {
            likely
        } else {
            p.maybe(79, decimals.as_ref(), &0, |p, decimals| p.index(79, *decimals, 256))
        };
        if decimals.is_some_and(|decimals| decimals > usize::from(MAX_SCALE)) {
            p.coder.fail();
        }
        indicator.decimals = decimals.map(|decimals| decimals as u8);
        let none = Band {
            name: Label::default(),
            bound: None,
            inclusive: true,
            basis: BandBasis::Score,
            since: None,
        };
        indicator.bands = p.list(82, (&given.bands, FEW), &none, band);
        let none = Method {
            from: Period::year(2020),
            name: Label::default(),
            weights: Vec::new(),
            maximum: None,
            comparable: false,
        };
        indicator.methods =
            p.list(91, (&given.methods, FEW), &none, |p, given| method(p, given, count));
    }
    all
}

/// Whether two maxima are written alike.
fn exactly(one: Option<(Decimal, Origin)>, other: Option<(Decimal, Origin)>) -> bool {
    let parts = |given: Option<(Decimal, Origin)>| {
        given.map(|(value, origin)| (value.mantissa(), value.scale(), origin))
    };
    parts(one) == parts(other)
}

/// All of them. When the packer failed, what is read means nothing.
pub fn nouns(p: &mut Packer, given: &Nouns) -> Nouns {
    let no_edition = Edition { id: String::new(), name: Label::default(), from: None, to: None };
    let no_group = Group { id: String::new(), name: Label::default() };
    let publications = p.list(9, (&given.publications, FEW), &Publication::default(), publication);
    let indicators = indicators(p, &given.indicators);
    let editions = p.list(29, (&given.editions, FEW), &no_edition, edition);
    let groups = p.list(34, (&given.groups, MOST), &no_group, group);
    let units = units(p, &given.units, groups.len(), editions.len());
    Nouns { publications, editions, groups, units, indicators }
}
