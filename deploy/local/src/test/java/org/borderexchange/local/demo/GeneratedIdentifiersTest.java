package org.borderexchange.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.borderexchange.schemas.identifier.Vin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeneratedIdentifiersTest {

    @ParameterizedTest
    @CsvSource({
        "RS, '[A-ZŠ]{2} \\d{4}-[\\p{IsCyrillic}]{2}'",
        "BA, '[AEJKMOT]\\d{2}-[AEJKMOT]-\\d{3}'",
        "ME, '[A-Z]{2} [A-Z]{2}\\d{3}'"
    })
    void aPlateHasTheFormOfItsCountry(String country, String form) {
        for (int theft = 0; theft < 200; theft++) {
            assertThat(new GeneratedIdentifiers(country, "" + theft).plate()).matches(form);
        }
    }

    @Test
    void everyVinHasACheckDigitThatComputesAndTheMakerOfItsKin() {
        for (var known : DemoData.read().vins()) {
            var vin = new GeneratedIdentifiers("RS", "1").vin(known.vin());
            assertThat(new Vin(vin).checkDigitValid()).as(vin).isTrue();
            assertThat(vin).startsWith(known.vin().substring(0, 8)).isNotEqualTo(known.vin());
        }
    }

    @Test
    void theSameTheftHasTheSameNumbersInEveryRunAndOthersInAnotherCountry() {
        var kin = "WVGAV7AX9BW549850";
        assertThat(new GeneratedIdentifiers("RS", "2407").plate()).isEqualTo("ŠA 1283-КМ");
        assertThat(new GeneratedIdentifiers("RS", "2407").vin(kin))
                .isEqualTo(new GeneratedIdentifiers("RS", "2407").vin(kin))
                .isNotEqualTo(new GeneratedIdentifiers("BA", "2407").vin(kin))
                .isNotEqualTo(new GeneratedIdentifiers("RS", "2408").vin(kin));
    }
}
