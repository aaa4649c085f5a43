//! An adaptive range coder, as LZMA has one: tables of tens of thousands of entries in as few bytes as what is likely in them
//! allows, whatever a server compresses with. The script's side is `themes/banyan/static/spot/0-decoder.js`.

/// How sure a bit is to be 0, in parts of 2048.
const HALF: u16 = 1 << 10;
const WHOLE: u16 = 1 << 11;
/// How fast that is learnt.
const RATE: u16 = 5;
const TOP: u32 = 1 << 24;

/// Bits as they are written, each in a context that learns.
pub struct Coder {
    low: u64,
    range: u32,
    /// The byte that a carry may still change, and how many of 0xff stand behind it.
    held: u8,
    waiting: u64,
    bytes: Vec<u8>,
    contexts: Vec<u16>,
}

/// How many contexts a number takes.
pub const NUMBER: usize = 16 + 16 * 8;

impl Coder {
    /// With so many contexts.
    pub fn new(contexts: usize) -> Self {
        Self {
            low: 0,
            range: u32::MAX,
            held: 0,
            waiting: 1,
            bytes: Vec::new(),
            contexts: vec![HALF; contexts],
        }
    }

    /// Writes one bit.
    pub fn bit(&mut self, context: usize, bit: bool) {
        let zero = self.contexts[context];
        let bound = (self.range >> 11) * u32::from(zero);
        if bit {
            self.low += u64::from(bound);
            self.range -= bound;
            self.contexts[context] -= zero >> RATE;
        } else {
            self.range = bound;
            self.contexts[context] += (WHOLE - zero) >> RATE;
        }
        while self.range < TOP {
            self.range <<= 8;
            self.shift();
        }
    }

    /// Writes a number of `bits` bits; it takes `1 << bits` contexts.
    pub fn tree(&mut self, context: usize, bits: u32, value: usize) {
        let mut node = 1;
        for at in (0..bits).rev() {
            let bit = (value >> at) & 1;
            self.bit(context + node, bit == 1);
            node = node * 2 + bit;
        }
    }

    /// Writes a number below 32,768, small ones in few bits; it takes [`NUMBER`] contexts.
    pub fn number(&mut self, context: usize, value: usize) {
        let length = usize::BITS - value.leading_zeros();
        self.tree(context, 4, length as usize);
        let context = context + 16 + 8 * length as usize;
        let mut node = 1;
        for at in (0..length.saturating_sub(1)).rev() {
            let bit = (value >> at) & 1;
            // Of the lower bits nothing is known: the last context is theirs.
            self.bit(if node < 8 { context + node } else { context }, bit == 1);
            node = node * 2 + bit;
        }
    }

    /// All bytes.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        // The first byte is held before anything is written, and always 0.
        self.bytes.split_off(1)
    }

    fn shift(&mut self) {
        let carry = u8::from(self.low > u64::from(u32::MAX));
        if self.low < 0xff00_0000 || carry > 0 {
            self.bytes.push(self.held.wrapping_add(carry));
            for _ in 1..self.waiting {
                self.bytes.push(0xff_u8.wrapping_add(carry));
            }
            self.waiting = 0;
            let [.., top, _, _, _] = self.low.to_be_bytes();
            self.held = top;
        }
        self.waiting += 1;
        self.low = (self.low << 8) & 0xffff_ffff;
    }
}

/// Bytes as text: six bits a character.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| usize::from(three.get(at).copied().unwrap_or(0));
        let all = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = char::from(LETTERS[(all >> (18 - 6 * at)) & 63]);
            text.push(if at <= three.len() { letter } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{Coder, NUMBER, base64};

    #[test]
    fn bytes_are_written_as_text() {
        for (bytes, text) in [
            (&b""[..], ""),
            (b"f", "Zg=="),
            (b"fo", "Zm8="),
            (b"foo", "Zm9v"),
            (b"foob", "Zm9vYg=="),
        ] {
            assert_eq!(base64(bytes), text);
        }
    }

    #[test]
    fn what_is_likely_takes_few_bytes() {
        let bytes = |value: fn(usize) -> usize| {
            let mut coder = Coder::new(NUMBER);
            (0..8_000).for_each(|at| coder.number(0, value(at)));
            coder.finish().len()
        };
        assert!(bytes(|_| 3) < 250, "{}", bytes(|_| 3));
        // Ten bits each, of which nothing is known.
        let chance = bytes(|at| (at * 7_919 + at * at * 31) % 1_024);
        assert!((9_000..11_500).contains(&chance), "{chance}");
    }
}
