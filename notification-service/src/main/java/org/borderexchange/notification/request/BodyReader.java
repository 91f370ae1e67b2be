package org.borderexchange.notification.request;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.borderexchange.notification.problem.Fault;
import org.borderexchange.notification.problem.ProblemType;
import org.borderexchange.notification.problem.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one JSON object field by field and notes every fault. Fields that nobody asked for are faults as well. Of one thread. */
public final class BodyReader {

    private static final int MOST_BYTES = 64 * 1024;
    private static final int MOST_ELEMENTS = 200;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final String pointer;
    private final List<Fault> faults;
    private final Set<String> asked = new HashSet<>();

    private BodyReader(JsonNode object, String pointer, List<Fault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /**
     * @param reading asks for all fields that there may be
     * @throws Refused naming every fault
     */
    public static <T> T read(HttpServletRequest request, Function<BodyReader, T> reading) {
        var body = new BodyReader(parse(request), "", new ArrayList<>());
        var result = reading.apply(body);
        body.end();
        if (!body.faults.isEmpty()) {
            throw new Refused(body.faults);
        }
        return result;
    }

    private static JsonNode parse(HttpServletRequest request) {
        try {
            var bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Refused(ProblemType.CONTENT_TOO_LARGE);
            }
            var body = JSON.readTree(bytes);
            if (body.isObject()) {
                return body;
            }
        } catch (JacksonException | IOException malformed) {
            // Its message would quote what was sent.
        }
        throw new Refused(
                ProblemType.MALFORMED_JSON, new Fault("", "a JSON object, well-formed and without repeated fields"));
    }

    private void end() {
        for (var name : object.propertyNames()) {
            if (!asked.contains(name)) {
                // A name is as much the sender's as a value: it is pointed to, which RFC 6901 cannot do without it.
                faults.add(new Fault(at(name), "there is no such field"));
            }
        }
    }

    private String at(String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private Optional<JsonNode> field(String name) {
        asked.add(name);
        var node = object.get(name);
        return node == null || node.isNull() ? Optional.empty() : Optional.of(node);
    }

    public void fault(String name, String message) {
        asked.add(name);
        faults.add(new Fault(at(name), message));
    }

    public boolean has(String name) {
        return field(name).isPresent();
    }

    /** A text without leading and trailing blanks, of 1 to {@code longest} characters. */
    public Optional<String> text(String name, int longest) {
        var node = field(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var text = node.get().isString() ? node.get().stringValue().strip() : "";
        if (text.isEmpty()
                || text.length() > longest
                || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')) {
            fault(name, "a text of 1 to %d characters".formatted(longest));
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** Notes it if it is absent. */
    public String requiredText(String name, int longest) {
        if (!has(name)) {
            fault(name, "is required");
            return "";
        }
        return text(name, longest).orElse("");
    }

    /** @param parsing empty or {@link IllegalArgumentException}: it is none */
    public <T> Optional<T> value(String name, String right, Function<String, Optional<T>> parsing) {
        var node = field(name);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        var value = parsed(node.get(), parsing);
        if (value.isEmpty()) {
            fault(name, right);
        }
        return value;
    }

    /** The elements that are right; each other one is noted. */
    public <T> Set<T> values(String name, String right, Function<String, Optional<T>> parsing) {
        var values = new LinkedHashSet<T>();
        var node = field(name);
        if (node.isEmpty()) {
            return values;
        }
        if (!node.get().isArray() || node.get().size() > MOST_ELEMENTS) {
            fault(name, "a list of at most %d".formatted(MOST_ELEMENTS));
            return values;
        }
        int index = 0;
        for (var element : node.get()) {
            var value = parsed(element, parsing);
            if (value.isPresent()) {
                values.add(value.get());
            } else {
                faults.add(new Fault(at(name) + "/" + index, right));
            }
            index++;
        }
        return values;
    }

    private static <T> Optional<T> parsed(JsonNode node, Function<String, Optional<T>> parsing) {
        if (!node.isString()) {
            return Optional.empty();
        }
        try {
            return parsing.apply(node.stringValue());
        } catch (IllegalArgumentException isNone) {
            return Optional.empty();
        }
    }

    /** An object within; notes it if it is absent or none. */
    public <T> Optional<T> object(String name, Function<BodyReader, Optional<T>> reading) {
        var node = field(name);
        if (node.isEmpty() || !node.get().isObject()) {
            fault(name, node.isEmpty() ? "is required" : "an object");
            return Optional.empty();
        }
        return within(node.get(), at(name), reading);
    }

    /** A list of objects. */
    public <T> List<T> objects(String name, int most, Function<BodyReader, Optional<T>> reading) {
        var objects = new ArrayList<T>();
        var node = field(name);
        if (node.isEmpty() || !node.get().isArray() || node.get().size() > most) {
            fault(name, "a list of at most %d objects".formatted(most));
            return objects;
        }
        int index = 0;
        for (var element : node.get()) {
            var place = at(name) + "/" + index++;
            if (element.isObject()) {
                within(element, place, reading).ifPresent(objects::add);
            } else {
                faults.add(new Fault(place, "an object"));
            }
        }
        return objects;
    }

    private <T> Optional<T> within(JsonNode node, String place, Function<BodyReader, Optional<T>> reading) {
        var inner = new BodyReader(node, place, faults);
        var result = reading.apply(inner);
        inner.end();
        return result;
    }
}
