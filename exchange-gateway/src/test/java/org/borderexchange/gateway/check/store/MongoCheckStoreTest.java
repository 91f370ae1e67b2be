package org.borderexchange.gateway.check.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borderexchange.gateway.alert.Examples.BA;
import static org.borderexchange.gateway.alert.Examples.ME;
import static org.borderexchange.gateway.alert.Examples.NOW;
import static org.borderexchange.gateway.alert.Examples.RS;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.gateway.check.CheckOutcome;
import org.borderexchange.gateway.check.Checks;
import org.borderexchange.gateway.check.Found;
import org.borderexchange.gateway.check.Sightings.Sighting;
import org.borderexchange.gateway.outbox.EncodedEvent;
import org.borderexchange.gateway.problem.StoreUnavailable;
import org.borderexchange.local.store.DurableStore;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.matching.Evidence;
import org.borderexchange.schemas.matching.Match;
import org.borderexchange.schemas.matching.MatchGrade;
import org.borderexchange.schemas.topic.AlertId;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MongoCheckStoreTest {

    private static final DurableStore SERVER = DurableStore.inMemory();
    private static final MongoClient CLIENT = MongoClients.create(SERVER.connectionString(""));
    private static final AlertId ALERT = AlertId.next(BA, NOW);

    private final MongoDatabase database =
            CLIENT.getDatabase("d" + UUID.randomUUID().toString().substring(0, 8));
    private final MongoSightings sightings = new MongoSightings(database);

    @AfterAll
    static void stop() {
        CLIENT.close();
        SERVER.close();
    }

    @Test
    void aRecordSaysWhoAskedWhenWhereAndWhyAndWhatCameOfIt() {
        var match = new Match(
                MatchGrade.HIT,
                MatchStrength.EXACT,
                1,
                "basis",
                List.of(new Evidence(IdentifierKind.VIN, "EXACT", MatchStrength.EXACT, 1, "equal")));
        var found = new Found(ALERT, Optional.of(ContentType.STOLEN_VEHICLE), "SEIZE", match);
        var place = new Place("GP Horgoš", null, null, null, null);

        new MongoChecks(database)
                .add(new Checks.Entry(
                        "01KA8Z3J5Q0000000000000001",
                        "officer",
                        NOW,
                        "border control",
                        Optional.of(place),
                        List.of(new Checks.Asked(IdentifierKind.VIN, "ab12", Optional.of("cd34"))),
                        new CheckOutcome("01KA8Z3J5Q0000000000000001", List.of(found), false)));

        var record = database.getCollection("checks").find().first();
        assertThat(record).isNotNull();
        assertThat(record.getString("_id")).isEqualTo("01KA8Z3J5Q0000000000000001");
        assertThat(record.getString("by")).isEqualTo("officer");
        assertThat(record.getDate("at")).isEqualTo(NOW);
        assertThat(record.getString("why")).isEqualTo("border control");
        assertThat(record.get("place", Document.class).getString("text")).isEqualTo("GP Horgoš");
        assertThat(record.getList("asked", Document.class))
                .containsExactly(
                        new Document("kind", "VIN").append("hash", "ab12").append("dateOfBirth", "cd34"));
        assertThat(record.getString("result")).isEqualTo("HIT");
        assertThat(record.getList("alerts", Document.class))
                .containsExactly(new Document("id", ALERT.toString()).append("strength", "EXACT"));
    }

    @Test
    void sightingsOfAnAlertComeNewestFirstPageByPage() {
        var first = sighting("01KA8Z3J5Q0000000000000001");
        var second = sighting("01KA8Z3J5Q0000000000000002");
        var ofAnother = new Sighting(AlertId.next(BA, NOW), RS, first.ulid(), first.event());

        sightings.keep(List.of(second, ofAnother, first));

        assertThat(sightings.find(ALERT, Optional.empty(), 1)).containsExactly(second);
        assertThat(sightings.find(ALERT, Optional.of(second.order()), 10)).containsExactly(first);
        assertThat(sightings.find(AlertId.next(ME, NOW), Optional.empty(), 10)).isEmpty();
    }

    @Test
    void aSightingThatIsHeardAgainIsKeptOnce() {
        var sighting = sighting("01KA8Z3J5Q0000000000000001");

        sightings.keep(List.of(sighting));
        sightings.keep(List.of(sighting));
        sightings.keep(List.of());

        assertThat(sightings.find(ALERT, Optional.empty(), 10)).containsExactly(sighting);
    }

    @Test
    void withoutTheStoreNothingIsAcknowledged() {
        var server = DurableStore.inMemory();
        try (var client = MongoClients.create(
                server.connectionString("rs") + "?serverSelectionTimeoutMS=100&socketTimeoutMS=2000")) {
            var away = new MongoSightings(client.getDatabase("rs"));
            var checks = new MongoChecks(client.getDatabase("rs"));
            server.close();

            assertThatThrownBy(() -> away.keep(List.of(sighting("01KA8Z3J5Q0000000000000001"))))
                    .isInstanceOf(StoreUnavailable.class);
            assertThatThrownBy(() -> checks.add(new Checks.Entry(
                            "01KA8Z3J5Q0000000000000001",
                            "officer",
                            NOW,
                            "control",
                            Optional.empty(),
                            List.of(),
                            new CheckOutcome("01KA8Z3J5Q0000000000000001", List.of(), false))))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }

    private static Sighting sighting(String ulid) {
        return new Sighting(ALERT, RS, ulid, new EncodedEvent(new byte[] {1, 2, 3}));
    }
}
