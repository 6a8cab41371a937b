//! Records read as they arrive: a list of objects, or an object a line (NDJSON).
//!
//! Programs write records in one shape: the same names in the same order, the same spaces. Each
//! record is first held against the shapes of earlier ones, byte by byte; only its values are then
//! read. What fits none is read as any JSON is, and gives a new shape. Either way the table is the
//! one that reading the whole file as JSON gives; a test holds the two together.

mod shape;
mod spelling;

use shape::{Fit, Shape};
use spelling::Spellings;

use super::table::Table;
use crate::import::diagnostic::Problem;
use crate::import::json::{Failure, Node, end_of_text, end_of_value, item, push_item};

/// Shapes that are tried before a record is read as any JSON.
const SHAPES: usize = 4;

/// A list of fewer items may be something else: an answer of a service, one object alone.
const FEWEST: usize = 3;

/// One object on a line of its own is an object.
const FEWEST_LINES: usize = 2;

/// Reads records out of one window of the file after another.
#[derive(Debug, Default)]
pub struct Stream {
    table: Table,
    /// Offset in the file of the first byte of the next window.
    base: usize,
    state: State,
    list: bool,
    /// The one that fitted last comes first.
    shapes: Vec<Shape>,
    /// By column.
    spellings: Vec<Spellings>,
    items: usize,
}

/// What the file must go on with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum State {
    /// Its beginning.
    #[default]
    Start,
    /// The first item of the list, or its end.
    First,
    /// A comma or the end of the list; another object or the end of the file.
    Between,
    /// Nothing.
    End,
}

/// A byte-order mark may stand before the first value.
const BOM: &[u8] = b"\xEF\xBB\xBF";

/// Why a file gives no table.
#[derive(Clone, Debug)]
pub enum Stop {
    /// It is not records, or not as a stream of them can be read: read the whole.
    Other,
    /// It is broken.
    Broken(Failure),
}

/// What became of a window.
enum Step {
    /// It was read up to here.
    To(usize),
    /// From here on more bytes are needed.
    More,
}

/// Reads a whole file.
///
/// # Errors
/// [`Stop`].
pub fn whole(bytes: &[u8]) -> Result<Table, Stop> {
    let mut stream = Stream::default();
    stream.feed(bytes, true)?;
    stream.finish()
}

impl Stream {
    /// Reads as much of a window as can be read, and gives the number of bytes taken: the next window
    /// begins with those that were not. `last`: nothing comes behind this one.
    ///
    /// # Errors
    /// [`Stop`].
    pub fn feed(&mut self, window: &[u8], last: bool) -> Result<usize, Stop> {
        let mut at = 0;
        loop {
            match self.step(window, at, last)? {
                Step::To(next) if next > at => at = next,
                _ => break,
            }
        }
        if last && self.state != State::End {
            // It breaks off, or goes on behind its end: the whole tells where.
            return Err(Stop::Other);
        }
        self.base += at;
        self.shapes.iter_mut().for_each(Shape::forget_window);
        Ok(at)
    }

    /// The table, after the last window.
    ///
    /// # Errors
    /// [`Stop::Other`]: there are too few records to be sure.
    pub fn finish(self) -> Result<Table, Stop> {
        let fewest = if self.list { FEWEST } else { FEWEST_LINES };
        if self.state != State::End || self.items < fewest {
            Err(Stop::Other)
        } else {
            Ok(self.table)
        }
    }

    fn step(&mut self, window: &[u8], at: usize, last: bool) -> Result<Step, Stop> {
        if self.state == State::Between {
            for number in 0..self.shapes.len() {
                match self.shapes[number].fit(window, at, &mut self.table, &mut self.spellings) {
                    Fit::To(end) => {
                        self.items += 1;
                        self.table.put_row(
                            self.base + self.shapes[number].open(at),
                            self.shapes[number].cells(),
                        );
                        if number > 0 {
                            self.shapes.swap(0, number);
                        }
                        return Ok(Step::To(end));
                    }
                    Fit::More if !last => return Ok(Step::More),
                    Fit::More | Fit::No => {}
                }
            }
        }
        let mut next = at;
        if self.state == State::Start && self.base == 0 && at == 0 {
            if window.starts_with(BOM) {
                next += BOM.len();
            } else if BOM.starts_with(window) {
                return Ok(Step::More);
            }
        }
        while window.get(next).is_some_and(|byte| matches!(byte, b' ' | b'\n' | b'\r' | b'\t')) {
            next += 1;
        }
        let Some(&byte) = window.get(next) else {
            if self.state == State::End {
                return Ok(Step::To(next));
            }
            if last && self.state == State::Between && !self.list {
                self.state = State::End;
                return Ok(Step::To(next));
            }
            return Ok(Step::More);
        };
        match (self.state, byte) {
            (State::Start, b'[') => {
                (self.state, self.list) = (State::First, true);
                Ok(Step::To(next + 1))
            }
            (State::Start, b'{') => self.first_line(window, at, next, last),
            (State::First, b'{') => self.item(window, at, next, last),
            (State::Between, b',') if self.list => {
                let mut after = next + 1;
                while window.get(after).is_some_and(|b| matches!(b, b' ' | b'\n' | b'\r' | b'\t')) {
                    after += 1;
                }
                match window.get(after) {
                    // A comma before the end, a list among objects: the whole tells.
                    Some(b']' | b',' | b'[') => Err(Stop::Other),
                    Some(_) => self.item(window, at, after, last),
                    None => Ok(Step::More),
                }
            }
            (State::Between, b']') if self.list => {
                self.state = State::End;
                Ok(Step::To(next + 1))
            }
            (State::Between, b'{') if !self.list => self.item(window, at, next, last),
            (State::Between, _) if !self.list => self.line(window, at, next, last),
            _ => Err(Stop::Other),
        }
    }

