//! The reader's end: a thread of the browser that waits for what the page asks, and answers in turn.
//!
//! A message is `[number, request, files]`: the request as bytes, the files as the browser holds
//! them. The answer is `[number, bytes]`, before it come `[number, share]` while it is worked on,
//! the share from 0 to 1.

use std::cell::RefCell;
use std::collections::VecDeque;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, DedicatedWorkerGlobalScope, MessageEvent, ReadableStreamDefaultReader};

use super::firm::firmness;
use super::panel::Panel;
use super::published::Published;
use super::request::{Given, ReportAs, Request};
use super::session::{Session, packed, saved};
use super::unread::{AllUnread, Unread};
use crate::analysis::composite::composite;
use crate::export::publish::checks;
use crate::export::report::{Properties, docx, pptx};
use crate::import::arriving::{Arrived, Arriving};
use crate::import::{Choices, SourceFile};
use crate::model::bytes::{Bytes, from_bytes};
use crate::share::packed::unpack;

/// A smaller file is read whole: what it says of itself is worth more than the room.
const SMALL: usize = 4 << 20;

/// A larger file is not read whole.
const MOST: usize = 1 << 30;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
    static WAITING: RefCell<Waiting> = RefCell::default();
}

/// What has been asked and not answered.
#[derive(Default)]
struct Waiting {
    messages: VecDeque<Array>,
    is_working: bool,
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

/// Begins to wait for what the page asks, and tells it so.
pub fn listen() {
    let heard = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| {
        let Ok(message) = event.data().dyn_into() else { return };
        let begins = WAITING.with_borrow_mut(|waiting| {
            waiting.messages.push_back(message);
            !std::mem::replace(&mut waiting.is_working, true)
        });
        if begins {
            spawn_local(work());
        }
    });
    scope().set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget(); // it listens as long as the thread lives
    let _ = scope().post_message(&JsValue::NULL);
}

async fn work() {
    loop {
        let next = WAITING.with_borrow_mut(|waiting| {
            let next = waiting.messages.pop_front();
            waiting.is_working = next.is_some();
            next
        });
        let Some(message) = next else { return };
        let (turn, files) = (message.get(0), Array::from(&message.get(2)));
        let request = Uint8Array::new(&message.get(1)).to_vec();
        drop(message);
        let Some(request) = from_bytes::<Request>(&request) else { continue };
        let told = Progress { turn: turn.clone() };
        let answer = answer(request, &files, &told).await;
        let bytes = Uint8Array::from(answer.as_slice());
        drop(answer);
        let handed = Array::of1(&bytes.buffer());
        let _ = scope().post_message_with_transfer(&Array::of2(&turn, &bytes), &handed);
    }
}

/// Tells the page how far the work is.
struct Progress {
    turn: JsValue,
}

impl Progress {
    fn tell(&self, share: f64) {
        let _ = scope().post_message(&Array::of2(&self.turn, &share.into()));
    }
}

async fn answer(request: Request, contents: &Array, told: &Progress) -> Vec<u8> {
    match request {
        Request::Read { files, choices } => {
            let mut session = SESSION.take();
            let panel = read(&mut session, &files, &choices, contents, told).await;
            SESSION.set(session);
            panel.to_bytes()
        }
        Request::Open => SESSION.with_borrow(|session| session.data().to_bytes()),
        Request::Log { lang } => SESSION.with_borrow(|session| session.log(lang)).into_bytes(),
        Request::Join { published, own, choices } => {
            let mut session = Session::default();
            let unread = join(&mut session, published, own, &choices, contents, told).await;
            // As a pair of them, without a copy of the data.
            let mut answer = session.data().to_bytes();
            unread.put(&mut answer);
            answer
        }
        Request::Apart { published, own, choices } => {
            let mut session = Session::default();
            let unread = join(&mut session, published, own, &choices, contents, told).await;
            (session.apart(&choices), unread).to_bytes()
        }
        Request::Save { data, lang, form } => saved(&data, lang, form).unwrap_or_default(),
        Request::Firm { matrix, unit, noise, places } => {
            firmness(&matrix, unit, noise, places, &mut |share| told.tell(share)).to_bytes()
        }
        Request::Report { report, pictures, lang, form } => {
            let about = Properties::default();
            let file = match form {
                ReportAs::Docx => docx(&report, &pictures, lang, &about),
                ReportAs::Pptx => pptx(&report, &pictures, lang, &about),
            };
            file.unwrap_or_default()
        }
        Request::Pack { data, view } => packed(&data, &view).to_bytes(),
        Request::Unpack { piece } => unpack(&piece).to_bytes(),
        Request::Check { data, about } => checks(&data, &about).to_bytes(),
        Request::Publish { data, about, catalogue, lang } => {
            Published::of(&data, &about, &catalogue, lang).to_bytes()
        }
        Request::Build { input, recipe } => composite(&input, &recipe).to_bytes(),
    }
}

