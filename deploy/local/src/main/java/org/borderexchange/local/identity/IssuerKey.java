package org.borderexchange.local.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import org.borderexchange.local.secret.PrivateFile;

/** The key with which an issuer signs its tokens: RSA, for every resource server accepts RS256 without being told. */
final class IssuerKey {

    private static final int BITS = 2048;

    /** Reads the key, or generates and keeps it, so that tokens stay valid over a restart. */
    static JWKSet of(Issuer issuer, Path folder) {
        var file = folder.resolve(issuer.account("jwks") + ".json");
        try {
            if (Files.exists(file)) {
                return JWKSet.load(file.toFile());
            }
            var keys = new JWKSet(new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyID(issuer.account("1"))
                    .generate());
            PrivateFile.write(file, keys.toString(false));
            return keys;
        } catch (IOException | ParseException | JOSEException unusable) {
            throw new IllegalStateException("no signing key for " + issuer + " in " + file, unusable);
        }
    }

    private IssuerKey() {}
}
