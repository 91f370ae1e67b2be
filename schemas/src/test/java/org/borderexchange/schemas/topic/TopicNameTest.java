package org.borderexchange.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicNameTest {

    private static final CountryCode RS = new CountryCode("RS");

    static Stream<TopicName> eventTopics() {
        return Stream.of(
                TopicName.group(new WorkingGroup("stolen-vehicles")),
                TopicName.inbox(RS),
                TopicName.hub(new CountryCode("XK")));
    }

    @Test
    void namesAreThoseThatAccessRightsAndOperatorsKnow() {
        assertThat(eventTopics())
                .extracting(TopicName::name)
                .containsExactly("exchange.group.stolen-vehicles.v1", "exchange.inbox.rs.v1", "exchange.hub.xk.v1");
        assertThat(TopicName.deadLettersOfGateway(RS).name()).isEqualTo("exchange.dead.gateway-rs.v1");
        assertThat(TopicName.deadLettersOfService("case-service").name()).isEqualTo("exchange.dead.case-service.v1");
    }

    @Test
    void kindsAreTheVocabularyOfTheMetrics() {
        assertThat(Stream.concat(eventTopics(), Stream.of(TopicName.deadLettersOfGateway(RS))))
                .extracting(TopicName::kind)
                .containsExactly("group", "inbox", "hub", "dead");
    }

    @ParameterizedTest
    @MethodSource("eventTopics")
    void aNameIsReadBack(TopicName topic) {
        assertThat(TopicName.parse(topic.name())).contains(topic);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exchange.inbox.RS.v1",
                "exchange.inbox.srb.v1",
                "exchange.inbox.rs.v2",
                "exchange.hub.r1.v1",
                "exchange.group.-drugs.v1",
                "exchange.group.drugs-.v1",
                "exchange.dead.gateway-rs.v1",
                "other.inbox.rs.v1",
                "exchange.inbox.rs.v1.x"
            })
    void otherNamesAreNotTopicsOfEvents(String name) {
        assertThat(TopicName.parse(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "R", "rs", "SRB", "R1", "РС"})
    void aCountryIsTwoLatinCapitals(String code) {
        assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> new CountryCode(code));
    }
}
