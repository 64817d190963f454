//! Gives the installation another name and accent colour, which white text can be read on.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::branding as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Branding;
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    error::sentence,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "product_name": "Birch Cloud", "accent": "#1d4ed8" })))]
pub struct NewBranding {
    #[schema(max_length = 40)]
    pub product_name: String,
    /// Dark enough for white text (WCAG AA, 4.5 to 1). Null: the design's own.
    #[schema(pattern = "^#[0-9a-fA-F]{6}$")]
    pub accent: Option<String>,
}

pub struct Change {
    /// The branding's version as it was read.
    pub version: i32,
    pub new: NewBranding,
}

#[async_trait]
impl Operation for Change {
    type Plane = Platform;
    const NAME: &'static str = "branding.change";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Branding;

    fn target(&self) -> Target {
        Target::new("branding", "", &self.new.product_name)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Branding>> {
        let name = &self.new.product_name;
        names::name(name, &()).map_err(|error| Error::invalid("product_name", sentence(error.message())))?;
        if name.chars().count() > 40 {
            return Err(Error::invalid("product_name", "Use at most 40 characters."));
        }
        let accent = self.new.accent.as_deref().map(accent).transpose()?;
        let before = Branding::load(tx).await?;
        if sql::change().bind(tx.db(), name, &accent, &self.version).await? == 0 {
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

/// The colour in small letters, if white text can be read on it.
fn accent(text: &str) -> Result<String> {
    let parts = text
        .strip_prefix('#')
        .filter(|hex| hex.len() == 6 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    let part = |at: usize| parts.and_then(|hex| u8::from_str_radix(&hex[at..at + 2], 16).ok());
    let (Some(red), Some(green), Some(blue)) = (part(0), part(2), part(4)) else {
        return Err(Error::invalid(
            "accent",
            "Write a colour such as #1d4ed8, or leave it out.",
        ));
    };
    let contrast = 1.05 / (luminance([red, green, blue]) + 0.05);
    if contrast < 4.5 {
        let sentence = format!(
            "White text on this colour is too hard to read: its contrast is {contrast:.1} to 1, and 4.5 is asked for. Choose a darker one."
        );
        return Err(Error::invalid("accent", sentence));
    }
    Ok(text.to_ascii_lowercase())
}

/// As WCAG 2.2 defines it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::accent;

    #[test]
    fn white_text_can_be_read_on_what_is_taken() {
        // The two greys on either side of 4.5 to 1.
        for good in ["#000000", "#1D4ED8", "#767676", "#b91c1c"] {
            assert_eq!(accent(good).unwrap(), good.to_ascii_lowercase());
        }
        for bad in [
            "#777777", "#ffffff", "#facc15", "#fff", "1d4ed8", "#1d4ed", "#1d4ed8;", "#+d4ed8", "#é34a8", "red", "",
        ] {
            assert!(accent(bad).is_err(), "{bad}");
        }
    }
}
