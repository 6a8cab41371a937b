//! The page's end: starts the reader, asks it, and stops it.
//!
//! The program is fetched once. The browser keeps it compiled and hands it to every reader that is
//! started; its script is started from the page's own memory, so that it also works where a page
//! may start nothing from a file.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Uint8Array, WebAssembly};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, ErrorEvent, MessageEvent, Url, Worker};

use super::request::Request;
use crate::model::bytes::{Bytes, Input};

/// Files as the browser holds them, beside a request.
#[derive(Clone, Debug, Default)]
pub struct Contents(Array);

impl<'a> FromIterator<&'a Blob> for Contents {
    fn from_iter<T: IntoIterator<Item = &'a Blob>>(files: T) -> Contents {
        Contents(files.into_iter().collect())
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The user, or the page, stopped the reader.
    Stopped,
    /// The reader cannot be started here, or broke off: the browser's words.
    Broken(String),
}

/// The reader's program, fetched and compiled.
#[derive(Clone, Debug)]
pub struct Program {
    module: JsValue,
    script: String,
}

impl Program {
    /// Makes it ready.
    ///
    /// # Errors
    /// [`Failure::Broken`] when the browser does not take it.
    pub async fn new(script: &[u8], program: &[u8]) -> Result<Program, Failure> {
        let program = Uint8Array::from(program);
        let module = JsFuture::from(WebAssembly::compile(&program)).await.map_err(broken)?;
        let options = BlobPropertyBag::new();
        options.set_type("text/javascript");
        let parts = Array::of1(&Uint8Array::from(script));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options);
        let script = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
        Ok(Program { module, script: script.map_err(broken)? })
    }
}

fn broken(error: JsValue) -> Failure {
    let message = js_sys::Reflect::get(&error, &"message".into()).ok();
    let words = message.and_then(|message| message.as_string()).or_else(|| error.as_string());
    Failure::Broken(words.unwrap_or_default())
}

/// Who waits for an answer.
struct Waiter {
    turn: u32,
    done: Function,
    progress: Rc<dyn Fn(f64)>,
}

/// What is known of a reader at work.
#[derive(Default)]
struct State {
    waiters: Vec<Waiter>,
    turns: u32,
    /// Called once it is ready, or broke before.
    started: Option<Function>,
    failure: Option<Failure>,
}

impl State {
    /// Nobody will be answered any more.
    fn fail(&mut self, failure: Failure) {
        self.failure.get_or_insert(failure);
        let waiters = self.waiters.drain(..).map(|waiter| waiter.done);
        for done in waiters.chain(self.started.take()) {
            let _ = done.call1(&JsValue::NULL, &JsValue::NULL);
        }
    }

    fn failure(&self) -> Failure {
        self.failure.clone().unwrap_or(Failure::Stopped)
    }
}

/// A reader at work. Without anybody who holds it, it stops.
pub struct Reader {
    worker: Worker,
    state: Rc<RefCell<State>>,
    _heard: Closure<dyn FnMut(MessageEvent)>,
    _failed: Closure<dyn FnMut(ErrorEvent)>,
}

