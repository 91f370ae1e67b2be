package org.borderexchange.schemas.signature;

import java.io.IOException;
import java.security.PrivateKey;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;

/** Signs with one key of this service. Thread-safe. */
public final class EventSigner {

    private final String keyId;
    private final AsymmetricKeyParameter key;

    /**
     * @param keyId as in the directory, e.g. {@code RS-1}
     * @throws IllegalArgumentException if it is no Ed25519 key
     */
    public EventSigner(String keyId, PrivateKey key) {
        this.keyId = keyId;
        this.key = ed25519(key);
    }

    public String keyId() {
        return keyId;
    }

    /** @return 64 bytes; the same for the same record */
    public byte[] sign(String topic, byte[] key, byte[] value) {
        var content = SignedContent.of(topic, key, value);
        var signer = new Ed25519Signer();
        signer.init(true, this.key);
        signer.update(content, 0, content.length);
        return signer.generateSignature();
    }

    private static AsymmetricKeyParameter ed25519(PrivateKey key) {
        try {
            if (PrivateKeyFactory.createKey(key.getEncoded()) instanceof Ed25519PrivateKeyParameters parameters) {
                return parameters;
            }
            throw new IllegalArgumentException("not an Ed25519 private key");
        } catch (IOException malformed) {
            throw new IllegalArgumentException("not an Ed25519 private key", malformed);
        }
    }
}
