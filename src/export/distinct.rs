//! Names that tell units and indicators apart where nothing but names does, as in a table of lines.
//!
//! Two units of a data set may bear one name: a province before a merger and after it, communes of
//! two districts. Their keys are then put behind their names: «Hà Nội (vn34-ha-noi)».

use std::collections::{BTreeMap, HashMap};

use crate::import::{is_figure, means_whole};
use crate::locale::Lang;
use crate::model::text::slug;
use crate::model::{Dataset, IndicatorIx, Label, Unit};
use crate::names::{Form, NameMatch, Names, Reason};

/// The names of all units, each of which the reader of tables takes for another unit.
pub fn units(ds: &Dataset, lang: Lang) -> Vec<String> {
    let mut names: Vec<String> =
        ds.units().iter().map(|unit| written(lang.label(&unit.name), &unit.id)).collect();
    for number in [false, true] {
        let clash = clashes(&names);
        let clash: Vec<bool> =
            names.iter().zip(clash).map(|(name, clash)| clash || is_figure(name)).collect();
        for (ix, unit) in ds.units().iter().enumerate().filter(|(ix, _)| clash[*ix]) {
            names[ix] = match number {
                false => format!("{} ({})", names[ix], unit.id),
                true => format!("{} {ix}", names[ix]),
            };
        }
    }
    names
}

/// Which names the reader of tables may take for another one of them.
fn clashes(names: &[String]) -> Vec<bool> {
    let mut known = Names::default();
    let mut count: HashMap<&str, usize> = HashMap::new();
    for (ix, name) in names.iter().enumerate() {
        *count.entry(name).or_default() += 1;
        known.add(ix, &Unit { id: slug(name), name: Label::vi(name), ..Unit::default() });
    }
    let clash = |(ix, name): (usize, &String)| match known
        .find_certain(&Form::new(name), |other| other != ix)
    {
        NameMatch::Certain(..) => true,
        // Names that may mean one of several; others are kept apart by the reader.
        NameMatch::Doubtful(of) => of.iter().any(|known| known.reason == Reason::SeveralUnits),
        // Names without a letter are like none, and the same all the same.
        NameMatch::New => count.get(name.as_str()).is_some_and(|count| *count > 1),
    };
    names.iter().enumerate().map(clash).collect()
}

/// The names of all indicators: that of the index, and that of the component within the index where
/// it is one.
pub fn indicators(ds: &Dataset, lang: Lang) -> Vec<(String, Option<String>)> {
    let all = 0..ds.indicators().len();
    let mut count: BTreeMap<(Option<IndicatorIx>, String), usize> = BTreeMap::new();
    let key = |ix: IndicatorIx| {
        let indicator = &ds.indicators()[ix];
        let index = indicator.parent.map(|_| ds.index_of(ix));
        (index, written(lang.label(&indicator.name), &indicator.id))
    };
    for ix in all.clone() {
        *count.entry(key(ix)).or_default() += 1;
    }
    let name = |ix: IndicatorIx| {
        let (index, name) = key(ix);
        let id = &ds.indicators()[ix].id;
        // A component that is called «Tổng» would be read as the whole.
        let clear = index.is_none() || !means_whole(&name);
        let one = count.get(&(index, name.clone())) == Some(&1);
        if clear && one && !is_figure(&name) { name } else { format!("{name} ({id})") }
    };
    all.map(|ix| match ds.indicators()[ix].parent {
        None => (name(ix), None),
        Some(_) => (name(ds.index_of(ix)), Some(name(ix))),
    })
    .collect()
}

/// A name as tables and workbooks alike can hold it, without spaces around it; the key where nothing
/// is left.
fn written(name: &str, id: &str) -> String {
    let name = held(name.trim());
    if name.is_empty() { id.to_owned() } else { name }
}

/// A text as a cell of a workbook can hold it: of control characters tabs and line feeds alone, and
/// none that XML does not have.
pub fn held(text: &str) -> String {
    let lines = text.replace("\r\n", "\n");
    let held = lines.chars().map(|c| match c {
        '\r' => '\n',
        '\t' | '\n' => c,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    });
    held.collect()
}
