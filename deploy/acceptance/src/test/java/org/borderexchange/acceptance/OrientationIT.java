package org.borderexchange.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.borderexchange.acceptance.story.Exchange;
import org.borderexchange.acceptance.story.SharedExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a newcomer's client asks first. */
@ExtendWith(SharedExchange.class)
class OrientationIT {

    private final Exchange exchange;

    OrientationIT(Exchange exchange) {
        this.exchange = exchange;
    }

    @Test
    void meTellsCountryRolesAndGroups() {
        var me = exchange.officerOf("ME").get("/api/v1/me").hasStatus(200).json();

        assertThat(me.required("country").asString()).isEqualTo("ME");
        assertThat(me.required("roles").toString()).contains("duty-officer");
        assertThat(me.required("workingGroups").toString())
                .contains("stolen-vehicles", "smuggling", "migration", "drugs", "human-trafficking")
                .doesNotContain("firearms");
    }

    @Test
    void everyCodeHasALabel() {
        var lists = exchange.officerOf("BA")
                .get("/api/v1/code-lists")
                .hasStatus(200)
                .json();

        assertThat(lists.size()).isGreaterThan(15);
        assertThat(lists.values())
                .allSatisfy(list -> assertThat(
                                StreamSupport.stream(list.spliterator(), false).toList())
                        .isNotEmpty()
                        .allSatisfy(entry -> {
                            assertThat(entry.required("code").asString()).isNotBlank();
                            assertThat(entry.required("label").asString()).isNotBlank();
                        }));
        assertThat(lists.toString()).contains("SEIZE", "STOLEN_VEHICLE", "TOBACCO", "ALERT_ISSUED", "ON_FOOT");
    }

    @Test
    void theInterfaceDescribesItself() {
        var description =
                exchange.callerWith("RS", "").get("/v3/api-docs").hasStatus(200).json();

        assertThat(description.required("paths").propertyNames())
                .contains("/api/v1/alerts", "/api/v1/alerts/{id}", "/api/v1/alerts/batch", "/api/v1/events");
    }

    @Test
    void healthIsOpenAndTellsNothingElse() {
        var health = exchange.callerWith("RS", "")
                .get("/actuator/health")
                .hasStatus(200)
                .json();

        assertThat(health.required("status").asString()).isEqualTo("UP");
        assertThat(health.has("components")).isFalse();
    }
}
