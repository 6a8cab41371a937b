//! The file and its sheets: cells of a kind each, widths, what stays in place.

use std::collections::HashMap;

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};

use super::names::Names;
use crate::export::distinct::held;
use crate::locale::Lang;
use crate::locale::words::{Ui, example, word};
use crate::model::{Dataset, Decimal, MAX_SCALE};

/// A file in the making.
pub struct Book {
    workbook: Workbook,
    styles: Styles,
    /// The names of its sheets.
    pub names: Names,
    /// How many numbers have more digits than a spreadsheet holds.
    pub cut: usize,
}

/// The looks of cells.
struct Styles {
    head: Format,
    wrapped: Format,
    date: Format,
    month: Format,
    /// By decimals, upright and slanted.
    numbers: Vec<[Format; 2]>,
}

/// The most characters (UTF-16 code units) of a cell.
const LONGEST_TEXT: usize = 32_767;

/// The digits of a number that a spreadsheet holds.
const DIGITS: u32 = 15;

/// The width of columns, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 6..=48;

impl Book {
    /// An empty file about a data set. It is dated by its newest publication: the time of writing
    /// would make other bytes of the same data.
    pub fn new(ds: &Dataset, lang: Lang) -> Result<Book, XlsxError> {
        let mut workbook = Workbook::new();
        let days = ds.publications().iter().filter_map(|about| day(about.date.as_deref()?));
        let newest = days.max().unwrap_or((2000, 1, 1));
        let created = ExcelDateTime::from_ymd(newest.0, newest.1, newest.2)?;
        let titles: Vec<_> = ds
            .publications()
            .iter()
            .map(|about| example::marked(lang.label(&about.title), about, lang))
            .collect();
        let properties = DocProperties::new()
            .set_creation_datetime(&created)
            .set_author(word(Ui::AppName, lang))
            .set_title(clean(&titles.join("; "), 255));
        workbook.set_properties(&properties);
        Ok(Book { workbook, styles: Styles::new(lang), names: Names::default(), cut: 0 })
    }

    /// Adds a sheet, whose name must be free.
    pub fn sheet(&mut self, name: &str) -> Result<Page<'_>, XlsxError> {
        let sheet = self.workbook.add_worksheet();
        sheet.set_name(name)?;
        let (styles, cut) = (&self.styles, &mut self.cut);
        Ok(Page { sheet, styles, cut, row: 0, column: 0, widths: HashMap::new() })
    }

    /// The file.
    pub fn bytes(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }
}

impl Styles {
    fn new(lang: Lang) -> Styles {
        let number = |places: u8| {
            let zeros = "0".repeat(usize::from(places));
            let pattern = if places == 0 { "0".to_owned() } else { format!("0.{zeros}") };
            let format = Format::new().set_num_format(pattern);
            [format.clone(), format.set_italic()]
        };
        let top = || Format::new().set_align(FormatAlign::Top);
        Styles {
            head: top()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0x00E8_EDF2))
                .set_border_bottom(FormatBorder::Thin),
            wrapped: top().set_text_wrap(),
            date: Format::new().set_num_format(lang.pick("dd/mm/yyyy", "yyyy-mm-dd")),
            month: Format::new().set_num_format(lang.pick("mm/yyyy", "yyyy-mm")),
            numbers: (0..=MAX_SCALE).map(number).collect(),
        }
    }
}

/// A sheet, filled cell by cell from its top left.
pub struct Page<'b> {
    sheet: &'b mut Worksheet,
    styles: &'b Styles,
    cut: &'b mut usize,
    row: u32,
    column: u16,
    widths: HashMap<u16, usize>,
}

