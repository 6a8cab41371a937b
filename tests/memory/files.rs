//! Files of each format with as many figures as wanted and nothing else that takes room.

use std::fmt::Write;

/// Figures that differ.
pub struct Scores(u64);

impl Scores {
    pub fn new() -> Scores {
        Scores(7)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        self.0 >> 44
    }

    /// With two decimals behind `mark`.
    pub fn short(&mut self, mark: char) -> String {
        let figure = self.next() % 10_000;
        format!("{}{mark}{:02}", figure / 100, figure % 100)
    }
}

/// Joins what is made of each number.
pub fn list(count: usize, make: impl FnMut(usize) -> String) -> String {
    (0..count).map(make).collect::<Vec<_>>().join(",")
}

/// Records of the shape that services publish: each index in each year has all units.
pub fn records(units: usize) -> String {
    let mut text = String::from("[");
    let mut scores = Scores::new();
    for unit in 0..units {
        for part in 1..=80 {
            for year in 2000..2025 {
                let separator = if text.len() > 1 { ",\n" } else { "" };
                let (index, part, figure) = (part / 20, part % 20, scores.next());
                write!(
                    text,
                    r#"{separator}{{"entity":"Phường Nguyễn Thị Minh Khai {unit}","index":"Chỉ số {index}","component":"Tiêu chí thành phần {part}","year":{year},"score":{}.{:04}}}"#,
                    figure / 10_000,
                    figure % 10_000
                )
                .unwrap();
            }
        }
    }
    text.push(']');
    text
}

/// The same records as lines.
pub fn lines(units: usize) -> String {
    let mut text = String::from("Tỉnh;Chỉ số;Tiêu chí;Năm;Điểm\n");
    let mut scores = Scores::new();
    for unit in 0..units {
        for part in 1..=80 {
            for year in 2000..2025 {
                let (index, part, score) = (part / 20, part % 20, scores.short(','));
                writeln!(text, "Phường {unit};Chỉ số {index};Tiêu chí {part};{year};{score}")
                    .unwrap();
            }
        }
    }
    text
}

/// A row for each unit, a column for each index.
pub fn wide(rows: usize, columns: usize) -> String {
    let mut scores = Scores::new();
    let mut text = String::from("Tỉnh");
    (0..columns).for_each(|column| write!(text, ";Chỉ số {column}").unwrap());
    for row in 0..rows {
        write!(text, "\nXã {row}").unwrap();
        (0..columns).for_each(|_| write!(text, ";{}", scores.short(',')).unwrap());
    }
    text
}

const UNITS: usize = 1000;
const YEARS: usize = 20;
const PARTS: usize = 10;
const FIGURES: usize = UNITS * YEARS * PARTS;

fn years(make: impl Fn(usize) -> String) -> String {
    list(YEARS, |year| make(2000 + year))
}

fn json_stat(value: &str) -> String {
    format!(
        r#"{{"version":"2.0","class":"dataset","label":"x","id":["geo","time","concept"],
"size":[{UNITS},{YEARS},{PARTS}],"role":{{"geo":["geo"],"time":["time"],"metric":["concept"]}},
"dimension":{{"geo":{{"category":{{"index":[{}]}}}},"time":{{"category":{{"index":[{}]}}}},
"concept":{{"category":{{"index":[{}]}}}}}},"value":{value}}}"#,
        list(UNITS, |unit| format!("\"G{unit}\"")),
        years(|year| format!("\"{year}\"")),
        list(PARTS, |part| format!("\"c{part}\"")),
    )
}

/// JSON-stat with a list of all values.
pub fn json_stat_dense() -> String {
    let mut scores = Scores::new();
    json_stat(&format!("[{}]", list(FIGURES, |_| scores.short('.'))))
}

/// JSON-stat with values by their places.
pub fn json_stat_sparse() -> String {
    let mut scores = Scores::new();
    let value = list(FIGURES, |place| format!("\"{place}\":{}", scores.short('.')));
    json_stat(&format!("{{{value}}}"))
}

/// SDMX-JSON with an observation by each key.
pub fn sdmx_json() -> String {
    let mut scores = Scores::new();
    let key = |at: usize| (at / (YEARS * PARTS), at / YEARS % PARTS, at % YEARS);
    let observations = list(FIGURES, |at| {
        let (unit, part, year) = key(at);
        format!("\"{unit}:{part}:{year}\":[{}]", scores.short('.'))
    });
    let value = |id: String| format!(r#"{{"id":"{id}","name":"{id}"}}"#);
    format!(
        r#"{{"data":{{"dataSets":[{{"action":"Information","observations":{{{observations}}}}}],
"structure":{{"name":"x","dimensions":{{"observation":[
{{"id":"REF_AREA","name":"Area","values":[{}]}},
{{"id":"INDICATOR","name":"Indicator","values":[{}]}},
{{"id":"TIME_PERIOD","name":"Time","values":[{}]}}]}}}}}}}}"#,
        list(UNITS, |unit| value(format!("G{unit}"))),
        list(PARTS, |part| value(format!("c{part}"))),
        years(|year| value(year.to_string())),
    )
}

/// An answer of the World Bank's service.
pub fn world_bank() -> String {
    let mut scores = Scores::new();
    let records = list(FIGURES, |at| {
        let (unit, part, year) = (at / (YEARS * PARTS), at / YEARS % PARTS, 2000 + at % YEARS);
        format!(
            r#"{{"indicator":{{"id":"I{part}","value":"Part {part}"}},"country":{{"id":"{unit}","value":"Country {unit}"}},"countryiso3code":"C{unit}","date":"{year}","value":{},"unit":"","obs_status":"","decimal":1}}"#,
            scores.short('.')
        )
    });
    format!(r#"[{{"page":1,"pages":1,"per_page":{FIGURES},"total":{FIGURES}}},[{records}]]"#)
}

/// Figures of Our World in Data, and what the numbers in it mean.
pub fn owid() -> [String; 2] {
    let mut scores = Scores::new();
    let figures = format!(
        r#"{{"values":[{}],"years":[{}],"entities":[{}]}}"#,
        list(FIGURES, |_| scores.short('.')),
        list(FIGURES, |at| (1800 + at % 200).to_string()),
        list(FIGURES, |at| (at / 200).to_string()),
    );
    let entity = |id| format!(r#"{{"id":{id},"name":"Country {id}","code":"C{id}"}}"#);
    let meaning = format!(
        r#"{{"name":"x","dimensions":{{"entities":{{"values":[{}]}}}}}}"#,
        list(FIGURES / 200, entity)
    );
    [figures, meaning]
}

/// Sixty-three outlines of thousands of points each, as survey offices publish them.
pub fn geojson() -> String {
    let ring = |unit: usize| {
        let at = |n: usize| {
            let (side, along) = (n / 1500, (n % 1500) as f64 / 1500.0);
            let wobble = ((n * 7919) % 97) as f64 / 1e6;
            let (x, y) = [(along, 0.0), (1.0, along), (1.0 - along, 1.0), (0.0, 1.0 - along)][side];
            (100.0 + (unit % 8) as f64 + x + wobble, 10.0 + (unit / 8) as f64 + y + wobble)
        };
        let points = (0..6000).map(at).chain([at(0)]);
        let points: Vec<String> = points.map(|(x, y)| format!("[{x:.6},{y:.6}]")).collect();
        points.join(",")
    };
    let feature = |unit: usize| {
        format!(
            r#"{{"type":"Feature","properties":{{"ten":"Tỉnh {unit}"}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            ring(unit)
        )
    };
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, list(63, feature))
}
