//! Names with one mistake, by what it leaves of their pairs. `7-near.js` is the same in the page's script.

use std::collections::{BTreeMap, HashMap};
use std::ops::RangeInclusive;

use super::error::Error;
use super::near::{FEW, RANKED, Right, firsts};
use super::pieces::Index;
use super::sets::{List, intersect};
use super::sounds::{Pattern, Row};

/// So many pairs of a token are asked for, the half of them first,
const PAIRS: usize = 8;
/// and of so many mistakes the pairs that were there instead.
const RENEWED: usize = 4;

/// What one mistake does to a row.
struct Mistake {
    /// The pairs that it touches.
    spoilt: RangeInclusive<usize>,
    /// What was there instead: pairs, or a character that the mistake cuts off.
    fresh: Vec<Row>,
}

/// Who has a pair of a row.
struct Asked {
    /// By its sound,
    heard: List,
    /// and as it stands.
    exact: List,
}

/// Pairs of a row by their place.
type Known = BTreeMap<usize, Asked>;

/// Those who may have a row with a certain mistake.
struct Way {
    fresh: Vec<Row>,
    /// Who has the pairs that are left; nothing if none is.
    some: Option<Vec<usize>>,
}

impl Way {
    fn left(&self) -> usize {
        self.some.as_ref().map_or(0, Vec::len)
    }

    fn asks_more(&self) -> bool {
        !self.fresh.is_empty() && self.some.as_ref().is_none_or(|it| it.len() > FEW)
    }

    fn is_enough(&self) -> bool {
        self.fresh.is_empty() || self.left() <= FEW
    }
}

/// Any unit that sounds so.
pub fn sound(pattern: &Pattern) -> Pattern {
    Pattern {
        unit: None,
        weight: weight(pattern),
        ..pattern.clone()
    }
}

fn weight(pattern: &Pattern) -> f64 {
    if pattern.weight > 0.0 {
        pattern.weight
    } else {
        1.0
    }
}

/// What one mistake may do to a row: a character too many, two that changed places, one that is lacking, another.
fn mistakes(row: &Row) -> Vec<Mistake> {
    let end = row.len() - 1;
    let at = |at: Option<usize>| at.and_then(|at| row.get(at)).cloned();
    let pair = |a: Option<usize>, b: usize| Some(vec![at(a)?, at(Some(b))?]);
    let cut_off = |first: Option<usize>, last: usize| {
        let head = (first == Some(0)).then(|| vec![row[0].clone()]);
        let tail = (last == end).then(|| vec![row[end].clone()]);
        head.into_iter().chain(tail).collect()
    };
    let mut all = Vec::new();
    let mut add = |from: usize, to: usize, fresh: Vec<Row>| {
        let spoilt = from..=to;
        all.push(Mistake { spoilt, fresh });
    };
    for i in 0..=end {
        let before = i.checked_sub(1);
        add(
            i.saturating_sub(1),
            i,
            pair(before, i + 1).into_iter().collect(),
        );
    }
    for i in 0..end {
        let before = pair(i.checked_sub(1), i + 1);
        let swapped = [before, pair(Some(i + 1), i), pair(Some(i), i + 2)];
        add(
            i.saturating_sub(1),
            i + 1,
            swapped.into_iter().flatten().collect(),
        );
    }
    for i in 0..end {
        add(i, i, cut_off(Some(i), i + 1));
    }
    for i in 0..=end {
        add(i.saturating_sub(1), i, cut_off(i.checked_sub(1), i + 1));
    }
    all
}

impl Index {
    /// Those who have a row with one mistake. The rarest pairs are asked for first.
    pub fn one_mistake(
        &self,
        row: &Row,
        is_right: &dyn Fn(usize) -> bool,
    ) -> Result<Vec<usize>, Error> {
        let rare = |at: &usize| weight(&row[*at]).min(weight(&row[at + 1]));
        let mut order: Vec<usize> = (0..row.len() - 1).collect();
        order.sort_by(|a, b| rare(a).total_cmp(&rare(b)));
        order.truncate(PAIRS);
        let (first, others) = order.split_at(order.len().min(PAIRS / 2));
        let mut known = Known::new();
        let mut candidates = Vec::new();
        for some in [first, others] {
            for at in some {
                known.insert(*at, self.asked(&row[*at], &row[at + 1])?);
            }
            candidates = self.with_mistake(row, &known)?;
            if candidates.len() <= RANKED {
                break;
            }
        }
        candidates.truncate(RANKED);
        self.right(&candidates, is_right, Right::ENOUGH)
    }

    fn asked(&self, first: &Pattern, second: &Pattern) -> Result<Asked, Error> {
        let is_known = first.weight > 0.0 && second.weight > 0.0;
        let exact = is_known.then(|| self.pairs(first, Some(second)));
        Ok(Asked {
            heard: self.pairs(&sound(first), Some(&sound(second)))?,
            exact: exact.transpose()?.unwrap_or_else(List::none),
        })
    }

    /// Those who may have a row with one mistake: who sounds so, then by what each mistake would leave.
    fn with_mistake(&self, row: &Row, known: &Known) -> Result<Vec<usize>, Error> {
        let ways = self.ways(row, known)?;
        let sounding = self.meet(known.values().map(|it| &it.heard).collect(), FEW)?;
        // Where many are left, those count who have what was there instead.
        let mut many: Vec<&Way> = ways.iter().filter(|way| way.asks_more()).collect();
        many.sort_by_key(|way| std::cmp::Reverse(way.left()));
        let mut all = sounding;
        for way in many.into_iter().take(RENEWED) {
            all.extend(self.renewed(way)?);
        }
        let others = ways.iter().filter(|way| way.is_enough());
        all.extend(others.filter_map(|way| way.some.as_ref()).flatten());
        Ok(firsts(all.into_iter(), usize::MAX))
    }

    fn ways(&self, row: &Row, known: &Known) -> Result<Vec<Way>, Error> {
        let mut left: HashMap<Vec<usize>, Vec<usize>> = HashMap::new();
        let mut ways = Vec::new();
        for Mistake { spoilt, fresh } in mistakes(row) {
            if fresh.iter().flatten().any(|it| it.weight <= 0.0) {
                continue;
            }
            let rest = || known.iter().filter(|(at, _)| !spoilt.contains(*at));
            let key: Vec<usize> = rest().map(|(at, _)| *at).collect();
            if !key.is_empty() && !left.contains_key(&key) {
                let some = self.meet(rest().map(|(_, it)| &it.exact).collect(), FEW)?;
                left.insert(key.clone(), some);
            }
            let some = left.get(&key).cloned();
            ways.push(Way { fresh, some });
        }
        Ok(ways)
    }

    fn renewed(&self, way: &Way) -> Result<Vec<usize>, Error> {
        let mut asked = Vec::new();
        for some in &way.fresh {
            asked.push(self.pairs(&some[0], some.get(1))?);
        }
        let all = self.meet(asked.iter().collect(), FEW)?;
        let some = way.some.as_ref();
        Ok(some.map_or_else(|| all.clone(), |some| intersect(some, &all)))
    }
}
