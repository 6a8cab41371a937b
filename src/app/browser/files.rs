//! Files of the user: chosen, dropped or pasted. The browser holds them; what is in them is read by
//! [`crate::worker`] and goes nowhere else.

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::document;
use crate::worker::page::Contents;

/// A file of the user's, as the browser holds it.
#[derive(Clone, Debug)]
pub struct LocalFile {
    /// Its name; another one than on the disk where that is taken.
    pub name: String,
    content: Blob,
}

/// Up to this size files are compared by what is in them.
const COMPARED: f64 = (4 << 20) as f64;

impl LocalFile {
    /// A text as a file.
    pub fn of_text(name: String, text: &str) -> Option<LocalFile> {
        let content = Blob::new_with_str_sequence(&Array::of1(&text.into())).ok()?;
        Some(LocalFile { name, content })
    }

    /// What the browser kept: the content, or in an older version of the page its bytes.
    pub(super) fn kept(name: String, kept: JsValue) -> Option<LocalFile> {
        let content = match kept.dyn_into::<Blob>() {
            Ok(content) => content,
            Err(bytes) if bytes.is_instance_of::<js_sys::Uint8Array>() => {
                Blob::new_with_u8_array_sequence(&Array::of1(&bytes)).ok()?
            }
            Err(_) => return None,
        };
        Some(LocalFile { name, content })
    }

    /// What the browser holds.
    pub(super) fn content(&self) -> &Blob {
        &self.content
    }

    /// Its size in bytes.
    pub fn size(&self) -> f64 {
        self.content.size()
    }

    /// Whether another file is the same: of the same size, and where that is not too long to read
    /// with the same in it, else written at the same time.
    pub async fn is_same(&self, other: &LocalFile) -> bool {
        if self.size() != other.size() {
            return false;
        }
        if self.size() > COMPARED {
            let written = |file: &LocalFile| {
                file.content.dyn_ref::<web_sys::File>().map(web_sys::File::last_modified)
            };
            return written(self) == written(other);
        }
        match (bytes(&self.content).await, bytes(&other.content).await) {
            (Some(own), Some(others)) => own == others,
            _ => false,
        }
    }

    /// The bytes in it; `None` when they cannot be read any more.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        bytes(&self.content).await
    }

    /// The same content, which no longer depends on the file on the disk. `None` when that cannot be
    /// read any more.
    pub async fn detached(&self) -> Option<LocalFile> {
        let buffer = JsFuture::from(self.content.array_buffer()).await.ok()?;
        let content = Blob::new_with_buffer_source_sequence(&Array::of1(&buffer)).ok()?;
        Some(LocalFile { name: self.name.clone(), content })
    }

    /// An address under which the browser gives it out, until it is told to forget it.
    pub fn address(&self) -> Option<String> {
        web_sys::Url::create_object_url_with_blob(&self.content).ok()
    }
}

async fn bytes(content: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(content.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Files as the reader takes them: beside a request.
pub fn contents(files: &[LocalFile]) -> Contents {
    files.iter().map(LocalFile::content).collect()
}

/// The files that were chosen in a file field; the field is emptied, so that the same file can be
/// chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<LocalFile> {
    let input = event.target().and_then(|at| at.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let files = listed(input.files());
    input.set_value("");
    files
}

/// The files that were dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Vec<LocalFile> {
    listed(event.data_transfer().and_then(|data| data.files()))
}

/// Whether something dragged over the page is a file.
pub fn drags_files(event: &web_sys::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// What was pasted: files, or else a text.
pub fn pasted(event: &web_sys::ClipboardEvent) -> (Vec<LocalFile>, Option<String>) {
    let Some(data) = event.clipboard_data() else { return (Vec::new(), None) };
    let files = listed(data.files());
    let text = data.get_data("text/plain").ok().filter(|text| !text.trim().is_empty());
    (files, text)
}

/// Opens the dialogue of the file field with this id.
pub fn open_dialog(id: &str) {
    let field = document().and_then(|document| document.get_element_by_id(id));
    if let Some(field) = field.and_then(|at| at.dyn_into::<web_sys::HtmlElement>().ok()) {
        field.click();
    }
}

fn listed(list: Option<web_sys::FileList>) -> Vec<LocalFile> {
    let Some(list) = list else { return Vec::new() };
    let files = (0..list.length()).filter_map(|at| list.get(at));
    files.map(|file| LocalFile { name: file.name(), content: file.into() }).collect()
}
