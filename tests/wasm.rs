//! The core compiled to WebAssembly beside the engine's own formatting and collation. What this
//! project writes itself, so that pictures come out the same natively, must read as the browser
//! would write it.
#![allow(clippy::unwrap_used)] // what the engine refuses fails the test
#![cfg(target_arch = "wasm32")]

use js_sys::{Array, Function, Intl, JsString, Object, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;
use xephang::locale::Lang;
use xephang::locale::collate;
use xephang::locale::number;
use xephang::model::Decimal;

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

fn locales(lang: Lang) -> Array {
    Array::of1(&JsValue::from_str(match lang {
        Lang::Vi => "vi-VN",
        Lang::En => "en-US",
    }))
}

/// What the engine writes for a number given as text, which it takes exactly.
fn engine_number(text: &str, places: u8, lang: Lang) -> String {
    let options = Object::new();
    for key in ["minimumFractionDigits", "maximumFractionDigits"] {
        Reflect::set(&options, &key.into(), &places.into()).unwrap();
    }
    // What rounds to zero has no sign.
    Reflect::set(&options, &"signDisplay".into(), &"negative".into()).unwrap();
    let format: Function = Intl::NumberFormat::new(&locales(lang), &options).format();
    let written = format.call1(&JsValue::UNDEFINED, &text.into()).unwrap();
    // CLDR writes a hyphen for minus in both languages; this project writes a true minus.
    written.as_string().unwrap().replace('-', "−")
}

#[wasm_bindgen_test]
fn numbers_read_as_the_browser_writes_them() {
    let texts = ["0", "80.98", "-0.15", "999.995", "-1234.5", "1234567.891", "0.005", "91.475"];
    for text in texts {
        let value = decimal(text);
        for lang in Lang::ALL {
            for places in [0, 1, 2, 4] {
                let ours = number::number(value, places, lang);
                assert_eq!(ours, engine_number(text, places, lang), "{text} in {places} places");
            }
        }
    }
}

#[wasm_bindgen_test]
fn names_stand_in_the_browsers_order() {
    let names = [
        "An Giang",
        "Bà Rịa - Vũng Tàu",
        "Bạc Liêu",
        "Bắc Giang",
        "Bắc Kạn",
        "Bắc Ninh",
        "Bến Tre",
        "Bình Dương",
        "Bình Định",
        "Cà Mau",
        "Cao Bằng",
        "Cần Thơ",
        "Đà Nẵng",
        "Đắk Lắk",
        "Điện Biên",
        "Đồng Nai",
        "Gia Lai",
        "Hà Giang",
        "Hà Nam",
        "Hà Nội",
        "Hải Dương",
        "Hải Phòng",
        "Hậu Giang",
        "Hòa Bình",
        "Hưng Yên",
        "Quảng Bình",
        "Quảng Nam",
        "Quảng Ngãi",
        "Quảng Ninh",
        "Quảng Trị",
        "Tây Ninh",
        "Thái Bình",
        "Thái Nguyên",
        "Thanh Hóa",
        "Thừa Thiên Huế",
        "Tiền Giang",
        "Trà Vinh",
        "Tuyên Quang",
        "Vĩnh Long",
        "Vĩnh Phúc",
        "Yên Bái",
    ];
    let collator = Intl::Collator::new(&locales(Lang::Vi), &Object::new());
    let compare = collator.compare();
    for a in names {
        for b in names {
            let engine = compare
                .call2(&JsValue::UNDEFINED, &JsString::from(a), &JsString::from(b))
                .unwrap()
                .as_f64()
                .unwrap();
            let ours = collate::compare(a, b, Lang::Vi) as i8;
            assert_eq!(f64::from(ours), engine.signum() * f64::from(engine != 0.0), "{a} and {b}");
        }
    }
}

#[wasm_bindgen_test]
fn decimals_are_as_exact_as_natively() {
    assert_eq!(decimal("0.1") + decimal("0.2"), decimal("0.3"));
    let percent = decimal("73.18").percent_of(decimal("80"), 2);
    assert_eq!(percent, Some(decimal("91.48")));
}
