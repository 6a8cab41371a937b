//! What stays in this browser when the tab is closed: the user's opened files.
//!
//! IndexedDB, one record. A full or forbidden store is an answer, never a failure of the page.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use super::{text_of_error, window};

const DATABASE: &str = "xephang";
const VERSION: u32 = 1;
const STORE: &str = "opened";
const KEY: &str = "files";
const IDS: &str = "ids";

/// A kept file: its name and its bytes.
pub type KeptFile = (String, Vec<u8>);

/// Keeps these files, and the ids of the publications in them, in place of those kept before; none:
/// forgets them.
///
/// # Errors
/// The browser's own words when it does not let pages keep anything, or has no room.
pub async fn keep(files: &[KeptFile], ids: &[String]) -> Result<(), String> {
    let rows = Array::new();
    for (name, bytes) in files {
        rows.push(&Array::of2(&name.into(), &Uint8Array::from(bytes.as_slice())));
    }
    let ids = ids.iter().map(JsValue::from).collect();
    write(&rows, &ids).await.map_err(|error| text_of_error(&error))
}

/// The files kept before, and the ids of the publications in them; none when there is nothing, or
/// the browser keeps nothing.
pub async fn kept() -> (Vec<KeptFile>, Vec<String>) {
    read().await.unwrap_or_default()
}

async fn write(rows: &Array, ids: &Array) -> Result<(), JsValue> {
    let database = open().await?;
    let transaction =
        database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
    let store = transaction.object_store(STORE)?;
    store.put_with_key(ids, &IDS.into())?;
    let request = if rows.length() == 0 {
        store.delete(&KEY.into())?
    } else {
        store.put_with_key(rows, &KEY.into())?
    };
    let written = answer(&request).await;
    database.close();
    written.map(|_| ())
}

async fn read() -> Result<(Vec<KeptFile>, Vec<String>), JsValue> {
    let database = open().await?;
    let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
    let (rows, ids) = (store.get(&KEY.into())?, store.get(&IDS.into())?);
    // Answers come in the order of the questions.
    let ids = answer(&ids).await;
    database.close();
    let rows = rows.result()?;
    let file = |row: JsValue| -> Option<KeptFile> {
        let row: Array = row.dyn_into().ok()?;
        let bytes: Uint8Array = row.get(1).dyn_into().ok()?;
        Some((row.get(0).as_string()?, bytes.to_vec()))
    };
    let rows = rows.dyn_into::<Array>().unwrap_or_default();
    let ids = ids?.dyn_into::<Array>().unwrap_or_default();
    let ids = ids.iter().filter_map(|id| id.as_string()).collect();
    Ok((rows.iter().filter_map(file).collect(), ids))
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
