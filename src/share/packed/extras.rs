//! What few figures have beside a score: rank, change, percentage, class, remarks.

use super::figures::{Column, ORIGINS, at_scale};
use super::foretold::Foretold;
use super::packer::Packer;
use super::text::Kind;
use crate::model::{
    Decimal, Direction, Extra, Given, Observation, Origin, Period, PublishedChange, RankWithin,
};

/// A member of what is said beside a score.
struct Member<'a, T> {
    /// Where it is learnt; so many places behind it are its own.
    place: usize,
    of: fn(&Extra) -> Option<&T>,
    put: fn(&mut Extra, T),
    blank: &'a T,
}

/// Writes or reads a member of all rows. `code` is told the row.
fn member<T: 'static>(
    p: &mut Packer,
    given: &Column,
    column: &mut Column,
    member: &Member<'_, T>,
    mut code: impl FnMut(&mut Packer, &Column, usize, &T) -> T,
) {
    let of = |row: &Observation| row.extra.as_deref().and_then(member.of).is_some();
    let any = given.rows.iter().any(of);
    if !p.flag_in(member.place, usize::from(p.last_any[member.place - FIRST]), any) {
        p.last_any[member.place - FIRST] = false;
        return;
    }
    p.last_any[member.place - FIRST] = true;
    let mut was = false;
    for at in 0..column.units.len() {
        if p.failed() {
            return;
        }
        let given = given.rows.get(at).and_then(|row| row.extra.as_deref()).and_then(member.of);
        was = p.flag_in(
            member.place,
            2 + usize::from(was) + 2 * usize::from(at == 0),
            given.is_some(),
        );
        if was {
            if !p.limits.take_items(1) {
                p.coder.fail();
            }
            let value = code(p, column, at, given.unwrap_or(member.blank));
            (member.put)(column.rows[at].extra.get_or_insert_default(), value);
        }
    }
}

/// The first place of members.
const FIRST: usize = 140;

/// So many members there are, in places.
pub const MEMBERS: usize = 64;

/// A decimal that is foretold.
fn likely(p: &mut Packer, place: usize, likely: Option<Decimal>, given: Decimal) -> Decimal {
    let same =
        |likely: Decimal| (likely.mantissa(), likely.scale()) == (given.mantissa(), given.scale());
    if let Some(likely) = likely
        && p.flag_in(place, 8, same(likely))
    {
        return likely;
    }
    p.decimal(place, likely.map_or(0, Decimal::scale), given)
}

/// All of them.
pub fn extras(p: &mut Packer, foretold: &Foretold<'_>, given: &Column, column: &mut Column) {
    let (indicator, here) = foretold.at;
    let about = &foretold.nouns.indicators[indicator];

    let of =
        Member { place: FIRST, of: |e| e.of.as_ref(), put: |e, of| e.of = Some(of), blank: &0 };
    member(p, given, column, &of, |p, _, _, of| {
        let last = p.last_of;
        let of = if p.flag_in(FIRST, 8, *of == last) {
            last
        } else {
            p.number(FIRST, u64::from(*of)) as u32
        };
        p.last_of = of;
        of
    });

    let maximum = Member {
        place: FIRST + 4,
        of: |e| e.maximum.as_ref(),
        put: |e, maximum| e.maximum = Some(maximum),
        blank: &Decimal::ZERO,
    };
    let mut last = about.maximum.map(|(value, _)| value);
    member(p, given, column, &maximum, |p, _, _, maximum| {
        let maximum = likely(p, FIRST + 4, last, *maximum);
        last = Some(maximum);
        maximum
    });

    let places = computed_ranks(foretold, column);
    let rank = Member {
        place: FIRST + 8,
        of: |e| e.rank.as_ref(),
        put: |e, rank| e.rank = Some(rank),
        blank: &Given { value: 0, origin: Origin::Published },
    };
    member(p, given, column, &rank, |p, column, at, rank| {
        let origin = ORIGINS.iter().position(|origin| *origin == rank.origin).unwrap_or_default();
        // Mostly it comes from where the score does.
        let of_score = column.rows[at].score.ok().map_or(Origin::Published, |score| score.origin);
        let origin = if p.flag_in(FIRST + 8, 8, rank.origin == of_score) {
            of_score
        } else {
            ORIGINS[p.choice(FIRST + 9, origin).min(ORIGINS.len() - 1)]
        };
        let changed = foretold.changed(column.units[at]).and_then(|(later, change)| {
            let rank = later.extra.as_ref()?.rank?;
            Some(i64::from(rank.value) + i64::from(change.rank?))
        });
        let of = column.rows[at].extra.as_ref().and_then(|extra| extra.of);
        let place = places.get(at).copied().flatten();
        // The last one, where nothing else is known.
        let (way, guess) = match (changed, place) {
            (Some(guess), _) => (0, guess),
            (None, Some(place)) => (1, i64::from(place)),
            (None, None) => (2, of.map_or(0, i64::from)),
        };
        let off = p.signed(FIRST + 8 + way, i64::from(rank.value) - guess);
        let value = u32::try_from(guess.saturating_add(off)).unwrap_or_else(|_| {
            p.coder.fail();
            0
        });
        Given { value, origin }
    });

    let percent = Member {
        place: FIRST + 12,
        of: |e| e.percent.as_ref(),
        put: |e, percent| e.percent = Some(percent),
        blank: &Decimal::ZERO,
    };
    member(p, given, column, &percent, |p, column, at, percent| {
        let maximum = column.rows[at].extra.as_ref().and_then(|extra| extra.maximum);
        let maximum = maximum.or(about.maximum_at(here).map(|(maximum, _)| maximum));
        let score = column.rows[at].score.ok();
        let guess = score.zip(maximum).and_then(|(score, maximum)| {
            // What is longer may not be multiplied.
            at_scale(score.value, 12).and(at_scale(maximum, 12))?;
            score.value.percent_of(maximum, 2)
        });
        likely(p, FIRST + 12, guess, *percent)
    });

    let change = Member {
        place: FIRST + 16,
        of: |e| e.change.as_ref(),
        put: |e, change| e.change = Some(change),
        blank: &PublishedChange { since: None, score: None, rank: None },
    };
    let scale = about.decimals.unwrap_or(2);
    member(p, given, column, &change, |p, _, _, change| published_change(p, here, scale, change));

    let self_assessed = Member {
        place: FIRST + 28,
        of: |e| e.self_assessed.as_ref(),
        put: |e, score| e.self_assessed = Some(score),
        blank: &Decimal::ZERO,
    };
    member(p, given, column, &self_assessed, |p, column, at, assessed| {
        let score = column.rows[at].score.ok().map(|score| score.value);
        if p.flag_in(FIRST + 28, 9, score.is_some_and(|score| score.scale() == assessed.scale()))
            && let Some(score) = score
        {
            // As far from the score as it is: mostly a little above.
            let off = assessed
                .mantissa()
                .checked_sub(score.mantissa())
                .and_then(|off| i64::try_from(off).ok());
            let off = off.filter(|off| off.abs() < 1 << 60);
            if p.flag_in(FIRST + 28, 10, off.is_some()) {
                let off = p.signed(FIRST + 30, off.unwrap_or_default());
                return Decimal::new(score.mantissa().saturating_add(off.into()), score.scale());
            }
        }
        likely(p, FIRST + 28, None, *assessed)
    });

    let class = Member {
        place: FIRST + 32,
        of: |e| e.class.as_ref(),
        put: |e, class| e.class = Some(class),
        blank: &String::new(),
    };
    member(p, given, column, &class, |p, _, _, class| p.again(FIRST + 33, Kind::Title, class));

    let note = Member {
        place: FIRST + 36,
        of: |e| e.note.as_ref(),
        put: |e, note| e.note = Some(note),
        blank: &String::new(),
    };
    member(p, given, column, &note, |p, _, _, note| p.again(FIRST + 37, Kind::Note, note));

    let source = Member {
        place: FIRST + 40,
        of: |e| e.source.as_ref(),
        put: |e, source| e.source = Some(source),
        blank: &0,
    };
    let mut last = 0;
    member(p, given, column, &source, |p, _, _, source| {
        if !p.flag_in(FIRST + 40, 8, *source == last) {
            last = p.index(FIRST + 40, *source, 1 << 20);
        }
        last
    });
}

