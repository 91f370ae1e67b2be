package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.DateTimeSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Set;

/** The form of what is answered as the contract has it, from the contract's own schema and words. */
final class ContractSchemas {

    /** Of codes: only ever read, never shown as a choice. */
    private static final String UNRECOGNISED = "UNRECOGNISED";

    /** @param except fields that are not answered, or not in this form */
    static Schema<?> of(org.apache.avro.Schema record, Set<String> except) {
        var schema = new ObjectSchema();
        for (var field : record.getFields()) {
            if (!except.contains(field.name())) {
                schema.addProperty(field.name(), of(field).description(field.doc()));
            }
        }
        return schema;
    }

    private static Schema<?> of(org.apache.avro.Schema.Field field) {
        return field.getProp("time") == null ? of(field.schema()) : new DateTimeSchema();
    }

    private static Schema<?> of(org.apache.avro.Schema type) {
        return switch (type.getType()) {
            case UNION ->
                of(type.getTypes().stream()
                        .filter(choice -> choice.getType() != org.apache.avro.Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow());
            case RECORD -> of(type, Set.of());
            case ARRAY -> new ArraySchema().items(of(type.getElementType()));
            case ENUM -> symbols(type);
            case BOOLEAN -> new BooleanSchema();
            case INT, LONG -> new IntegerSchema();
            default -> new StringSchema();
        };
    }

    private static Schema<?> symbols(org.apache.avro.Schema codes) {
        var schema = new StringSchema();
        codes.getEnumSymbols().stream()
                .filter(symbol -> !symbol.equals(UNRECOGNISED))
                .forEach(schema::addEnumItem);
        return schema;
    }

    private ContractSchemas() {}
}
