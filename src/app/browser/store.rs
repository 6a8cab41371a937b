//! What stays in this browser when the tab is closed: the user's opened files, and what was decided
//! about them.
//!
//! IndexedDB, a record each. A full or forbidden store is an answer, never a failure of the page. Figures
//! fetched from another site (app/side/fetch.js) lie in drawers of their own, named by their address, and
//! are all that a page sees which shows them: the user's own files stay as they are.

use js_sys::Array;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

use super::files::LocalFile;
use super::{history, text_of_error, window};

const DATABASE: &str = "xephang";
const VERSION: u32 = 1;
const STORE: &str = "opened";
const KEY: &str = "files";
const IDS: &str = "ids";
const CHOICES: &str = "choices";
const ABOUT: &str = "about";

/// The name behind the address's `?` under which stands where fetched figures came from.
pub const FROM: &str = "from";

/// A record's key: in the user's own drawer, or in that of the figures that this page shows.
fn key(part: &str) -> JsValue {
    match history::asked(FROM) {
        Some(address) => format!("from:{address}:{part}").into(),
        None => part.into(),
    }
}

/// What is known of fetched figures.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    /// The day, `YYYY-MM-DD`.
    pub day: String,
    /// Whether they are the file that the link named by its hash.
    pub verified: bool,
}

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

/// What is known of the fetched figures that this page shows.
pub async fn fetched() -> Fetched {
    let about = async {
        let database = open().await?;
        let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
        let about = answer(&store.get(&key(ABOUT))?).await;
        database.close();
        about
    };
    let Ok(about): Result<JsValue, JsValue> = about.await else { return Fetched::default() };
    let member = |name: &str| js_sys::Reflect::get(&about, &name.into()).ok();
    Fetched {
        day: member("day").and_then(|day| day.as_string()).unwrap_or_default(),
        verified: member("verified").is_some_and(|verified| verified.is_truthy()),
    }
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
        if history::asked(FROM).is_none() {
            return answer(&store.clear()?).await.map(|_| ());
        }
        let delete = |part| super::call(store, "delete", &Array::of1(&key(part)));
        let asked = [IDS, CHOICES, ABOUT, KEY].map(delete);
        let last = asked.into_iter().flatten().last().ok_or(JsValue::NULL)?;
        return answer(&last.dyn_into()?).await.map(|_| ());
    }
    let row = |file: &LocalFile| Array::of2(&file.name.as_str().into(), file.content());
    let rows: Array = kept.files.iter().map(row).collect();
    let ids: Array = kept.ids.iter().map(JsValue::from).collect();
    store.put_with_key(&ids, &key(IDS))?;
    store.put_with_key(&kept.choices.as_str().into(), &key(CHOICES))?;
    answer(&store.put_with_key(&rows, &key(KEY))?).await.map(|_| ())
}

async fn read() -> Result<Kept, JsValue> {
    let database = open().await?;
    let store = database.transaction_with_str(STORE)?.object_store(STORE)?;
    let (rows, ids) = (store.get(&key(KEY))?, store.get(&key(IDS))?);
    let choices = store.get(&key(CHOICES))?;
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
