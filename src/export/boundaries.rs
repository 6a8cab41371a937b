//! The outlines of units as GeoJSON: figures and boundaries leave in files of their own, as they came.

use super::json::text::{self, Object};
use crate::model::{Dataset, Label, Outline};

/// A file of the outlines in a data set, each with the name of its unit; `None` where there are none. The
/// name of the collection is the title of the publication that it is read as.
pub fn boundaries_of(dataset: &Dataset, title: &str) -> Option<String> {
    let units = dataset.units().iter();
    let features: Vec<String> =
        units.filter_map(|unit| Some(feature(&unit.name, unit.outline.as_deref()?))).collect();
    if features.is_empty() {
        return None;
    }
    let mut file = Object::default();
    file.text("type", "FeatureCollection");
    file.text("name", title);
    file.lines("features", &features, 1);
    Some(file.page())
}

fn feature(name: &Label, outline: &Outline) -> String {
    let rings = outline.rings.iter().map(|ring| {
        let points: Vec<[i32; 2]> =
            ring.chunks_exact(2).map(|point| [point[0], point[1]]).collect();
        // A ring ends where it begins.
        let closing = points.first().filter(|first| points.last() != Some(first)).copied();
        let points = points.iter().copied().chain(closing);
        let points = points.map(|point| text::list(point.map(degrees)));
        text::list([text::list(points)])
    });
    let mut properties = Object::default();
    properties.text("name", &name.vi);
    let mut geometry = Object::default();
    geometry.text("type", "MultiPolygon");
    geometry.raw("coordinates", text::list(rings));
    let mut feature = Object::default();
    feature.text("type", "Feature");
    feature.raw("properties", properties.line());
    feature.raw("geometry", geometry.line());
    feature.line()
}

/// Hundred-thousandths of a degree as degrees.
fn degrees(value: i32) -> String {
    let sign = if value < 0 { "-" } else { "" };
    let value = value.unsigned_abs();
    format!("{sign}{}.{:05}", value / 100_000, value % 100_000)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Choices, SourceFile, import};

    const MAP: &str = r#"{"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"name": "Cà Mau"}, "geometry": {"type": "Polygon",
         "coordinates": [[[104.5, 8.5], [105.5, 8.5], [105.5, 9.5], [104.5, 9.5], [104.5, 8.5]]]}},
        {"type": "Feature", "properties": {"name": "Nam \"X\""}, "geometry": {"type": "Polygon",
         "coordinates": [[[-1.25, -0.5], [2.0, -0.5], [2.0, 1.0], [-1.25, -0.5]]]}}]}"#;

    fn read(text: &str) -> Dataset {
        let file = SourceFile { name: "ranh-gioi.geojson".into(), bytes: text.into() };
        import(&[file], &Choices::default()).dataset
    }

    #[test]
    fn what_is_written_is_read_as_the_same_outlines() {
        let before = read(MAP);
        let text = boundaries_of(&before, "Ranh giới").unwrap();
        let after = read(&text);
        assert_eq!(before.units().len(), 2);
        assert_eq!(before.units(), after.units());
        assert_eq!(after.publications()[0].title.vi, "Ranh giới");
        assert_eq!(boundaries_of(&after, "Ranh giới").unwrap(), text);
        assert_eq!(boundaries_of(&Dataset::default(), ""), None);
    }
}