impl Page<'_> {
    /// The row of heads.
    pub fn head<'t>(&mut self, names: impl IntoIterator<Item = &'t str>) -> Result<(), XlsxError> {
        for name in names {
            // A long name takes several lines, so a third of it is width enough.
            let line = name.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            self.reach((line / 3).max(9));
            let text = clean(name, LONGEST_TEXT);
            self.sheet.write_string_with_format(self.row, self.column, text, &self.styles.head)?;
            self.skip();
        }
        self.next_row();
        Ok(())
    }

    /// Leaves a cell empty.
    pub fn skip(&mut self) {
        self.column += 1;
    }

    /// Goes on to the next row.
    pub fn next_row(&mut self) {
        (self.row, self.column) = (self.row + 1, 0);
    }

    /// Words; nothing where there are none.
    pub fn text(&mut self, text: &str) -> Result<(), XlsxError> {
        let text = clean(text, LONGEST_TEXT);
        if !text.is_empty() {
            self.reach(text.chars().count() + 1);
            self.sheet.write_string(self.row, self.column, text)?;
        }
        self.skip();
        Ok(())
    }

    /// Words in as many lines as they need.
    pub fn paragraph(&mut self, text: &str) -> Result<(), XlsxError> {
        let text = clean(text, LONGEST_TEXT);
        self.reach(text.chars().count() + 1);
        self.sheet.write_string_with_format(self.row, self.column, text, &self.styles.wrapped)?;
        self.skip();
        Ok(())
    }

    /// A number with so many decimals in view, slanted where it is not the publisher's own.
    pub fn number(&mut self, value: Decimal, places: u8, slanted: bool) -> Result<(), XlsxError> {
        let style = &self.styles.numbers[usize::from(places.min(MAX_SCALE))][usize::from(slanted)];
        let normal = value.normal();
        *self.cut += usize::from(normal.mantissa().unsigned_abs() >= 10u128.pow(DIGITS));
        // The binary number nearest to the decimal: shown with 15 digits it is the decimal again.
        let nearest: f64 = normal.to_string().parse().unwrap_or_default();
        self.reach(value.round(places).to_string().len() + 1);
        self.sheet.write_number_with_format(self.row, self.column, nearest, style)?;
        self.skip();
        Ok(())
    }

    /// A day or month of the form `YYYY-MM-DD` or `YYYY-MM`, as such; a year as a number; any other
    /// text as it stands.
    pub fn date(&mut self, iso: &str) -> Result<(), XlsxError> {
        let (found, style) = match (day(iso), day(&format!("{iso}-01"))) {
            (Some(day), _) => (Some(day), &self.styles.date),
            (None, month) => (month, &self.styles.month),
        };
        if let Some((year, month, day)) = found
            && let Ok(date) = ExcelDateTime::from_ymd(year, month, day)
        {
            self.reach(11);
            self.sheet.write_datetime_with_format(self.row, self.column, date, style)?;
            self.skip();
            return Ok(());
        }
        match iso.parse::<u16>() {
            Ok(year) if iso.len() == 4 => self.number(Decimal::from(i64::from(year)), 0, false),
            _ => self.text(iso),
        }
    }

    /// Ends a sheet: its heads and so many first columns stay in place, its rows can be filtered.
    pub fn finish(self, fixed: u16, columns: usize) -> Result<(), XlsxError> {
        for (column, width) in &self.widths {
            let width = (*width).clamp(*WIDTHS.start(), *WIDTHS.end());
            self.sheet.set_column_width(*column, width as f64)?;
        }
        self.sheet.set_freeze_panes(1, fixed)?;
        let last = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
        self.sheet.autofilter(0, 0, self.row.saturating_sub(1), last)?;
        Ok(())
    }

    /// Makes the column at least so wide.
    fn reach(&mut self, characters: usize) {
        let width = self.widths.entry(self.column).or_default();
        *width = characters.max(*width);
    }
}

/// A day that the calendar of spreadsheets has.
fn day(iso: &str) -> Option<(u16, u8, u8)> {
    let mut parts = iso.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let found = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let whole = parts.next().is_none() && year.len() == 4;
    let exists = ExcelDateTime::from_ymd(found.0, found.1, found.2).is_ok();
    (whole && exists).then_some(found)
}

/// A text as a cell can hold it, and not too long.
pub(super) fn clean(text: &str, longest: usize) -> String {
    let mut text = held(text);
    let mut length = 0;
    let beyond = text.char_indices().find(|(_, c)| {
        length += c.len_utf16();
        length > longest
    });
    if let Some((end, _)) = beyond {
        text.truncate(end);
    }
    text
}
