//! The command line of Unhusk.

use std::process::ExitCode;

fn main() -> ExitCode {
    unhusk::cli::main()
}
