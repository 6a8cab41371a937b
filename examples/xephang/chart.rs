//! `chart`: the picture that the page would show.

use xephang::chart::{ChartKind, ChartSpec, Frame, Inks, RIVALS, paint, place};
use xephang::import::Imported;
use xephang::locale::word;
use xephang::rank::RankOptions;
use xephang::share::Theme;

use super::args::Args;

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 640.0;

/// The picture as an SVG file that stands alone.
///
/// # Errors
/// A sentence when the kind, the index, a unit or the group is not known, or there is no such
/// picture of the data.
pub fn svg(data: &Imported, args: &Args) -> Result<String, String> {
    let ds = &data.dataset;
    let kinds: Vec<_> = ChartKind::ALL.iter().map(|kind| kind.code()).collect();
    let asked = args.kind.as_deref().unwrap_or_default();
    let kind = ChartKind::from_code(asked)
        .ok_or_else(|| format!("--type {asked}: one of {} is wanted", kinds.join(", ")))?;
    let indicator = match &args.index {
        Some(id) => super::rank::indicator(ds, id)?,
        None => ds.indices().find(|ix| !ds.periods(*ix).is_empty()).ok_or("no figures")?,
    };
    let other = args.other.as_ref().map(|id| super::rank::indicator(ds, id)).transpose()?;
    let latest = || ds.periods(indicator).last().copied();
    let period = args.period.or_else(latest).ok_or("the index has no figures")?;
    let unit = |id: &String| ds.unit_by_id(id).ok_or_else(|| format!("--unit {id}: no such unit"));
    let units = args.units.iter().map(unit).collect::<Result<Vec<_>, _>>()?;
    let spec = ChartSpec {
        kind,
        indicator,
        period: Some(period),
        versus: args.versus.or_else(|| ds.period_before(indicator, period)),
        us: units.first().copied(),
        watched: units.get(1..).unwrap_or_default().to_vec(),
        options: RankOptions {
            ties: args.ties,
            group: super::rank::group(ds, args)?,
            common_with: None,
        },
        colour_by: args.colour,
        other,
        ..ChartSpec::default()
    };
    let spec = if matches!(kind, ChartKind::Bump | ChartKind::Slope) {
        spec.with_rivals(ds, RIVALS)
    } else {
        spec
    };
    let size = (args.width.unwrap_or(WIDTH), args.height.unwrap_or(HEIGHT));
    let frame = Frame::on_screen(size.0, size.1, 1.0, args.lang);
    let placed =
        place(ds, &spec, &frame).map_err(|reason| word(reason.word(), args.lang).to_owned())?;
    let inks = match args.theme {
        Some(Theme::Dark) => Inks::Dark,
        _ => Inks::Light,
    };
    Ok(paint::svg(&placed, inks, "xephang"))
}
