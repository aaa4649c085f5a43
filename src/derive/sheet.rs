//! The outlines of the districts drawn on a plane, for maps that need nobody else's tiles.

use crate::model::{Districts, Ring};

/// How wide the sheet is, in its own units.
const WIDTH: f64 = 4000.0;
/// A line is drawn with as many points as can be told apart when its district fills a picture of
/// this many points across.
const DETAIL: f64 = 160.0;

/// A place on the sheet, in its units from the north-west corner.
pub type Point = (i32, i32);

/// The districts of which an outline is known, on one sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    projection: Projection,
    /// The districts in the catalogue's order.
    pub shapes: Vec<Shape>,
}

/// A district on the sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// The district's identifier.
    pub district: String,
    /// Its outline as the `d` of an SVG path.
    pub path: String,
    /// The smallest frame around it.
    pub frame: Frame,
    /// Where its name may stand: the middle of its area.
    pub middle: Point,
}

/// A rectangle on the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// West.
    pub left: i32,
    /// North.
    pub top: i32,
    /// East.
    pub right: i32,
    /// South.
    pub bottom: i32,
}

/// Degrees to units: a plate carrée that is true in the middle of the sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Projection {
    west: f64,
    north: f64,
    east_units: f64,
    south_units: f64,
}

impl Sheet {
    /// Draws the districts; `None` if no outline is known.
    #[must_use]
    pub fn new(districts: &Districts) -> Option<Self> {
        let rings = districts.all().iter().flat_map(|it| &it.outline);
        let projection = Projection::around(rings.flatten().copied())?;
        let drawn = districts.all().iter().filter(|it| !it.outline.is_empty());
        let shapes = drawn.map(|it| Shape::new(it.id.clone(), &it.outline, projection));
        Some(Self {
            projection,
            shapes: shapes.collect(),
        })
    }

    /// Where longitude and latitude in millionths of a degree lie; it may be off the sheet.
    #[must_use]
    pub fn point(&self, coordinates: (i32, i32)) -> Point {
        self.projection.point(coordinates)
    }

    /// The shape of a district.
    #[must_use]
    pub fn shape(&self, district: &str) -> Option<&Shape> {
        self.shapes.iter().find(|it| it.district == district)
    }
}

impl Shape {
    fn new(district: String, outline: &[Ring], projection: Projection) -> Self {
        let rings = outline.iter().map(|ring| {
            let points = ring.iter().map(|it| projection.point(*it));
            points.collect::<Vec<_>>()
        });
        let rings: Vec<Vec<Point>> = rings.collect();
        let frame = rings
            .iter()
            .flatten()
            .copied()
            .fold(Frame::NOTHING, Frame::with);
        let tolerance = f64::from((frame.width()).max(frame.height())) / DETAIL;
        let simple = rings.iter().map(|ring| simplified(ring, tolerance));
        Self {
            district,
            path: simple.map(|ring| path(&ring)).collect(),
            frame,
            middle: middle(&rings).unwrap_or((
                i32::midpoint(frame.left, frame.right),
                i32::midpoint(frame.top, frame.bottom),
            )),
        }
    }
}

impl Frame {
    const NOTHING: Self = Self {
        left: i32::MAX,
        top: i32::MAX,
        right: i32::MIN,
        bottom: i32::MIN,
    };

    fn with(self, (x, y): Point) -> Self {
        Self {
            left: self.left.min(x),
            top: self.top.min(y),
            right: self.right.max(x),
            bottom: self.bottom.max(y),
        }
    }

