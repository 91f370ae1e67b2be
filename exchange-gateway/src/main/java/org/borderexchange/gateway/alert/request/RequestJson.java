package org.borderexchange.gateway.alert.request;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request: one JSON document, of bounded size and depth, in which no name stands twice. */
public record RequestJson(JsonNode root) {

    private static final int DEEPEST = 32;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .disable(JsonNodeFeature.WRITE_NULL_PROPERTIES)
            .build();

    /**
     * @param limit nothing beyond it is read
     * @throws Refused as too large or malformed
     */
    public static RequestJson read(InputStream body, DataSize limit) throws IOException {
        int most = Math.toIntExact(limit.toBytes());
        var bytes = body.readNBytes(most + 1);
        if (bytes.length > most) {
            throw new Refused(ProblemType.CONTENT_TOO_LARGE);
        }
        return parse(bytes);
    }

    /** @throws Refused as malformed */
    public static RequestJson parse(byte[] utf8) {
        if (utf8.length == 0) {
            throw new Refused(ProblemType.MALFORMED_JSON, new Fault("", "is empty"));
        }
        try {
            return new RequestJson(STRICT.readTree(utf8));
        } catch (MismatchedInputException twice) {
            throw malformed("a name stands twice in an object, or something follows the document", twice);
        } catch (JacksonException malformed) {
            throw malformed("not JSON that can be read", malformed);
        }
    }

    /**
     * Equal for documents that say the same: the order of names, spaces, and optional fields that are null do not count.
     *
     * @return SHA-256, hexadecimal
     */
    public String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(STRICT.writeValueAsBytes(root));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static Refused malformed(String message, JacksonException cause) {
        var place = cause.getLocation();
        var where = place == null ? "" : " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
        return new Refused(ProblemType.MALFORMED_JSON, new Fault("", message + where));
    }
}
