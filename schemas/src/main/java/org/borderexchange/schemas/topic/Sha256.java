package org.borderexchange.schemas.topic;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashing of names. */
final class Sha256 {

    static byte[] of(byte[] text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text);
        } catch (NoSuchAlgorithmException everyJavaPlatformHasIt) {
            throw new IllegalStateException(everyJavaPlatformHasIt);
        }
    }

    private Sha256() {}
}
