//! A ZIP file (PKWARE APPNOTE 6.3.10) that is sent while it is written: at no time more of it is kept than a few pieces.

use std::{
    io::Write,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use bytes::Bytes;
use serde::Serialize;
use tokio::sync::mpsc::Sender;
use zip::{
    CompressionMethod, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use crate::{Error, Page, Result};

/// What is compressed and not sent yet.
#[derive(Clone, Default)]
struct Written(Arc<Mutex<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Where it goes.
struct Way {
    written: Written,
    pieces: Sender<Bytes>,
}

/// How long whoever reads may stand still.
const TAKEN_WITHIN: Duration = Duration::from_secs(60);

impl Way {
    /// Waits until there is room for what is written. Whoever reads it may have gone.
    async fn send(&self) -> Result<()> {
        let piece = std::mem::take(&mut *self.written.0.lock().unwrap_or_else(PoisonError::into_inner));
        if piece.is_empty() {
            // Much may be compressed into nothing: others work in between.
            tokio::task::yield_now().await;
            return Ok(());
        }
        let sent = self.pieces.send_timeout(piece.into(), TAKEN_WITHIN).await;
        sent.map_err(|_| gone())
    }
}

pub(super) struct Archive {
    zip: ZipWriter<StreamWriter<Written>>,
    way: Way,
}

/// How much is compressed at once: about a millisecond's work.
const AT_ONCE: usize = 64 * 1024;

impl Archive {
    pub fn new(pieces: Sender<Bytes>) -> Self {
        let written = Written::default();
        Self {
            zip: ZipWriter::new_stream(written.clone()),
            way: Way { written, pieces },
        }
    }

    /// Begins a file; what is [`write`](Self::write)n next is in it.
    pub fn begin(&mut self, name: &str) -> Result<()> {
        // A table may hold more than 4 GiB, and how much is not known before it is read.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .large_file(true);
        self.zip.start_file(name, options).map_err(broken)
    }

    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        for piece in bytes.chunks(AT_ONCE) {
            self.zip.write_all(piece).map_err(broken)?;
            self.way.send().await?;
        }
        Ok(())
    }

    /// One line for each, as JSON.
    pub async fn lines<T: Serialize>(&mut self, items: &[T]) -> Result<()> {
        let mut text = Vec::new();
        for item in items {
            serde_json::to_writer(&mut text, item).map_err(broken)?;
            text.push(b'\n');
        }
        self.write(&text).await
    }

    /// The pages of a list, one line for each item.
    pub async fn pages<T: Serialize, F: Future<Output = Result<Page<T>>>>(
        &mut self,
        page: impl Fn(Option<String>) -> F,
    ) -> Result<()> {
        let mut after = None;
        loop {
            let page = page(after).await?;
            self.lines(&page.items).await?;
            after = page.next;
            if after.is_none() {
                return Ok(());
            }
        }
    }

    /// Without it the file cannot be opened.
    pub async fn end(self) -> Result<()> {
        self.zip.finish().map_err(broken)?;
        self.way.send().await
    }
}

pub(super) fn gone() -> Error {
    Error::conflict("reader_gone", "Whoever read the export has gone.")
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Internal(format!("the export cannot be written: {error}"))
}
