-- What the installation is called and looks like.

--! product_name
select product_name from branding;

--! get : BrandingRow(accent?, logo?, logo_kind?)
select version, product_name, accent, logo, logo_kind from branding;

--! change (accent?)
update branding set product_name = :product_name, accent = :accent, version = version + 1 where version = :version;

--! set_logo (logo?, logo_kind?)
update branding set logo = :logo, logo_kind = :logo_kind, version = version + 1 where version = :version;
