//! Each stage of the engine by itself: `cargo bench --manifest-path bench/Cargo.toml`.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use unhusk::{Options, Snapshot, decide, limits, measure, metadata, render, rewrite};
use unhusk_bench::generate::{self, Shape};

/// Size of the measured page: about that of a news page without its scripts.
const BYTES: usize = 200_000;

fn stages(criterion: &mut Criterion) {
    let html = generate::page(Shape::Article, BYTES);
    let snapshot = Snapshot::new(html.as_bytes(), "https://example.com/page");
    let feed = limits::FEED_BYTES;
    let page = measure::measure(&snapshot, feed).expect("the page can be read");
    let title = metadata::resolve(&page.clues, snapshot.url).title;
    let decided = || decide::decide(&page, title.as_deref(), Options::default());
    let plan = decided().expect("the page has content").plan;
    let article = unhusk::declutter(&snapshot).expect("the page has content");

    let mut group = criterion.benchmark_group("stages");
    group.throughput(Throughput::Bytes(html.len() as u64));
    group.bench_function("measure", |bencher| {
        bencher.iter(|| measure::measure(black_box(&snapshot), feed));
    });
    group.bench_function("metadata", |bencher| {
        bencher.iter(|| metadata::resolve(black_box(&page.clues), snapshot.url));
    });
    group.bench_function("decide", |bencher| bencher.iter(decided));
    group.bench_function("rewrite", |bencher| {
        bencher.iter(|| rewrite::rewrite(&snapshot, black_box(&plan), page.base.as_ref(), feed));
    });
    group.bench_function("render: reader", |bencher| {
        bencher.iter(|| render::reader_fragment(black_box(&article)));
    });
    group.bench_function("render: Markdown", |bencher| {
        bencher.iter(|| render::clip_markdown(black_box(&article)));
    });
    group.bench_function("render: text", |bencher| {
        bencher.iter(|| render::text(black_box(&article.content)));
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
