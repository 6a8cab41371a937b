//! What is put on a host so that everybody can open it there: the file of a publication, large ones in
//! pieces, its line in the catalogue, and a page of its own that social media show with words and picture.

mod archive; // all of it as one file
mod catalogue; // the list of what is published
mod check; // what should be seen before
mod needed; // which pieces a view needs
mod page; // the publication's own page
mod split; // large publications in pieces

use std::fmt::Write;

use sha2::{Digest, Sha256};

pub use archive::{TooLarge, zipped};
pub use catalogue::{Entry, NotListed, differs_in_capitals, groups_from_text, with_entry};
pub use check::{Checks, Lack, Told, checks};
pub use needed::needed;
pub use page::{Card, page};
use split::parted;
pub use split::{
    At, NotSplit, Piece, Pieces, Split, joined, parted_from_text, pieces_from_text, split,
};

use super::json::json_under;
use crate::locale::Lang;
use crate::locale::words::publishing;
use crate::model::bytes::{bytes_enum, bytes_struct};
use crate::model::{Dataset, Label, Publication};

/// A publication larger than this many bytes is offered in pieces.
pub const LARGE: usize = 1 << 20;

/// How a publication is announced.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its key, by which links name it: letters, digits, `.`, `_` and `-`.
    pub id: String,
    /// Its title.
    pub title: Label,
    /// What it is listed under in a long catalogue, such as a series or a level of units.
    pub group: Option<Label>,
    /// Whether it is put there in pieces, of which a reader fetches what is looked at.
    pub in_pieces: bool,
    /// One sentence for its own page: what its figures say.
    pub description: Label,
    /// The picture of its own page, as PNG; empty: none.
    pub picture: Vec<u8>,
}

bytes_struct!(About { id, title, group, in_pieces, description, picture });

/// A file by its path in the folder that is put on a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filed {
    /// Its path, `/` between folders.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Why there is nothing to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The key is empty or has other letters than a key may have.
    Key,
    /// There are no figures.
    Empty,
    /// The catalogue that stands there is none.
    Catalogue,
    /// There are more files or larger ones than an archive holds.
    TooLarge,
    /// The catalogue has a key that differs in capitals alone: on some hosts and disks the files of both are
    /// the same.
    OtherCapitals,
}

bytes_enum!(Unfit { 0 = Key, 1 = Empty, 2 = Catalogue, 3 = TooLarge, 4 = OtherCapitals });

/// Whether a text may be the key of a publication.
pub fn is_key(id: &str) -> bool {
    let fits = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '.' | '_' | '-');
    // The catalogue lies beside the figures.
    let is_free = !id.eq_ignore_ascii_case("catalogue");
    is_free && !id.is_empty() && id.len() <= 80 && !id.starts_with('.') && id.chars().all(fits)
}

/// SHA-256 in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a text cannot fail.
        let _ = write!(text, "{byte:02x}");
    }
    text
}

/// The publications of a data set with the key and title that it is published under: those of the first
/// one, which a file is called by.
fn heads(dataset: &Dataset, about: &About) -> Vec<Publication> {
    let mut heads = dataset.publications().to_vec();
    if heads.is_empty() {
        heads.push(Publication::default());
    }
    heads[0].id.clone_from(&about.id);
    // Of several joined, each keeps its own title.
    if let [only] = heads.as_mut_slice() {
        only.title.clone_from(&about.title);
    }
    heads
}

/// The data set in the published format, under the key and title that it is published with.
pub fn json_as_published(dataset: &Dataset, about: &About) -> String {
    json_under(dataset, &heads(dataset, about), &|_, _| true)
}

/// All files of a publication, by their paths in the folder that is put on a host: its figures, the
/// catalogue with its line in it, its own page, and what to do with them. `catalogue`: the one that stands
/// there, or nothing.
///
/// # Errors
/// [`Unfit`].
pub fn folder(
    dataset: &Dataset,
    about: &About,
    catalogue: &[u8],
    lang: Lang,
) -> Result<Vec<Filed>, Unfit> {
    if !is_key(&about.id) {
        return Err(Unfit::Key);
    }
    if dataset.is_empty() && dataset.units().is_empty() {
        return Err(Unfit::Empty);
    }
    let in_pieces = about.in_pieces.then(|| split(dataset, &heads(dataset, about)).ok()).flatten();
    let name = format!("{}.json", about.id);
    let mut files = Vec::new();
    let own = match in_pieces {
        None => json_as_published(dataset, about),
        Some(Split { head, pieces }) => {
            let (Pieces(listed), list) = Pieces::of(&about.id, &pieces);
            let list_name = format!("{}.parts.json", about.id);
            let own = parted(&head, &list_name, &list);
            files.push(filed(format!("data/{list_name}"), list.into_bytes()));
            for (at, piece) in listed.into_iter().zip(pieces) {
                files.push(filed(format!("data/{}", at.file), piece.text.into_bytes()));
            }
            own
        }
    };
    let entry = Entry::of(dataset, about, &name, own.as_bytes());
    files.insert(0, filed(format!("data/{name}"), own.into_bytes()));
    let catalogue = with_entry(catalogue, &entry).map_err(|why| match why {
        NotListed::NoCatalogue => Unfit::Catalogue,
        NotListed::OtherCapitals => Unfit::OtherCapitals,
    })?;
    files.push(filed("data/catalogue.json".to_owned(), catalogue.into_bytes()));
    let own = format!("p/{}", about.id);
    let card = Card {
        title: &about.title,
        description: &about.description,
        fragment: &format!("#v1/?d={}", about.id),
        picture: !about.picture.is_empty(),
        address: None,
        id: &about.id,
    };
    files.push(filed(format!("{own}/index.html"), page(&card).into_bytes()));
    if !about.picture.is_empty() {
        files.push(filed(format!("{own}/preview.png"), about.picture.clone()));
    }
    let (readme, text) = publishing::steps(&about.id, lang);
    files.push(filed(readme.to_owned(), text.into_bytes()));
    Ok(files)
}

fn filed(path: String, bytes: Vec<u8>) -> Filed {
    Filed { path, bytes }
}

#[cfg(test)]
mod tests;
