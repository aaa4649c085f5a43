//! From what was understood to records, in their order. `6-query.js` is the same in the page's script.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use super::check::{Check, Hit};
use super::error::Error;
use super::facets::Want;
use super::names::Found;
use super::pieces::Index;
use super::sets::{List, intersect};
use super::understand::Term;

/// So many results are held against their cards at once.
const SHOWN: usize = 10;

/// The results of terms. Those that are only likely are held against their cards as they are shown.
#[derive(Debug)]
pub struct Results {
    pub terms: Vec<Term>,
    pub want: Want,
    pub is_near: bool,
    /// How many there are, near or not.
    pub size: usize,
    order: Vec<usize>,
    /// Pieces with the rest of a list of which only the head is here.
    rests: Vec<String>,
    /// Whether all are known to fulfil the facets.
    sure: bool,
    checks: Vec<Rc<Check>>,
    /// So many of them were held against their cards.
    checked: usize,
    held: HashMap<usize, Vec<Hit>>,
}

/// Who may be meant by all terms.
#[derive(Default)]
struct Meant {
    numbers: Vec<usize>,
    total: usize,
    rests: Vec<String>,
    sure: bool,
    named: BTreeSet<usize>,
}

impl Meant {
    fn of(numbers: Vec<usize>) -> Self {
        Self {
            total: numbers.len(),
            numbers,
            ..Self::default()
        }
    }
}

fn found(terms: &[Term]) -> Vec<&Found> {
    let found = |term| match term {
        &Term::Chip(..) => None,
        Term::Found(found) => Some(found),
    };
    terms.iter().filter_map(found).collect()
}

impl Index {
    /// Who may be meant by all terms. Few are left to be held against their cards.
    fn collect(&self, terms: &[Term], want: &Want) -> Result<Meant, Error> {
        let mut all = found(terms);
        all.sort_by_key(|found| found.list.total);
        let Some((first, others)) = all.split_first() else {
            return self.chosen(want);
        };
        if others.is_empty() && want.is_empty() {
            return Ok(Meant {
                numbers: first.list.members(),
                total: first.list.total,
                rests: first.list.rests.clone(),
                sure: first.sure,
                named: BTreeSet::new(),
            });
        }
        let mut numbers = self.whole(&first.list)?.members();
        for one in others {
            if !self.is_cheap(&numbers) {
                numbers = intersect(&numbers, &self.whole(&one.list)?.members());
            }
        }
        if !want.is_empty() && !self.is_cheap(&numbers) {
            let selected = self.select(want)?;
            numbers = selected.map_or(numbers.clone(), |it| intersect(&numbers, &it.numbers));
        }
        Ok(Meant::of(numbers))
    }

    /// Where only facets are asked for.
    fn chosen(&self, want: &Want) -> Result<Meant, Error> {
        let selected = self.select(want)?;
        let (numbers, named) = match selected {
            Some(selected) => (selected.numbers, selected.named),
            None => ((0..self.boot.records).collect(), BTreeSet::new()),
        };
        Ok(Meant {
            sure: true,
            named,
            ..Meant::of(numbers)
        })
    }

    /// Records in the order in which they are expected to be, before their cards are seen: by the lists that they stand in.
    fn expected(&self, terms: &[Term], meant: &Meant) -> Vec<usize> {
        let mut sum = vec![0.0_f64; self.boot.records];
        for found in found(terms) {
            let mut least = vec![99.0_f64; self.boot.records];
            for hit in &found.hits {
                note(&mut least, &hit.list.starts, hit.base + 2.0);
                note(&mut least, &hit.list.inner, hit.base + 3.0);
            }
            sum.iter_mut().zip(least).for_each(|(sum, it)| *sum += it);
        }
        for number in &meant.named {
            if let Some(sum) = sum.get_mut(*number) {
                *sum -= 1.0;
            }
        }
        let mut order: Vec<(usize, f64)> = Vec::new();
        for number in &meant.numbers {
            order.push((*number, sum.get(*number).copied().unwrap_or(99.0)));
        }
        order.sort_by(|a, b| a.1.total_cmp(&b.1));
        order.into_iter().map(|(number, _)| number).collect()
    }

    /// The results of terms.
    pub fn results(&self, terms: Vec<Term>, want: Want, is_near: bool) -> Result<Results, Error> {
        let meant = self.collect(&terms, &want)?;
        let checks = found(&terms).into_iter().map(|it| Rc::clone(&it.check));
        let mut results = Results {
            checks: checks.collect(),
            order: self.expected(&terms, &meant),
            size: meant.total.min(self.boot.records),
            rests: meant.rests,
            sure: meant.sure,
            checked: 0,
            held: HashMap::new(),
            terms,
            want,
            is_near,
        };
        if !results.checks.is_empty() {
            if self.is_cheap(&results.order) {
                let all = results.order.len();
                results.advance(self, all)?;
            } else {
                results.reach(self, SHOWN)?;
            }
        }
        Ok(results)
    }
}

/// Lowers what is noted for some.
fn note(least: &mut [f64], some: &[usize], score: f64) {
    for number in some {
        if let Some(least) = least.get_mut(*number) {
            *least = least.min(score);
        }
    }
}

impl Results {
    /// Holds more of them against their cards, and puts these in order.
    fn advance(&mut self, index: &Index, to: usize) -> Result<(), Error> {
        let to = to.min(self.order.len());
        let some = self.order[self.checked..to].to_vec();
        index.ready(&some)?;
        let mut good = Vec::new();
        for number in &some {
            let hits = self.checks.iter().map(|it| index.check(it, *number));
            let hits: Option<Vec<Hit>> = hits.collect();
            let Some(hits) = hits else {
                continue;
            };
            if self.sure || index.holds(*number, &self.want)? {
                let score: f64 = hits.iter().map(|hit| hit.score).sum();
                good.push((*number, score));
                self.held.insert(*number, hits);
            }
        }
        if !self.checks.is_empty() {
            good.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        }
        self.size = self.size.saturating_sub(some.len() - good.len());
        let right = good.iter().map(|(number, _)| *number);
        self.order.splice(self.checked..to, right);
        self.checked += good.len();
        Ok(())
    }

    /// The rest of a list of which only the head was there.
    fn complete(&mut self, index: &Index) -> Result<(), Error> {
        let known: HashSet<usize> = self.order.iter().copied().collect();
        let rests = std::mem::take(&mut self.rests);
        let list = List {
            rests,
            ..List::default()
        };
        let all = index.whole(&list)?.members();
        self.order
            .extend(all.iter().filter(|it| !known.contains(it)));
        // Who was left out before may be among them again.
        self.size = self.order.len();
        Ok(())
    }

    fn reach(&mut self, index: &Index, to: usize) -> Result<(), Error> {
        while self.checked < to {
            if self.checked >= self.order.len() && !self.rests.is_empty() {
                self.complete(index)?;
            }
            if self.checked >= self.order.len() {
                break;
            }
            self.advance(index, to)?;
        }
        Ok(())
    }

    /// The records from one place to another, each with where its names have what was asked for.
    pub fn some(
        &mut self,
        index: &Index,
        from: usize,
        to: usize,
    ) -> Result<Vec<(usize, Vec<Hit>)>, Error> {
        self.reach(index, to)?;
        let to = to.min(self.checked);
        let some = self.order.get(from..to).unwrap_or_default();
        let held = |number: &usize| self.held.get(number).cloned().unwrap_or_default();
        Ok(some.iter().map(|it| (*it, held(it))).collect())
    }
}
