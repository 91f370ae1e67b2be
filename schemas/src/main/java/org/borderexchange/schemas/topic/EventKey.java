package org.borderexchange.schemas.topic;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Key of a record. Every key has one writer: {@code <subject>} for the owner's state of it, {@code <subject>/<cc>[/<act>]} for what a
 * country says of it (verdict, receipt, act).
 *
 * @param subject id of the subject, without slash, e.g. {@code RS-01K…}
 * @param speaker empty when the owner tells the subject's state
 * @param act further part where one country says several things of one subject
 */
public record EventKey(String subject, Optional<CountryCode> speaker, Optional<String> act) {

    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9-]{3,64})(?:/([A-Z]{2})(?:/([A-Za-z0-9-]{1,64}))?)?");

    /** Key of the owner's state of a subject. */
    public static EventKey ofState(String subject) {
        return parse(subject).orElseThrow(() -> new IllegalArgumentException("not a subject id"));
    }

    /** Empty if the text is no key. */
    public static Optional<EventKey> parse(String key) {
        var matcher = FORM.matcher(key);
        return matcher.matches()
                ? Optional.of(new EventKey(
                        matcher.group(1),
                        Optional.ofNullable(matcher.group(2)).map(CountryCode::new),
                        Optional.ofNullable(matcher.group(3))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return subject
                + speaker.map(cc -> "/" + cc).orElse("")
                + act.map(a -> "/" + a).orElse("");
    }
}
