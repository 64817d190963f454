//! A chart of the last days: a bar for each, and what went wrong on top of what went well where that is told apart. The template shows it as a table too.

use jiff::{Timestamp, tz::TimeZone};

pub struct Chart {
    /// Of its heading.
    pub id: &'static str,
    pub title: &'static str,
    pub good: &'static str,
    /// Where something can go wrong.
    pub bad: Option<&'static str>,
    pub good_sum: i64,
    pub bad_sum: i64,
    pub bars: Vec<Bar>,
    pub width: i64,
    pub height: i64,
    pub first: String,
    pub last: String,
}

pub struct Bar {
    pub day: String,
    pub good: i64,
    pub bad: i64,
    pub x: i64,
    pub good_y: i64,
    pub good_height: i64,
    pub bad_y: i64,
    pub bad_height: i64,
}

/// What one day held.
pub struct Count {
    pub day: Timestamp,
    pub good: i64,
    pub bad: i64,
}

const STEP: i64 = 20;
const HEIGHT: i64 = 90;

impl Chart {
    pub fn of(
        id: &'static str,
        title: &'static str,
        good: &'static str,
        bad: Option<&'static str>,
        days: &[Count],
    ) -> Self {
        let most = days.iter().map(|day| day.good + day.bad).max().unwrap_or(0).max(1);
        // What happened at all is seen.
        let tall = |count: i64| if count == 0 { 0 } else { (count * HEIGHT / most).max(2) };
        let date = |day: &Count| day.day.to_zoned(TimeZone::UTC).date().to_string();
        let bars = (0..).zip(days).map(|(n, day)| {
            let (good, bad) = (tall(day.good), tall(day.bad));
            Bar {
                day: date(day),
                good: day.good,
                bad: day.bad,
                x: n * STEP + 3,
                good_y: HEIGHT + 4 - good,
                good_height: good,
                bad_y: HEIGHT + 4 - good - bad,
                bad_height: bad,
            }
        });
        Self {
            id,
            title,
            good,
            bad,
            bars: bars.collect(),
            width: STEP * i64::try_from(days.len()).unwrap_or(0),
            height: HEIGHT + 4,
            first: days.first().map(date).unwrap_or_default(),
            last: days.last().map(date).unwrap_or_default(),
            good_sum: days.iter().map(|day| day.good).sum(),
            bad_sum: days.iter().map(|day| day.bad).sum(),
        }
    }

    pub fn outcomes(days: &[app::audit::OutcomeDay]) -> Self {
        let days: Vec<Count> = days
            .iter()
            .map(|day| Count {
                day: day.day,
                good: day.allowed,
                bad: day.refused,
            })
            .collect();
        Self::of("outcomes", "Events, 30 days", "allowed", Some("refused"), &days)
    }

    pub fn sign_ins(days: &[app::audit::Day]) -> Self {
        let days: Vec<Count> = days
            .iter()
            .map(|day| Count {
                day: day.day,
                good: day.sign_ins,
                bad: day.failed,
            })
            .collect();
        Self::of("sign-ins", "Sign-ins, 30 days", "succeeded", Some("failed"), &days)
    }
}
