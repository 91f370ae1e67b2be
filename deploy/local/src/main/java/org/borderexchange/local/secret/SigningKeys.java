package org.borderexchange.local.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Ed25519 key pairs with which the services sign their events: {@code <signer>.pem} (PKCS#8, private) and {@code
 * <signer>.pub} (X.509, Base64) in one folder. Each signer has one, with the id {@code <SIGNER>-1}.
 */
public final class SigningKeys {

    private final Path folder;

    public SigningKeys(Path folder) {
        this.folder = folder;
    }

    /** @param signer ISO 3166-1 alpha-2 of a country, or {@code HUB} */
    public static String idOf(String signer) {
        return signer + "-1";
    }

    public Path privateKeyOf(String signer) {
        return folder.resolve(signer.toLowerCase(Locale.ROOT) + ".pem");
    }

    private Path publicKeyOf(String signer) {
        return folder.resolve(signer.toLowerCase(Locale.ROOT) + ".pub");
    }

    /** Generates the key pairs that are missing. */
    public void generateMissing(Collection<String> signers) {
        signers.stream().filter(signer -> !Files.exists(publicKeyOf(signer))).forEach(this::generate);
    }

    /** Public keys as the directory's {@code keys.yaml} has them. */
    public String yaml(Collection<String> signers) {
        return signers.stream()
                .map(signer -> "  - {id: %s, signer: %s, publicKey: %s, from: 2026-01-01T00:00:00Z}%n"
                        .formatted(idOf(signer), signer, read(publicKeyOf(signer))))
                .collect(Collectors.joining("", "keys:\n", ""));
    }

    private void generate(String signer) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
            PrivateFile.write(
                    privateKeyOf(signer),
                    "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                            .formatted(lines.encodeToString(pair.getPrivate().getEncoded())));
            // Last, for its presence says that the pair is complete.
            PrivateFile.write(
                    publicKeyOf(signer),
                    Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has Ed25519", impossible);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
