package org.borderexchange.schemas.directory;

import java.security.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A public key with which a service signs its events.
 *
 * @param id as in the header {@code exchange-key-id}, e.g. {@code RS-1}
 * @param signer ISO 3166-1 alpha-2 of the country, or {@code HUB}
 * @param publicKey Ed25519
 * @param from signatures before this moment are not accepted
 * @param until signatures from this moment on are not accepted; null: still in use
 */
public record SigningKey(
        String id,
        String signer,
        PublicKey publicKey,
        Instant from,
        @Nullable Instant until) {

    /** Was the key in use at that moment? History that a key signed in its time stays valid. */
    public boolean validAt(Instant moment) {
        return new Period(from, until).contains(moment);
    }
}
