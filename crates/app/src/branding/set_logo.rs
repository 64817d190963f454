//! Sets the logo, or takes it away. A picture is what its first bytes say, and an SVG, which may hold scripts, is none.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::branding as sql;

use super::Branding;
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub const LOGO_AT_MOST: usize = 100 * 1024;

pub struct SetLogo {
    /// The branding's version as it was read.
    pub version: i32,
    /// None takes it away.
    pub image: Option<Vec<u8>>,
}

#[async_trait]
impl Operation for SetLogo {
    type Plane = Platform;
    const NAME: &'static str = "branding.set_logo";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Branding;

    fn target(&self) -> Target {
        Target::new("branding", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Branding>> {
        let image = self.image.as_deref();
        let kind = image.map(kind_of).transpose()?;
        let before = Branding::load(tx).await?;
        if sql::set_logo().bind(tx.db(), &image, &kind, &self.version).await? == 0 {
            return Err(Error::stale());
        }
        let after = Branding::load(tx).await?;
        let shown = after.clone();
        Done::after_commit(async move |app| {
            app.look_again().await;
            Ok(shown)
        })
        .before(before)?
        .after(after)
    }
}

fn kind_of(image: &[u8]) -> Result<&'static str> {
    if image.len() > LOGO_AT_MOST {
        return Err(Error::invalid(
            "image",
            "The picture is larger than 100 kB. Choose a smaller one.",
        ));
    }
    match image {
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok("image/png"),
        [0xff, 0xd8, 0xff, ..] => Ok("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok("image/webp"),
        _ => Err(Error::invalid(
            "image",
            "Choose a picture in the format PNG, JPEG or WebP.",
        )),
    }
}
