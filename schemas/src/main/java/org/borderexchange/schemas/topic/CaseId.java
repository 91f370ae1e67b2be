package org.borderexchange.schemas.topic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * {@code C-<hash>}: names a case file after what opened it, so that whoever derives it, and however often, names it the same.
 *
 * @param hash 26 characters of Crockford's base 32
 */
public record CaseId(String hash) {

    private static final Pattern FORM = Pattern.compile("C-([0-7][0-9A-HJKMNP-TV-Z]{25})");

    /** Of the case that a confirmed hit opens. */
    public static CaseId openedBy(HitId hit) {
        return after(hit.toString());
    }

    /** Of the case that an officer's act opens. @param act ULID, the act part of its key */
    public static CaseId openedBy(CountryCode country, String act) {
        return after(country + "-" + act);
    }

    /** Empty if the text is no such id. */
    public static Optional<CaseId> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(new CaseId(matcher.group(1))) : Optional.empty();
    }

    private static CaseId after(String cause) {
        var hash = Sha256.of(("C/" + cause).getBytes(StandardCharsets.UTF_8));
        return new CaseId(EventId.inBase32(ByteBuffer.wrap(hash)));
    }

    @Override
    public String toString() {
        return "C-" + hash;
    }
}
