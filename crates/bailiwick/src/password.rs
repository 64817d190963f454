//! Gets a password from whoever runs the command: asked for on the terminal without showing it, or piped in.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufRead, Read, Write},
};

use anyhow::{Context, Result, bail};
use nix::sys::termios::{LocalFlags, SetArg, SpecialCharacterIndices, Termios, tcgetattr, tcsetattr};
use secrecy::{ExposeSecret, SecretString};

/// The first line of standard input.
pub fn from_stdin() -> Result<SecretString> {
    let mut line = String::new();
    io::stdin()
        .lock()
        .read_line(&mut line)
        .context("cannot read the password from standard input")?;
    let password = line.trim_end_matches(['\n', '\r']);
    if password.is_empty() {
        bail!("standard input holds no password: write it on the first line");
    }
    Ok(password.into())
}

/// Asks on the terminal, twice.
pub fn ask() -> Result<SecretString> {
    let mut terminal = OpenOptions::new()
        .read(true)
        .write(true)
        .open("/dev/tty")
        .context("there is no terminal to ask for the password on: give it with --password-stdin")?;
    let first = prompt(&mut terminal, "Password (at least 12 characters): ")?;
    let second = prompt(&mut terminal, "The same again: ")?;
    if first.expose_secret() != second.expose_secret() {
        bail!("the two passwords are not the same: nothing was done");
    }
    Ok(first)
}

fn prompt(terminal: &mut File, question: &str) -> Result<SecretString> {
    write!(terminal, "{question}")?;
    let quiet = Quiet::new(terminal)?;
    let typed = read_line(&quiet.terminal);
    drop(quiet);
    writeln!(terminal)?;
    typed?.context("nothing was done")
}

/// The terminal as it was, put back however the reading ends.
struct Quiet {
    terminal: File,
    before: Termios,
}

impl Quiet {
    fn new(terminal: &File) -> Result<Self> {
        let terminal = terminal.try_clone()?;
        let before = tcgetattr(&terminal)?;
        let mut quiet = before.clone();
        // Keys one by one, Ctrl-C among them: as a signal it would end us with the terminal left silent.
        quiet
            .local_flags
            .remove(LocalFlags::ECHO | LocalFlags::ICANON | LocalFlags::ISIG);
        quiet.control_chars[SpecialCharacterIndices::VMIN as usize] = 1;
        quiet.control_chars[SpecialCharacterIndices::VTIME as usize] = 0;
        tcsetattr(&terminal, SetArg::TCSAFLUSH, &quiet)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        let _ = tcsetattr(&self.terminal, SetArg::TCSAFLUSH, &self.before);
    }
}

/// None when it was broken off.
fn read_line(mut keys: impl Read) -> Result<Option<SecretString>> {
    let mut typed = Vec::new();
    let mut key = [0];
    loop {
        if keys.read(&mut key)? == 0 {
            return Ok(None);
        }
        match key[0] {
            b'\n' | b'\r' => break,
            // Ctrl-C, Ctrl-D, Ctrl-\
            3 | 4 | 28 => return Ok(None),
            // Backspace takes a whole character, Ctrl-U everything.
            8 | 127 => while typed.pop().is_some_and(|byte: u8| byte & 0xc0 == 0x80) {},
            21 => typed.clear(),
            byte => typed.push(byte),
        }
    }
    String::from_utf8(typed)
        .map(|text| Some(text.into()))
        .context("the password is not valid UTF-8")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Option<String> {
        read_line(keys.as_bytes())
            .unwrap()
            .map(|password| password.expose_secret().to_owned())
    }

    #[test]
    fn keys_make_a_line() {
        assert_eq!(typed("secret\n").as_deref(), Some("secret"));
        assert_eq!(typed("wrong\u{15}right\r").as_deref(), Some("right"));
        assert_eq!(typed("zo\u{eb}\u{7f}\u{7f}e\n").as_deref(), Some("ze"));
        assert_eq!(typed("secret\u{3}"), None);
        assert_eq!(typed("never ended"), None);
    }
}
