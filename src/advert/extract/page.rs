//! A document as it is shown: which elements are open, what of them is seen, and which run a text
//! belongs to.

use std::ops::Range;

use super::tags::Name;
use super::tokens::Mode;
use super::visibility::{Flow, Look};
use super::weave::{Chunk, Read, Weaver};
use super::{Kind, OBJECT, Run};

/// How far up the open elements an end is looked for. Browsers nest no deeper than twice this.
const REACH: usize = 256;

/// How many elements at most are opened again where one around them has ended.
const REOPENED: usize = 16;

/// The run of the document itself among all runs.
const MAIN: Slot = Slot(0);

/// The number of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot(u32);

/// A run that may yet get text.
#[derive(Debug)]
struct Sheet {
    kind: Kind,
    /// Boxed, for most never get any.
    weaver: Option<Box<Weaver>>,
}

/// What holds for text at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct State {
    /// The reasons for which it is not seen.
    hides: u8,
    keeps_blanks: bool,
    /// Whether this is within a drawing or a formula.
    pub(super) is_foreign: bool,
    shown: Slot,
    hidden: Slot,
    /// Where the small text above a line goes; [`MAIN`] where there is none.
    ruby: Slot,
}

impl State {
    /// Whether a reader sees it.
    pub(super) fn is_seen(&self) -> bool {
        self.hides == 0
    }

    fn slot(&self) -> Slot {
        if self.is_seen() {
            self.shown
        } else {
            self.hidden
        }
    }
}

#[derive(Debug, Clone, Copy)]
struct Open {
    name: Name,
    look: Look,
    flow: Flow,
    state: State,
}

/// A document in the making.
#[derive(Debug)]
pub(super) struct Page {
    sheets: Vec<Sheet>,
    open: Vec<Open>,
    /// How HTML that comes next is read.
    pub(super) mode: Mode,
}

impl Page {
    pub(super) fn new() -> Self {
        let mut page = Self {
            sheets: Vec::new(),
            open: Vec::new(),
            mode: Mode::Data,
        };
        page.sheet(Kind::Visible);
        page
    }

    /// The runs: the document's own, then all others in the order of the source.
    pub(super) fn finish<'t>(self) -> Vec<Run<'t>> {
        let mut sheets = self.sheets.into_iter();
        let run = |it: Sheet| it.weaver.and_then(|weaver| weaver.finish(it.kind));
        let main = sheets.next().and_then(run);
        let mut others: Vec<Run<'t>> = sheets.filter_map(run).collect();
        others.sort_by_key(|it| it.source(0..0).start);
        main.into_iter().chain(others).collect()
    }

    /// A new run.
    fn sheet(&mut self, kind: Kind) -> Slot {
        // More than four thousand million runs do not fit into memory.
        let slot = Slot(u32::try_from(self.sheets.len()).unwrap_or_default());
        self.sheets.push(Sheet { kind, weaver: None });
        slot
    }

    fn weaver(&mut self, slot: Slot) -> Option<&mut Box<Weaver>> {
        let sheet = self.sheets.get_mut(slot.0 as usize)?;
        Some(sheet.weaver.get_or_insert_default())
    }

    /// What holds here.
    pub(super) fn state(&self) -> State {
        self.open.last().map_or(
            State {
                hides: 0,
                keeps_blanks: false,
                is_foreign: false,
                shown: MAIN,
                hidden: MAIN,
                ruby: MAIN,
            },
            |it| it.state,
        )
    }

    /// A text of its own, with references or as it is.
    pub(super) fn aside(&mut self, kind: Kind, chunk: Chunk<'_>, range: Range<usize>, read: Read) {
        let seen = self.state().is_seen();
        let slot = self.sheet(if seen { kind } else { Kind::Hidden });
        if let Some(weaver) = self.weaver(slot) {
            chunk.weave(range, read, weaver);
        }
    }

    /// Text of the innermost open element.
    pub(super) fn text(&mut self, chunk: Chunk<'_>, range: Range<usize>, read: Read) {
        let state = self.state();
        let read = Read {
            keeps_blanks: state.keeps_blanks,
            ..read
        };
        if let Some(weaver) = self.weaver(state.slot()) {
            chunk.weave(range, read, weaver);
        }
    }

    /// The line ends, and the paragraph goes on.
    pub(super) fn line_break(&mut self, source: Range<usize>) {
        let slot = self.state().slot();
        if let Some(weaver) = self.weaver(slot) {
            weaver.line_break(source);
        }
    }