/// Reads files and keeps them; of those that the browser does not give, the panel tells.
async fn read(
    session: &mut Session,
    files: &[Given],
    choices: &Choices,
    contents: &Array,
    told: &Progress,
) -> Panel {
    if let ([file], Some(blob)) = (files, blob(contents, 0))
        && blob.size() > SMALL as f64
        && !session.lacks(files).is_empty()
        && let Ok(Some(arrived)) = arrive(&file.name, &blob, choices, told).await
    {
        return session.arrived(file.id, arrived);
    }
    let unread = take_up(session, files, contents, told).await;
    let files: Vec<Given> = files.iter().filter(|file| is_read(file, &unread)).cloned().collect();
    let mut panel = session.read(&files, choices);
    panel.unread = unread;
    panel
}

/// Reads published files and the user's own behind them; gives those that could not be read.
async fn join(
    session: &mut Session,
    published: Vec<SourceFile>,
    own: Vec<Given>,
    choices: &Choices,
    contents: &Array,
    told: &Progress,
) -> AllUnread {
    if published.is_empty() {
        return read(session, &own, choices, contents, told).await.unread;
    }
    let mut all = Vec::new();
    // Numbers that no file of the user's has.
    for (id, file) in (0..u32::MAX).rev().zip(published) {
        all.push(Given { id, name: file.name.clone() });
        session.take(id, file);
    }
    let unread = take_up(session, &own, contents, told).await;
    all.extend(own.into_iter().filter(|file| is_read(file, &unread)));
    session.read(&all, choices);
    unread
}

fn is_read(file: &Given, unread: &AllUnread) -> bool {
    unread.iter().all(|(id, _)| *id != file.id)
}

/// Reads what the session lacks; gives what could not be read.
async fn take_up(
    session: &mut Session,
    files: &[Given],
    contents: &Array,
    told: &Progress,
) -> AllUnread {
    let lacking: Vec<(&Given, Option<Blob>)> =
        session.lacks(files).into_iter().map(|at| (&files[at], blob(contents, at))).collect();
    let size = |blob: &Option<Blob>| blob.as_ref().map_or(0.0, Blob::size);
    let all: f64 = lacking.iter().map(|(_, blob)| size(blob)).sum();
    let mut before = 0.0;
    let mut unread = Vec::new();
    for (file, blob) in &lacking {
        let share = |read: f64| told.tell((before + read) / all.max(1.0));
        match whole(blob.as_ref(), share).await {
            Ok(bytes) => session.take(file.id, SourceFile { name: file.name.clone(), bytes }),
            Err(reason) => unread.push((file.id, reason)),
        }
        before += size(blob);
    }
    unread
}

fn blob(contents: &Array, at: usize) -> Option<Blob> {
    contents.get(at as u32).dyn_into().ok()
}

/// The parts of a file in turn, as the browser reads it; the next one is on its way while one is
/// worked on.
struct Parts {
    stream: ReadableStreamDefaultReader,
    next: Option<js_sys::Promise>,
}

impl Parts {
    fn of(blob: &Blob) -> Parts {
        let stream: ReadableStreamDefaultReader = blob.stream().get_reader().unchecked_into();
        let next = Some(stream.read());
        Parts { stream, next }
    }

    /// `None` at the end.
    async fn next(&mut self) -> Option<Result<Uint8Array, String>> {
        let part = match JsFuture::from(self.next.take()?).await {
            Ok(part) => part,
            Err(error) => return Some(Err(words(&error))),
        };
        let member = |key: &str| js_sys::Reflect::get(&part, &key.into()).unwrap_or_default();
        if member("done").is_truthy() {
            return None;
        }
        self.next = Some(self.stream.read());
        member("value").dyn_into().ok().map(Ok)
    }
}

/// The browser's words for what went wrong.
fn words(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok();
    message.and_then(|message| message.as_string()).unwrap_or_default()
}

/// All of a file.
async fn whole(blob: Option<&Blob>, share: impl Fn(f64)) -> Result<Vec<u8>, Unread> {
    let blob = blob.ok_or_else(|| Unread::NotGiven(String::new()))?;
    let size = blob.size();
    let mut bytes = Vec::new();
    if size > MOST as f64 || bytes.try_reserve_exact(size as usize).is_err() {
        return Err(Unread::TooLarge);
    }
    let mut parts = Parts::of(blob);
    while let Some(part) = parts.next().await {
        let part = part.map_err(Unread::NotGiven)?;
        let start = bytes.len();
        bytes.resize(start + part.length() as usize, 0);
        part.copy_to(&mut bytes[start..]);
        share(bytes.len() as f64);
    }
    Ok(bytes)
}

/// A file of records, read while it arrives; `None` when it must be read whole.
async fn arrive(
    name: &str,
    blob: &Blob,
    choices: &Choices,
    told: &Progress,
) -> Result<Option<Arrived>, String> {
    let mut arriving = Arriving::new(name);
    let mut parts = Parts::of(blob);
    let mut read = 0.0;
    while let Some(part) = parts.next().await {
        let part = part?;
        let length = part.length() as usize;
        part.copy_to(&mut arriving.room(length)[..length]);
        if !arriving.filled(length) {
            return Ok(None);
        }
        read += length as f64;
        told.tell(read / blob.size());
    }
    Ok(arriving.finish(choices))
}
