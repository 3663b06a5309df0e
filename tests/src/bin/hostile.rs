//! Asks the library about one hostile input, in a process of its own whose memory can be measured.
//!
//! `hostile CASE BYTES TIMES` prints the nanoseconds on the processor of all times, the kilobytes that were in use
//! at most beyond the input, and the sentences.

#![expect(clippy::expect_used, reason = "a measure that cannot be taken must stop the test")]

use std::fs;
use std::hint::black_box;

use skillcert_tests::hostile::CASES;

fn main() {
    let arguments: Vec<usize> = std::env::args().skip(1).map(|it| it.parse().expect("a number")).collect();
    let [case, bytes, times] = arguments[..] else { return };
    let case = CASES.get(case).expect("a case");
    let input = (case.input)(bytes);
    // The code that answers is in memory before it is weighed.
    (case.ask)(&(case.input)(100));
    // Peaks are counted from here.
    fs::write("/proc/self/clear_refs", "5").expect("/proc/self/clear_refs");
    let (time, memory) = (nanoseconds(), kilobytes());
    let mut told = vec![];
    for _ in 0..times {
        told = (case.ask)(black_box(&input));
    }
    println!("{}", nanoseconds().saturating_sub(time));
    println!("{}", kilobytes().saturating_sub(memory));
    told.iter().for_each(|sentence| println!("{sentence}"));
}

/// On the processor, so that other processes do not count.
fn nanoseconds() -> u64 {
    let times = fs::read_to_string("/proc/self/schedstat").expect("/proc/self/schedstat");
    times.split(' ').next().and_then(|time| time.parse().ok()).expect("a time")
}

/// The peak.
fn kilobytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").expect("/proc/self/status");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).expect("a peak");
    peak.trim().trim_end_matches(" kB").parse().expect("kilobytes")
}
