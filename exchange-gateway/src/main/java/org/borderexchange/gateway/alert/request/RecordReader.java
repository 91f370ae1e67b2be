package org.borderexchange.gateway.alert.request;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.alert.content.IrregularMigration;
import org.borderexchange.gateway.alert.content.Smuggling;
import org.borderexchange.gateway.alert.content.StolenVehicle;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.problem.InvalidInput;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.Code;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads JSON into the records of the domain and goes on after a fault, so that the sender learns of all of them at once: what cannot be read
 * becomes null, and a record that refuses to exist adds its reasons. No value is bent into another type: {@code "5"} is no number, 1.5 no
 * whole number.
 */
public final class RecordReader {

    /** @param form what would be right @param read null for a value that is not of the form */
    private record Scalar(String form, Function<JsonNode, @Nullable Object> read) {}

    /** @param names of its JSON fields, in order */
    private record Shape(RecordComponent[] components, Constructor<?> constructor, Set<String> names) {}

    /** A record of the document that names its countries; the domain knows audiences that name none. */
    private record NamedCountries(List<CountryCode> countries) {
        private NamedCountries {
            var faults = new Faults().required("countries", countries);
            countries = faults.list("countries", countries);
            faults.throwIfAny();
        }
    }

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)");

    private static final Map<Class<?>, Scalar> SCALARS = Map.ofEntries(
            Map.entry(String.class, new Scalar("a string", RecordReader::text)),
            Map.entry(
                    Boolean.class, new Scalar("true or false", json -> json.isBoolean() ? json.booleanValue() : null)),
            Map.entry(Integer.class, new Scalar("a whole number", RecordReader::wholeNumber)),
            Map.entry(
                    Double.class,
                    new Scalar(
                            "a number",
                            json -> json.isNumber() ? json.decimalValue().doubleValue() : null)),
            Map.entry(BigDecimal.class, new Scalar("a number", json -> json.isNumber() ? json.decimalValue() : null)),
            Map.entry(Instant.class, new Scalar("a moment as in 2026-11-20T20:00:00Z", RecordReader::moment)),
            Map.entry(
                    CountryCode.class,
                    new Scalar("a country of two capital letters", json -> orNull(json, CountryCode::new))),
            Map.entry(
                    WorkingGroup.class,
                    new Scalar("the id of a working group", json -> orNull(json, WorkingGroup::new))),
            Map.entry(AlertId.class, new Scalar("the id of an alert", json -> parsed(json, AlertId::parse))),
            Map.entry(CaseId.class, new Scalar("the id of a case", json -> parsed(json, CaseId::parse))),
            Map.entry(
                    OperationId.class,
                    new Scalar("the id of a joint operation", json -> parsed(json, OperationId::parse))));

    static final Map<ContentType, Class<? extends Content>> CONTENTS = Map.of(
            ContentType.STOLEN_VEHICLE, StolenVehicle.class,
            ContentType.SMUGGLING, Smuggling.class,
            ContentType.IRREGULAR_MIGRATION, IrregularMigration.class);

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return shapeOf(type);
        }
    };

    private final List<Fault> faults = new ArrayList<>();

    /**
     * A whole document.
     *
     * @throws Refused as an invalid request, with every fault
     */
    public static <T> T whole(JsonNode json, Class<T> type) {
        var reader = new RecordReader();
        var read = reader.read(json, type, "");
        if (read == null || !reader.faults.isEmpty()) {
            // A document that is null has no fault of its own.
            throw new Refused(
                    ProblemType.INVALID_REQUEST,
                    reader.faults.isEmpty() ? List.of(new Fault("", Faults.REQUIRED)) : reader.faults());
        }
        return read;
    }

    /** Everything that was wrong so far. */
    public List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** @return null if absent or wrong; what is wrong is among the {@link #faults()} */
    public <T> @Nullable T read(@Nullable JsonNode json, Class<T> type, String pointer) {
        return type.cast(value(json, type, pointer));
    }

    private @Nullable Object value(@Nullable JsonNode json, Type type, String pointer) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (type instanceof ParameterizedType list) {
            return list(json, list.getActualTypeArguments()[0], pointer);
        }
        var known = (Class<?>) type;
        var scalar = SCALARS.get(known);
        if (scalar != null) {
            return orFault(scalar.read().apply(json), scalar.form(), pointer);
        }
        if (known.isEnum()) {
            return code(json, known, pointer);
        }
        if (known == Audience.class) {
            var named = read(json, NamedCountries.class, pointer);
            return named == null ? null : new Audience.Countries(new TreeSet<>(named.countries()));
        }
        return known == Content.class ? content(json, pointer) : record(json, known, Set.of(), pointer);
    }

    private @Nullable Object content(JsonNode json, String pointer) {
        if (!json.isObject()) {
            return orFault(null, "an object", pointer);
        }
        var type = json.get("type");
        if (type == null || type.isNull()) {
            return orFault(null, Faults.REQUIRED, pointer + "/type");
        }
        var known = (ContentType) code(type, ContentType.class, pointer + "/type");
        return known == null
                ? null
                : record(json, Objects.requireNonNull(CONTENTS.get(known)), Set.of("type"), pointer);
    }

    /** @param besides fields that stand in the object without being components of the record */
    private @Nullable Object record(JsonNode json, Class<?> type, Set<String> besides, String pointer) {
        if (!json.isObject()) {
            return orFault(null, "an object", pointer);
        }
        int before = faults.size();
        var shape = SHAPES.get(type);
        for (var name : json.propertyNames()) {
            if (!shape.names().contains(name) && !besides.contains(name)) {
                faults.add(new Fault(pointer + "/" + escaped(name), "is not a field of this object"));
            }
        }
        var components = new @Nullable Object[shape.components().length];
        for (int i = 0; i < components.length; i++) {
            var component = shape.components()[i];
            components[i] = value(
                    json.get(component.getName()), component.getGenericType(), pointer + "/" + component.getName());
        }
        return constructed(shape.constructor(), components, before, pointer);
    }

    private @Nullable Object constructed(
            Constructor<?> constructor, @Nullable Object[] components, int before, String pointer) {
        try {
            return constructor.newInstance(components);
        } catch (InvocationTargetException refused) {
            if (!(refused.getCause() instanceof InvalidInput invalid)) {
                throw new IllegalStateException(refused);
            }
            var here = List.copyOf(faults.subList(before, faults.size()));
            invalid.faults().stream()
                    .map(fault -> fault.within(pointer))
                    .filter(fault -> !onlyFollowsFrom(here, fault))
                    .forEach(faults::add);
            return null;
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What could not be read is null to the record: its sender was told the true reason at the same place or below. */
    private static boolean onlyFollowsFrom(List<Fault> known, Fault fault) {
        return known.stream()
                .map(Fault::pointer)
                .anyMatch(pointer -> pointer.equals(fault.pointer()) || pointer.startsWith(fault.pointer() + "/"));
    }

    private @Nullable List<@Nullable Object> list(JsonNode json, Type entryType, String pointer) {
        if (!json.isArray()) {
            orFault(null, "an array", pointer);
            return null;
        }
        if (json.size() > Faults.ENTRIES) {
            orFault(null, "at most " + Faults.ENTRIES + " entries", pointer);
            return null;
        }
        var entries = new ArrayList<@Nullable Object>(json.size());
        for (int i = 0; i < json.size(); i++) {
            var here = pointer + "/" + i;
            entries.add(
                    json.get(i).isNull()
                            ? orFault(null, "must not be null", here)
                            : value(json.get(i), entryType, here));
        }
        return entries;
    }

    private @Nullable Object code(JsonNode json, Class<?> codeList, String pointer) {
        var codes = codeList.getEnumConstants();
        if (json.isString()) {
            for (var code : codes) {
                if (((Code) code).code().equals(json.stringValue())) {
                    return code;
                }
            }
        }
        var form =
                Arrays.stream(codes).map(code -> ((Code) code).code()).collect(Collectors.joining(", ", "one of ", ""));
        return orFault(null, form, pointer);
    }

    private @Nullable Object orFault(@Nullable Object value, String form, String pointer) {
        if (value == null) {
            faults.add(new Fault(pointer, form));
        }
        return value;
    }

    private static @Nullable String text(JsonNode json) {
        // An escaped half of a surrogate pair is JSON, but no text: it could not be told to others.
        return json.isString() && StandardCharsets.UTF_8.newEncoder().canEncode(json.stringValue())
                ? json.stringValue()
                : null;
    }

    private static @Nullable Integer wholeNumber(JsonNode json) {
        return json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null;
    }

    private static @Nullable Instant moment(JsonNode json) {
        var text = text(json);
        if (text == null || !RFC_3339.matcher(text).matches()) {
            return null;
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException notInTheCalendar) {
            return null;
        }
    }

    private static <T> @Nullable T orNull(JsonNode json, Function<String, T> constructor) {
        try {
            return json.isString() ? constructor.apply(json.stringValue()) : null;
        } catch (IllegalArgumentException otherForm) {
            return null;
        }
    }

    private static <T> @Nullable T parsed(JsonNode json, Function<String, Optional<T>> parser) {
        return json.isString() ? parser.apply(json.stringValue()).orElse(null) : null;
    }

    /** RFC 6901. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Shape shapeOf(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
            constructor.setAccessible(true);
            var names = Arrays.stream(components).map(RecordComponent::getName).collect(Collectors.toSet());
            return new Shape(components, constructor, new HashSet<>(names));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("every record has its canonical constructor", impossible);
        }
    }
}
