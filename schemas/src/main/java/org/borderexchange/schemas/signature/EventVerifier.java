package org.borderexchange.schemas.signature;

import java.io.IOException;
import java.security.PublicKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/** Checks signatures of one key. Thread-safe. */
public final class EventVerifier {

    private final AsymmetricKeyParameter key;

    /** @throws IllegalArgumentException if it is no Ed25519 key */
    public EventVerifier(PublicKey key) {
        this.key = ed25519(key);
    }

    /** Did the owner of the key sign exactly this value, under this record key, for this topic? */
    public boolean verifies(String topic, byte[] key, byte[] value, byte[] signature) {
        var content = SignedContent.of(topic, key, value);
        var verifier = new Ed25519Signer();
        verifier.init(false, this.key);
        verifier.update(content, 0, content.length);
        return verifier.verifySignature(signature);
    }

    private static AsymmetricKeyParameter ed25519(PublicKey key) {
        try {
            if (PublicKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PublicKeyParameters parameters) {
                return parameters;
            }
            throw new IllegalArgumentException("not an Ed25519 public key");
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not an Ed25519 public key", malformed);
        }
    }
}
