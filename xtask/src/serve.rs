//! `cargo xtask serve`: the playground at home.

use std::{
    fs::File,
    path::{Component, Path, PathBuf},
};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Response, Server};

use crate::{
    build,
    project::{Project, announce},
};

/// What files are, by how their names end.
const TYPES: &[(&str, &str)] = &[
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("wasm", "application/wasm"),
];

/// Builds the playground and serves it to this machine until it is stopped.
///
/// # Errors
/// When the build fails, or the port is taken.
pub fn serve(project: &Project, port: u16) -> Result<()> {
    build::playground(project)?;
    let folder = project.playground();
    let server = Server::http(("127.0.0.1", port)).map_err(|error| {
        anyhow!("can't listen on port {port}: {error}; choose another with --port")
    })?;
    announce(&format!(
        "The playground is at http://localhost:{port}/ (Ctrl+C ends it)"
    ));
    for request in server.incoming_requests() {
        let found = file_of(&folder, request.url()).and_then(|path| {
            let file = File::open(&path).ok()?;
            Some(Response::from_file(file).with_header(content_type(&path)?))
        });
        // A browser that has gone away needs no answer.
        let _ = match found {
            Some(response) => request.respond(response),
            None => request.respond(Response::from_string("not found").with_status_code(404)),
        };
    }
    Ok(())
}

/// The file that an address stands for, if it is one of the folder's.
fn file_of(folder: &Path, address: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let is_inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    let path = folder.join(path);
    (is_inside && path.is_file()).then_some(path)
}

fn content_type(path: &Path) -> Option<Header> {
    let ending = path.extension()?.to_str()?;
    let (_, name) = TYPES.iter().find(|(known, _)| *known == ending)?;
    Header::from_bytes("Content-Type", *name).ok()
}

#[cfg(test)]
mod tests;
