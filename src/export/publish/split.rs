//! A large publication in pieces. Its own file holds units, indicators and the figures of the indices
//! themselves in all periods, which is all that a ranking needs; each piece holds what an index's parts
//! scored in one period. A file with some of its pieces put back is a file of the published format again.

use super::super::json::figures::tables;
use super::super::json::json_under;
use super::super::json::text::{self, Object};
use super::sha256;
use crate::import::json::{self, Node, Value, end_of_value};
use crate::model::{Dataset, Period, Publication};

/// The word at the head of a piece.
const PIECE: &str = "xephang-part/1";
/// The word at the head of a publication's own file.
const PARTED: &str = "xephang-parted/1";
/// The word at the head of a list of pieces.
const LIST: &str = "xephang-parts/1";

/// Why a data set is not put in pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotSplit {
    /// It was joined from several publications.
    Several,
    /// Its indices have no parts.
    NoParts,
}

/// A publication in pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What stands in its own file, in the published format.
    pub head: String,
    /// The pieces, by index and period.
    pub pieces: Vec<Piece>,
}

/// The figures of an index's parts in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Key of the index.
    pub index: String,
    /// The period.
    pub period: Period,
    /// The piece's file.
    pub text: String,
}

/// Parts a publication.
///
/// # Errors
/// [`NotSplit`].
pub fn split(dataset: &Dataset, heads: &[Publication]) -> Result<Split, NotSplit> {
    let [about] = heads else { return Err(NotSplit::Several) };
    let is_index = |ix: usize| dataset.indicators()[ix].parent.is_none();
    let head = json_under(dataset, heads, &|ix, _| is_index(ix));
    let mut pieces = Vec::new();
    for index in dataset.indices() {
        let own = |ix: usize| !is_index(ix) && dataset.index_of(ix) == index;
        for period in dataset.all_periods() {
            let tables = tables(dataset, 0, &|ix, at| at == period && own(ix), 2);
            if tables.is_empty() {
                continue;
            }
            let id = &dataset.indicators()[index].id;
            let mut file = Object::default();
            file.text("format", PIECE);
            file.text("of", &about.id);
            file.text("index", id);
            file.text("period", &period.to_string());
            file.lines("tables", &tables, 1);
            pieces.push(Piece { index: id.clone(), period, text: file.page() });
        }
    }
    if pieces.is_empty() { Err(NotSplit::NoParts) } else { Ok(Split { head, pieces }) }
}

impl At {
    /// Its address in `data/`. The first digits of the hash are in it: a new version is never taken for the
    /// old one.
    pub fn address(&self) -> String {
        format!("{}?{}", self.file, self.sha256.get(..8).unwrap_or_default())
    }
}

/// Where a piece is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct At {
    /// Its file in `data/`.
    pub file: String,
    /// Its size in bytes.
    pub bytes: usize,
    /// Its SHA-256.
    pub sha256: String,
    /// Key of the index.
    pub index: String,
    /// The period.
    pub period: Period,
}

/// The list of a publication's pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pieces(pub Vec<At>);

impl Pieces {
    /// The list of pieces, and its file.
    pub(super) fn of(id: &str, pieces: &[Piece]) -> (Pieces, String) {
        let indices: Vec<&str> = pieces.iter().map(|piece| piece.index.as_str()).collect();
        // A key that is no name of a file gives its place instead; so does one that differs from an earlier one
        // in capitals alone, as some hosts and disks take both names for one.
        let name = |index: &str| {
            let is_index = |other: &&str| *other == index;
            let at = indices.iter().position(is_index).unwrap_or_default();
            let alike = |other: &&str| super::differs_in_capitals(other, index);
            match super::is_key(index) && !indices[..at].iter().any(alike) {
                true => index.to_owned(),
                false => format!("~{at}"),
            }
        };
        let at = |piece: &Piece| At {
            file: format!("{id}.{}.{}.json", name(&piece.index), piece.period),
            bytes: piece.text.len(),
            sha256: sha256(piece.text.as_bytes()),
            index: piece.index.clone(),
            period: piece.period,
        };
        let listed: Vec<At> = pieces.iter().map(at).collect();
        let line = |at: &At| {
            let mut object = Object::default();
            object.text("file", &at.file);
            object.number("bytes", Some(at.bytes));
            object.text("sha256", &at.sha256);
            object.text("index", &at.index);
            object.text("period", &at.period.to_string());
            object.line()
        };
        let mut file = Object::default();
        file.text("format", LIST);
        file.raw("parts", text::lines(&listed.iter().map(line).collect::<Vec<_>>(), 1));
        (Pieces(listed), file.page())
    }
}