fn published_change(
    p: &mut Packer,
    here: Period,
    scale: u8,
    given: &PublishedChange,
) -> PublishedChange {
    let before = here.previous_year();
    let which = match given.since {
        Some(since) if since == before => 0,
        None => 1,
        Some(_) => 2,
    };
    let since = match p.choice(FIRST + 17, which) {
        0 => Some(before),
        1 => None,
        _ => Some(p.period(FIRST + 18, given.since.unwrap_or(here))),
    };
    let score = p.maybe(FIRST + 20, given.score.as_ref(), &Decimal::ZERO, |p, score| {
        p.decimal(FIRST + 20, scale, *score)
    });
    let rank = p.maybe(FIRST + 22, given.rank.as_ref(), &0, |p, rank| {
        let rank = p.signed(FIRST + 22, i64::from(*rank));
        i32::try_from(rank).ok().filter(|rank| *rank != i32::MIN).unwrap_or_else(|| {
            p.coder.fail();
            0
        })
    });
    PublishedChange { since, score, rank }
}

/// The ranks that follow from the scores of a column, where there are two or more: what a publisher
/// mostly says, too.
fn computed_ranks(foretold: &Foretold<'_>, column: &Column) -> Vec<Option<u32>> {
    let about = &foretold.nouns.indicators[foretold.at.0];
    let units = &foretold.nouns.units;
    let group = |unit: u32| match about.rule.within {
        RankWithin::All => None,
        RankWithin::Group => units.get(unit as usize).and_then(|unit| unit.group),
    };
    let mut ranked: Vec<(Option<usize>, Decimal, usize)> = Vec::new();
    for (at, (unit, row)) in column.units.iter().zip(&column.rows).enumerate() {
        let aggregate = units.get(*unit as usize).is_some_and(|unit| unit.aggregate);
        if let (false, Ok(score)) = (aggregate, row.score) {
            ranked.push((group(*unit), score.value, at));
        }
    }
    let mut places = vec![None; column.units.len()];
    if ranked.len() < 2 {
        return places;
    }
    let lowest = about.direction == Direction::LowerIsBetter;
    ranked.sort_by(|a, b| {
        let by_score = if lowest { a.1.cmp(&b.1) } else { b.1.cmp(&a.1) };
        a.0.cmp(&b.0).then(by_score)
    });
    let (mut first, mut place) = (0, 1);
    for at in 0..ranked.len() {
        let (group, score, row) = ranked[at];
        if at > 0 && ranked[at - 1].0 != group {
            first = at;
        }
        if at == first || ranked[at - 1].1 != score {
            place = (at - first) as u32 + 1;
        }
        places[row] = Some(place);
    }
    places
}
