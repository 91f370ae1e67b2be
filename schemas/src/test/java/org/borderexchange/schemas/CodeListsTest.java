package org.borderexchange.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.stream.Stream;
import org.borderexchange.schemas.codelist.Code;
import org.borderexchange.schemas.codelist.ContentType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeListsTest {

    static Stream<Class<?>> codeLists() {
        return new ClassFileImporter()
                .importPackagesOf(Code.class).stream()
                        .filter(type -> type.isEnum() && type.isAssignableTo(Code.class))
                        .<Class<?>>map(JavaClass::reflect)
                        .filter(type -> type != ContentType.class);
    }

    @ParameterizedTest
    @MethodSource("codeLists")
    void theCodeListOfTheApiHasTheSymbolsOfTheWireWithoutUnrecognised(Class<?> codeList) throws ClassNotFoundException {
        var wire = Class.forName("org.borderexchange.schemas.wire." + codeList.getSimpleName());
        assertThat(symbols(codeList)).containsExactlyElementsOf(symbols(wire));
    }

    @ParameterizedTest
    @MethodSource("codeLists")
    void everyCodeHasALabelOfItsOwn(Class<?> codeList) {
        assertThat(codeList.getEnumConstants())
                .extracting(code -> ((Code) code).label())
                .doesNotHaveDuplicates()
                .allSatisfy(label -> assertThat(label).isNotBlank());
    }

    private static java.util.List<String> symbols(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(symbol -> ((Enum<?>) symbol).name())
                .filter(symbol -> !symbol.equals("UNRECOGNISED"))
                .toList();
    }
}
