package org.borderexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.Schema.Field;
import org.apache.avro.Schema.Type;
import org.junit.jupiter.api.Test;

/** The rules at the head of the IDL. */
class ContractTest {

    private final Map<String, Schema> types = namedTypes(ReleasedSchemas.present());

    @Test
    void everyTypeAndFieldIsDocumented() {
        assertThat(types.values())
                .allSatisfy(type -> assertThat(type.getDoc()).as(type.getName()).isNotBlank());
        assertThat(fields())
                .allSatisfy(field -> assertThat(field.doc()).as(field.name()).isNotBlank());
    }

    @Test
    void everyEnumHasADefault() {
        assertThat(types.values())
                .filteredOn(type -> type.getType() == Type.ENUM)
                .isNotEmpty()
                .allSatisfy(type ->
                        assertThat(type.getEnumDefault()).as(type.getName()).isNotNull());
    }

    @Test
    void everyUnionIsNullOrOneOtherTypeWithDefaultNull() {
        assertThat(fields())
                .filteredOn(field -> field.schema().isUnion())
                .isNotEmpty()
                .allSatisfy(field -> {
                    assertThat(field.schema().getTypes()).as(field.name()).hasSize(2);
                    assertThat(field.schema().getTypes().getFirst().getType()).isEqualTo(Type.NULL);
                    assertThat(field.defaultVal()).isEqualTo(org.apache.avro.JsonProperties.NULL_VALUE);
                });
    }

    @Test
    void noFieldHasALogicalTypeBecauseThatSwitchesTheCustomCodersOff() {
        assertThat(fields())
                .allSatisfy(field -> assertThat(field.schema().getLogicalType())
                        .as(field.name())
                        .isNull());
    }

    @Test
    void fieldsWithoutDefaultAreThoseOfTheFirstRelease() {
        var first = namedTypes(ReleasedSchemas.all().getFirst());
        types.forEach((name, type) -> {
            if (first.containsKey(name)) {
                assertThat(mandatory(type)).as(name).isEqualTo(mandatory(first.get(name)));
            }
        });
    }

    private Stream<Field> fields() {
        return types.values().stream()
                .filter(type -> type.getType() == Type.RECORD)
                .flatMap(type -> type.getFields().stream());
    }

    private static Set<String> mandatory(Schema type) {
        return type.getType() != Type.RECORD
                ? Set.of()
                : type.getFields().stream()
                        .filter(field -> !field.hasDefaultValue())
                        .map(Field::name)
                        .collect(Collectors.toSet());
    }

    private static Map<String, Schema> namedTypes(Schema root) {
        var found = new LinkedHashMap<String, Schema>();
        collect(root, found);
        return found;
    }

    private static void collect(Schema schema, Map<String, Schema> found) {
        switch (schema.getType()) {
            case RECORD -> {
                if (found.putIfAbsent(schema.getFullName(), schema) == null) {
                    schema.getFields().forEach(field -> collect(field.schema(), found));
                }
            }
            case ENUM -> found.putIfAbsent(schema.getFullName(), schema);
            case UNION -> schema.getTypes().forEach(branch -> collect(branch, found));
            case ARRAY -> collect(schema.getElementType(), found);
            default -> {}
        }
    }
}
