package org.borderexchange.gateway.check;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes records of checks that answer "was this asked for, when and by whom?" to one who knows the identifier and the key, and tell nothing to
 * one who has the records alone: there are too few plates and dates of birth for a hash without a key.
 */
final class RecordKey {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;

    /** @param secret at least {@value #SHORTEST_SECRET} random characters */
    RecordKey(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("gateway.check.record-key: at least 32 random characters");
        }
        key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Over folded forms, so that the spelling makes no difference. */
    Checks.Asked hashed(Question question) {
        var sought = question.sought();
        return new Checks.Asked(
                sought.kind(),
                hash(sought.kind().name(), forms(question)),
                Optional.ofNullable(sought.dateOfBirth()).map(date -> hash("DATE_OF_BIRTH", Set.of(date.toString()))));
    }

    /** Those under which it is looked for; of a name the regional Latin one alone, for the others depend on the script it was given in. */
    private static Set<String> forms(Question question) {
        var name = question.sought().name();
        if (name == null) {
            return Stream.concat(question.wholes().stream(), question.fragments().stream())
                    .collect(Collectors.toSet());
        }
        var latin = name.latin().iterator().next();
        return Set.of(String.join("", latin.family()) + " " + String.join("", latin.given()));
    }

    private String hash(String kind, Set<String> forms) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(kind.getBytes(StandardCharsets.US_ASCII));
            for (var form : new TreeSet<>(forms)) {
                mac.update((byte) '\n');
                mac.update(form.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }
}
