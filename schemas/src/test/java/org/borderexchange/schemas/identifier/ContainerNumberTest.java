package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContainerNumberTest {

    @Test
    void partsAreRead() {
        var container = ContainerNumber.of("csqu 305438-3");
        assertThat(container.ownerCode()).isEqualTo("CSQ");
        assertThat(container.category()).isEqualTo('U');
        assertThat(container.serial()).isEqualTo("305438");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSQU3054383", "MSKU6011672", "TOLU4734787", "BICU1234565"})
    void knownNumbersHaveAValidCheckDigit(String number) {
        assertThat(ContainerNumber.of(number).checkDigitValid()).isTrue();
    }

    @Test
    void wrongCheckDigitIsAdviceAndDoesNotHideTheContainer() {
        var misread = ContainerNumber.of("CSQU3054384");
        assertThat(misread.checkDigitValid()).isFalse();
        assertThat(IdentifierKeys.stored(misread))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.CONTAINER, "CSQU 305438 3"))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.CONTAINER, "CSQU 3O5438"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CSQU305438", "CSQ13054383", "CSQU30543833", "ЖSQU3054383"})
    void otherShapesAreRefusedWithoutEcho(String raw) {
        assertThatThrownBy(() -> ContainerNumber.of(raw))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("4 letters and 7 digits, the last the check digit");
    }
}