impl Reader {
    /// Starts one.
    ///
    /// # Errors
    /// [`Failure`] when the browser does not start it.
    pub async fn start(program: &Program) -> Result<Reader, Failure> {
        let worker = Worker::new(&program.script).map_err(broken)?;
        let state = Rc::new(RefCell::new(State::default()));
        let of = Rc::clone(&state);
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            hear(&of, &event.data());
        });
        let of = Rc::clone(&state);
        let failed = Closure::<dyn FnMut(ErrorEvent)>::new(move |event: ErrorEvent| {
            // The page goes on: it is told of this here and nowhere else.
            event.prevent_default();
            of.borrow_mut().fail(Failure::Broken(event.message()));
        });
        worker.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        worker.set_onerror(Some(failed.as_ref().unchecked_ref()));
        let ready = Promise::new(&mut |done, _| state.borrow_mut().started = Some(done));
        worker.post_message(&program.module).map_err(broken)?;
        let reader = Reader { worker, state, _heard: heard, _failed: failed };
        JsFuture::from(ready).await.map_err(broken)?;
        let failure = reader.state.borrow().failure.clone();
        failure.map_or(Ok(reader), Err)
    }

    /// Asks; `progress` is told how far the work is, from 0 to 1.
    ///
    /// # Errors
    /// [`Failure`] when the reader was stopped before, or broke off.
    pub async fn ask(
        &self,
        request: &Request,
        files: &Contents,
        progress: Rc<dyn Fn(f64)>,
    ) -> Result<Answer, Failure> {
        if let Some(failure) = self.state.borrow().failure.clone() {
            return Err(failure);
        }
        let bytes = Uint8Array::from(request.to_bytes().as_slice());
        let mut turn = 0;
        let answer = Promise::new(&mut |done, _| {
            let mut state = self.state.borrow_mut();
            state.turns = state.turns.wrapping_add(1);
            turn = state.turns;
            state.waiters.push(Waiter { turn, done, progress: Rc::clone(&progress) });
        });
        let message = Array::of3(&turn.into(), &bytes, &files.0);
        let handed = Array::of1(&bytes.buffer());
        self.worker.post_message_with_transfer(&message, &handed).map_err(broken)?;
        let state = Rc::clone(&self.state);
        let answer = JsFuture::from(answer).await.map_err(broken)?;
        match answer.dyn_into() {
            Ok(bytes) => Ok(Answer::new(bytes)),
            Err(_) => Err(state.borrow().failure()),
        }
    }

    /// Whether it no longer answers.
    pub fn is_broken(&self) -> bool {
        self.state.borrow().failure.is_some()
    }

    /// Stops it at once; whoever waits hears [`Failure::Stopped`].
    pub fn stop(&self) {
        self.worker.terminate();
        self.state.borrow_mut().fail(Failure::Stopped);
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop();
    }
}

fn hear(state: &RefCell<State>, message: &JsValue) {
    let Some(message) = message.dyn_ref::<Array>() else {
        let started = state.borrow_mut().started.take();
        if let Some(started) = started {
            let _ = started.call0(&JsValue::NULL);
        }
        return;
    };
    let (turn, said) = (message.get(0).as_f64(), message.get(1));
    let is_asked = |waiter: &Waiter| Some(f64::from(waiter.turn)) == turn;
    let found = state.borrow().waiters.iter().position(is_asked);
    let Some(at) = found else { return };
    match said.as_f64() {
        Some(share) => {
            let progress = Rc::clone(&state.borrow().waiters[at].progress);
            progress(share);
        }
        None => {
            let waiter = state.borrow_mut().waiters.remove(at);
            let _ = waiter.done.call1(&JsValue::NULL, &said);
        }
    }
}

/// The bytes of an answer, which stay with the browser: what is large in them is copied to its place
/// at once.
pub struct Answer {
    bytes: Uint8Array,
    at: u32,
    /// A part of them, for what is small.
    window: Vec<u8>,
    read: usize,
}

/// So much is copied at a time for what is small.
const WINDOW: u32 = 16 << 10;

impl Answer {
    fn new(bytes: Uint8Array) -> Answer {
        Answer { bytes, at: 0, window: Vec::new(), read: 0 }
    }

    /// All of them.
    pub fn to_vec(&self) -> Vec<u8> {
        self.bytes.to_vec()
    }

    /// What they mean.
    ///
    /// # Errors
    /// [`Failure::Broken`] when they mean nothing.
    pub fn take<T: Bytes>(mut self) -> Result<T, Failure> {
        T::take(&mut self).ok_or(Failure::Broken(String::new()))
    }
}

impl Input for Answer {
    fn fill(&mut self, to: &mut [u8]) -> bool {
        if self.left() < to.len() {
            return false;
        }
        let mut to = to;
        while !to.is_empty() {
            if self.read == self.window.len() {
                let rest = self.bytes.length() - self.at;
                // The windows are empty here, so what is large goes past them.
                let large = to.len() >= WINDOW as usize;
                let size = if large { to.len() as u32 } else { rest.min(WINDOW) };
                let part = self.bytes.subarray(self.at, self.at + size);
                self.at += size;
                if large {
                    part.copy_to(to);
                    return true;
                }
                self.window.resize(size as usize, 0);
                part.copy_to(&mut self.window);
                self.read = 0;
            }
            let count = to.len().min(self.window.len() - self.read);
            let (now, later) = to.split_at_mut(count);
            now.copy_from_slice(&self.window[self.read..self.read + count]);
            self.read += count;
            to = later;
        }
        true
    }

    fn left(&self) -> usize {
        (self.bytes.length() - self.at) as usize + (self.window.len() - self.read)
    }
}
