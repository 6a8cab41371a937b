//! Reading published files from the page's own place.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::{text_of_error, window};

/// Why a published file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
    /// The server answered with this status.
    Status(u16),
    /// There was no answer: the browser's own words.
    Network(String),
}

impl FetchError {
    /// In short: the status, or the browser's words.
    pub fn text(&self) -> String {
        match self {
            FetchError::Status(status) => status.to_string(),
            FetchError::Network(text) => text.clone(),
        }
    }
}

/// Reads a file, relative to the page. `progress` is told the bytes read so far.
///
/// # Errors
/// [`FetchError`] when there is no answer, or not the file.
pub async fn bytes(path: &str, progress: impl Fn(usize)) -> Result<Vec<u8>, FetchError> {
    let network = |error: JsValue| FetchError::Network(text_of_error(&error));
    let window = window().ok_or_else(|| FetchError::Network(String::new()))?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(network)?;
    let response: web_sys::Response = response.dyn_into().map_err(network)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let Some(body) = response.body() else {
        let buffer = response.array_buffer().map_err(network)?;
        let buffer = JsFuture::from(buffer).await.map_err(network)?;
        return Ok(js_sys::Uint8Array::new(&buffer).to_vec());
    };
    let reader: web_sys::ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let chunk = JsFuture::from(reader.read()).await.map_err(network)?;
        let part = |key: &str| js_sys::Reflect::get(&chunk, &key.into()).map_err(network);
        if part("done")?.is_truthy() {
            return Ok(bytes);
        }
        let chunk: js_sys::Uint8Array = part("value")?.unchecked_into();
        let start = bytes.len();
        bytes.resize(start + chunk.length() as usize, 0);
        chunk.copy_to(&mut bytes[start..]);
        progress(bytes.len());
    }
}

/// Reads several files at once, in their order. `progress` is told how many are here.
pub async fn all(
    paths: impl IntoIterator<Item = String>,
    progress: impl Fn(usize),
) -> Vec<Result<Vec<u8>, FetchError>> {
    type Reading = Pin<Box<dyn Future<Output = Result<Vec<u8>, FetchError>>>>;
    let begin = |path: String| Box::pin(async move { bytes(&path, |_| ()).await }) as Reading;
    let mut readings: Vec<Result<Result<Vec<u8>, FetchError>, Reading>> =
        paths.into_iter().map(|path| Err(begin(path))).collect();
    poll_fn(|context| {
        for reading in &mut readings {
            if let Err(waiting) = reading
                && let Poll::Ready(read) = waiting.as_mut().poll(context)
            {
                *reading = Ok(read);
            }
        }
        let here = readings.iter().filter(|reading| reading.is_ok()).count();
        progress(here);
        if here == readings.len() { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    readings.into_iter().filter_map(Result::ok).collect()
}
