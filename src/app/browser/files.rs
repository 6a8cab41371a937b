//! Files of the user: chosen, dropped or pasted. They are read here and go nowhere else.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{document, text_of_error};

/// A local file as it was read, or why it could not be.
#[derive(Clone, Debug)]
pub struct LocalFile {
    /// Its name.
    pub name: String,
    /// Its bytes, or what the browser says.
    pub bytes: Result<Vec<u8>, String>,
}

/// A file that waits to be read.
pub struct Handle(web_sys::File);

/// Reads files one after the other, in the order given.
pub async fn read(handles: Vec<Handle>) -> Vec<LocalFile> {
    let mut files = Vec::with_capacity(handles.len());
    for Handle(file) in handles {
        let bytes = JsFuture::from(file.array_buffer()).await;
        files.push(LocalFile {
            name: file.name(),
            bytes: bytes
                .map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec())
                .map_err(|error| text_of_error(&error)),
        });
    }
    files
}

/// The files that were chosen in a file field; the field is emptied, so that the same file can be
/// chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<Handle> {
    let input = event.target().and_then(|at| at.dyn_into::<web_sys::HtmlInputElement>().ok());
    let Some(input) = input else { return Vec::new() };
    let handles = handles(input.files());
    input.set_value("");
    handles
}

/// The files that were dropped.
pub fn dropped(event: &web_sys::DragEvent) -> Vec<Handle> {
    handles(event.data_transfer().and_then(|data| data.files()))
}

/// Whether something dragged over the page is a file.
pub fn drags_files(event: &web_sys::DragEvent) -> bool {
    event.data_transfer().is_some_and(|data| {
        data.types().iter().any(|kind| kind.as_string().as_deref() == Some("Files"))
    })
}

/// What was pasted: files, or else a text.
pub fn pasted(event: &web_sys::ClipboardEvent) -> (Vec<Handle>, Option<String>) {
    let Some(data) = event.clipboard_data() else { return (Vec::new(), None) };
    let files = handles(data.files());
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

fn handles(list: Option<web_sys::FileList>) -> Vec<Handle> {
    let Some(list) = list else { return Vec::new() };
    (0..list.length()).filter_map(|at| list.get(at)).map(Handle).collect()
}
