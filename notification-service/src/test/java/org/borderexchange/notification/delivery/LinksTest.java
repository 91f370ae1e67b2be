package org.borderexchange.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.borderexchange.notification.event.Reader;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final String ALERT = "RS-01K0000000000000000000000A";

    private final Links links =
            new Links(Map.of("BA", URI.create("https://gateway.ba/"), "HUB", URI.create("https://hub.example")));

    @Test
    void aCountryReadsAlertsAndHitsAtItsOwnGateway() {
        assertThat(links.to(new Reader("BA"), ALERT)).isEqualTo("https://gateway.ba/api/v1/alerts/" + ALERT);
        assertThat(links.to(new Reader("BA"), "H-1")).isEqualTo("https://gateway.ba/api/v1/hits/H-1");
        assertThat(links.to(new Reader("ME"), ALERT)).isEmpty();
    }

    @Test
    void theHubsAnalystsAreNotSentWhereNoAlertIsAnswered() {
        assertThat(links.to(Reader.HUB, ALERT)).isEmpty();
        assertThat(links.to(Reader.HUB, "H-1")).isEqualTo("https://hub.example/api/v1/hits/H-1");
    }
}
