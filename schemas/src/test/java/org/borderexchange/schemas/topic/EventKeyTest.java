package org.borderexchange.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashSet;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventKeyTest {

    @Test
    void aKeyNamesSubjectSpeakerAndAct() {
        assertThat(EventKey.parse("RS-01KA8Z/ME/verdict"))
                .contains(new EventKey("RS-01KA8Z", Optional.of(new CountryCode("ME")), Optional.of("verdict")));
        assertThat(EventKey.parse("H-abc/BA"))
                .contains(new EventKey("H-abc", Optional.of(new CountryCode("BA")), Optional.empty()));
        assertThat(EventKey.ofState("RS-01KA8Z"))
                .isEqualTo(new EventKey("RS-01KA8Z", Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "RS", "/RS", "RS-1/", "RS-1/rs", "RS-1/RS/", "RS-1/RS/a/b", "RS-1//a", "RS 1", "RS-1\n"})
    void otherTextIsNoKey(String text) {
        assertThat(EventKey.parse(text)).isEmpty();
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> EventKey.ofState(text));
    }

    @Property(tries = 300)
    void aKeyIsReadBack(@ForAll("subjects") String subject) {
        var verdict = subject + "/RS/verdict";
        assertThat(EventKey.parse(verdict)).map(EventKey::toString).contains(verdict);
    }

    @Property(tries = 300)
    void allThatIsSaidOfASubjectGoesToOnePartition(@ForAll("subjects") String subject) {
        var state = Partitions.of(EventKey.ofState(subject));
        assertThat(state).isBetween(0, Partitions.COUNT - 1);
        assertThat(Partitions.of(EventKey.parse(subject + "/RS/verdict").orElseThrow()))
                .isEqualTo(state);
        assertThat(Partitions.of(EventKey.parse(subject + "/BA").orElseThrow())).isEqualTo(state);
    }

    @Test
    void partitionsOfKnownSubjectsNeverChange() {
        assertThat(Partitions.of(EventKey.ofState("RS-01KA8Z3J5Q0000000000000001")))
                .isEqualTo(7);
        assertThat(Partitions.of(EventKey.ofState("BA-01KA8Z3J5Q0000000000000001")))
                .isEqualTo(6);
    }

    @Test
    void subjectsSpreadOverAllPartitions() {
        var used = new HashSet<Integer>();
        for (int number = 0; number < 200; number++) {
            used.add(Partitions.of(EventKey.ofState("RS-" + number)));
        }
        assertThat(used).hasSize(Partitions.COUNT);
    }

    @Provide
    Arbitrary<String> subjects() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars('-')
                .ofMinLength(3)
                .ofMaxLength(64);
    }
}
