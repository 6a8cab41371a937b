//! Bytes → [`Document`]: RFC 8259 to the letter, in one pass.

use super::DEPTH_LIMIT;
use super::item::end_of_text;
use super::list::{Numbers, is_number, number_at};
use super::names::Names;
use super::node::{Document, Failure, Member, Node, Value};
use super::path::{push_item, push_member};
use crate::import::diagnostic::{Problem, Syntax};

/// From so many items or members on it is worth a look how many are to come: room for them is then
/// made once.
const MANY: usize = 64;

/// No deeper than this is that look taken, for what lies deep would be looked through at every level.
const LOOK_DEPTH: u32 = 6;

/// How many steps of its path are told of what is nested too deep.
const DEEP_STEPS: usize = 8;

/// The most characters of a wrong word or number that a problem quotes.
const QUOTED: usize = 40;

/// Reads a file. A byte-order mark before the value is passed over.
///
/// # Errors
/// [`Failure`]: the file is empty, is not UTF-8, is no JSON, or nests deeper than
/// [`DEPTH_LIMIT`].
pub fn parse(bytes: &[u8]) -> Result<Document<'_>, Failure> {
    read::<false>(bytes)
}

/// The same with long lists of numbers held as [`Value::Numbers`].
///
/// # Errors
/// As [`parse`] has them.
pub fn parse_compact(bytes: &[u8]) -> Result<Document<'_>, Failure> {
    read::<true>(bytes)
}

fn read<const COMPACT: bool>(bytes: &[u8]) -> Result<Document<'_>, Failure> {
    let fail = |at, problem| Failure { at, path: String::new(), problem: Box::new(problem) };
    let source = std::str::from_utf8(bytes).map_err(|error| {
        let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
        fail(error.valid_up_to(), Problem::NotUtf8 { utf16 })
    })?;
    let at = if source.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut parser = Parser::<COMPACT> { source, at, depth: 0, doubts: Vec::new() };
    parser.skip_space();
    if parser.peek().is_none() {
        return Err(fail(parser.at, Problem::EmptyFile));
    }
    let root = parser.document().map_err(Stop::into_failure)?;
    Ok(Document { root, doubts: parser.doubts.into_iter().map(Stop::into_failure).collect() })
}

/// Why reading stopped (or what is doubtful), and through which values, innermost first.
pub(super) struct Stop {
    at: usize,
    problem: Box<Problem>,
    steps: Vec<Step>,
}

enum Step {
    Item(usize),
    Member(String),
}

impl Stop {
    pub(super) fn new(at: usize, problem: Problem) -> Stop {
        Stop { at, problem: Box::new(problem), steps: Vec::new() }
    }
    pub(super) fn syntax(at: usize, syntax: Syntax) -> Stop {
        Stop::new(at, Problem::Syntax(syntax))
    }
    fn into_failure(self) -> Failure {
        let mut path = String::new();
        // The path to what is nested too deep is too long to be read.
        let told = match *self.problem {
            Problem::TooDeep { .. } => DEEP_STEPS,
            _ => self.steps.len(),
        };
        for step in self.steps.iter().rev().take(told) {
            match step {
                Step::Item(item) => push_item(&mut path, *item),
                Step::Member(name) => push_member(&mut path, name),
            }
        }
        Failure { at: self.at, path, problem: self.problem }
    }
}

/// `COMPACT`: long lists of numbers are held as such. Who never asks for that has no code for it.
pub(super) struct Parser<'a, const COMPACT: bool> {
    pub(super) source: &'a str,
    pub(super) at: usize,
    depth: u32,
    pub(super) doubts: Vec<Stop>,
}