    /// An object at the beginning is a record only if another one follows.
    fn first_line(
        &mut self,
        window: &[u8],
        at: usize,
        from: usize,
        last: bool,
    ) -> Result<Step, Stop> {
        let more = if last { Err(Stop::Other) } else { Ok(Step::More) };
        let Some(end) = window[from..].iter().position(|byte| *byte == b'\n') else { return more };
        let end = from + end;
        // Objects of several lines, one alone: the whole tells.
        if end_of_value(&window[..end], from).is_none() {
            return Err(Stop::Other);
        }
        match window[end..].iter().find(|byte| !byte.is_ascii_whitespace()) {
            Some(b'{') => self.line(window, at, from, last),
            Some(_) => Err(Stop::Other),
            None => more,
        }
    }

    /// Reads the item that begins at `from` as any JSON; `before` is where the last one ended.
    fn item(
        &mut self,
        window: &[u8],
        before: usize,
        from: usize,
        last: bool,
    ) -> Result<Step, Stop> {
        if !self.list {
            return self.line(window, before, from, last);
        }
        let end = match window.get(from) {
            Some(b'{' | b'[') => end_of_value(window, from),
            Some(b'"') => end_of_text(window, from),
            _ => window[from..]
                .iter()
                .position(|b| matches!(b, b',' | b']' | b'\n'))
                .map(|n| from + n),
        };
        let end = match end {
            Some(end) => end,
            None if !last => return Ok(Step::More),
            None => window.len(),
        };
        match self.read(window, before, from, end) {
            Ok(()) => Ok(Step::To(end)),
            Err(failure) => Err(self.broken(failure)),
        }
    }

    /// Reads the value that fills `from..end` as any JSON.
    fn read(
        &mut self,
        window: &[u8],
        before: usize,
        from: usize,
        end: usize,
    ) -> Result<(), Failure> {
        let mut document = item(window, from, end)?;
        for doubt in &mut document.doubts {
            doubt.at += self.base;
            doubt.path = self.path(&doubt.path);
        }
        let flawless = document.doubts.is_empty();
        self.table.doubts.append(&mut document.doubts);
        self.table.push_moved(&document.root, self.base);
        if flawless {
            self.learn(window, before, end, &document.root);
        }
        self.items += 1;
        self.state = State::Between;
        Ok(())
    }

    /// Reads a line of its own. One that is no JSON is told, and costs itself alone.
    fn line(
        &mut self,
        window: &[u8],
        before: usize,
        from: usize,
        last: bool,
    ) -> Result<Step, Stop> {
        let end = match window[from..].iter().position(|byte| *byte == b'\n') {
            Some(length) => from + length,
            None if last => window.len(),
            None => return Ok(Step::More),
        };
        let spaces = window[from..end].iter().rev().take_while(|b| b.is_ascii_whitespace()).count();
        let end = end - spaces;
        if let Err(failure) = self.read(window, before, from, end) {
            if self.items == 0 {
                return Err(Stop::Other);
            }
            let path = self.path(&failure.path);
            self.table.doubts.push(Failure { at: failure.at + self.base, path, ..failure });
            self.table.skip(self.base + from);
            self.items += 1;
        }
        Ok(Step::To(end))
    }

    fn learn(&mut self, window: &[u8], before: usize, end: usize, record: &Node<'_>) {
        if let Some(shape) = Shape::of(window, before, end, record, &mut self.table) {
            let columns = self.table.columns.len();
            self.spellings.resize_with(columns.max(self.spellings.len()), Spellings::default);
            self.shapes.truncate(SHAPES - 1);
            self.shapes.insert(0, shape);
        }
    }

    fn path(&self, inside: &str) -> String {
        let mut path = String::new();
        push_item(&mut path, self.items);
        if !inside.is_empty() && !inside.starts_with('[') {
            path.push('.');
        }
        path.push_str(inside);
        path
    }

    fn broken(&self, failure: Failure) -> Stop {
        let path = match *failure.problem {
            // How deep the whole nests is counted from its beginning.
            Problem::TooDeep { .. } => return Stop::Other,
            Problem::NotUtf8 { .. } => String::new(),
            _ => self.path(&failure.path),
        };
        Stop::Broken(Failure { at: failure.at + self.base, path, ..failure })
    }
}

#[cfg(test)]
mod tests;
