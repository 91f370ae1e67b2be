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
    @ValueSource(strings = {"WVGAV7AX9BW54985O", "WVGAV7AX9BW5498I0", "QVGAV7AX9BW549850", "WVGAV7AX9BW54985", ""})
    void submittedVinWithForbiddenLettersOrLengthIsRefusedWithoutEcho(String raw) {
        assertThatThrownBy(() -> Vin.of(raw))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("17 letters or digits without I, O and Q");
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
}
