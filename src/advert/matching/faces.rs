//! What the pass over a text asks of each character, in one number: most of a text is read by looking
//! that up and nothing else.

use super::alphabet::{Alphabet, SEVERAL};
use super::follows::{Follows, Known};

/// By code point, of the first plane.
pub struct Faces(Vec<u32>);

const NEAR: usize = 0x1_0000;
/// Where a character's place in the rows begins; below it stands its own row.
const PLACE: u32 = 16;
/// A mark, behind which the row before it holds on.
const MARK: u32 = 1 << 31;

impl Faces {
    /// The faces of all characters. Letters, digits, what stands for several symbols and what has
    /// no room in a number look like the last of a pair, so that they are looked at closely.
    pub fn new(alphabet: &Alphabet, symbols: &[Known], follows: &Follows) -> Self {
        let closely = u32::from(follows.always()) << PLACE;
        let face = |known: &Known| {
            let is_mark = known.keeps > 0;
            let has_room = known.row < 1 << PLACE && known.second < 1 << 15;
            if known.plain > 0 || !has_room {
                return closely;
            }
            let mark = if is_mark { MARK } else { 0 };
            known.row | (u32::from(known.second) << PLACE) | mark
        };
        let of_symbol: Vec<u32> = symbols.iter().map(face).collect();
        let mut faces = vec![closely; NEAR];
        for (face, symbol) in faces.iter_mut().zip(alphabet.near()) {
            if *symbol != SEVERAL {
                *face = of_symbol[usize::from(*symbol)];
            }
        }
        // Here the first bytes of characters of two and four bytes are looked up; the characters of
        // these numbers are themselves written in two.
        faces[0x80..0x100].fill(closely);
        Self(faces)
    }

    /// Reads on as long as nothing is the last of a pair; how many bytes that is. Only characters of one
    /// byte and of three are read, which nearly all of a Chinese text are, and not the last two bytes.
    pub fn pass_over(&self, bytes: &[u8], follows: &Follows, row: &mut u32) -> usize {
        // There are as many, which spares a look at each of them.
        let Some(faces) = self.0.as_array::<NEAR>() else {
            return 0;
        };
        let mut at = 0;
        let mut before = *row;
        while let Some(&[first, second, third]) = bytes.get(at..at + 3).and_then(<[u8]>::as_array) {
            let (number, length) = if first & 0xf0 == 0xe0 {
                let [first, second, third] = [first, second & 0x3f, third & 0x3f].map(u16::from);
                ((first << 12) | (second << 6) | third, 3)
            } else {
                (u16::from(first), 1)
            };
            let face = faces[usize::from(number)];
            // The bits of a place are 15, and so the number is right.
            let place = (face >> PLACE) as u16 & 0x7fff;
            if follows.has(before, place) {
                break;
            }
            let keeps = if face & MARK == 0 { 0 } else { u32::MAX };
            before = (before & keeps) | (face & 0xffff);
            at += length;
        }
        *row = before;
        at
    }
}
