package org.borderexchange.gateway.alert.request;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.Code;
import org.borderexchange.schemas.topic.AlertId;
import org.borderexchange.schemas.topic.CaseId;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.OperationId;
import org.borderexchange.schemas.topic.WorkingGroup;
import tools.jackson.databind.node.JsonNodeFactory;

/** The schema of what {@link RecordReader} reads, derived from the same records, so that the two cannot disagree. */
public final class RecordSchemas {

    private static final Map<Class<?>, Supplier<Schema<?>>> SCALARS = Map.ofEntries(
            Map.entry(String.class, StringSchema::new),
            Map.entry(Boolean.class, BooleanSchema::new),
            Map.entry(Integer.class, IntegerSchema::new),
            Map.entry(Double.class, NumberSchema::new),
            Map.entry(BigDecimal.class, NumberSchema::new),
            Map.entry(Instant.class, DateTimeSchema::new),
            Map.entry(
                    CountryCode.class,
                    () -> new StringSchema().pattern("^[A-Z]{2}$").description("ISO 3166-1 alpha-2")),
            Map.entry(WorkingGroup.class, () -> new StringSchema().example("stolen-vehicles")),
            Map.entry(AlertId.class, () -> new StringSchema().description("id of an alert")),
            Map.entry(CaseId.class, () -> new StringSchema().description("id of a case")),
            Map.entry(OperationId.class, () -> new StringSchema().description("id of a joint operation")),
            Map.entry(
                    Audience.class,
                    () -> new ObjectSchema()
                            .addProperty("countries", new ArraySchema().items(new StringSchema().pattern("^[A-Z]{2}$")))
                            .addRequiredItem("countries")
                            .description("absent: the whole working group")));

    private final Map<String, Schema<?>> named = new TreeMap<>();

    /** Every object schema met so far, by name. */
    public Map<String, Schema<?>> named() {
        return named;
    }

    public Schema<?> of(Type type) {
        if (type instanceof ParameterizedType list) {
            return new ArraySchema().items(of(list.getActualTypeArguments()[0])).maxItems(Faults.ENTRIES);
        }
        var known = (Class<?>) type;
        var scalar = SCALARS.get(known);
        if (scalar != null) {
            return scalar.get();
        }
        if (known.isEnum()) {
            return codes(known);
        }
        if (known == Content.class) {
            return content();
        }
        if (!named.containsKey(known.getSimpleName())) {
            named.put(known.getSimpleName(), object(known));
        }
        return reference(known);
    }

    private Schema<?> content() {
        var choice = new Schema<Object>();
        var discriminator = new Discriminator().propertyName("type");
        RecordReader.CONTENTS.forEach((type, content) -> {
            choice.addOneOfItem(of(content));
            discriminator.mapping(type.code(), reference(content).get$ref());
            var schema = named.get(content.getSimpleName());
            if (schema != null) {
                schema.addProperty("type", new StringSchema().addEnumItem(type.code()));
                schema.addRequiredItem("type");
            }
        });
        return choice.discriminator(discriminator);
    }

    /** Not by reference, to be added to. */
    public Schema<?> object(Class<?> record) {
        var schema = new ObjectSchema();
        for (var component : record.getRecordComponents()) {
            schema.addProperty(component.getName(), of(component.getGenericType()));
        }
        // The record itself knows best what it cannot do without.
        var reader = new RecordReader();
        reader.read(JsonNodeFactory.instance.objectNode(), record, "");
        reader.faults().stream()
                .filter(fault -> fault.message().equals(Faults.REQUIRED))
                .map(Fault::pointer)
                .forEach(pointer -> schema.addRequiredItem(pointer.substring(1)));
        return schema;
    }

    private static Schema<?> codes(Class<?> codeList) {
        var schema = new StringSchema();
        Arrays.stream(codeList.getEnumConstants()).forEach(code -> schema.addEnumItem(((Code) code).code()));
        return schema;
    }

    public static Schema<?> reference(Class<?> record) {
        return new Schema<>().$ref("#/components/schemas/" + record.getSimpleName());
    }
}
