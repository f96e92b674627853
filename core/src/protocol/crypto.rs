//! HMAC, AES-GCM and SHA-256, from the crates of `RustCrypto`. The holder of the private key does what comes before: ECDH,
//! and the SHA-1 of the shared secret.

use aes_gcm::aead::AeadInOut;
use aes_gcm::aes::Aes128;
use aes_gcm::aes::cipher::consts::{U1, U12, U16};
use aes_gcm::aes::cipher::{
    Block, BlockCipherEncBackend, BlockCipherEncClosure, BlockCipherEncrypt, BlockSizeUser, InOut,
    ParBlocksSizeUser,
};
use aes_gcm::{AesGcm, Key, KeyInit, KeySizeUser};
use hmac::{Mac, SimpleHmac as Hmac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize as _, Zeroizing};

/// A nonce of AES-GCM.
pub type Nonce = [u8; 12];

/// The key of a session: the first 16 bytes of the SHA-1 of the shared secret.
pub type SessionKey = Zeroizing<[u8; 16]>;

/// The tag of an HMAC.
pub type Tag = [u8; 32];

/// The keys of a session, wiped when dropped.
pub struct Keys {
    session: Zeroizing<[u8; 16]>,
    info: Zeroizing<Tag>,
    command: Zeroizing<Tag>,
}

impl Keys {
    /// Derives the keys of a session.
    #[must_use]
    pub fn new(session: &[u8; 16]) -> Self {
        let session = Zeroizing::new(*session);
        let subkey = |label: &[u8]| Zeroizing::new(tag(hmac(&session[..], &[label])));
        Keys { info: subkey(b"session info"), command: subkey(b"authenticated command"), session }
    }

    /// The HMAC tag of a command.
    #[must_use]
    pub fn sign(&self, metadata: &[u8], payload: &[u8]) -> Tag {
        tag(hmac(&self.command[..], &[metadata, payload]))
    }

    /// Whether the session info is authentic.
    #[must_use]
    pub fn verify_info(&self, metadata: &[u8], info: &[u8], tag: &[u8]) -> bool {
        hmac(&self.info[..], &[metadata, info]).verify_slice(tag).is_ok()
    }

    /// Encrypts a command, and returns it with its tag.
    #[must_use]
    pub fn seal(&self, nonce: &Nonce, metadata: &[u8], payload: &[u8]) -> Option<(Vec<u8>, [u8; 16])> {
        let mut buffer = payload.to_vec();
        let tag = self.cipher().encrypt_inout_detached(
            nonce.into(),
            &sha256(&[metadata]),
            buffer.as_mut_slice().into(),
        );
        Some((buffer, tag.ok()?.into()))
    }

    /// Decrypts a reply, if it is authentic.
    #[must_use]
    pub fn open(&self, nonce: &[u8], metadata: &[u8], payload: &[u8], tag: &[u8]) -> Option<Vec<u8>> {
        let mut buffer = payload.to_vec();
        let (nonce, tag): (&Nonce, &[u8; 16]) = (nonce.try_into().ok()?, tag.try_into().ok()?);
        let opened = self.cipher().decrypt_inout_detached(
            nonce.into(),
            &sha256(&[metadata]),
            buffer.as_mut_slice().into(),
            tag.into(),
        );
        opened.ok().map(|()| buffer)
    }

    fn cipher(&self) -> AesGcm<OneByOne, U12> {
        AesGcm::new((&*self.session).into())
    }
}

/// AES-128 for one block at a time. Code for four blocks at once is larger, and a message here has one or two.
struct OneByOne(Aes128);

impl KeySizeUser for OneByOne {
    type KeySize = U16;
}

impl KeyInit for OneByOne {
    fn new(key: &Key<Self>) -> Self {
        OneByOne(Aes128::new(key))
    }
}

impl BlockSizeUser for OneByOne {
    type BlockSize = U16;
}

impl ParBlocksSizeUser for OneByOne {
    type ParBlocksSize = U1;
}

impl BlockCipherEncrypt for OneByOne {
    fn encrypt_with_backend(&self, work: impl BlockCipherEncClosure<BlockSize = U16>) {
        work.call(self);
    }
}

impl BlockCipherEncBackend for OneByOne {
    #[inline(never)]
    fn encrypt_block(&self, block: InOut<'_, '_, Block<Self>>) {
        self.0.encrypt_block_inout(block);
    }
}

/// The first bytes of a hash of the texts, as a name that does not reveal them.
#[must_use]
pub fn fingerprint(texts: &[&[u8]]) -> [u8; 8] {
    sha256(texts).first_chunk().copied().unwrap_or_default()
}

fn sha256(pieces: &[&[u8]]) -> Tag {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update(piece);
    }
    hash.finalize().into()
}

/// The key is padded to a block with zeros here, as HMAC itself would do: no key is longer than a block.
fn hmac(key: &[u8], pieces: &[&[u8]]) -> Hmac<Sha256> {
    let mut block = Key::<Hmac<Sha256>>::default();
    block.iter_mut().zip(key).for_each(|(to, from)| *to = *from);
    let mut hmac = Hmac::<Sha256>::new(&block);
    block.zeroize();
    for piece in pieces {
        hmac.update(piece);
    }
    hmac
}

fn tag(hmac: Hmac<Sha256>) -> Tag {
    hmac.finalize().into_bytes().into()
}
