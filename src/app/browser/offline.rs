//! What works without a network: the page kept by the browser, and the page as one file. A script does it
//! that comes later (`src/offline`); here it is called.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::files::LocalFile;
use super::program::place_of;
use super::{call, document, text_of_error, window};

/// Under which the script stands in the window.
const NAME: &str = "xephangOffline";

/// The data that goes into the one file.
#[derive(Clone, Debug)]
pub enum Inside {
    /// Published files, by the ids of their publications.
    Published(Vec<String>),
    /// Files and the catalogue that names them: names relative to the page, and bytes.
    Files(Vec<(String, Vec<u8>)>),
}

/// Why there is no one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoFile {
    /// This build has no list of its files.
    NotInThisBuild,
    /// A file of the page could not be had: the browser's words.
    Broken(String),
}

/// Whether the page is one file with its data in it.
pub fn is_one_file() -> bool {
    let view = || document()?.query_selector(r#"meta[name="xephang:view"]"#).ok()?;
    view().is_some()
}

/// The script, fetched where it is not here yet.
async fn script() -> Result<JsValue, NoFile> {
    let here = || {
        let script = Reflect::get(window()?.as_ref(), &NAME.into()).ok()?;
        script.is_object().then_some(script)
    };
    if let Some(here) = here() {
        return Ok(here);
    }
    let place = place_of("data-offline").ok_or(NoFile::NotInThisBuild)?;
    let fetched = Promise::new(&mut |done, failed| {
        let begin = || {
            let document = document()?;
            let element = document.create_element("script").ok()?;
            element.set_attribute("src", &place).ok()?;
            element.add_event_listener_with_callback("load", &done).ok()?;
            element.add_event_listener_with_callback("error", &failed).ok()?;
            document.body()?.append_child(&element).ok()
        };
        if begin().is_none() {
            let _ = failed.call0(&JsValue::NULL);
        }
    });
    let missing = || NoFile::Broken(place.trim_start_matches("./").to_owned());
    JsFuture::from(fetched).await.map_err(|_| missing())?;
    here().ok_or_else(missing)
}

/// Has the browser keep the page; `news` is called when there is a new version, maybe more than once.
/// Where the browser keeps no pages nothing happens.
pub async fn begin(news: impl Fn() + 'static) {
    let Ok(script) = script().await else { return };
    let told = Closure::<dyn Fn()>::new(news);
    call(&script, "begin", &Array::of1(told.as_ref()));
    told.forget();
}

/// Loads the new version in place of the page.
pub async fn take_new_version() {
    if let Ok(script) = script().await {
        call(&script, "take", &Array::new());
    }
}

/// The whole page as one file, with data in it and the fragment of the view that it opens with.
///
/// # Errors
/// [`NoFile`] when a part of it cannot be had.
pub async fn one_file(name: String, view: &str, inside: Inside) -> Result<LocalFile, NoFile> {
    let script = script().await?;
    let (ids, files) = (Array::new(), Array::new());
    match inside {
        Inside::Published(published) => published.iter().for_each(|id| {
            ids.push(&id.as_str().into());
        }),
        Inside::Files(given) => given.iter().for_each(|(name, bytes)| {
            files.push(&Array::of2(&name.as_str().into(), &Uint8Array::from(bytes.as_slice())));
        }),
    }
    let made = call(&script, "save", &Array::of3(&view.into(), &ids, &files));
    let made = made.ok_or_else(|| NoFile::Broken(String::new()))?;
    let broken = |error: JsValue| NoFile::Broken(text_of_error(&error));
    let content = JsFuture::from(Promise::resolve(&made)).await.map_err(broken)?;
    LocalFile::kept(name, content.unchecked_into()).ok_or(NoFile::Broken(String::new()))
}
