//! A file of commitments as it stands: `docs/format.md`, member by member.
#![allow(missing_docs)] // each field is the member of its name, described in docs/format.md

use crate::import::json::{At, Elsewhere, Name, Num, PeriodText, wire_struct};

wire_struct! {
    /// A list of commitments.
    File {
        // For editors.
        "$schema" => schema: Option<Elsewhere>,
        // `xephang-commitments/1`; read before anything else.
        "format" => format: Option<Elsewhere>,
        "title" => title: Option<At<Name<'n>>>,
        "date" => date: Option<At<&'n str>>,
        "commitments" => commitments: Option<Elsewhere>,
    }
}

wire_struct! {
    /// A commitment.
    Commitment {
        "unit" => unit: At<&'n str>,
        "unitName" => unit_name: Option<At<Name<'n>>>,
        "indicator" => indicator: At<&'n str>,
        "indicatorName" => indicator_name: Option<At<Name<'n>>>,
        "indicatorShort" => indicator_short: Option<At<Name<'n>>>,
        "period" => period: At<PeriodText<'n>>,
        "target" => target: At<Num<'n>>,
        "owner" => owner: Option<At<&'n str>>,
        "date" => date: Option<At<&'n str>>,
        "note" => note: Option<At<&'n str>>,
        "base" => base: Option<At<Base<'n>>>,
    }
}

wire_struct! {
    /// Where the unit stood.
    Base {
        "period" => period: At<PeriodText<'n>>,
        "score" => score: Option<At<Num<'n>>>,
        "rank" => rank: Option<At<Num<'n>>>,
        "of" => of: Option<At<Num<'n>>>,
    }
}
