//! The chart of sign-ins: a bar for each day, what failed on top of what succeeded.

use app::audit::Day;
use jiff::tz::TimeZone;

pub struct Chart {
    pub bars: Vec<Bar>,
    pub width: i64,
    pub height: i64,
    pub first: String,
    pub last: String,
    pub sign_ins: i64,
    pub failed: i64,
}

pub struct Bar {
    pub day: String,
    pub sign_ins: i64,
    pub failed: i64,
    pub x: i64,
    pub good_y: i64,
    pub good_height: i64,
    pub bad_y: i64,
    pub bad_height: i64,
}

const STEP: i64 = 20;
const HEIGHT: i64 = 90;

pub fn chart(days: &[Day]) -> Chart {
    let most = days
        .iter()
        .map(|day| day.sign_ins + day.failed)
        .max()
        .unwrap_or(0)
        .max(1);
    // What happened at all is seen.
    let tall = |count: i64| if count == 0 { 0 } else { (count * HEIGHT / most).max(2) };
    let date = |day: &Day| day.day.to_zoned(TimeZone::UTC).date().to_string();
    let bars = (0..).zip(days).map(|(n, day)| {
        let (good, bad) = (tall(day.sign_ins), tall(day.failed));
        Bar {
            day: date(day),
            sign_ins: day.sign_ins,
            failed: day.failed,
            x: n * STEP + 3,
            good_y: HEIGHT + 4 - good,
            good_height: good,
            bad_y: HEIGHT + 4 - good - bad,
            bad_height: bad,
        }
    });
    Chart {
        bars: bars.collect(),
        width: STEP * i64::try_from(days.len()).unwrap_or(0),
        height: HEIGHT + 4,
        first: days.first().map(date).unwrap_or_default(),
        last: days.last().map(date).unwrap_or_default(),
        sign_ins: days.iter().map(|day| day.sign_ins).sum(),
        failed: days.iter().map(|day| day.failed).sum(),
    }
}
