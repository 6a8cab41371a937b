//! What stays in this browser when the tab is closed: the user's opened files, and what was decided
//! about them.
//!
//! IndexedDB, a record each. A full or forbidden store is an answer, never a failure of the page.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use super::files::LocalFile;
use super::{text_of_error, window};

const DATABASE: &str = "xephang";
const VERSION: u32 = 1;
const STORE: &str = "opened";
const KEY: &str = "files";
const IDS: &str = "ids";
const CHOICES: &str = "choices";

/// What is kept.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The files, in order.
    pub files: Vec<LocalFile>,
    /// The ids of the publications in them.
    pub ids: Vec<String>,
    /// What the user decided, as a text.
    pub choices: String,
}

/// Keeps files and decisions in place of those kept before; without files it forgets all.
///
/// # Errors
/// The browser's own words when it does not let pages keep anything, or has no room.
pub async fn keep(kept: &Kept) -> Result<(), String> {
    write(kept).await.map_err(|error| text_of_error(&error))
}

/// What was kept before; nothing when there is nothing, or the browser keeps nothing.
pub async fn kept() -> Kept {
    read().await.unwrap_or_default()
}

async fn write(kept: &Kept) -> Result<(), JsValue> {
    let database = open().await?;
    let transaction =
        database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
    let store = transaction.object_store(STORE)?;
    let written = put(&store, kept).await;
    database.close();
    written
}

/// The records of one transaction: all are written, or none.
async fn put(store: &IdbObjectStore, kept: &Kept) -> Result<(), JsValue> {
    if kept.files.is_empty() {
        return answer(&store.clear()?).await.map(|_| ());
    }
    let row = |file: &LocalFile| Array::of2(&file.name.as_str().into(), file.content());
    let rows: Array = kept.files.iter().map(row).collect();
    let ids: Array = kept.ids.iter().map(JsValue::from).collect();
    store.put_with_key(&ids, &IDS.into())?;
    store.put_with_key(&kept.choices.as_str().into(), &CHOICES.into())?;
    answer(&store.put_with_key(&rows, &KEY.into())?).await.map(|_| ())
}

async fn read() -> Result<Kept, JsValue> {
    let database = open().await?;
    let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
    let (rows, ids) = (store.get(&KEY.into())?, store.get(&IDS.into())?);
    let choices = store.get(&CHOICES.into())?;
    // Answers come in the order of the questions.
    let choices = answer(&choices).await;
    database.close();
    let file = |row: JsValue| -> Option<LocalFile> {
        let row: Array = row.dyn_into().ok()?;
        LocalFile::kept(row.get(0).as_string()?, row.get(1))
    };
    let rows = rows.result()?.dyn_into::<Array>().unwrap_or_default();
    let ids = ids.result()?.dyn_into::<Array>().unwrap_or_default();
    Ok(Kept {
        files: rows.iter().filter_map(file).collect(),
        ids: ids.iter().filter_map(|id| id.as_string()).collect(),
        choices: choices?.as_string().unwrap_or_default(),
    })
}

async fn open() -> Result<IdbDatabase, JsValue> {
    let factory = window().and_then(|window| window.indexed_db().ok().flatten());
    let request: IdbOpenDbRequest =
        factory.ok_or(JsValue::from_str("IndexedDB"))?.open_with_u32(DATABASE, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::<dyn FnMut()>::new(move || {
        if let Ok(database) = opening.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
            // Fails only where the store is there already.
            let _ = database.create_object_store(STORE);
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    let database = answer(&request).await;
    request.set_onupgradeneeded(None);
    database?.dyn_into()
}

/// Waits for a request: its result, or its error.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(promise).await {
        Ok(_) => request.result(),
        Err(_) => Err(request.error()?.map_or(JsValue::NULL, JsValue::from)),
    }
}
