//! Memory for when there is none: what a call may need at most is reserved before it begins.
//!
//! Where an allocation fails, stable Rust ends the process, and nothing can be put in between. So none may fail: a call
//! that allocates first asks the system for as much as it may need, in one piece, and is refused if that is. Its
//! allocations are the system's all the same. Only what the system refuses comes from the reserve, which is address
//! space that nobody touches otherwise.
//!
//! ```text
//! pool      [ head | block | block | … never lent … ]    blocks are powers of two; free ones wait in a list per size
//! THREADS   [ … number of a thread -> pool of its call … ]
//! ```
//!
//! A pool belongs to the thread of its call, which is found by its number. A variable of each thread would be shorter, but
//! glibc allocates those of a library that was loaded by `dlopen` when they are first used, and ends the process if it
//! cannot. A call in a handler of signals, or in a child that was forked while a thread of the same number was in a call,
//! finds a place that is taken: it puts its pool before the other one and the other one back.
//!
//! An allocator cannot be written without `unsafe`. This one touches no memory of the caller.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};

use skillcert_core::ValidationError;

use crate::argument;

/// The allocator of the library: the system's, and behind it the reserve of the call.
struct Allocator;

#[global_allocator]
static ALLOCATOR: Allocator = Allocator;

/// Blocks that pools have lent, in all threads: none as long as the system has memory.
static LENT: AtomicUsize = AtomicUsize::new(0);

/// So many calls can have a reserve at the same time; a thread finds its place in one of the groups.
const CALLS: usize = 2048;
const GROUP: usize = 32;

static THREADS: [Thread; CALLS] =
    [const { Thread { number: AtomicUsize::new(0), pool: AtomicPtr::new(ptr::null_mut()) } }; CALLS];

/// A thread in a call that has a reserve; number 0 is none.
struct Thread {
    number: AtomicUsize,
    /// Only the thread itself looks at it.
    pool: AtomicPtr<Pool>,
}

impl Thread {
    /// The places that the running thread may have.
    fn group() -> impl Iterator<Item = &'static Self> {
        // Numbers are small or addresses of pages; the upper half of the product depends on all of their bits.
        let mixed = (running() as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        let groups = THREADS.chunks_exact(GROUP);
        let group = mixed.checked_rem(groups.len() as u64).and_then(|group| usize::try_from(group).ok());
        groups.skip(group.unwrap_or(0)).take(1).flatten()
    }

    fn find() -> Option<&'static Self> {
        Self::group().find(|thread| thread.number.load(Ordering::Relaxed) == running())
    }

    /// The place of the running thread, which takes one if it has none; `None` if none is free.
    fn enter() -> Option<&'static Self> {
        let take = |thread: &&Self| {
            thread.number.compare_exchange(0, running(), Ordering::Acquire, Ordering::Relaxed).is_ok()
        };
        Self::find().or_else(|| Self::group().find(take))
    }

    /// Puts back what was there before.
    fn leave(&self, Before { number, pool }: Before) {
        self.pool.store(pool, Ordering::Relaxed);
        self.number.store(number, Ordering::Release);
    }

    /// That of the running thread.
    #[cold]
    fn pool() -> Option<&'static Pool> {
        let pool = Self::find()?.pool.load(Ordering::Relaxed);
        // SAFETY: a thread leaves its place before its pool is given back.
        unsafe { pool.as_ref() }
    }
}

/// What a place held before a call took it.
#[derive(Clone, Copy)]
struct Before {
    number: usize,
    pool: *mut Pool,
}

/// The number of the running thread, which is not 0.
#[cfg(unix)]
fn running() -> usize {
    extern "C" {
        fn pthread_self() -> usize;
    }
    // SAFETY: of POSIX; `pthread_t` is as wide as a pointer, and an even one.
    unsafe { pthread_self() | 1 }
}

/// The same on Windows.
#[cfg(windows)]
fn running() -> usize {
    extern "system" {
        fn GetCurrentThreadId() -> u32;
    }
    // SAFETY: of Windows; numbers are multiples of four.
    unsafe { GetCurrentThreadId() as usize | 1 }
}

/// The head of a reserve, at its beginning.
#[repr(align(16))]
struct Pool {
    /// The reserve with its head.
    start: *mut u8,
    layout: Layout,
    /// The bytes that were lent at any time, with the head.
    used: Cell<usize>,
    /// Blocks that are lent.
    lent: Cell<usize>,
    /// Per power of two the last free block, in which stands the one before.
    free: [Cell<*mut u8>; 48],
    before: Before,
}

impl Pool {
    const SMALLEST: usize = 16;

