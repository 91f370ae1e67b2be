package org.borderexchange.notification.event.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.notification.event.Incidents;
import org.borderexchange.notification.event.Reader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MongoIncidentsTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));
    private static final Reader RS = new Reader("RS");
    private static final Reader BA = new Reader("BA");

    private final Incidents incidents =
            new MongoIncidents(CLIENT.getDatabase(UUID.randomUUID().toString()));

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void anAlertBelongsToItsHitAndThroughItToTheCase() {
        incidents.joinedBy(RS, "H-1", List.of("RS-1", "BA-1"));
        incidents.gathered(RS, "C-1", List.of("H-1"));

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1", "H-1", "C-1");
        assertThat(incidents.of(BA, "RS-1")).containsExactly("RS-1");
    }

    @Test
    void whatIsInACaseAlreadyIsNotMovedByAHit() {
        incidents.gathered(RS, "C-1", List.of("RS-1"));
        incidents.joinedBy(RS, "H-1", List.of("RS-1", "BA-1"));

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1", "C-1");
        assertThat(incidents.of(RS, "BA-1")).containsExactly("BA-1", "H-1");
    }

    @Test
    void whatWasTakenOutOfACaseStandsForItself() {
        for (var reader : List.of(RS, BA)) {
            incidents.gathered(reader, "C-1", List.of("RS-1", "BA-1", "H-1"));
        }

        incidents.gathered(RS, "C-1", List.of("BA-1", "H-1"));

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1");
        assertThat(incidents.of(RS, "BA-1")).containsExactly("BA-1", "C-1");
        assertThat(incidents.of(BA, "RS-1")).containsExactly("RS-1", "C-1");
    }

    @Test
    void whatMovedToAnotherCaseStaysThereWhenTheFirstSaysThatItIsGone() {
        incidents.gathered(RS, "C-1", List.of("RS-1", "RS-2"));
        incidents.gathered(RS, "C-2", List.of("RS-1"));
        incidents.gathered(RS, "C-1", List.of("RS-2"));

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1", "C-2");
    }

    @Test
    void aMergedCaseBelongsToTheOtherWhateverThatGathersUntilTheMergeIsUndone() {
        incidents.gathered(RS, "C-1", List.of("RS-1"));
        incidents.shownWithin(RS, "C-1", Optional.of("C-2"));
        incidents.gathered(RS, "C-2", List.of("BA-1"));
        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1", "C-1", "C-2");

        incidents.shownWithin(RS, "C-1", Optional.empty());

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1", "C-1");
        assertThat(incidents.of(RS, "BA-1")).containsExactly("BA-1", "C-2");
    }

    @Test
    void whatALostCaseGatheredStandsForItself() {
        incidents.gathered(RS, "C-1", List.of("RS-1", "BA-1"));

        incidents.dissolved(RS, "C-1");

        assertThat(incidents.of(RS, "RS-1")).containsExactly("RS-1");
    }
}
