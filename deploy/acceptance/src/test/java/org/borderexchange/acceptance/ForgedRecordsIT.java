package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;
import static org.borderexchange.acceptance.story.Eventually.soon;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What no gateway would send is set aside untouched, and delays nobody. */
@ExtendWith(SharedExchange.class)
class ForgedRecordsIT {

    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";
    private static final String DEAD_LETTERS = "exchange.dead.gateway-ba.v1";
    private static final String REFUSED = "exchange_events_refused_total";
    private static final int NO_SUCH_SCHEMA = 987_654;

    private final Exchange exchange;

    ForgedRecordsIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void forgedRecordsBecomeDeadLettersAndTheirNeighboursArrive() {
        var rs = exchange.officerOf("RS");
        var before = rs.issues(stolenVehicle()).isSoonSeenBy("BA");
        var victim = exchange.officerOf("BA").reads(before.id()).json();
        var refusedBefore = exchange.metricsOf("BA").sum(REFUSED);
        var forged = forgedFrom(before.id());

        var kafka = exchange.topicsAs("gateway-me");
        forged.forEach(kafka::send);

        rs.issues(stolenVehicle()).isSoonSeenBy("BA", "ME");
        soon(() -> assertThat(exchange.topicsAs("gateway-ba").read(DEAD_LETTERS))
                .extracting(letter -> Topics.keyOf(letter) + Topics.text(letter.value()))
                .containsAll(forged.stream()
                        .map(record -> Topics.text(record.key()) + Topics.text(record.value()))
                        .toList()));
        soon(() -> assertThat(exchange.metricsOf("BA").sum(REFUSED) - refusedBefore)
                .isEqualTo(forged.size()));
        assertThat(exchange.metricsOf("BA").sum("exchange_dead_letters_total")).isGreaterThanOrEqualTo(forged.size());
        assertThat(exchange.officerOf("BA").reads(before.id()).json()).isEqualTo(victim);
    }

    /** All of them about an alert of Serbia, sent with a login that may write to the topic. */
    private List<ProducerRecord<byte[], byte[]>> forgedFrom(String alertId) {
        var genuine = exchange.topicsAs("hub").read(VEHICLES, alertId).getLast().value();
        var reader = exchange.outsideReader();
        var withdrawn = reader.read(genuine);
        withdrawn.put("version", 99);
        var invented = reader.write(withdrawn, genuine);
        var garbage = "not an event".getBytes(StandardCharsets.UTF_8);
        var noSchema =
                ByteBuffer.wrap(genuine.clone()).putInt(1, NO_SUCH_SCHEMA).array();
        var truncated = Arrays.copyOf(genuine, genuine.length - 20);
        var rs = exchange.forgerWithKeyOf("RS");
        var me = exchange.forgerWithKeyOf("ME");
        return List.of(
                rs.unsigned(VEHICLES, alertId, invented),
                me.signed(VEHICLES, alertId, invented),
                me.signedAs("RS-1", VEHICLES, alertId, invented),
                me.signedAs("XX-1", VEHICLES, alertId, invented),
                rs.signed(VEHICLES, alertId, garbage),
                rs.signed(VEHICLES, alertId, noSchema),
                rs.signed(VEHICLES, alertId, truncated),
                rs.signed(VEHICLES, "ME-01KAAAAAAAAAAAAAAAAAAAAAAA", genuine));
    }
}
