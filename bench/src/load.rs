//! A client that keeps a number of connections busy with the requests of a file for a while. A process of its own, so that its work is not counted as the server's.

use std::{
    path::PathBuf,
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use clap::Args;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

#[derive(Args)]
pub struct Load {
    #[arg(long)]
    port: u16,
    /// One request after another, each ended by a line of `----`.
    #[arg(long)]
    requests: PathBuf,
    #[arg(long)]
    connections: usize,
    #[arg(long)]
    seconds: u64,
}

pub const END: &str = "\n----\n";

impl Load {
    /// Prints how many answers came and how many seconds it took.
    pub async fn run(self) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(&self.requests)?;
        let requests: Vec<Vec<u8>> = text
            .split_terminator(END)
            .map(|request| request.as_bytes().to_vec())
            .collect();
        let begin = Instant::now();
        let until = begin + Duration::from_secs(self.seconds);
        let mut tasks = Vec::new();
        for first in 0..self.connections {
            tasks.push(tokio::spawn(keep_busy(
                self.port,
                requests.clone(),
                first * 7919,
                until,
            )));
        }
        let mut answers = 0;
        for task in tasks {
            answers += task.await??;
        }
        println!("{answers} {}", begin.elapsed().as_secs_f64());
        Ok(())
    }
}

async fn keep_busy(port: u16, requests: Vec<Vec<u8>>, first: usize, until: Instant) -> anyhow::Result<u64> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let mut buffer = Vec::with_capacity(4096);
    let mut answers = 0;
    for at in first.. {
        if Instant::now() >= until {
            break;
        }
        stream.write_all(&requests[at % requests.len()]).await?;
        read_answer(&mut stream, &mut buffer).await?;
        answers += 1;
    }
    Ok(answers)
}

/// Reads one answer with a Content-Length; anything but 200 ends the measurement, which would measure something else.
async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<()> {
    buffer.clear();
    loop {
        if let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = std::str::from_utf8(&buffer[..end])?;
            if !head.starts_with("HTTP/1.1 200") {
                bail!("the server answered {}", String::from_utf8_lossy(buffer));
            }
            let length: usize = head
                .lines()
                .find_map(|line| {
                    line.to_ascii_lowercase()
                        .strip_prefix("content-length:")
                        .map(|n| n.trim().to_owned())
                })
                .context("an answer has a Content-Length")?
                .parse()?;
            while buffer.len() < end + 4 + length {
                if stream.read_buf(buffer).await? == 0 {
                    bail!("the server closed the connection");
                }
            }
            return Ok(());
        }
        if stream.read_buf(buffer).await? == 0 {
            bail!("the server closed the connection");
        }
    }
}
