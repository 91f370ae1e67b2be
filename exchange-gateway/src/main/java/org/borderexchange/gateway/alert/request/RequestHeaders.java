package org.borderexchange.gateway.alert.request;

import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;

/** What the headers of requests say. Their faults have no place in a body, so that the message names the header. */
public final class RequestHeaders {

    public static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final Pattern PRINTABLE_ASCII = Pattern.compile("[\\x20-\\x7E]{1,255}");
    private static final Pattern STRONG_VERSION = Pattern.compile("\"([1-9][0-9]{0,8})\"");

    /** @throws Refused if it is there and wrong */
    public static Optional<String> idempotencyKey(@Nullable String header) {
        if (header != null && !PRINTABLE_ASCII.matcher(header).matches()) {
            throw invalid("Idempotency-Key: 1 to 255 printable ASCII characters");
        }
        return Optional.ofNullable(header);
    }

    /**
     * The version that the caller has read.
     *
     * @throws Refused if the header is absent, or anything but one strong entity tag of a version: an amendment of whatever stands there
     *     now, as {@code *} would have it, could undo what the officer never saw
     */
    public static int ifMatch(@Nullable String header) {
        if (header == null) {
            throw new Refused(ProblemType.PRECONDITION_REQUIRED);
        }
        var version = STRONG_VERSION.matcher(header.strip());
        if (!version.matches()) {
            throw invalid("If-Match: one entity tag as it was answered, such as \"3\"; neither * nor a weak one");
        }
        return Integer.parseInt(version.group(1));
    }

    public static String entityTag(int version) {
        return "\"" + version + "\"";
    }

    private static Refused invalid(String message) {
        return new Refused(ProblemType.INVALID_REQUEST, new Fault("", message));
    }

    private RequestHeaders() {}
}
