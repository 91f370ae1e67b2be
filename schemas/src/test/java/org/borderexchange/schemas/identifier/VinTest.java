package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VinTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WVGAV7AX9BW549850",
                "W04GW5EV0B1603732",
                "SCBEC9ZA1EC225243",
                "JTHBW1GG7D2369737",
                "TRUSC28N711268458",
                "2FTCF15F2ECA55516",
                "3D73Y3CL0BG113805"
            })
    void realVinsAreAccepted(String vin) {
        assertThat(Vin.of(vin).characters()).isEqualTo(vin);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11111111111111111", "1M8GDM9AXKP042788", "5GZCZ43D13S812715"})
    void checkDigitThatComputesIsValid(String vin) {
        assertThat(Vin.of(vin).checkDigitValid()).isTrue();
        assertThat(Vin.of(vin).northAmerican()).isTrue();
    }

    @Test
    void europeanVinWithoutCheckDigitIsAGoodVin() {
        var vin = Vin.of("WVWZZZ1JZXW000001");
        assertThat(vin.checkDigitValid()).isFalse();
        assertThat(vin.northAmerican()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WVGAV7AX9BW54985O",
                "WVGAV7AX9BW5498I0",
                "QVGAV7AX9BW549850",
                "WVGAV7AX9BW54985",
                "WVGAV7A?9BW54?850",
                ""
            })
    void submittedVinWithForbiddenLettersOrLengthIsRefusedWithoutEcho(String raw) {
        assertThatThrownBy(() -> Vin.of(raw))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("17 letters or digits without I, O and Q; one that cannot be read as ?");
    }

    @Test
    void readingIsFoldedFromSeparatorsCaseCyrillicAndForbiddenLetters() {
        assertThat(Vin.fold(" wvg-аv7ах9.вw549*85o ")).isEqualTo("WVGAV7AX9BW549850");
        assertThat(Vin.fold("iq?")).isEqualTo("10?");
    }

    @Test
    void lastSixIsTheChassisNumberOfRegisters() {
        assertThat(Vin.of("WVGAV7AX9BW549850").lastSix()).isEqualTo("549850");
    }

    @Test
    void vinWithOneUnreadableCharacterStandsFor33() {
        var vin = Vin.of("WVGAV7AX?BW549850");
        assertThat(vin.complete()).isFalse();
        assertThat(vin.checkDigitValid()).isFalse();
        assertThat(vin.possible()).hasSize(33).contains("WVGAV7AX9BW549850").allMatch(one -> new Vin(one).complete());
        assertThat(Vin.of("WVGAV7AX9BW549850").possible()).containsExactly("WVGAV7AX9BW549850");
    }

    @Test
    void vinWithAGapIsFoundByTheCompleteVinAndItsReadableFragmentsAndByNoOtherWithAGap() {
        var stored = IdentifierKeys.stored(Vin.of("WVGAV7AX?BW549850"));
        assertThat(stored)
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9BW549850"))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX"))
                .containsAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "549850"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9BW549851"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9"))
                .doesNotContainAnyElementsOf(IdentifierKeys.sought(IdentifierKind.VIN, "WVGAV7AX9BW54985?"));
    }
}