    /// Asks the system for a pool for the running thread.
    fn open(bytes: usize) -> Option<&'static Self> {
        let used = size_of::<Self>();
        let layout = Layout::from_size_align(used.checked_add(bytes)?, align_of::<Self>()).ok()?;
        let number = Thread::find().map_or(0, |_| running());
        let thread = Thread::enter()?;
        let before = Before { number, pool: thread.pool.load(Ordering::Relaxed) };
        // SAFETY: the size is not 0.
        let start = unsafe { System.alloc(layout) };
        let Some(place) = NonNull::new(start) else {
            thread.leave(before);
            return None;
        };
        let free = [const { Cell::new(ptr::null_mut()) }; 48];
        // SAFETY: the block has room for the head, and its alignment.
        unsafe {
            place.cast().write(Self { start, layout, used: used.into(), lent: 0.into(), free, before })
        };
        thread.pool.store(start.cast(), Ordering::Relaxed);
        Thread::pool()
    }

    /// Takes it from the thread, to be given back to the system.
    fn close(&self) -> Option<(*mut u8, Layout)> {
        // What outlives its call, such as what the standard library keeps of a panic, keeps the pool.
        let thread = Thread::find().filter(|_| self.lent.get() == 0)?;
        thread.leave(self.before);
        Some((self.start, self.layout))
    }

    /// Whether nothing was ever lent.
    fn is_whole(&self) -> bool {
        self.used.get() == size_of::<Self>()
    }

    fn room(&self) -> usize {
        self.layout.size().saturating_sub(self.used.get())
    }

    fn has(&self, block: *mut u8) -> bool {
        block.addr().wrapping_sub(self.start.addr()) < self.layout.size()
    }

    /// The size of the block for a layout, and where free ones wait.
    fn size(&self, layout: Layout) -> Option<(usize, &Cell<*mut u8>)> {
        let size = layout.size().max(Self::SMALLEST).checked_next_power_of_two()?;
        Some((size, self.free.get(size.trailing_zeros() as usize)?))
    }

    fn lend(&self, layout: Layout) -> Option<NonNull<u8>> {
        let (size, free) = self.size(layout).filter(|_| layout.align() <= Self::SMALLEST)?;
        let block = match NonNull::new(free.get()) {
            // SAFETY: a free block holds the address of the one before, see `take_back`.
            Some(block) => free.replace(unsafe { block.cast().read() }),
            None => self.cut(size)?,
        };
        self.lent.set(self.lent.get().wrapping_add(1));
        LENT.fetch_add(1, Ordering::Relaxed);
        NonNull::new(block)
    }

    /// A block of what was never lent.
    fn cut(&self, size: usize) -> Option<*mut u8> {
        let begin = self.used.get();
        let end = begin.checked_add(size).filter(|end| *end <= self.layout.size())?;
        self.used.set(end);
        Some(self.start.wrapping_add(begin))
    }

    fn take_back(&self, block: *mut u8, layout: Layout) {
        // What was lent has a size.
        self.size(layout).into_iter().for_each(|(_, free)| {
            // SAFETY: the block is no longer lent, has at least 16 bytes and is aligned for an address.
            unsafe { block.cast::<*mut u8>().write(free.replace(block)) };
        });
        self.lent.set(self.lent.get().wrapping_sub(1));
        LENT.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The pool that has lent a block.
fn lender(block: *mut u8) -> Option<&'static Pool> {
    // The thread's own blocks are counted, so it overlooks none.
    if LENT.load(Ordering::Relaxed) == 0 {
        return None;
    }
    Thread::pool().filter(|pool| pool.has(block))
}

// SAFETY: blocks are the system's, or pieces of a pool that overlap no other, as large and as aligned as the layout says.
// A pool outlives what it has lent, which its own thread gives back.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises.
        let block = unsafe { System.alloc(layout) };
        if block.is_null() {
            lent(layout)
        } else {
            block
        }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller's promises.
        let block = unsafe { System.alloc_zeroed(layout) };
        if block.is_null() {
            return NonNull::new(lent(layout)).map_or(block, |block| {
                // SAFETY: the block has as many bytes.
                unsafe { block.write_bytes(0, layout.size()) };
                block.as_ptr()
            });
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        match lender(block) {
            Some(pool) => pool.take_back(block, layout),
            // SAFETY: the caller's promises, and it is the system's.
            None => unsafe { System.dealloc(block, layout) },
        }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if lender(block).is_none() {
            // SAFETY: the caller's promises, and it is the system's.
            let moved = unsafe { System.realloc(block, layout, size) };
            if !moved.is_null() {
                return moved;
            }
        }
        // SAFETY: the caller's promise that the size is one for this alignment.
        let wanted = unsafe { Layout::from_size_align_unchecked(size, layout.align()) };
        // SAFETY: the size is not 0.
        let moved = unsafe { self.alloc(wanted) };
        NonNull::new(moved).map_or(moved, |moved| {
            // SAFETY: both have as many bytes, and a new block overlaps no other.
            unsafe { ptr::copy_nonoverlapping(block, moved.as_ptr(), size.min(layout.size())) };
            // SAFETY: the caller's promises; the block is not used again.
            unsafe { self.dealloc(block, layout) };
            moved.as_ptr()
        })
    }
}

/// A block of the call's pool; NULL without one.
fn lent(layout: Layout) -> *mut u8 {
    Thread::pool().and_then(|pool| pool.lend(layout)).map_or(ptr::null_mut(), NonNull::as_ptr)
}

/// The reserve of a call: nothing at first. It is given back when this is dropped, after everything that the call allocated.
#[derive(Default)]
pub(crate) struct Reserve(Cell<Option<&'static Pool>>);

impl Reserve {
    /// Sees to it that what the call allocates from here on, at most so many bytes, cannot fail.
    ///
    /// Where memory ran short before, so that the reserve was needed, the call ends here.
    pub(crate) fn hold(&self, bytes: usize) -> Result<(), ValidationError> {
        let whole = match self.0.get() {
            Some(pool) if !pool.is_whole() => return Err(argument::out_of_memory(bytes)),
            held => held,
        };
        if whole.is_some_and(|pool| pool.room() >= bytes) {
            return Ok(());
        }
        self.release();
        self.0.set(Pool::open(bytes));
        self.0.get().map(|_| ()).ok_or_else(|| argument::out_of_memory(bytes))
    }

    fn release(&self) {
        if let Some((start, layout)) = self.0.take().and_then(Pool::close) {
            // SAFETY: `open` got it with this layout; nothing of it is lent, and no thread has it.
            unsafe { System.dealloc(start, layout) };
        }
    }
}

impl Drop for Reserve {
    fn drop(&mut self) {
        self.release();
    }
}
