//! `man`: prints the manual page, or writes one for each command into a directory.

use std::{fs, path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_mangen::Man;

use crate::arguments::Arguments;

pub fn run(directory: Option<PathBuf>) -> Result<ExitCode> {
    let command = Arguments::command();
    match directory {
        Some(directory) => {
            let name = directory.display();
            fs::create_dir_all(&directory).with_context(|| format!("cannot make {name}"))?;
            clap_mangen::generate_to(command, &directory).with_context(|| format!("cannot write into {name}"))?;
        }
        None => {
            let mut page = Vec::new();
            Man::new(command).render(&mut page)?;
            super::print(&String::from_utf8_lossy(&page))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}
