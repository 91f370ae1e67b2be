package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.schemas.matching.Told.chassis;
import static org.borderexchange.schemas.matching.Told.golden;
import static org.borderexchange.schemas.matching.Told.person;
import static org.borderexchange.schemas.matching.Told.plate;
import static org.borderexchange.schemas.matching.Told.vin;

import java.util.List;
import java.util.Map;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.junit.jupiter.api.Test;

class MatchKeysTest {

    @Test
    void vehicleIsPostedUnderFewKeys() {
        assertThat(MatchKeys.of(List.of(vin("WVGAV7AX9BW549850"), plate("BG1234AB", "RS"))))
                .containsEntry("CHASSIS:CONFUSABLE:WVGAV7AX9BW549850", Posting.BOTH)
                .containsEntry("VIN:LAST_SIX:549850", Posting.STORED)
                .containsEntry("PLATE:CONFUSABLE:BG1234AB", Posting.BOTH)
                .containsEntry("PLATE:MISREAD:BG12?4AB", Posting.BOTH)
                .hasSize(11);
    }

    @Test
    void vinWithAGapSeeksAndIsNotSought() {
        assertThat(MatchKeys.of(List.of(vin("WVGAV7AX9BW54985?"))))
                .hasSize(33)
                .allSatisfy((key, posting) -> assertThat(posting).isEqualTo(Posting.SOUGHT));
    }

    @Test
    void sixCharactersGivenAsAChassisNumberSeekTheEndOfAVin() {
        assertThat(MatchKeys.of(List.of(chassis("549850"))))
                .isEqualTo(Map.of("VIN:LAST_SIX:549850", Posting.SOUGHT, "CHASSIS:CONFUSABLE:549850", Posting.BOTH));
    }

    @Test
    void bearersOfACommonNameMeetOnlyWhereTheirDatesOfBirthMayAgree() {
        var full = MatchKeys.of(List.of(person("Илић", "Марко", "1984-05-17")));
        assertThat(meet(full, MatchKeys.of(List.of(person("Ilic", "Marko", "1984")))))
                .isTrue();
        assertThat(meet(full, MatchKeys.of(List.of(person("Ilic", "Marko", null)))))
                .isTrue();
        assertThat(meet(full, MatchKeys.of(List.of(person("Marko", "Ilich", "1984-05-17")))))
                .isTrue();
        assertThat(meet(full, MatchKeys.of(List.of(person("Ilic", "Marko", "1985")))))
                .isFalse();
        assertThat(meet(full, MatchKeys.of(List.of(person("Ilic", "Marko", "1984-05-18")))))
                .isFalse();
    }

    @Test
    void alertWithEveryFieldSetHasABoundedNumberOfKeys() {
        for (var name : List.of("stolen-vehicle", "smuggling")) {
            assertThat(MatchKeys.of(AlertIdentifiers.of(golden(name)))).hasSizeLessThan(40);
        }
    }

    private static boolean meet(Map<String, Posting> one, Map<String, Posting> other) {
        return one.entrySet().stream()
                .anyMatch(
                        key -> other.containsKey(key.getKey()) && key.getValue().meets(other.get(key.getKey())));
    }
}
