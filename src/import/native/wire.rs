//! The published format as it stands in a file: `docs/format.md`, member by member.
//!
//! `tests/schema.rs` holds these types and `schema/xephang-1.json` to the same members. Lists that
//! may be long are read item by item, so that one bad item costs no other; they stand here as
//! [`Elsewhere`].
#![allow(missing_docs)] // each field is the member of its name, described in docs/format.md

use crate::import::diagnostic::{Expected, Problem};
use crate::import::json::{
    At, Basis, Elsewhere, Member, Name, Node, Num, PeriodText, Read, Sink, Value, wire_struct,
    wire_words,
};

wire_struct! {
    /// A publication: the file's own, or a further one in a file that joins several, which has the
    /// members up to `tables`.
    File {
        "id" => id: Option<At<&'n str>>,
        "file" => file: Option<At<&'n str>>,
        "title" => title: Option<At<Name<'n>>>,
        "publisher" => publisher: Option<At<Name<'n>>>,
        "date" => date: Option<At<&'n str>>,
        "licence" => licence: Option<At<Licence<'n>>>,
        "sources" => sources: Option<At<Vec<At<Source<'n>>>>>,
        "notes" => notes: Option<At<Vec<At<Name<'n>>>>>,
        "example" => example: Option<At<bool>>,
        "observations" => observations: Option<Elsewhere>,
        "tables" => tables: Option<Elsewhere>,
        // For editors.
        "$schema" => schema: Option<Elsewhere>,
        // `xephang/1`; read before anything else.
        "format" => format: Option<Elsewhere>,
        "derive" => derive: Option<At<bool>>,
        "editions" => editions: Option<At<Vec<At<Edition<'n>>>>>,
        "groups" => groups: Option<At<Vec<At<Group<'n>>>>>,
        "units" => units: Option<Elsewhere>,
        "indicators" => indicators: Option<Elsewhere>,
        "publications" => publications: Option<Elsewhere>,
    }
}

impl File<'_> {
    /// The members of a further publication.
    pub const OF_FURTHER: &'static [&'static str] = File::MEMBERS.split_at(11).0;
}

wire_struct! {
    /// Terms of use.
    Licence {
        "name" => name: &'n str,
        "url" => url: Option<At<&'n str>>,
    }
}

wire_struct! {
    /// A document that figures were taken from.
    Source {
        "id" => id: At<&'n str>,
        "title" => title: Name<'n>,
        "url" => url: Option<At<&'n str>>,
    }
}

wire_struct! {
    /// A list of units in force for a time.
    Edition {
        "id" => id: At<&'n str>,
        "name" => name: Name<'n>,
        "from" => from: Option<At<&'n str>>,
        "to" => to: Option<At<&'n str>>,
    }
}

wire_struct! {
    /// A region, block or class of units.
    Group {
        "id" => id: At<&'n str>,
        "name" => name: Name<'n>,
    }
}

wire_struct! {
    /// A unit in its long form.
    Unit {
        "id" => id: Option<At<&'n str>>,
        "name" => name: Name<'n>,
        "aliases" => aliases: Option<At<Vec<At<&'n str>>>>,
        "kind" => kind: Option<At<&'n str>>,
        "group" => group: Option<At<&'n str>>,
        "parent" => parent: Option<At<&'n str>>,
        "edition" => edition: Option<At<&'n str>>,
        "code" => code: Option<At<&'n str>>,
        "predecessors" => predecessors: Option<At<Vec<At<Predecessor<'n>>>>>,
        "aggregate" => aggregate: Option<At<bool>>,
        "distinct" => distinct: Option<At<bool>>,
    }
}

wire_struct! {
    /// A unit that another was formed from.
    Predecessor {
        "unit" => unit: &'n str,
        "link" => link: Option<At<Link>>,
        "weight" => weight: Option<At<Num<'n>>>,
    }
}

wire_words! {
    /// How much of the old unit went into the new one.
    Link {
        "full" => Full,
        "partial" => Partial,
    }
}

wire_struct! {
    /// An indicator.
    Indicator {
        "id" => id: At<&'n str>,
        "parent" => parent: Option<At<&'n str>>,
        "name" => name: Name<'n>,
        "short" => short: Option<At<Name<'n>>>,
        "kind" => kind: Option<At<Kind>>,
        "measure" => measure: Option<At<Measure>>,
        "maximum" => maximum: Option<At<Num<'n>>>,
        "derived" => derived: Option<At<Vec<At<DerivedInIndicator>>>>,
        "computed" => computed: Option<At<Vec<At<DerivedInIndicator>>>>,
        "weight" => weight: Option<At<Num<'n>>>,
        "direction" => direction: Option<At<Direction>>,
        "decimals" => decimals: Option<At<Num<'n>>>,
        "rank" => rank: Option<At<Rank<'n>>>,
        "methods" => methods: Option<At<Vec<At<Method<'n>>>>>,
        "bands" => bands: Option<Elsewhere>,
        "parts" => parts: Option<Elsewhere>,
    }
}

