//! User Timing: what the program takes time for, in the browser's own tools.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

/// Does a piece of work and leaves a measure of it. `detail` names what is counted (`observations`
/// or `marks`) and counts it in the result.
pub fn measured<T>(
    name: &str,
    detail: &str,
    work: impl FnOnce() -> T,
    count: impl FnOnce(&T) -> usize,
) -> T {
    let start = now();
    let result = work();
    let end = now();
    leave(name, start, end, detail, count(&result));
    result
}

/// Works out what an analysis finds, and leaves a measure of it that counts what was found.
pub fn analysed<T>(what: &str, work: impl FnOnce() -> T, found: impl FnOnce(&T) -> usize) -> T {
    measured(&format!("xephang:{what}"), "findings", work, found)
}

/// Lets the browser do what else it has to do: whoever works on the page's thread for long asks for
/// it between two pieces of work.
pub async fn breathe() {
    let pause = js_sys::Promise::new(&mut |done, _| {
        let asked = window().map(|window| window.set_timeout_with_callback(&done));
        if !matches!(asked, Some(Ok(_))) {
            let _ = done.call0(&wasm_bindgen::JsValue::NULL);
        }
    });
    // It is never refused.
    let _ = wasm_bindgen_futures::JsFuture::from(pause).await;
}

/// Does something when the browser has nothing else to do; soon, where it cannot say when that is.
pub fn when_idle(work: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let work = Closure::once_into_js(work);
    let asked = super::call(&window, "requestIdleCallback", &js_sys::Array::of1(&work));
    if asked.is_none() {
        let soon = js_sys::Array::of2(&work, &1000.into());
        super::call(&window, "setTimeout", &soon);
    }
}

/// Milliseconds since the navigation.
pub fn now() -> f64 {
    window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// Leaves the measure of work done between two times.
pub fn leave(name: &str, start: f64, end: f64, detail: &str, count: usize) {
    // The form with a detail is reached by name: older browsers take only marks.
    let measure = || {
        let performance = window()?.performance()?;
        let function = js_sys::Reflect::get(&performance, &"measure".into()).ok()?;
        let function: js_sys::Function = function.dyn_into().ok()?;
        let numbers = js_sys::Object::new();
        js_sys::Reflect::set(&numbers, &detail.into(), &(count as f64).into()).ok()?;
        let options = js_sys::Object::new();
        js_sys::Reflect::set(&options, &"start".into(), &start.into()).ok()?;
        js_sys::Reflect::set(&options, &"end".into(), &end.into()).ok()?;
        js_sys::Reflect::set(&options, &"detail".into(), &numbers).ok()?;
        function.call2(&performance, &name.into(), &options).ok()
    };
    // A browser without User Timing loses the measure and nothing else.
    drop(measure());
}
