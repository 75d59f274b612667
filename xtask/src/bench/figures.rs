//! The numbers of a run: what they are called, what they should reach, how they are printed.

use std::fmt::Write;

use serde_json::{Map, Value};

/// Bytes that the engine may hold beside what grows with the page.
const FIXED_MEMORY: f64 = 8e6;
/// Bytes that it may hold beside that for each byte of the page.
const MEMORY_PER_BYTE: f64 = 3.0;
/// Size of page, in bytes, from which growth is measured, to the largest page that is read: much smaller
/// ones say more about the start than about the page.
const GROWTH_FROM: f64 = 1e6;

/// Which way is good.
enum Goal {
    AtLeast(f64),
    AtMost(f64),
}

/// A number that is measured, in the order of print.
struct Measure {
    key: &'static str,
    what: &'static str,
    goal: Goal,
    unit: &'static str,
}

#[rustfmt::skip]
const MEASURES: [Measure; 15] = [
    Measure { key: "chromium_vs_readability", what: "Chromium, document → article: faster than Readability", goal: Goal::AtLeast(5.0), unit: "×" },
    Measure { key: "chromium_vs_defuddle", what: "Chromium, document → article: faster than Defuddle", goal: Goal::AtLeast(20.0), unit: "×" },
    Measure { key: "firefox_vs_readability", what: "Firefox, document → article: faster than Readability", goal: Goal::AtLeast(5.0), unit: "×" },
    Measure { key: "firefox_vs_defuddle", what: "Firefox, document → article: faster than Defuddle", goal: Goal::AtLeast(20.0), unit: "×" },
    Measure { key: "native_vs_dom_smoothie", what: "native, serialised DOM → article: faster than dom_smoothie", goal: Goal::AtLeast(2.0), unit: "×" },
    Measure { key: "native_vs_rs_trafilatura", what: "native, file → article: faster than rs-trafilatura", goal: Goal::AtLeast(5.0), unit: "×" },
    Measure { key: "click_vs_null", what: "click → reader, median page: time of the null extension", goal: Goal::AtMost(1.3), unit: "×" },
    Measure { key: "growth_time", what: "largest page that is read: time per byte, to 1 MB", goal: Goal::AtMost(1.3), unit: "×" },
    Measure { key: "growth_memory", what: "largest page that is read: memory per byte, to 1 MB", goal: Goal::AtMost(1.3), unit: "×" },
    Measure { key: "peak_memory", what: "made pages: memory beyond 8 MB, per byte of the page", goal: Goal::AtMost(MEMORY_PER_BYTE), unit: "×" },
    Measure { key: "page_memory", what: "real pages: memory, to 8 MB and three times the page", goal: Goal::AtMost(1.0), unit: "×" },
    Measure { key: "wasm_raw", what: "the .wasm", goal: Goal::AtMost(760_000.0), unit: " bytes" },
    Measure { key: "wasm_gzip", what: "the .wasm, gzip", goal: Goal::AtMost(360_000.0), unit: " bytes" },
    Measure { key: "package", what: "the extension's archive", goal: Goal::AtMost(f64::INFINITY), unit: " bytes" },
    Measure { key: "cold_ms", what: "cold background → reader: more than the null extension", goal: Goal::AtMost(40.0), unit: " ms" },
];

/// The numbers of a run, and lines with what lies behind them.
#[derive(Default)]
pub struct Figures {
    values: Map<String, Value>,
    details: Vec<String>,
}

impl Figures {
    /// Notes a value that is no measure, such as the machine.
    pub fn set(&mut self, key: &str, value: Value) {
        self.values.insert(key.to_owned(), value);
    }

    /// Notes a measure, rounded to three digits after the point.
    fn measured(&mut self, key: &str, value: f64) {
        debug_assert!(MEASURES.iter().any(|measure| measure.key == key));
        self.set(key, ((value * 1e3).round() / 1e3).into());
    }

    /// Notes the larger of a measure and what it was before: of two browsers, the slower counts.
    fn worst(&mut self, key: &str, value: f64) {
        let before = self.values.get(key).and_then(Value::as_f64);
        self.measured(key, before.map_or(value, |before| before.max(value)));
    }

    /// Sizes of the engine as `sizes.mjs` has them, and of the archive, in bytes.
    pub fn sizes(&mut self, wasm: &Value, package: u64) {
        self.set("wasm_raw", wasm["raw"].clone());
        self.set("wasm_gzip", wasm["gzip"].clone());
        self.set("package", package.into());
        self.details.push(format!(
            "the .wasm: {} bytes, gzip {}, brotli {}",
            wasm["raw"], wasm["gzip"], wasm["brotli"]
        ));
    }

    /// What `native` has measured.
    pub fn native(&mut self, native: &Value) {
        let seconds = &native["seconds"];
        let bytes = number(&native["bytes"]);
        for (name, time) in seconds.as_object().into_iter().flatten() {
            let time = number(time);
            self.details.push(format!(
                "native, {name}: {time:.2} s, {:.1} MB/s",
                bytes / 1e6 / time
            ));
        }
        let ratio = |theirs, ours| number(&seconds[theirs]) / number(&seconds[ours]);
        self.measured(
            "native_vs_dom_smoothie",
            ratio("dom_smoothie", "unhusk_dom"),
        );
        self.measured(
            "native_vs_rs_trafilatura",
            ratio("rs_trafilatura", "unhusk_file"),
        );
    }

