use std::time::{Duration, SystemTime};

use tempfile::tempdir;

use super::*;

/// Files of an extension: what they are called, and what is in them.
const FILES: &[(&str, &str)] = &[
    ("background.js", "import './engine.js';\n"),
    ("content/reader/fill.js", "export {};\n"),
    ("pkg/unhusk_bg.wasm", "\0asm\u{1}\0\0\0"),
    ("_locales/en/messages.json", "{}"),
];

/// Writes the files in this order, with this date and these permissions.
fn write<'a>(
    folder: &Path,
    files: impl Iterator<Item = &'a (&'a str, &'a str)>,
    days: u64,
    mode: u32,
) {
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, text).unwrap();
        let date = SystemTime::UNIX_EPOCH + Duration::from_secs(days * 86_400);
        let file = File::options().write(true).open(&path).unwrap();
        file.set_modified(date).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        }
        #[cfg(not(unix))]
        let _ = mode;
    }
}

#[test]
fn the_same_files_are_the_same_archive_wherever_they_lie() {
    let (one, other) = (tempdir().unwrap(), tempdir().unwrap());
    write(one.path(), FILES.iter(), 10_000, 0o644);
    write(other.path(), FILES.iter().rev(), 20_000, 0o755);
    let packed = pack(one.path()).unwrap();
    assert!(packed == pack(other.path()).unwrap(), "the archives differ");

    let mut names = Vec::new();
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    for index in 0..archive.len() {
        names.push(
            archive
                .by_index(index)
                .unwrap()
                .name()
                .unwrap()
                .into_owned(),
        );
    }
    assert_eq!(
        names,
        [
            "_locales/en/messages.json",
            "background.js",
            "content/reader/fill.js",
            "pkg/unhusk_bg.wasm"
        ]
    );

    fs::write(other.path().join("background.js"), "import './engine.js'\n").unwrap();
    assert!(
        pack(one.path()).unwrap() != pack(other.path()).unwrap(),
        "one byte"
    );
}

#[test]
fn sums_are_those_of_sha256sum() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.zip"), "abc").unwrap();
    fs::write(folder.path().join("b.zip"), "").unwrap();
    assert_eq!(
        sums(folder.path(), &["a.zip".to_owned(), "b.zip".to_owned()]).unwrap(),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a.zip\n\
         e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b.zip\n"
    );
}

#[test]
fn two_clones_have_the_same_source_archive_of_what_is_committed() {
    let folder = tempdir().unwrap();
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    let shell = Shell::new().unwrap();
    let git = |folder: &Path, arguments: &[&str]| {
        shell.change_dir(folder);
        cmd!(
            shell,
            "git -c user.name=A -c user.email=a@example.com {arguments...}"
        )
        .quiet()
        .ignore_stdout()
        .run()
        .unwrap();
    };
    fs::create_dir(&one).unwrap();
    git(&one, &["init", "--quiet"]);
    write(
        &one,
        FILES.iter().chain(&[(BUILD_STEPS, "# Build\n")]),
        1,
        0o644,
    );
    git(&one, &["add", "."]);
    git(&one, &["commit", "--quiet", "--message=All"]);
    git(folder.path(), &["clone", "--quiet", "one", "other"]);
    assert!(!has_changes(&other).unwrap());
    fs::write(other.join("mine.txt"), "not committed").unwrap();
    fs::write(other.join("background.js"), "not committed").unwrap();
    assert!(has_changes(&other).unwrap());

    let archive = |repository: &Path, name: &str| {
        let folder = folder.path().join(name);
        fs::create_dir(&folder).unwrap();
        let name = source(repository, "1.2.3", &folder).unwrap();
        assert_eq!(name, "unhusk-1.2.3-source.zip");
        fs::read(folder.join(name)).unwrap()
    };
    let packed = archive(&one, "from-one");
    assert!(packed == archive(&other, "from-other"), "they differ");
    let mut archive = zip::ZipArchive::new(Cursor::new(packed)).unwrap();
    let mut names: Vec<_> = (0..archive.len())
        .map(|index| {
            archive
                .by_index(index)
                .unwrap()
                .name()
                .unwrap()
                .into_owned()
        })
        .filter(|name| !name.ends_with('/'))
        .collect();
    names.sort();
    let mut wanted: Vec<_> = FILES
        .iter()
        .map(|(name, _)| format!("unhusk-1.2.3/{name}"))
        .chain(["BUILD.md", BUILD_STEPS].map(|name| format!("unhusk-1.2.3/{name}")))
        .collect();
    wanted.sort();
    assert_eq!(names, wanted);
}
