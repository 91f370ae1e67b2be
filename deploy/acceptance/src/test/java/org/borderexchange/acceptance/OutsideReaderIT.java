package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borderexchange.acceptance.story.Draft.stolenVehicle;

import java.time.Instant;
import org.apache.avro.generic.GenericRecord;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.borderexchange.acceptance.story.Topics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Any Avro program in any language reads the topics, given a login and the address of the registry. */
@ExtendWith(SharedExchange.class)
class OutsideReaderIT {

    private static final String VEHICLES = "exchange.group.stolen-vehicles.v1";

    private final Exchange exchange;

    OutsideReaderIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void aPlainConsumerReadsTheFieldsAsTheyWereIssued() {
        var draft = stolenVehicle();
        var issued = exchange.officerOf("RS").issues(draft).isSoonSeenBy("BA");

        var record = exchange.topicsAs("gateway-ba").read(VEHICLES, issued.id()).getLast();
        var event = exchange.outsideReader().read(record.value());

        assertThat(text(event, "originator")).isEqualTo("RS");
        assertThat(text(event, "subjectId")).isEqualTo(issued.id());
        assertThat(event.get("version")).isEqualTo(1);
        assertThat(text(event, "kind")).isEqualTo("ALERT_ISSUED");
        assertThat(event.get("erasure")).isNull();
        var alert = (GenericRecord) event.get("alert");
        assertThat(text(alert, "workingGroup")).isEqualTo("stolen-vehicles");
        assertThat(text(alert, "nationalReference")).isEqualTo(draft.nationalReference());
        assertThat(text((GenericRecord) alert.get("handling"), "code")).isEqualTo("H1");
        var vehicle = (GenericRecord) alert.get("stolenVehicle");
        assertThat(text(vehicle, "vin")).isEqualTo(draft.vin());
        assertThat(text((GenericRecord) vehicle.get("plate"), "number")).isEqualTo(draft.plate());
        assertThat(text(vehicle, "make")).isEqualTo("Volkswagen");
    }

    @Test
    void headersFollowCloudEventsAndTraceContextAndCarryTheSignature() {
        var issued = exchange.officerOf("RS").issues(stolenVehicle()).isSoonSeenBy("BA");

        var record = exchange.topicsAs("hub").read(VEHICLES, issued.id()).getLast();
        var event = exchange.outsideReader().read(record.value());

        assertThat(Topics.header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(Topics.header(record, "ce_id")).isEqualTo(text(event, "eventId"));
        assertThat(Topics.header(record, "ce_type")).endsWith("ALERT_ISSUED");
        assertThat(Topics.header(record, "ce_source")).contains("RS");
        assertThat(Instant.parse(Topics.header(record, "ce_time")).toEpochMilli())
                .isEqualTo(event.get("time"));
        assertThat(Topics.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        assertThat(Topics.header(record, "exchange-key-id")).isEqualTo("RS-1");
        assertThat(record.headers().lastHeader("exchange-signature").value()).hasSize(64);
    }

    private static String text(GenericRecord record, String field) {
        return String.valueOf(record.get(field));
    }
}