    /// What `growth` has measured.
    pub fn growth(&mut self, growth: &Value) {
        let rows = growth.as_array().map(Vec::as_slice).unwrap_or_default();
        for row in rows {
            let (bytes, seconds, peak) = (
                number(&row["bytes"]),
                number(&row["seconds"]),
                number(&row["peak"]),
            );
            self.details.push(format!(
                "growth, {}, {:.2} MB: {:.1} MB/s, peak {:.1} MB{}",
                row["shape"].as_str().unwrap_or_default(),
                bytes / 1e6,
                bytes / 1e6 / seconds,
                peak / 1e6,
                row["error"]
                    .as_str()
                    .map_or_else(String::new, |error| format!(", {error}"))
            ));
            self.worst("peak_memory", (peak - FIXED_MEMORY) / bytes);
        }
        for small in rows {
            if !(GROWTH_FROM * 0.9..GROWTH_FROM * 2.0).contains(&number(&small["bytes"])) {
                continue;
            }
            let is_larger = |row: &&Value| {
                row["shape"] == small["shape"]
                    && row["error"].is_null()
                    && number(&row["bytes"]) > number(&small["bytes"])
            };
            let large = rows.iter().rfind(is_larger);
            if let Some(large) = large {
                let growth = |key: &str| {
                    let per_byte = |row: &Value| number(&row[key]) / number(&row["bytes"]);
                    per_byte(large) / per_byte(small)
                };
                self.worst("growth_time", growth("seconds"));
                self.worst("growth_memory", growth("peak"));
            }
        }
    }

    /// What `peers.mjs` has measured in a browser.
    pub fn peers(&mut self, browser: &str, peers: &Value) {
        let times = &peers["milliseconds"];
        for (name, time) in times.as_object().into_iter().flatten() {
            self.details
                .push(format!("{browser}, {name}: {:.0} ms", number(time)));
        }
        let share = |page: &Value| {
            number(&page["memory"]) / (FIXED_MEMORY + MEMORY_PER_BYTE * number(&page["bytes"]))
        };
        let memory = peers["memory"].as_array().into_iter().flatten();
        let hungriest = memory.max_by(|one, other| share(one).total_cmp(&share(other)));
        if let Some(page) = hungriest {
            self.details.push(format!(
                "{browser}, memory of the engine, at most for its page: {:.1} MB for {:.2} MB, {}",
                number(&page["memory"]) / 1e6,
                number(&page["bytes"]) / 1e6,
                page["page"].as_str().unwrap_or_default()
            ));
            self.worst("page_memory", share(page));
        }
        for peer in ["readability", "defuddle"] {
            let ratio = number(&times[peer]) / number(&times["unhusk"]);
            self.measured(&format!("{browser}_vs_{peer}"), ratio);
        }
        if let Some(versions) = self.values.get_mut("versions") {
            versions[browser] = peers["version"].clone();
        }
    }

    /// What `click.mjs` has measured in a browser.
    pub fn clicks(&mut self, browser: &str, clicks: &Value) {
        let (click, cold) = (number(&clicks["click"]), number(&clicks["cold"]));
        self.details.push(format!(
            "{browser}, click: {click:.2}×; cold: {cold:.0} ms more"
        ));
        self.worst("click_vs_null", click);
        self.worst("cold_ms", cold);
    }

    /// All keys in one object; what was not measured is null.
    pub fn line(&self) -> Value {
        let mut line = self.values.clone();
        for measure in &MEASURES {
            line.entry(measure.key).or_insert(Value::Null);
        }
        Value::Object(line)
    }

    /// A table for people.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for detail in &self.details {
            // Writing to a string does not fail.
            let _ = writeln!(table, "{detail}");
        }
        let _ = writeln!(
            table,
            "\n{:<60} {:>16} {:>16}",
            "measure", "measured", "to reach"
        );
        for measure in &MEASURES {
            let Some(value) = self.values.get(measure.key).and_then(Value::as_f64) else {
                continue;
            };
            let (goal, is_reached) = match measure.goal {
                Goal::AtLeast(goal) => (format!("≥ {goal}{}", measure.unit), value >= goal),
                Goal::AtMost(goal) if goal.is_finite() => {
                    (format!("≤ {goal}{}", measure.unit), value <= goal)
                }
                Goal::AtMost(_) => (String::new(), true),
            };
            let _ = writeln!(
                table,
                "{:<60} {:>16} {goal:>16} {}",
                measure.what,
                format!("{value}{}", measure.unit),
                if is_reached { "" } else { "not reached" }
            );
        }
        for key in ["pages", "machine", "versions"] {
            let value = self.values.get(key).cloned().unwrap_or_default();
            let _ = writeln!(
                table,
                "{key}: {}",
                value.as_str().map_or(value.to_string(), str::to_owned)
            );
        }
        table
    }
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}
