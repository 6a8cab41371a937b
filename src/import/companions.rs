//! Files that describe others opened with them: the description of a data package beside its tables,
//! the metadata of Our World in Data beside its figures. They are matched by the name that the
//! description gives, or by content where it gives none.

use super::owid::{Chart, Entities};
use super::package::{Package, Resource};
use super::{SourceFile, detect, json, owid, package};

/// A larger file describes no other.
const LONGEST: usize = 8 << 20;

/// So much of the first line of a table is kept.
const LONGEST_LINE: usize = 64 << 10;

/// What the files opened together say of each other.
#[derive(Default)]
pub struct Companions {
    names: Vec<String>,
    /// The first lines of those that are no JSON.
    lines: Vec<String>,
    packages: Vec<Package>,
    charts: Vec<Chart>,
    series: Vec<(String, Entities)>,
    /// The entities of which files hold figures by number.
    data: Vec<Vec<u32>>,
}

impl Companions {
    /// Looks through files for such that describe others; one alone has none.
    pub fn find(files: &[&SourceFile]) -> Companions {
        let names = files.iter().map(|file| file.name.clone()).collect();
        let mut found = Companions { names, ..Companions::default() };
        for file in files.iter().filter(|_| files.len() > 1) {
            let bytes = &file.bytes;
            if !detect::begins_as_json(bytes) {
                let line = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
                let line = &line[..line.len().min(LONGEST_LINE)];
                found.lines.push(String::from_utf8_lossy(line).into_owned());
            } else if bytes.len() <= LONGEST {
                found.take(file);
            }
        }
        found
    }

    fn take(&mut self, file: &SourceFile) {
        let bytes = &file.bytes;
        let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window == part);
        let marks = [&b"\"resources\""[..], b"\"columns\"", b"\"entities\""];
        if !marks.into_iter().any(holds) {
            return;
        }
        let Ok(mut document) = json::parse_compact(bytes) else { return };
        if !owid::is_data(&document.root) {
            document.expand(&[]);
        }
        let root = &document.root;
        if owid::is_data(root) {
            self.data.push(owid::entities_of(root));
        } else if package::recognise(root) {
            self.packages.push(Package::read(root));
        } else if owid::is_chart(root) {
            self.charts.push(Chart::read(root));
        } else if owid::is_series(root) {
            self.series.push((file.name.clone(), Entities::read(root)));
        }
    }

    /// Whether a file of this name is among them.
    pub fn has(&self, name: &str) -> bool {
        self.names.iter().any(|own| own == name)
    }

    /// The package that a table belongs to, and what it says of the table.
    pub fn package_of(&self, name: &str) -> Option<(&Package, &Resource)> {
        self.packages.iter().find_map(|package| Some((package, package.resource_of(name)?)))
    }

    /// The chart of Our World in Data of which a table has columns.
    pub fn chart_of(&self, columns: &[&str]) -> Option<&Chart> {
        self.charts.iter().find(|chart| chart.has_any(columns))
    }

    /// Whether a table is here that has columns of a chart.
    pub fn has_table_of(&self, chart: &Chart) -> bool {
        self.lines.iter().any(|line| chart.names().any(|name| line.contains(name)))
    }

    /// The entities of a series of Our World in Data, by the numbers that its figures use: those
    /// under the same beginning of the name, else the first that know all numbers.
    pub fn entities_of(&self, name: &str, numbers: &[u32]) -> Option<&Entities> {
        let stem = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
        let know = |of: &&(String, Entities)| of.1.know(numbers);
        let same = self.series.iter().filter(know).find(|(own, _)| stem(own) == stem(name));
        same.or_else(|| self.series.iter().find(know)).map(|(_, entities)| entities)
    }

    /// Whether figures are here that use the numbers of these entities.
    pub fn has_data_of(&self, entities: &Entities) -> bool {
        self.data.iter().any(|numbers| entities.know(numbers))
    }
}
