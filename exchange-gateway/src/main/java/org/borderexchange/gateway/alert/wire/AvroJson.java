package org.borderexchange.gateway.alert.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.borderexchange.schemas.codelist.InformationEvaluation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contract records as the JSON of the API. The contract's field names are the API's, so that this follows the schema: a field that is
 * null is left out, {@code @time} becomes RFC 3339, {@code @decimal} a number.
 */
public final class AvroJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Copies every field of the record but those named into {@code target}. */
    public static void copy(IndexedRecord record, ObjectNode target, Set<String> except) {
        for (var field : record.getSchema().getFields()) {
            var value = record.get(field.pos());
            if (value != null && !except.contains(field.name())) {
                target.set(field.name(), node(field, value));
            }
        }
    }

    public static ObjectNode object(IndexedRecord record) {
        var object = JSON.objectNode();
        copy(record, object, Set.of());
        return object;
    }

    private static JsonNode node(Schema.Field field, Object value) {
        if (field.getProp("time") != null) {
            return JSON.stringNode(Instant.ofEpochMilli((Long) value).toString());
        }
        if (field.getProp("decimal") != null) {
            return JSON.numberNode(new BigDecimal((String) value));
        }
        return node(value);
    }

    private static JsonNode node(Object value) {
        return switch (value) {
            case IndexedRecord record -> object(record);
            case Collection<?> entries -> {
                var array = JSON.arrayNode(entries.size());
                entries.forEach(entry -> array.add(node(entry)));
                yield array;
            }
            case org.borderexchange.schemas.wire.InformationEvaluation digit ->
                JSON.stringNode(InformationEvaluation.valueOf(digit.name()).code());
            case Enum<?> symbol -> JSON.stringNode(symbol.name());
            case Boolean flag -> JSON.booleanNode(flag);
            case Integer number -> JSON.numberNode(number);
            case Long number -> JSON.numberNode(number);
            case Double number -> JSON.numberNode(number);
            default -> JSON.stringNode(value.toString());
        };
    }

    private AvroJson() {}
}
