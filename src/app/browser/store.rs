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

/// A kept file: its name and its bytes.
pub type KeptFile = (String, Vec<u8>);

/// Keeps these files in place of the ones kept before; none: forgets them.
///
/// # Errors
/// The browser's own words when it does not let pages keep anything, or has no room.
pub async fn keep(files: &[KeptFile]) -> Result<(), String> {
    let rows = Array::new();
    for (name, bytes) in files {
        rows.push(&Array::of2(&name.into(), &Uint8Array::from(bytes.as_slice())));
    }
    keep_rows(&rows).await.map_err(|error| text_of_error(&error))
}

/// The files kept before; none when there is nothing, or the browser keeps nothing.
pub async fn kept() -> Vec<KeptFile> {
    kept_rows().await.unwrap_or_default()
}

async fn keep_rows(rows: &Array) -> Result<(), JsValue> {
    let database = open().await?;
    let transaction =
        database.transaction_with_str_and_mode(STORE, IdbTransactionMode::Readwrite)?;
    let store = transaction.object_store(STORE)?;
    let request = if rows.length() == 0 {
        store.delete(&KEY.into())?
    } else {
        store.put_with_key(rows, &KEY.into())?
    };
    let written = answer(&request).await;
    database.close();
    written.map(|_| ())
}

async fn kept_rows() -> Result<Vec<KeptFile>, JsValue> {
    let database = open().await?;
    let request = database.transaction_with_str(STORE)?.object_store(STORE)?.get(&KEY.into())?;
    let rows = answer(&request).await;
    database.close();
    let Ok(rows) = rows?.dyn_into::<Array>() else { return Ok(Vec::new()) };
    let file = |row: JsValue| -> Option<KeptFile> {
        let row: Array = row.dyn_into().ok()?;
        let bytes: Uint8Array = row.get(1).dyn_into().ok()?;
        Some((row.get(0).as_string()?, bytes.to_vec()))
    };
    Ok(rows.iter().filter_map(file).collect())
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
