//! The core in a browser, to be driven by any harness: see `bench.js` beside it.
//!
//! `./dev bench` builds it for WebAssembly; natively there is nothing to be built.
#![allow(missing_docs)]

fn main() {}

#[cfg(target_arch = "wasm32")]
mod draw;

#[cfg(target_arch = "wasm32")]
mod core {
    use std::cell::RefCell;

    use wasm_bindgen::prelude::*;
    use xephang::import::arriving::Arriving;
    use xephang::import::{Choices, SourceFile, import};
    use xephang::model::{Dataset, Period};
    use xephang::rank::{Sweep, ranks, sweep};

    #[derive(Default)]
    struct Held {
        arriving: Option<Arriving>,
        data: Dataset,
        swept: Sweep,
    }

    thread_local! {
        static HELD: RefCell<Held> = RefCell::default();
    }

    fn held<T>(work: impl FnOnce(&mut Held) -> T) -> T {
        HELD.with_borrow_mut(work)
    }

    const NAME: &str = "records.json";

    /// Where the next bytes of the file go.
    #[wasm_bindgen]
    pub fn room(bytes: usize) -> *mut u8 {
        held(|held| {
            held.arriving.get_or_insert_with(|| Arriving::new(NAME)).room(bytes).as_mut_ptr()
        })
    }

    /// Reads them. `false`: the file must be given whole.
    #[wasm_bindgen]
    pub fn filled(bytes: usize) -> bool {
        held(|held| held.arriving.as_mut().is_some_and(|arriving| arriving.filled(bytes)))
    }

    /// All has arrived; the number of observations, 0 if the file must be given whole.
    #[wasm_bindgen]
    pub fn arrived() -> usize {
        held(|held| {
            let arriving = held.arriving.take();
            let arrived = arriving.and_then(|arriving| arriving.finish(&Choices::default()));
            held.data = arrived.map(|arrived| arrived.dataset).unwrap_or_default();
            held.data.len()
        })
    }

    /// The file whole: the number of observations.
    #[wasm_bindgen]
    pub fn whole(bytes: Vec<u8>) -> usize {
        held(|held| {
            held.arriving = None;
            let file = SourceFile { name: NAME.to_owned(), bytes };
            held.data = import(&[file], &Choices::default()).dataset;
            held.data.len()
        })
    }

    /// Ranks everything.
    #[wasm_bindgen]
    pub fn rank_all() -> usize {
        held(|held| {
            held.swept = sweep(&held.data);
            held.swept.len()
        })
    }

    #[wasm_bindgen]
    pub fn free() {
        held(|held| *held = Held::default());
    }

    #[wasm_bindgen]
    pub fn unit_names() -> Vec<JsValue> {
        held(|held| held.data.units().iter().map(|unit| unit.name.vi.as_str().into()).collect())
    }

    /// Index, component (or nothing), year of a slice.
    #[wasm_bindgen]
    pub fn slice(at: usize) -> Vec<JsValue> {
        held(|held| {
            let Some((indicator, period, _)) = held.swept.slice(at) else { return Vec::new() };
            let all = held.data.indicators();
            let index = held.data.index_of(indicator);
            let name = |at: usize| JsValue::from(all[at].name.vi.as_str());
            let part = if index == indicator { JsValue::NULL } else { name(indicator) };
            vec![name(index), part, JsValue::from(period.year)]
        })
    }

    /// Unit, rank, change of score × 10000 and change of rank (places gained) for each row; NaN where
    /// there is none.
    #[wasm_bindgen]
    pub fn rows(at: usize) -> Vec<f64> {
        held(|held| {
            let Some((_, _, scale)) = held.swept.slice(at) else { return Vec::new() };
            let number = |value: Option<i64>| value.map_or(f64::NAN, |value| value as f64);
            held.swept
                .rows(at)
                .flat_map(|row| {
                    [
                        row.unit as f64,
                        f64::from(row.rank.halves()) / 2.0,
                        ten_thousandths(number(row.score_change), scale),
                        number(row.places) / 2.0,
                    ]
                })
                .collect()
        })
    }

    fn ten_thousandths(value: f64, scale: u8) -> f64 {
        value * 10f64.powi(4 - i32::from(scale))
    }

    /// The ten best of an index in a year (unit, score × 10000, rank), its scores being the sums of
    /// its components; then the ten that moved most since another year (unit, rank then, rank now,
    /// places gained), the greatest first whichever way. Equal ones by name.
    #[wasm_bindgen]
    pub fn best(index: &str, then: i32, now: i32) -> Vec<f64> {
        held(|held| {
            let data = &held.data;
            let found = data.indices().find(|ix| data.indicators()[*ix].name.vi == index);
            let Some(index) = found else { return Vec::new() };
            let sums = |year: i32| {
                let mut sums: Vec<Option<i64>> = vec![None; data.units().len()];
                for part in data.parts(index) {
                    let Some(slice) = data.slice(part, Period::year(year)) else { continue };
                    for (unit, mantissa, scale) in slice.scores() {
                        let score = if scale <= 4 {
                            mantissa.saturating_mul(10i64.pow(u32::from(4 - scale)))
                        } else {
                            mantissa / 10i64.saturating_pow(u32::from(scale - 4))
                        };
                        *sums[unit].get_or_insert(0) += score;
                    }
                }
                sums
            };
            let places = |sums: &[Option<i64>]| {
                let scored: Vec<usize> = (0..sums.len()).filter(|&at| sums[at].is_some()).collect();
                let keys: Vec<i64> = scored.iter().filter_map(|&at| sums[at]).collect();
                let ties = data.indicators()[index].rule.ties;
                let mut places = vec![None; sums.len()];
                for (at, rank) in scored.into_iter().zip(ranks(&keys, ties)) {
                    places[at] = Some(f64::from(rank.halves()) / 2.0);
                }
                places
            };
            let (before, after) = (places(&sums(then)), sums(now));
            let here = places(&after);
            let name = |unit: usize| data.units()[unit].name.vi.as_str();
            let mut top: Vec<(usize, f64)> =
                (0..here.len()).filter_map(|unit| Some((unit, here[unit]?))).collect();
            top.sort_by(|a, b| a.1.total_cmp(&b.1).then_with(|| name(a.0).cmp(name(b.0))));
            let mut moved: Vec<(usize, f64, f64)> = (0..here.len())
                .filter_map(|unit| Some((unit, before[unit]?, here[unit]?)))
                .collect();
            moved.sort_by(|a, b| {
                let far = |row: &(usize, f64, f64)| (row.1 - row.2).abs();
                far(b).total_cmp(&far(a)).then_with(|| name(a.0).cmp(name(b.0)))
            });
            let mut out = vec![top.len().min(10) as f64];
            for (unit, rank) in top.into_iter().take(10) {
                out.extend([unit as f64, after[unit].unwrap_or_default() as f64, rank]);
            }
            for (unit, before, after) in moved.into_iter().take(10) {
                out.extend([unit as f64, before, after, before - after]);
            }
            out
        })
    }
}