/// Reads a list of pieces; what cannot be read of it is left out. `None`: it is no such list.
pub fn pieces_from_text(bytes: &[u8]) -> Option<Pieces> {
    let document = json::parse(bytes).ok()?;
    is(&document.root, LIST).then_some(())?;
    let items = document.root.member("parts")?.items()?;
    let at = |item: &Node<'_>| {
        let text = |key: &str| Some(item.member(key)?.text()?.to_owned());
        let bytes = match item.member("bytes")?.value {
            Value::Number(number) => number.parse().ok()?,
            _ => return None,
        };
        Some(At {
            file: text("file").filter(|file| is_name(file))?,
            bytes,
            sha256: text("sha256")?,
            index: text("index")?,
            period: Period::parse(&text("period")?)?,
        })
    };
    Some(Pieces(items.iter().filter_map(at).collect()))
}

/// A publication's own file: where the list of its pieces is, and what it holds itself. It is no file of the
/// published format, so that nobody takes it for the whole.
pub(super) fn parted(head: &str, list: &str, text: &str) -> String {
    let mut at = Object::default();
    at.text("file", list);
    at.number("bytes", Some(text.len()));
    at.text("sha256", &sha256(text.as_bytes()));
    let mut file = Object::default();
    file.text("format", PARTED);
    file.raw("parts", at.line());
    file.raw("publication", head.trim_end().to_owned());
    file.page()
}

/// What a publication's own file says: where in `data/` the list of its pieces is, with its version, and what
/// it holds itself, in the published format. `None`: the file is whole, or none of ours.
pub fn parted_from_text(bytes: &[u8]) -> Option<(String, Vec<u8>)> {
    let word = PARTED.as_bytes();
    // Most files are whole: they are not read for this.
    bytes.get(..80)?.windows(word.len()).any(|some| some == word).then_some(())?;
    let document = json::parse_compact(bytes).ok()?;
    is(&document.root, PARTED).then_some(())?;
    let parts = document.root.member("parts")?;
    let file = parts.member("file").and_then(Node::text).filter(|file| is_name(file))?;
    let version = parts.member("sha256").and_then(Node::text)?.get(..8)?;
    let at = document.root.member("publication")?.at;
    let head = bytes.get(at..end_of_value(bytes, at)?)?;
    Some((format!("{file}?{version}"), head.to_vec()))
}

/// A name and no way to somewhere else.
fn is_name(file: &str) -> bool {
    !file.contains(['/', '\\', '?', '#', ':'])
}

fn is(root: &Node<'_>, format: &str) -> bool {
    root.member("format").and_then(Node::text) == Some(format)
}

/// What a publication's own file holds with pieces put back into it, as a file of the published format. `None` when
/// the file or a piece is none.
pub fn joined(head: &[u8], pieces: &[&[u8]]) -> Option<Vec<u8>> {
    let document = json::parse_compact(head).ok()?;
    let mut tables = Vec::new();
    for piece in pieces {
        let read = json::parse_compact(piece).ok()?;
        is(&read.root, PIECE).then_some(())?;
        let at = read.root.member("tables")?.at;
        let inside = piece.get(at + 1..end_of_value(piece, at)? - 1)?.trim_ascii();
        if !inside.is_empty() {
            tables.push(inside);
        }
    }
    if tables.is_empty() {
        return Some(head.to_vec());
    }
    let tables = tables.join(&b",\n    "[..]);
    // Behind the tables that it has, else as a member of its own.
    let (end, before, after) = match document.root.member("tables") {
        Some(list) => {
            let end = end_of_value(head, list.at)? - 1;
            let is_empty = head.get(list.at + 1..end)?.trim_ascii().is_empty();
            (end, if is_empty { "" } else { "," }, "")
        }
        None => (end_of_value(head, document.root.at)? - 1, ", \"tables\": [", "]"),
    };
    let (start, rest) = (head.get(..end)?.trim_ascii_end(), head.get(end..)?);
    Some([start, before.as_bytes(), b"\n    ", &tables, after.as_bytes(), b"\n  ", rest].concat())
}