impl<'a, const COMPACT: bool> Parser<'a, COMPACT> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while let Some(b' ' | b'\n' | b'\r' | b'\t') = self.peek() {
            self.at += 1;
        }
    }

    fn found(&self) -> Option<char> {
        self.source.get(self.at..).and_then(|rest| rest.chars().next())
    }

    /// Stops here: with what `syntax` makes of the character found, or at the end of the file.
    fn stop(&self, syntax: impl FnOnce(char) -> Syntax) -> Stop {
        match self.found() {
            None => Stop::syntax(self.at, Syntax::UnexpectedEnd),
            Some('/' | '#') => Stop::syntax(self.at, Syntax::Comment),
            Some(found) => Stop::syntax(self.at, syntax(found)),
        }
    }

    /// Reads a value inside another; whatever is wrong with it is told with the step to it.
    fn inner(&mut self, step: impl Fn() -> Step) -> Result<Node<'a>, Stop> {
        let before = self.doubts.len();
        let value = self.value().map_err(|mut stop| {
            stop.steps.push(step());
            stop
        })?;
        for doubt in &mut self.doubts[before..] {
            doubt.steps.push(step());
        }
        Ok(value)
    }

    fn document(&mut self) -> Result<Node<'a>, Stop> {
        let root = self.value()?;
        self.skip_space();
        match self.peek() {
            None => Ok(root),
            Some(_) => Err(self.stop(|found| Syntax::AfterEnd { found })),
        }
    }

    fn value(&mut self) -> Result<Node<'a>, Stop> {
        let at = self.at;
        let value = match self.peek() {
            Some(b'"') => Value::Text(self.text()?),
            Some(b'{') => self.nested(Self::object)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'-' | b'0'..=b'9') => Value::Number(self.number()?),
            Some(b'a'..=b'z' | b'A'..=b'Z') => self.word()?,
            Some(b'+' | b'.') => return Err(self.bad_number(at)),
            Some(b'\'') => return Err(Stop::syntax(at, Syntax::SingleQuote)),
            _ => return Err(self.stop(|found| Syntax::ExpectedValue { found })),
        };
        Ok(Node { at, value })
    }

    fn nested(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<Value<'a>, Stop>,
    ) -> Result<Value<'a>, Stop> {
        if self.depth == DEPTH_LIMIT {
            return Err(Stop::new(self.at, Problem::TooDeep { limit: DEPTH_LIMIT }));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_space();
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value<'a>, Stop> {
        let mut items = Vec::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Value::List(Box::default()));
        }
        loop {
            items.push(self.inner(|| Step::Item(items.len()))?);
            if !self.comma(b']')? {
                return Ok(Value::List(items.into()));
            }
            if items.len() == MANY {
                let more = self.to_come(b']');
                let numbers = items.iter().all(|item| is_number(&item.value));
                if COMPACT && numbers && u32::try_from(self.source.len()).is_ok() {
                    let at: Vec<u32> = items.iter().map(|item| item.at as u32).collect();
                    return self.numbers(at, more);
                }
                items.reserve_exact(more);
            }
        }
    }

    /// Goes on with a list that holds numbers alone so far.
    fn numbers(&mut self, mut at: Vec<u32>, more: usize) -> Result<Value<'a>, Stop> {
        at.reserve_exact(more);
        loop {
            let item = self.inner(|| Step::Item(at.len()))?;
            if !is_number(&item.value) {
                return self.other_list(at, item, more);
            }
            at.push(item.at as u32);
            if !self.comma(b']')? {
                return Ok(Value::Numbers(Box::new(Numbers::new(self.source, at))));
            }
        }
    }

    /// Goes on with a list that held numbers alone up to this item.
    #[cold]
    fn other_list(&mut self, at: Vec<u32>, item: Node<'a>, more: usize) -> Result<Value<'a>, Stop> {
        let mut items = Vec::with_capacity(MANY + more);
        items.extend(at.iter().map(|at| number_at(self.source, *at)));
        drop(at);
        items.push(item);
        while self.comma(b']')? {
            items.push(self.inner(|| Step::Item(items.len()))?);
        }
        Ok(Value::List(items.into()))
    }

    /// How many items or members stand from here to the closing bracket; 0 where that is not looked
    /// at: only files of any size are worth it. Commas, brackets and quotes are counted: in what is no JSON the number is a guess.
    fn to_come(&self, close: u8) -> usize {
        if !COMPACT || self.depth > LOOK_DEPTH {
            return 0;
        }
        let bytes = self.source.as_bytes();
        let (mut at, mut depth, mut count) = (self.at, 0usize, 1);
        while let Some(&byte) = bytes.get(at) {
            match byte {
                b'"' => match end_of_text(bytes, at) {
                    Some(end) => at = end - 1,
                    None => return count,
                },
                b'[' | b'{' => depth += 1,
                _ if byte == close && depth == 0 => return count,
                b']' | b'}' => depth = depth.saturating_sub(1),
                b',' if depth == 0 => count += 1,
                _ => {}
            }
            at += 1;
        }
        count
    }

    fn object(&mut self) -> Result<Value<'a>, Stop> {
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut names = Names::default();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Value::Object(Box::default()));
        }
        loop {
            let at = self.at;
            let name = match self.peek() {
                Some(b'"') => self.text()?,
                Some(b'\'') => return Err(Stop::syntax(at, Syntax::SingleQuote)),
                Some(b'0'..=b'9') if decimal_comma(&members, self.source, at) => {
                    let number = members.last().map_or(at, |member| member.value.at);
                    return Err(self.bad_number(number));
                }
                _ => return Err(self.stop(|found| Syntax::ExpectedName { found })),
            };
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.stop(|found| Syntax::ExpectedColon { found }));
            }
            self.at += 1;
            self.skip_space();
            let value = self.inner(|| Step::Member(name.to_string()))?;
            if names.add(&name, &members) {
                members.push(Member { at, name, value });
            } else {
                let step = Step::Member(name.to_string());
                let mut doubt =
                    Stop::new(at, Problem::DuplicateMember { member: name.into_owned() });
                doubt.steps.push(step);
                self.doubts.push(doubt);
            }
            if !self.comma(b'}')? {
                return Ok(Value::Object(members.into()));
            }
            if members.len() == MANY {
                members.reserve_exact(self.to_come(b'}'));
            }
        }
    }

    /// Passes a comma (`true`) or the closing bracket (`false`).
    fn comma(&mut self, close: u8) -> Result<bool, Stop> {
        self.skip_space();
        let at = self.at;
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_space();
                if self.peek() == Some(close) {
                    return Err(Stop::syntax(at, Syntax::TrailingComma));
                }
                Ok(true)
            }
            Some(other) if other == close => {
                self.at += 1;
                Ok(false)
            }
            _ => {
                let close = char::from(close);
                Err(self.stop(|found| Syntax::ExpectedCommaOr { close, found }))
            }
        }
    }

    fn number(&mut self) -> Result<&'a str, Stop> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        let leading_zero = self.peek() == Some(b'0');
        let whole = self.digits();
        let mut good = whole > 0 && !(leading_zero && whole > 1);
        if self.peek() == Some(b'.') {
            self.at += 1;
            good &= self.digits() > 0;
        }
        if let Some(b'e' | b'E') = self.peek() {
            self.at += 1;
            if let Some(b'+' | b'-') = self.peek() {
                self.at += 1;
            }
            good &= self.digits() > 0;
        }
        let ends = !matches!(
            self.peek(),
            Some(b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | b'.' | b'+' | b'-' | b'_')
        );
        if good && ends { Ok(&self.source[start..self.at]) } else { Err(self.bad_number(start)) }
    }

    fn digits(&mut self) -> usize {
        let start = self.at;
        while let Some(b'0'..=b'9') = self.peek() {
            self.at += 1;
        }
        self.at - start
    }

    fn bad_number(&self, start: usize) -> Stop {
        let part = |c: &char| c.is_alphanumeric() || matches!(c, '+' | '-' | '.' | '_' | ',');
        let text: String = self.source[start..].chars().take(QUOTED).take_while(part).collect();
        let text = text.trim_end_matches(',').to_owned();
        Stop::syntax(start, Syntax::BadNumber { text })
    }

    fn word(&mut self) -> Result<Value<'a>, Stop> {
        let rest = &self.source[self.at..];
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
        let value = match &rest[..end] {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            word => {
                let word = word.chars().take(QUOTED).collect();
                return Err(Stop::syntax(self.at, Syntax::UnknownWord { word }));
            }
        };
        self.at += end;
        Ok(value)
    }
}

/// Whether a digit at `at` continues a number that was written with a decimal comma: `"score": 80,98`.
fn decimal_comma(members: &[Member<'_>], source: &str, at: usize) -> bool {
    let number = |member: &Member<'_>| matches!(member.value.value, Value::Number(_));
    members.last().is_some_and(number) && source.as_bytes().get(at.wrapping_sub(1)) == Some(&b',')
}
