//! What the installation is called and looks like to everybody who opens a page of it. Kept in the process, for every page shows it.

mod change;
mod kept;
mod set_logo;
mod show;

use std::fmt::Write as _;

pub use change::{Change, NewBranding};
use db::queries::branding as sql;
pub(crate) use kept::Kept;
use serde::Serialize;
pub use set_logo::{LOGO_AT_MOST, SetLogo};
use sha2::{Digest, Sha256};
pub use show::Show;
use utoipa::ToSchema;

use crate::{
    Result,
    gate::{Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Branding {
    /// Instead of Bailiwick.
    pub product_name: String,
    /// Such as `#1d4ed8`; missing: the design's own.
    pub accent: Option<String>,
    /// The hash of the logo; missing: the design's own mark.
    pub logo: Option<String>,
    pub version: i32,
}

/// A picture as it is served.
#[derive(Clone, Debug)]
pub struct Logo {
    pub kind: String,
    pub bytes: Vec<u8>,
}

/// All of it, as pages need it.
#[derive(Clone, Debug)]
pub struct Look {
    pub branding: Branding,
    pub logo: Option<Logo>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            branding: Branding {
                product_name: "Bailiwick".to_owned(),
                accent: None,
                logo: None,
                version: 0,
            },
            logo: None,
        }
    }
}

impl From<sql::BrandingRow> for Look {
    fn from(row: sql::BrandingRow) -> Self {
        let logo = row.logo.zip(row.logo_kind).map(|(bytes, kind)| Logo { kind, bytes });
        let hash = |logo: &Logo| {
            Sha256::digest(&logo.bytes)
                .iter()
                .fold(String::new(), |mut hash, byte| {
                    let _ = write!(hash, "{byte:02x}");
                    hash
                })
        };
        Self {
            branding: Branding {
                product_name: row.product_name,
                accent: row.accent,
                logo: logo.as_ref().map(hash),
                version: row.version,
            },
            logo,
        }
    }
}

impl Branding {
    async fn load(tx: &Tx<Platform>) -> Result<Self> {
        Ok(Look::from(sql::get().bind(tx.db()).one().await?).branding)
    }
}