    /// Something that is not text stands here.
    pub(super) fn object(&mut self, source: Range<usize>) {
        let state = self.state();
        if state.is_seen()
            && let Some(weaver) = self.weaver(state.shown)
        {
            weaver.one(OBJECT, source);
        }
    }

    /// What is before and what comes next are seen apart.
    pub(super) fn border(&mut self, at: usize) {
        self.part(Flow::Apart, at);
    }

    /// An element begins or ends here.
    fn part(&mut self, flow: Flow, at: usize) {
        let slot = self.state().slot();
        let sheet = self.sheets.get_mut(slot.0 as usize);
        // A run that is still empty needs no border.
        let Some(weaver) = sheet.and_then(|it| it.weaver.as_mut()) else {
            return;
        };
        match flow {
            Flow::Apart => weaver.border(at),
            Flow::Spaced => weaver.blank(at..at),
            Flow::Line | Flow::Nowhere => {}
        }
    }

    /// An element begins.
    pub(super) fn open(&mut self, name: Name, look: Look, at: usize) {
        self.end_implied(name, at);
        let flow = look.flow.unwrap_or(name.flow());
        self.part(flow, at);
        let state = self.enter(name, look);
        self.open.push(Open {
            name,
            look,
            flow,
            state,
        });
    }

    /// An element begins whose text is a run of its own.
    pub(super) fn open_aside(&mut self, name: Name, kind: Kind) {
        let slot = self.sheet(kind);
        let state = State {
            shown: slot,
            ..self.state()
        };
        self.open.push(Open {
            name,
            look: Look::default(),
            flow: Flow::Line,
            state,
        });
    }

    /// What holds within a new element.
    fn enter(&mut self, name: Name, look: Look) -> State {
        let around = self.state();
        let mut state = around;
        state.hides = around.hides & !look.shows | look.hides;
        state.keeps_blanks = look
            .keeps_blanks
            .unwrap_or(around.keeps_blanks || name.keeps_blanks());
        state.is_foreign |= matches!(name.bytes(), b"svg" | b"math");
        if name.bytes() == b"ruby" {
            state.ruby = self.sheet(Kind::Visible);
        } else if name.bytes() == b"rt" && state.ruby != MAIN {
            state.shown = state.ruby;
        } else if name.is_apart() {
            state.shown = self.sheet(Kind::Visible);
        }
        if !state.is_seen() && around.is_seen() {
            state.hidden = self.sheet(Kind::Hidden);
        }
        state
    }

    /// Ends what the beginning of `name` ends without saying so.
    fn end_implied(&mut self, name: Name, at: usize) {
        if !name.ends_some() {
            return;
        }
        let is_wall = |it: &Name| it.is_wall() || it.is_list();
        while let Some(index) = self.find(|it| name.ends(it), is_wall) {
            self.close_from(index, at);
        }
    }

    /// The innermost open element that is wanted, if no wall stands before it.
    fn find(&self, wanted: impl Fn(&Name) -> bool, wall: impl Fn(&Name) -> bool) -> Option<usize> {
        let within_reach = self.open.iter().enumerate().rev().take(REACH);
        for (index, open) in within_reach {
            if wanted(&open.name) {
                return Some(index);
            }
            if wall(&open.name) {
                return None;
            }
        }
        None
    }

    /// An element ends; whether one was open.
    pub(super) fn close(&mut self, name: Name, at: usize) -> bool {
        let is_wall = |it: &Name| it.is_wall() && !name.ends_all();
        let found = self.find(|it| *it == name, is_wall);
        if let Some(index) = found {
            self.close_from(index, at);
        }
        found.is_some()
    }

    /// The innermost element ends.
    pub(super) fn close_last(&mut self, at: usize) {
        if let Some(index) = self.open.len().checked_sub(1) {
            self.close_from(index, at);
        }
    }

    /// Ends the element at `index` and all within it, and opens those again that go on.
    fn close_from(&mut self, index: usize, at: usize) {
        let mut go_on = Vec::new();
        while self.open.len() > index {
            let Some(last) = self.open.pop() else { break };
            self.part(last.flow, at);
            if self.open.len() == index {
                if last.name.ends_all() {
                    return;
                }
            } else if last.name.is_formatting() && go_on.len() < REOPENED {
                go_on.push(last);
            }
        }
        for open in go_on.into_iter().rev() {
            let state = self.enter(open.name, open.look);
            self.open.push(Open { state, ..open });
        }
    }
}
