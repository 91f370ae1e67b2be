package org.borderexchange.schemas.signature;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** Private keys in files. */
public final class PrivateKeys {

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PRIVATE KEY-----(.+)-----END PRIVATE KEY-----\\s*", Pattern.DOTALL);

    /**
     * Reads an Ed25519 key in PKCS#8 PEM, as {@code openssl genpkey -algorithm ed25519} writes it.
     *
     * @throws UncheckedIOException if the file cannot be read
     * @throws IllegalArgumentException if it holds anything else; names the file, never its content
     */
    public static PrivateKey read(Path pem) {
        try {
            var matcher = PEM.matcher(Files.readString(pem));
            if (!matcher.matches()) {
                throw notAKey(pem);
            }
            var encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (GeneralSecurityException malformed) {
            throw notAKey(pem);
        }
    }

    private static IllegalArgumentException notAKey(Path pem) {
        return new IllegalArgumentException(pem + ": not an Ed25519 private key in PKCS#8 PEM");
    }

    private PrivateKeys() {}
}
