//! Pictures of dots: the browser paints an SVG, as it does on the page.

use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{call, document, download};

/// The most dots of a picture: what phones still paint.
const MOST: f64 = 64_000_000.0;
/// The longest side that every browser paints.
const LONGEST: f64 = 16_000.0;

/// Dots per pixel of a picture of so many pixels: as many as asked for, or as the browser can paint.
pub fn possible(width: f64, height: f64, wanted: f64) -> f64 {
    let most = (MOST / (width * height).max(1.0)).sqrt();
    wanted.min(most).min(LONGEST / width.max(height).max(1.0))
}

/// An SVG of so many pixels as a PNG. `None` when the browser cannot.
pub async fn png(svg: &str, (width, height): (f64, f64), dots: f64) -> Option<Vec<u8>> {
    let address = download::address("image/svg+xml", svg.as_bytes())?;
    let made = paint(&address, ((width * dots).round(), (height * dots).round())).await;
    download::forget(&address);
    made
}

async fn paint(address: &str, (width, height): (f64, f64)) -> Option<Vec<u8>> {
    let picture = document()?.create_element("img").ok()?;
    picture.set_attribute("src", address).ok()?;
    done(call(&picture, "decode", &Array::new())?).await?;
    let canvas = document()?.create_element("canvas").ok()?;
    for (side, dots) in [("width", width), ("height", height)] {
        canvas.set_attribute(side, &dots.to_string()).ok()?;
    }
    let context = call(&canvas, "getContext", &Array::of1(&"2d".into()))?;
    let place: [JsValue; 5] = [picture.into(), 0.into(), 0.into(), width.into(), height.into()];
    call(&context, "drawImage", &place.iter().collect())?;
    let blob = done(
        Promise::new(&mut |resolve, _| {
            call(&canvas, "toBlob", &Array::of2(&resolve, &"image/png".into()));
        })
        .into(),
    )
    .await?;
    let bytes = done(call(&blob, "arrayBuffer", &Array::new())?).await?;
    Some(js_sys::Uint8Array::new(&bytes).to_vec())
}

async fn done(promise: JsValue) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise)).await.ok().filter(|value| !value.is_null())
}