    /// The smallest frame around both.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.with((other.left, other.top))
            .with((other.right, other.bottom))
    }

    /// From west to east.
    #[must_use]
    pub fn width(self) -> i32 {
        self.right.saturating_sub(self.left)
    }

    /// From north to south.
    #[must_use]
    pub fn height(self) -> i32 {
        self.bottom.saturating_sub(self.top)
    }

    /// Whether the two have something in common.
    #[must_use]
    pub fn meets(self, other: Self) -> bool {
        self.left <= other.right
            && other.left <= self.right
            && self.top <= other.bottom
            && other.top <= self.bottom
    }

    /// Whether a point lies within.
    #[must_use]
    pub fn holds(self, (x, y): Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The frame with a quarter of its size around it, made wider or higher to four by three.
    #[must_use]
    pub fn at_ease(self) -> Self {
        let (width, height) = (self.width() * 3 / 2, self.height() * 3 / 2);
        let width = width.max(height * 4 / 3).max(4);
        let height = width * 3 / 4;
        let (x, y) = (self.left + self.width() / 2, self.top + self.height() / 2);
        Self {
            left: x - width / 2,
            top: y - height / 2,
            right: x + width / 2,
            bottom: y + height / 2,
        }
    }
}

impl Projection {
    fn around(points: impl Iterator<Item = (i32, i32)>) -> Option<Self> {
        let frame = points.fold(Frame::NOTHING, Frame::with);
        if frame.left >= frame.right || frame.top >= frame.bottom {
            return None;
        }
        let degrees = |it: i32| f64::from(it) / 1e6;
        let (south, north) = (degrees(frame.top), degrees(frame.bottom));
        let east_units = WIDTH / degrees(frame.right - frame.left);
        Some(Self {
            west: degrees(frame.left),
            north,
            east_units,
            south_units: east_units / f64::midpoint(south, north).to_radians().cos(),
        })
    }

    fn point(self, (longitude, latitude): (i32, i32)) -> Point {
        let x = (f64::from(longitude) / 1e6 - self.west) * self.east_units;
        let y = (self.north - f64::from(latitude) / 1e6) * self.south_units;
        (whole(x), whole(y))
    }
}

/// The nearest whole number. What is too far away for one ends at its bounds.
#[allow(clippy::cast_possible_truncation)]
fn whole(it: f64) -> i32 {
    it.round() as i32
}

/// The ring without the points that lie within `tolerance` of the line between their neighbours
/// (Douglas and Peucker).
fn simplified(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; ring.len()];
    let Some(last) = ring.len().checked_sub(1) else {
        return Vec::new();
    };
    // Two far ends, so that a closed line is not taken for a point.
    let far = (0..=last)
        .max_by_key(|at| squared(ring[0], ring[*at]))
        .unwrap_or(last);
    for at in [0, far, last] {
        keep[at] = true;
    }
    let mut stretches = vec![(0, far), (far, last)];
    while let Some((from, to)) = stretches.pop() {
        let between = (from + 1..to).map(|at| (at, distance(ring[at], ring[from], ring[to])));
        let Some((at, most)) = between.max_by(|left, right| left.1.total_cmp(&right.1)) else {
            continue;
        };
        if most > tolerance {
            keep[at] = true;
            stretches.extend([(from, at), (at, to)]);
        }
    }
    let kept = ring.iter().zip(keep).filter(|(_, keep)| *keep);
    kept.map(|(point, _)| *point).collect()
}

fn squared((x, y): Point, (to_x, to_y): Point) -> i64 {
    let (dx, dy) = (
        i64::from(to_x) - i64::from(x),
        i64::from(to_y) - i64::from(y),
    );
    dx * dx + dy * dy
}

