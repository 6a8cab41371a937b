//! Outlines of units out of GeoJSON (RFC 7946): the boundaries that the user opens beside figures. No
//! boundaries come with the program.

mod simplify;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::SourceFile;
use super::diagnostic::{Diagnostic, Problem};
use super::draft::{Draft, DraftUnit, Format};
use super::json::{Document, Node, Value};
use super::records::{HeaderWord, header_word, stem};
use crate::model::text::{fold, slug};
use crate::model::{Label, Unit};
use simplify::{Ring, simplified};

/// Whether a JSON value is a collection of features.
pub fn recognise(root: &Node<'_>) -> bool {
    let says = |node: &Node<'_>, word| node.member("type").and_then(Node::text) == Some(word);
    says(root, "FeatureCollection") && root.member("features").and_then(Node::items).is_some()
}

/// Reads the outlines: a unit a feature, by the property that names it best. There are no figures.
pub fn read(file: &SourceFile, document: &Document<'_>) -> Draft {
    let mut draft = Draft::new(&file.name, &file.bytes);
    draft.format = Format::GeoJson;
    draft.publication.id = slug(stem(&file.name));
    let title = document.root.member("name").and_then(Node::text).unwrap_or(stem(&file.name));
    draft.publication.title = Label::vi(title);
    let tell = |draft: &mut Draft, at: usize, problem: Problem| {
        let path = document.root.path_at(at);
        let place = draft.locator.place(&file.name, at, path, &file.bytes);
        draft.diagnostics.push(Diagnostic::new(place, problem));
    };
    let features = document.root.member("features").and_then(Node::items).unwrap_or_default();
    let Some(key) = names(features) else {
        tell(&mut draft, document.root.at, Problem::NothingRecognised);
        return draft;
    };
    let mut outlines: Vec<Vec<Ring>> = Vec::new();
    let mut known: HashMap<&str, usize> = HashMap::new();
    for feature in features {
        let name = feature.member("properties").and_then(|all| all.member(&key));
        let Some(name) = name.and_then(Node::text).map(str::trim).filter(|name| !name.is_empty())
        else {
            tell(&mut draft, feature.at, Problem::EmptyName);
            continue;
        };
        let Some(geometry) = feature.member("geometry") else { continue };
        let mut rings = Vec::new();
        if !polygons(geometry, &mut rings) {
            tell(&mut draft, geometry.at, Problem::NotDegrees);
            continue;
        }
        match known.get(name) {
            // Islands of one unit may be features of their own.
            Some(at) => outlines[*at].extend(rings),
            None => {
                known.insert(name, outlines.len());
                let unit = Unit { id: slug(name), name: Label::vi(name), ..Unit::default() };
                draft.units.push(DraftUnit { unit, own_id: false, offset: feature.at });
                outlines.push(rings);
            }
        }
    }
    for (unit, outline) in draft.units.iter_mut().zip(simplified(outlines)) {
        unit.unit.outline = outline.map(Arc::new);
    }
    draft
}

/// So many properties are looked at for names.
const MOST_PROPERTIES: usize = 100;

