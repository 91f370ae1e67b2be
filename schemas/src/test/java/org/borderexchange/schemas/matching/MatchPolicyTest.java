package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchPolicyTest {

    @ParameterizedTest
    @CsvSource({"0.3, 0.9", "1.1, 0.3", "0.9, -0.1", "NaN, 0.3"})
    void thresholdsThatContradictEachOtherAreRefused(double hitFrom, double leadFrom) {
        assertThatThrownBy(() -> new MatchPolicy(Map.of(), hitFrom, leadFrom))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
