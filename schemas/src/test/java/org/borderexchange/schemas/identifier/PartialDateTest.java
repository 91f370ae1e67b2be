package org.borderexchange.schemas.identifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"1984", "1984-05", "1984-05-17", "2000-02-29"})
    void eachPrecisionIsWrittenAsItWasRead(String written) {
        assertThat(PartialDate.of(written)).hasToString(written);
    }

    @ParameterizedTest
    @CsvSource({
        "1984, 1984-05-17, true",
        "1984-05, 1984-05-17, true",
        "1984-05, 1984, true",
        "1984-05-17, 1984-05-17, true",
        "1984-05-17, 1984-05-18, false",
        "1984-05, 1984-06-17, false",
        "1984, 1985, false"
    })
    void datesAreCompatibleWhenWhatBothKnowIsEqual(String one, String other, boolean compatible) {
        assertThat(PartialDate.of(one).compatibleWith(PartialDate.of(other))).isEqualTo(compatible);
        assertThat(PartialDate.of(other).compatibleWith(PartialDate.of(one))).isEqualTo(compatible);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "84", "1984-13", "1984-5", "2001-02-29", "17.05.1984", "1984-05-17T00:00", "1700", "1984-00"
            })
    void whatIsNoDateIsRefusedWithoutEcho(String written) {
        assertThatThrownBy(() -> PartialDate.of(written))
                .isInstanceOf(InvalidValue.class)
                .hasMessage("a date as YYYY, YYYY-MM or YYYY-MM-DD");
    }

    @Test
    void dayWithoutMonthCannotExist() {
        assertThatThrownBy(() -> new PartialDate(1984, null, 17)).isInstanceOf(InvalidValue.class);
    }
}
