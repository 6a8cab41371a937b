//! The charts of the page, from records.

use wasm_bindgen::prelude::*;
use xephang::chart::{ChartKind, ChartSpec, Frame, Inks, paint, place};
use xephang::import::{Choices, SourceFile, import};
use xephang::locale::Lang;
use xephang::model::{
    Dataset, DatasetBuilder, Decimal, Indicator, Label, Observation, Period, Publication,
};

/// Ranked bars, parted by component, of the records' last year.
#[wasm_bindgen]
pub fn bars(records: &str, width: f64, height: f64) -> String {
    svg(records, ChartKind::RankedBars, width, height)
}

/// Ranks over all years.
#[wasm_bindgen]
pub fn bump(records: &str, width: f64, height: f64) -> String {
    svg(records, ChartKind::Bump, width, height)
}

fn svg(records: &str, kind: ChartKind, width: f64, height: f64) -> String {
    let file = SourceFile { name: "records.json".to_owned(), bytes: records.as_bytes().to_vec() };
    let data = with_totals(&import(&[file], &Choices::default()).dataset);
    let Some(index) = data.indices().next() else { return String::new() };
    let spec = ChartSpec { kind, indicator: index, stacked: true, ..ChartSpec::default() };
    let frame = Frame::on_screen(width, height, 1.0, Lang::Vi);
    match place(&data, &spec, &frame) {
        Ok(placed) => paint::svg(&placed, Inks::Light, "bench"),
        Err(_) => String::new(),
    }
}

/// The first index with the sums of its components as its scores, each component weighing 1.
fn with_totals(data: &Dataset) -> Dataset {
    let mut builder = DatasetBuilder::new();
    let publication = builder.publication(Publication::default());
    for unit in data.units() {
        builder.unit(unit.clone());
    }
    let Some(index) = data.indices().next() else { return builder.build() };
    let total = builder.indicator(Indicator::new("total", Label::vi("Tổng")));
    for period in data.all_periods() {
        let mut sums: Vec<Option<Decimal>> = vec![None; data.units().len()];
        let own = [index].into_iter().chain(data.parts(index));
        for part in own {
            let Some(slice) = data.slice(part, period) else { continue };
            let id = format!("total.{part}");
            let component = builder.indicator(Indicator {
                parent: Some(total),
                weight: Some(Decimal::from(1)),
                ..Indicator::new(id, data.indicators()[part].name.clone())
            });
            for cell in slice.cells() {
                let Some(score) = cell.value() else { continue };
                let sum = &mut sums[cell.unit];
                *sum = Some(sum.unwrap_or(Decimal::ZERO) + score);
                enter(&mut builder, cell.unit, component, period, publication, score);
            }
        }
        for (unit, sum) in sums.into_iter().enumerate() {
            if let Some(sum) = sum {
                enter(&mut builder, unit, total, period, publication, sum);
            }
        }
    }
    builder.build()
}

fn enter(
    builder: &mut DatasetBuilder,
    unit: usize,
    indicator: usize,
    period: Period,
    publication: usize,
    score: Decimal,
) {
    let _ = builder.observe(unit, indicator, period, publication, Observation::score(score));
}