wire_words! {
    /// How an indicator's points stand to the maximum.
    Kind {
        "regular" => Regular,
        "bonus" => Bonus,
        "penalty" => Penalty,
    }
}

wire_words! {
    /// What a score is counted in.
    Measure {
        "points" => Points,
        "percent" => Percent,
    }
}

wire_words! {
    /// Which end of the scale is best.
    Direction {
        "higher" => Higher,
        "lower" => Lower,
    }
}

wire_words! {
    /// What of an indicator may be derived or computed.
    DerivedInIndicator {
        "maximum" => Maximum,
    }
}

wire_struct! {
    /// How an index is ranked.
    Rank {
        "by" => by: Option<At<Basis<'n>>>,
        "ties" => ties: Option<At<Ties>>,
        "within" => within: Option<At<Within>>,
    }
}

wire_words! {
    /// What equal scores get.
    Ties {
        "competition" => Competition,
        "modified" => Modified,
        "dense" => Dense,
        "ordinal" => Ordinal,
        "fractional" => Fractional,
    }
}

wire_words! {
    /// Among whom is ranked.
    Within {
        "all" => All,
        "group" => Group,
    }
}

wire_struct! {
    /// A version of an index's method.
    Method {
        "from" => from: At<PeriodText<'n>>,
        "name" => name: Option<At<Name<'n>>>,
        "weights" => weights: Option<At<Weights<'n>>>,
        "maximum" => maximum: Option<At<Num<'n>>>,
        "comparable" => comparable: Option<At<bool>>,
    }
}

wire_struct! {
    /// A class of units by their results.
    Band {
        "name" => name: Name<'n>,
        "bound" => bound: Option<At<Num<'n>>>,
        "inclusive" => inclusive: Option<At<bool>>,
        "by" => by: Option<At<BandBy>>,
        "from" => from: Option<At<PeriodText<'n>>>,
    }
}

wire_words! {
    /// What a band is made by.
    BandBy {
        "score" => Score,
        "percent" => Percent,
    }
}

/// Weights by the ids of parts, in the order of the file.
pub struct Weights<'n>(pub Vec<(&'n str, At<Num<'n>>)>);

impl<'n> Read<'n> for Weights<'n> {
    fn read(node: &'n Node<'n>, sink: &'n Sink) -> Option<Weights<'n>> {
        let Value::Object(members) = &node.value else {
            let problem = Problem::WrongKind { expected: Expected::Object, found: node.kind() };
            sink.borrow_mut().push((node.at, problem));
            return None;
        };
        let pair = |member: &'n Member<'n>| {
            let offset = member.value.at;
            (&*member.name, At { offset, value: Num::read(&member.value, sink) })
        };
        Some(Weights(members.iter().map(pair).collect()))
    }
}

wire_struct! {
    /// A figure; in a table's cell without `unit`, `indicator` and `period`.
    Figure {
        "unit" => unit: Option<At<&'n str>>,
        "indicator" => indicator: Option<At<&'n str>>,
        "period" => period: Option<At<PeriodText<'n>>>,
        "score" => score: Option<At<Num<'n>>>,
        "missing" => missing: Option<At<&'n str>>,
        "rank" => rank: Option<At<Num<'n>>>,
        "of" => of: Option<At<Num<'n>>>,
        "percent" => percent: Option<At<Num<'n>>>,
        "maximum" => maximum: Option<At<Num<'n>>>,
        "change" => change: Option<At<Change<'n>>>,
        "derived" => derived: Option<At<Vec<At<DerivedInFigure>>>>,
        "computed" => computed: Option<At<Vec<At<DerivedInFigure>>>>,
        "class" => class: Option<At<&'n str>>,
        "selfAssessed" => self_assessed: Option<At<Num<'n>>>,
        "source" => source: Option<At<&'n str>>,
        "note" => note: Option<At<&'n str>>,
    }
}

wire_words! {
    /// What of a figure may be derived or computed.
    DerivedInFigure {
        "score" => Score,
        "rank" => Rank,
    }
}

wire_struct! {
    /// A published change.
    Change {
        "score" => score: Option<At<Num<'n>>>,
        "rank" => rank: Option<At<Num<'n>>>,
        "since" => since: Option<At<PeriodText<'n>>>,
    }
}

wire_struct! {
    /// Figures of one period by the table.
    Table {
        "period" => period: At<PeriodText<'n>>,
        "indicators" => indicators: At<Vec<At<&'n str>>>,
        "rows" => rows: Option<Elsewhere>,
        "source" => source: Option<At<&'n str>>,
    }
}