/// How far a point lies from the stretch between two others.
fn distance(point: Point, from: Point, to: Point) -> f64 {
    let as_f64 = |(x, y): Point| (f64::from(x), f64::from(y));
    let ((x, y), (ax, ay), (bx, by)) = (as_f64(point), as_f64(from), as_f64(to));
    let (dx, dy) = (bx - ax, by - ay);
    let length = dx * dx + dy * dy;
    let along = if length > 0.0 {
        (((x - ax) * dx + (y - ay) * dy) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    (x - ax - along * dx).hypot(y - ay - along * dy)
}

/// A closed line, each point relative to the one before.
fn path(ring: &[Point]) -> String {
    use std::fmt::Write as _;
    let mut path = String::new();
    let mut before = (0, 0);
    for (index, (x, y)) in ring.iter().enumerate() {
        let (dx, dy) = (x - before.0, y - before.1);
        // Writing into a text cannot fail.
        let _ = match index {
            0 => write!(path, "M{x} {y}l"),
            1 => write!(path, "{dx} {dy}"),
            _ => write!(path, " {dx} {dy}"),
        };
        before = (*x, *y);
    }
    path.push('z');
    path
}

/// The centre of gravity of the largest ring.
fn middle(rings: &[Vec<Point>]) -> Option<Point> {
    let middles = rings.iter().filter_map(|ring| {
        let next = ring.iter().cycle().skip(1);
        let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
        for ((ax, ay), (bx, by)) in ring.iter().zip(next) {
            let (ax, ay, bx, by) = (
                f64::from(*ax),
                f64::from(*ay),
                f64::from(*bx),
                f64::from(*by),
            );
            let cross = ax * by - bx * ay;
            area += cross;
            x += (ax + bx) * cross;
            y += (ay + by) * cross;
        }
        (area != 0.0).then(|| {
            (
                area.abs(),
                (whole(x / (3.0 * area)), whole(y / (3.0 * area))),
            )
        })
    });
    let largest = middles.max_by(|left, right| left.0.total_cmp(&right.0));
    largest.map(|(_, middle)| middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{District, Provenance};

    fn districts(outlines: &[(&str, Vec<Ring>)]) -> Districts {
        let districts = outlines.iter().map(|(id, outline)| District {
            id: (*id).to_owned(),
            outline: outline.clone(),
            ..District::default()
        });
        Districts::new(districts.collect(), Provenance::default())
    }

    fn square(west: i32, south: i32, size: i32) -> Ring {
        let (west, south, size) = (west * 100_000, south * 100_000, size * 100_000);
        vec![
            (west, south),
            (west + size, south),
            (west + size, south + size),
            (west, south + size),
        ]
    }

    #[test]
    fn districts_lie_as_on_the_ground() {
        let sheet = Sheet::new(&districts(&[
            ("west", vec![square(1190, 260, 5)]),
            ("east", vec![square(1195, 260, 5)]),
            ("unknown", vec![]),
        ]))
        .unwrap();
        let (west, east) = (sheet.shape("west").unwrap(), sheet.shape("east").unwrap());
        assert_eq!(sheet.shape("unknown"), None);
        assert_eq!(
            west.frame,
            Frame {
                left: 0,
                top: 0,
                right: 2000,
                bottom: 2230
            }
        );
        assert_eq!(west.path, "M0 2230l2000 0 0 -2230 -2000 0z");
        assert_eq!((west.middle, east.middle), ((1000, 1115), (3000, 1115)));
        assert!(west.frame.meets(east.frame) && east.frame.holds(east.middle));
        assert_eq!(sheet.point((119_500_000, 26_500_000)), (2000, 0));
        let ease = west.frame.at_ease();
        assert_eq!((ease.width(), ease.height()), (4460, 3344));
    }

    #[test]
    fn what_cannot_be_seen_is_left_out() {
        let mut fine: Ring = (0..1000)
            .map(|x| (119_000_000 + x * 500, 26_000_000 + x % 2))
            .collect();
        fine.extend([(119_500_000, 26_500_000), (119_000_000, 26_500_000)]);
        let sheet = Sheet::new(&districts(&[("a", vec![fine])])).unwrap();
        assert_eq!(
            sheet.shapes[0].path.matches(' ').count(),
            6,
            "{}",
            sheet.shapes[0].path
        );
    }

    #[test]
    fn without_outlines_there_is_no_sheet() {
        assert_eq!(Sheet::new(&districts(&[("a", vec![])])), None);
        assert_eq!(
            Sheet::new(&districts(&[("a", vec![vec![(1, 1), (1, 1), (1, 1)]])])),
            None
        );
    }
}