/// The property that names the features: one that nearly all of them have, each its own; of several
/// the one whose name says so, then the one with diacritics.
fn names(features: &[Node<'_>]) -> Option<String> {
    let mut found: Vec<(String, usize, HashSet<&str>, usize)> = Vec::new();
    for feature in features {
        let properties = feature.member("properties").map(Node::members).unwrap_or_default();
        for property in properties {
            let Some(text) = property.value.text().filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            let at = found.iter().position(|(key, ..)| *key == property.name);
            let at = match at {
                Some(at) => at,
                None if found.len() == MOST_PROPERTIES => continue,
                None => {
                    found.push((property.name.to_string(), 0, HashSet::new(), 0));
                    found.len() - 1
                }
            };
            found[at].1 += 1;
            found[at].2.insert(text);
            found[at].3 += usize::from(!text.is_ascii());
        }
    }
    let enough = features.len().div_ceil(2).max(1);
    found.retain(|(_, count, distinct, _)| *count >= enough && distinct.len() * 2 > *count);
    let says_name = |key: &str| {
        let folded = fold(key);
        let words = || folded.split(' ').map(|word| word.trim_end_matches(char::is_numeric));
        let word = words().any(|word| matches!(word, "name" | "ten"));
        u8::from(word || header_word(key) == Some(HeaderWord::Unit))
    };
    let best = found.into_iter().enumerate().max_by_key(|(at, (key, _, distinct, accents))| {
        (says_name(key), *accents, distinct.len(), std::cmp::Reverse(*at))
    });
    best.map(|(_, (key, ..))| key)
}

/// The rings of a geometry, of a polygon or of several; `false` where they are not in degrees.
fn polygons(geometry: &Node<'_>, rings: &mut Vec<Ring>) -> bool {
    let coordinates = geometry.member("coordinates").and_then(Node::items).unwrap_or_default();
    match geometry.member("type").and_then(Node::text) {
        Some("Polygon") => coordinates.iter().all(|ring| push_ring(ring, rings)),
        Some("MultiPolygon") => {
            let all = coordinates.iter().filter_map(Node::items).flatten();
            all.into_iter().all(|ring| push_ring(ring, rings))
        }
        Some("GeometryCollection") => {
            let parts = geometry.member("geometries").and_then(Node::items).unwrap_or_default();
            parts.iter().all(|part| {
                // One level is enough for what programs write; deeper ones are left out.
                part.member("geometries").is_some() || polygons(part, rings)
            })
        }
        // Points and lines bound nothing.
        _ => true,
    }
}

fn push_ring(ring: &Node<'_>, rings: &mut Vec<Ring>) -> bool {
    let points = ring.items().unwrap_or_default();
    let mut made: Ring = Vec::with_capacity(points.len());
    for point in points {
        let at = |axis: usize| degrees(point.list()?.get(axis)?.as_ref());
        let (Some(x), Some(y)) = (at(0), at(1)) else { continue };
        if x.abs() > 180.0 || y.abs() > 90.0 {
            return false;
        }
        made.push([fixed(x), fixed(y)]);
    }
    if made.len() > 3 {
        rings.push(made);
    }
    true
}

fn degrees(node: &Node<'_>) -> Option<f64> {
    match node.value {
        Value::Number(text) => text.parse().ok().filter(|number: &f64| number.is_finite()),
        _ => None,
    }
}

/// Hundred-thousandths of a degree: about a metre.
fn fixed(degrees: f64) -> i32 {
    (degrees * 100_000.0).round() as i32
}

#[cfg(test)]
mod tests {
    use super::super::{Choices, import, parse};
    use super::*;

    fn file(text: &str) -> SourceFile {
        SourceFile { name: "map.geojson".to_owned(), bytes: text.as_bytes().to_vec() }
    }

    /// A square of one degree with its lower left corner at a place.
    fn square(name: &str, x: i32, y: i32) -> String {
        let (r, t) = (x + 1, y + 1);
        format!(
            r#"{{"type":"Feature","properties":{{"ma":"x{x}{y}","NAME_1":"{name}","VARNAME_1":"v{x}{y}","TYPE_1":"Tỉnh"}},
            "geometry":{{"type":"Polygon","coordinates":[[[{x},{y}],[{r},{y}.0],[{r},{t},12.5],[{x},{t}],[{x},{y}]]]}}}}"#
        )
    }

    fn collection(features: &[String]) -> String {
        format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
    }

    #[test]
    fn outlines_are_units_named_by_the_property_that_says_so() {
        let text = collection(&[square("Quảng Ninh", 107, 21), square("Hải Phòng", 106, 20)]);
        let draft = parse(&file(&text), &Choices::default());
        assert_eq!(draft.format, Format::GeoJson);
        let names: Vec<_> = draft.units.iter().map(|unit| unit.unit.name.vi.as_str()).collect();
        assert_eq!(names, ["Quảng Ninh", "Hải Phòng"]);
        let outline = &draft.units[0].unit.outline.as_ref().unwrap().rings;
        assert_eq!(outline.len(), 1);
        assert!(outline[0].contains(&10_700_000) && outline[0].len() >= 8, "{outline:?}");
        assert!(draft.diagnostics.is_empty());
    }

    #[test]
    fn they_join_the_units_of_figures() {
        let figures = r#"[{"Tỉnh":"Quảng Ninh","Năm":2016,"Điểm":65.6},{"Tỉnh":"Hà Nội","Năm":2016,"Điểm":60}]"#;
        let records = SourceFile { name: "a.json".into(), bytes: figures.into() };
        let text = collection(&[square("tỉnh Quảng Ninh", 107, 21), square("Hải Phòng", 106, 20)]);
        let data = import(&[records, file(&text)], &Choices::default()).dataset;
        let outlined = |name: &str| {
            data.units().iter().find(|unit| unit.name.vi == name).map(|unit| unit.outline.is_some())
        };
        assert_eq!(outlined("Quảng Ninh"), Some(true));
        assert_eq!(outlined("Hà Nội"), Some(false));
    }

    #[test]
    fn many_features_and_properties_take_no_longer_each() {
        let feature = |at: usize| {
            format!(
                r#"{{"type":"Feature","properties":{{"ten":"Xã {at}","k{at}":"v{at}"}},"geometry":null}}"#
            )
        };
        let text = collection(&(0..30_000).map(feature).collect::<Vec<_>>());
        let draft = parse(&file(&text), &Choices::default());
        assert_eq!(draft.units.len(), 30_000);
    }

    #[test]
    fn what_is_not_in_degrees_is_told() {
        let text = collection(&[square("A", 107, 21).replace("[[[107,21]", "[[[1070000,21]")]);
        let draft = parse(&file(&text), &Choices::default());
        assert!(matches!(draft.diagnostics[0].problem, Problem::NotDegrees));
        let nothing = r#"{"type":"FeatureCollection","features":[{"type":"Feature"}]}"#;
        let draft = parse(&file(nothing), &Choices::default());
        assert!(matches!(draft.diagnostics[0].problem, Problem::NothingRecognised));
    }
}
